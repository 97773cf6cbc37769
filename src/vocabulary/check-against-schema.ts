import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { toPlain } from "../base/plain.ts";
import { explainMismatches } from "./explain-mismatch.ts";
import { createValidator, type Validate } from "./validator.ts";

const compiled = new WeakMap<object, Validate>();

/**
 * What in a document does not fit a JSON Schema (a plain one, such as those of `grammar/schema`), each at its place.
 *
 * @example
 * const root = { kind: "list", items: [], span: { start: 0, end: 2 } };
 * const document = { source: { path: "a.yaml", text: "[]" }, root };
 * checkAgainstSchema(document, { type: "object" })[0]?.code // "vocabulary/wrong-type"
 */
export function checkAgainstSchema(document: DataDocument, schema: object): readonly Diagnostic[] {
  const validate = compiled.get(schema) ?? createValidator(new Map([["document", schema]]));
  compiled.set(schema, validate);
  const start = { path: "", node: document.root, keySpan: undefined };
  const part = { source: document.source, start, elsewhere: () => undefined };
  return explainMismatches(part, validate("document", toPlain(document.root)));
}
