import { parseDuration } from "../../src/base/duration.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Attestation, Input } from "../../src/vocabulary/input.ts";
import { counted } from "./arithmetic.ts";
import { condition } from "./ask.ts";
import { and, open, or, type Answer } from "./logic.ts";
import { fieldsOf, subjectIn } from "./read.ts";
import { wanted, type Result } from "./result.ts";
import { bound, within, type Scene } from "./scene.ts";
import type { Settings } from "./settings.ts";
import { elementOf, typeOf } from "./types.ts";
import { fullName } from "./declared.ts";

/** `S is met`, `S is met for x` */
export function isMet({ standard: path, element }: Ast.Met, scene: Scene): Answer {
  const { id } = scene.book.text;
  const written = fullName(path);
  const name = written.startsWith(`${id}.`) ? written.slice(id.length + 1) : written;
  const standard = scene.book.standards.get(name);
  if (!standard) throw new Error(`${written} is a standard`);
  const one = element && scene.variables.get(element.text);
  const bare = within(scene, scene.book);
  const { each } = standard;
  const inside = each && one ? bound(bare, each.variable.text, one) : bare;
  return and([
    ...standard.onlyIf.map((it) => condition(it, inside)),
    or([...standard.orIf.map((it) => condition(it, inside)), attested(standard, `${id}.${name}`, one?.result, bare)]),
  ]);
}

/** What the latest attestations that count say. */
function attested(standard: Ast.Standard, full: string, element: Result | undefined, scene: Scene): Answer {
  const { settings } = scene.run;
  const subject = subjectIn(scene, standard.on?.text ?? "service");
  if (subject.value === undefined) return open(subject.needs);
  const of = element && wanted(element);
  if (of && of.value === undefined) return open(of.needs);
  if (of && of.value?.kind !== "group") return open(["not-comparable"]);

  const id = wordAt(subject, "id", scene);
  const key = standard.each && keyOf(standard.each, scene);
  const name = of && key !== undefined ? wordAt(of, key, scene) : undefined;
  const missing = open([
    ["attestation", full, id ?? "?", ...(standard.each ? [name ?? of?.path ?? "?"] : [])].join(" "),
  ]);
  if (id === undefined || (standard.each && name === undefined)) return missing;

  const places = new Set([scene.judgement.document, scene.run.service]);
  const counting = [...places].flatMap((input) =>
    (input?.attestations ?? []).filter(
      (it) =>
        it.standard === full &&
        it.subject === id &&
        it.element === name &&
        input !== undefined &&
        isCounted(it, input, standard, settings),
    ),
  );
  const latest = Math.max(...counting.map((it) => it.on));
  const said = new Set(counting.filter((it) => it.on === latest).map((it) => it.met));
  const [only] = said;
  return said.size === 1 ? { is: only, needs: [] } : missing;
}

function wordAt(group: Result, field: string, scene: Scene): string | undefined {
  const { value } = fieldsOf(group, [field], scene);
  return value?.kind === "text" ? value.text : undefined;
}

function keyOf(each: Ast.Each, scene: Scene): string | undefined {
  const type = typeOf(each.list, scene);
  return elementOf(type) && type?.kind === "list" ? type.key : undefined;
}

function isCounted(it: Attestation, input: Input, standard: Ast.Standard, settings: Settings): boolean {
  const judge = standard.judges.find((one) => one.role.text === it.by.role);
  const time = judge && parseDuration(judge.validFor.text);
  if (!judge || !time || time.kind === "time" || it.on > settings.asOf) return false;
  const end = counted(it.on, time, 1, settings);
  if (end === undefined || settings.asOf >= end) return false;
  return judge.evidence.every(({ text: kind }) =>
    it.evidence.some((id) => {
      const piece = input.evidence.get(id);
      return (
        piece?.evidenceKind === kind &&
        piece.collectedOn <= settings.asOf &&
        (piece.expiresOn === undefined || piece.expiresOn >= settings.asOf)
      );
    }),
  );
}
