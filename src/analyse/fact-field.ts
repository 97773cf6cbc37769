import type { Field, RecordType, Type, Vocabulary } from "../vocabulary/type.ts";

/**
 * The field that a path of a document leads to; undefined if the vocabulary knows no such.
 *
 * @example
 * fieldAt({ subjects: new Map() }, "service.id") // undefined
 */
export function fieldAt({ subjects }: Pick<Vocabulary, "subjects">, path: string): Field | undefined {
  const [subject = "", ...steps] = path.replaceAll(/\[\d+\]/g, "").split(".");
  let record: RecordType | undefined = subjects.get(subject)?.type;
  let field: Field | undefined;
  for (const step of steps) {
    field = record?.fields.get(step);
    record = field && recordOf(field.type);
  }
  return field;
}

function recordOf(type: Type): RecordType | undefined {
  if (type.kind === "record") return type;
  return type.kind === "list" ? recordOf(type.element) : undefined;
}
