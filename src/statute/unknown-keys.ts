import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf } from "../base/fields.ts";
import { namesOf } from "../base/message.ts";
import type { SourceText } from "../base/text.ts";
import { unknownKey } from "./diagnostics.ts";

/** The keys of a record beside those that it can have: in YAML a comma without quotation marks begins one. */
export function unknownKeys(
  source: SourceText,
  record: DataNode,
  known: readonly string[],
  what: "erratum" | "outline" | "caption" | "translation",
): readonly Diagnostic[] {
  return entriesOf(record)
    .filter(({ key }) => !known.includes(key))
    .map(({ key, keySpan, value }) => {
      const cut = value.kind === "scalar" && value.value === null;
      return unknownKey.at({ source, span: keySpan }, { key, what, known: namesOf(known), cut });
    });
}
