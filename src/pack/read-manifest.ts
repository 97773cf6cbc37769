import valid from "semver/ranges/valid.js";
import packSchema from "../../grammar/schema/pack-1.schema.json" with { type: "json" };
import { formatDay, type Interval } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { dayOf, entriesOf, fieldOf, itemsOf, textOf, textsOf, type DataDocument } from "../base/document.ts";
import { zones } from "../base/instant.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { badRange, emptyInterval } from "./diagnostics.ts";
import type { Manifest, Need } from "./pack.ts";

/** `pack.yaml` as data; nothing with any mistake. */
export function readManifest(document: DataDocument): {
  readonly manifest: Manifest | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { root, source } = document;
  const shape = checkAgainstSchema(document, packSchema);
  if (shape.length > 0) return { manifest: undefined, diagnostics: shape };

  const text = (name: string): string => textOf(fieldOf(root, name)) ?? "";
  const title = fieldOf(root, "title");
  const inForce = readInForce(document);
  const needs = readNeeds(document);
  const zone = zones.get(text("zone"));
  const lawText = fieldOf(root, "text");
  const file = textOf(fieldOf(lawText, "file"));
  const of = dayOf(fieldOf(lawText, "of"));
  const diagnostics = [...inForce.diagnostics, ...needs.diagnostics];
  if (!inForce.interval || !zone || diagnostics.length > 0) return { manifest: undefined, diagnostics };
  const manifest: Manifest = {
    id: text("id"),
    version: text("version"),
    title: { en: textOf(fieldOf(title, "en")) ?? "", zh: textOf(fieldOf(title, "zh")) ?? "" },
    rank: text("rank"),
    text: file === undefined || of === undefined ? undefined : { file, of },
    inForce: inForce.interval,
    zone,
    calendar: text("calendar"),
    vocabulary: text("vocabulary"),
    parties: textsOf(fieldOf(root, "parties")),
    roles: textsOf(fieldOf(root, "roles")),
    needs: needs.needs,
    notCovered: itemsOf(fieldOf(root, "not_covered")).flatMap((it) => {
      const start = dayOf(fieldOf(it, "from"));
      return start === undefined
        ? []
        : [{ id: textOf(fieldOf(it, "id")) ?? "", from: start, binds: textOf(fieldOf(it, "binds")) ?? "" }];
    }),
    source,
  };
  return { manifest, diagnostics };
}

function readInForce({ root, source }: DataDocument): {
  readonly interval: Interval | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const inForce = fieldOf(root, "in_force");
  if (textOf(inForce) === "never") return { interval: "never", diagnostics: [] };
  const from = dayOf(fieldOf(inForce, "from"));
  const until = dayOf(fieldOf(inForce, "until"));
  if (from === undefined) return { interval: undefined, diagnostics: [] };
  if (until === undefined || until > from) return { interval: { from, until }, diagnostics: [] };
  const place = { source, span: (inForce ?? root).span };
  const problem = emptyInterval.at(place, { from: formatDay(from), until: formatDay(until) });
  return { interval: undefined, diagnostics: [problem] };
}

function readNeeds({ root, source }: DataDocument): {
  readonly needs: readonly Need[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const entries = entriesOf(fieldOf(root, "needs"));
  const needs = entries.map(({ key, keySpan, value }) => ({
    id: key,
    range: textOf(value) ?? "",
    place: { source, span: { start: keySpan.start, end: value.span.end } },
  }));
  const diagnostics = entries.flatMap(({ key, value }) => {
    const range = textOf(value) ?? "";
    return valid(range) === null ? [badRange.at({ source, span: value.span }, { id: key, range })] : [];
  });
  return { needs, diagnostics };
}
