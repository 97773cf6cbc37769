import { verdicts } from "../../evaluate/decision.ts";
import { translated } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { canvas, type Picture, type PictureState, type Relation } from "./picture.ts";
import type { PictureSetting } from "./rules-picture.ts";

/**
 * Packs, and how they refer to each other: what each needs, whose rules it asks, exempts from or has consequences for, whose questions
 * it asks; and the law outside of them that it leaves rules to or may yield to. The texts of one law are one node.
 */
export function instrumentsPicture(packs: readonly Pack[], { judged }: Pick<PictureSetting, "judged">): Picture {
  const drawing = canvas();
  const homes = new Map(
    packs.flatMap((it) => it.checked.rules.map((rule) => [rule.declaration, it.manifest.id] as const)),
  );
  const stateOf = (id: string): PictureState | undefined => {
    const own = judged?.rules.filter((it) => it.pack === id && it.inRollUp) ?? [];
    return verdicts.find((it) => own.some((one) => one.verdict === it));
  };
  const ids = new Map<string, number>();
  for (const { manifest } of packs) {
    const { id, title, source } = manifest;
    const place = { source, span: { start: 0, end: 0 } };
    const said = { kind: "title", title } as const;
    ids.set(id, drawing.node({ id, kind: "pack", name: id, said, place, state: stateOf(id) }));
  }
  const refer = (from: number, id: string | undefined, kind: Relation): void => {
    const to = id === undefined ? undefined : ids.get(id);
    if (to !== undefined && to !== from) drawing.edge(from, to, kind);
  };
  for (const { manifest, checked } of packs) {
    const from = ids.get(manifest.id) ?? 0;
    for (const { id } of manifest.needs) refer(from, id, "needs");
    const named = (clause: Parameters<typeof checked.named.get>[0], kind: Relation): void =>
      checked.named.get(clause)?.forEach((it) => refer(from, homes.get(it), kind));
    for (const { declaration } of checked.rules)
      for (const it of declaration.clauses) {
        if (it.kind === "complies") named(it.id, "complies-with");
        if (it.kind === "upon") named(it.id, "upon-breach-of");
      }
    for (const { declaration } of checked.exemptions) named(declaration.id, "exempts-from");
    for (const { sameAs } of checked.standards)
      refer(from, sameAs?.name.slice(0, sameAs.name.lastIndexOf(".")), "same-question");
    for (const { id, binds } of manifest.notCovered) {
      if (ids.has(id)) continue;
      const said = { kind: "title", title: translated(checked, binds) } as const;
      drawing.edge(from, drawing.node({ id: `other ${id}`, kind: "other-law", name: id, said }), "leaves-to");
    }
    for (const { declaration, locator, file } of checked.dispositions) {
      if (declaration.kind !== "yields-to") continue;
      const said = { kind: "title", title: translated(checked, declaration.what.text) } as const;
      const place = { source: file.source, span: declaration.span };
      const id = `yields ${manifest.id} ${declaration.what.text}`;
      drawing.edge(from, drawing.node({ id, kind: "other-law", said, locator, place }), "yields-to");
    }
  }
  return drawing.finish();
}
