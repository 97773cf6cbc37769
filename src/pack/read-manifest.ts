import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { formatDay } from "../base/civil-date.ts";
import { dayOf, fieldOf, itemsOf, textOf, textsOf } from "../base/fields.ts";
import { zones } from "../base/instant.ts";
import packSchema from "../../grammar/schema/pack-1.schema.json" with { type: "json" };
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { emptyInterval } from "./diagnostics.ts";
import type { Manifest } from "./pack.ts";

/** `pack.yaml` as data; nothing if it does not fit its schema. */
export function readManifest(document: DataDocument): {
  readonly manifest: Manifest | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { root, source } = document;
  const diagnostics = checkAgainstSchema(document, packSchema);
  if (diagnostics.length > 0) return { manifest: undefined, diagnostics };

  const text = (name: string): string => textOf(fieldOf(root, name)) ?? "";
  const title = fieldOf(root, "title");
  const inForce = fieldOf(root, "in_force");
  const from = dayOf(fieldOf(inForce, "from"));
  const until = dayOf(fieldOf(inForce, "until"));
  const zone = zones.get(text("zone"));
  const lawText = fieldOf(root, "text");
  const file = textOf(fieldOf(lawText, "file"));
  const of = dayOf(fieldOf(lawText, "of"));
  if (from === undefined || !zone) return { manifest: undefined, diagnostics };
  if (until !== undefined && until <= from) {
    const place = { source, span: (inForce ?? root).span };
    const problem = emptyInterval.at(place, { from: formatDay(from), until: formatDay(until) });
    return { manifest: undefined, diagnostics: [problem] };
  }
  const manifest: Manifest = {
    id: text("id"),
    version: text("version"),
    title: { en: textOf(fieldOf(title, "en")) ?? "", zh: textOf(fieldOf(title, "zh")) ?? "" },
    rank: text("rank"),
    text: file === undefined || of === undefined ? undefined : { file, of },
    inForce: { from, until },
    zone,
    calendar: text("calendar"),
    vocabulary: text("vocabulary"),
    parties: textsOf(fieldOf(root, "parties")),
    roles: textsOf(fieldOf(root, "roles")),
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
