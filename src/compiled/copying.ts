import { _, Name, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { schemaOf, type JsonSchema } from "../vocabulary/json-schema.ts";
import { isRecordCode, schemaAt, type Acceptance } from "./acceptance.ts";
import { concatenated, isInherited, nameMaker } from "./names.ts";

/**
 * Writes a function that copies the records and lists of a document, as far as schemas know them: whoever handed it over may change
 * theirs later. What it leaves as it stands is nothing that `emitAcceptance` takes, such as what holds itself.
 *
 * INVARIANT (of its own): a copy that is accepted shares nothing that can be changed with what it is a copy of.
 */
export function emitCopying({
  vocabulary,
  subject,
  carried,
  longestList,
}: Pick<Acceptance, "vocabulary" | "subject" | "carried" | "longestList">): {
  readonly name: Name;
  readonly code: Code;
} {
  const fresh = nameMaker("k");
  const functions: Code[] = [];
  const made = new Map<string, Name>();

  /** Statements that put a copy where a value stands; none where nobody can change it. */
  const copyAt = (given: JsonSchema, place: Code): Code => {
    const reference = given["$ref"];
    if (typeof reference === "string") return copyAt(schemaAt(vocabulary, reference), place);
    const types = [given["type"]].flat();
    if (types.includes("array")) return copyListAt(schemaOf(given["items"]), place);
    if (!types.includes("object")) return nil;
    return given["additionalProperties"] === true
      ? _`if (h.isPlain(${place})) ${place} = structuredClone(${place});`
      : _`${place} = ${recordOf(given)}(${place});`;
  };

  const copyListAt = (items: JsonSchema, place: Code): Code => {
    const [x, i] = [fresh("x"), fresh("i")];
    const each = copyAt(items, _`${x}[${i}]`);
    const inside = each === nil ? nil : _`\nfor (let ${i} = 0; ${i} < ${x}.length; ${i}++) { ${each} }`;
    return _`if (Array.isArray(${place}) && ${place}.length <= ${longestList}) { const ${x} = ${place} = ${place}.slice();${inside} }`;
  };

  const recordOf = (schema: JsonSchema): Name => {
    const key = JSON.stringify(schema);
    const known = made.get(key);
    if (known) return known;
    const name = fresh("record");
    made.set(key, name);
    const fields = Object.entries(schemaOf(schema["properties"])).flatMap(([field, it]) => {
      const copy = copyAt(schemaOf(it), _`own[${field}]`);
      const isThere = isInherited(field) ? _`Object.hasOwn(own, ${field})` : _`own[${field}] !== undefined`;
      return copy === nil ? [] : [_`if (${isThere}) { ${copy} }\n`];
    });
    functions.push(
      _`function ${name}(of) {\nif (!isRecord(of)) return of;\nconst own = { ...of };\n${concatenated(fields)}return own;\n}\n`,
    );
    return name;
  };

  const name = new Name("copy");
  const subjects = [subject, ...carried].map(
    (it) =>
      _`if (of[${it}] !== undefined) own[${it}] = ${recordOf(schemaAt(vocabulary, vocabulary.fileOf(it)))}(of[${it}]);\n`,
  );
  const code = _`function ${name}(of) {\nconst own = { ...of };\n${concatenated(subjects)}return own;\n}\n`;
  return { name, code: _`${isRecordCode}${concatenated(functions)}${code}` };
}
