import { _, Name, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { schemaOf, type JsonSchema } from "../vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { RecordType, Type } from "../vocabulary/type.ts";
import { contradictionCode, lookedAt, type FactPlaces } from "./contradiction-code.ts";
import { isInherited, nameMaker, ownCode, type NameMaker } from "./names.ts";

/** What is accepted of documents of a subject. */
export interface Acceptance {
  readonly vocabulary: LoadedVocabulary;
  /** The subject that a document is about, and those that may come with it. */
  readonly subject: string;
  readonly carried: readonly string[];
  /** Whether its own day has to be said. */
  readonly needsOwnDay: boolean;
  /** No list may be longer. */
  readonly longestList: number;
  /** Whether records are plain, and have no keys but those of their schema, because a `LineReader` has made them. */
  readonly read: boolean;
}

/**
 * Writes a function that says whether a document is plainly in order, so that generated code may judge it as it stands. What is
 * not so is not wrong: it may be known in part, signed, hold a placeholder or a mistake, and the reference tells.
 *
 * INVARIANT (nothing taken that is not in order): of a document that is accepted the reference reads every fact, and finds no
 *   mistake, no placeholder and no signature in it. The other way round nothing is promised.
 */
export function emitAcceptance(acceptance: Acceptance): { readonly name: Name; readonly code: Code } {
  const { vocabulary, subject, carried, needsOwnDay, longestList, read } = acceptance;
  const names = nameMaker("a");
  const writer = recordWriter(vocabulary, names, longestList, read);
  const name = new Name("accepts");
  const { begin, count, end } = keyCount(read);
  const subjects = [subject, ...carried].map((it) => {
    const found = vocabulary.vocabulary.subjects.get(it);
    const day = it === subject && needsOwnDay ? found?.day : undefined;
    const isRecord = writer.recordOf(schemaAt(vocabulary, vocabulary.fileOf(it)), found?.type, day);
    const absent = it === subject ? _`return false;` : nil;
    return _`{ const x = of[${it}]; if (x === undefined) { ${absent} } else { if (!${isRecord}(x, on)) return false; ${count} } }\n`;
  });
  const needsFactsOn = vocabulary.vocabulary.subjects.get(subject)?.needsFactsOn === true;
  const unsaid = needsFactsOn ? _`return false;` : nil;
  const isOther = vocabulary.vocabulary.ids.map((it) => _`of.vocabulary !== ${it}`).reduce((a, b) => _`${a} && ${b}`);
  const code = _`function ${name}(of) {
${begin}const on = of.facts_on;
if (on === undefined) { ${unsaid} } else { if (typeof on !== "string" || !h.isDay(on)) return false; ${count} }
if (of.kind !== undefined) { if (of.kind !== ${subject}) return false; ${count} }
if (of.vocabulary !== undefined) { if (${isOther}) return false; ${count} }
${subjects.reduce((all, it) => _`${all}${it}`, nil)}${end}}
`;
  return { name, code: _`${ownCode}${isRecordCode}${writer.code()}${code}` };
}

/** The helper that tells plain records. */
export const isRecordCode: Code = _`const isRecord = (x) => {
  if (typeof x !== "object" || x === null || Array.isArray(x)) return false;
  const prototype = Object.getPrototypeOf(x);
  return prototype === null || prototype === Object.prototype;
};
`;

/** A schema of a vocabulary, as its validators read it. */
export const schemaAt = ({ schemas }: LoadedVocabulary, reference: string): JsonSchema => {
  const [file = "", pointer = ""] = reference.split("#");
  const steps = pointer.split("/").slice(1);
  return steps.reduce<JsonSchema>((at, step) => schemaOf(at[step]), schemaOf(schemas.get(file)));
};

/** Where words are listed, nothing has to be one of them. */
export const isNullable = ({ type, enum: members }: JsonSchema): boolean =>
  [type].flat().includes("null") && (!Array.isArray(members) || members.includes(null));

interface RecordWriter {
  /** The function that accepts a record; `day`: a field that has to be there. */
  readonly recordOf: (schema: JsonSchema, type: Type | undefined, day?: string) => Name;
  readonly code: () => Code;
}

/** What a `$ref` may have beside it: nothing by which a value is validated. */
export const besideReference = /^(\$ref|title|description|x-.*)$/;

/** Code that counts the keys of a record, so that none is left that no schema has. */
const keyCount = (read: boolean): { readonly begin: Code; readonly count: Code; readonly end: Code } =>
  read
    ? { begin: nil, count: nil, end: _`return true;\n` }
    : {
        begin: _`if (!isRecord(of)) return false;\nlet keys = 0;\n`,
        count: _`keys++;`,
        end: _`for (const key in of) keys--;\nreturn keys === 0;\n`,
      };

function recordWriter(
  vocabulary: LoadedVocabulary,
  fresh: NameMaker,
  longestList: number,
  read: boolean,
): RecordWriter {
  const functions: Code[] = [];
  const { begin, count, end } = keyCount(read);

  /** Statements that leave the function around them with false where a value is not in order. */
  const check = (given: JsonSchema, type: Type | undefined, x: Name, event: boolean): Code => {
    const reference = given["$ref"];
    if (typeof reference === "string") {
      if (Object.keys(given).some((it) => !besideReference.test(it))) return _`return false;`;
      return check(schemaAt(vocabulary, reference), type, x, event || given["x-event"] === true);
    }
    const isEvent = event || given["x-event"] === true;
    const types = [given["type"]].flat();
    const [kind, ...others] = types.filter((it) => it !== "null");
    if (others.length > 0) return _`return false;`;
    if (kind !== "string" && given["enum"] !== undefined) return _`return false;`;
    const inner = checkKind(kind, given, type, x, isEvent);
    return isNullable(given) ? _`if (${x} !== null) { ${inner} }` : inner;
  };

  const checkKind = (kind: unknown, schema: JsonSchema, type: Type | undefined, x: Name, event: boolean): Code => {
    switch (kind) {
      case "boolean":
        return _`if (typeof ${x} !== "boolean") return false;`;
      case "number":
      case "integer":
        return checkNumber(kind, schema, x);
      case "string":
        return checkText(schema, x, event);
      case "array":
        return checkList(schema, type, x, event);
      case "object":
        return schema["additionalProperties"] === true
          ? _`if (!isRecord(${x}) || !h.isPlain(${x})) return false;`
          : _`if (!${recordOf(schema, type)}(${x}, on)) return false;`;
      default:
        return _`return false;`;
    }
  };

  const checkList = (schema: JsonSchema, type: Type | undefined, x: Name, event: boolean): Code => {
    const [i, it] = [fresh("i"), fresh("it")];
    const element = type?.kind === "list" ? type.element : undefined;
    const key = type?.kind === "list" ? type.key : undefined;
    const unique = schema["uniqueItems"] === true ? _`if (${x}.length > 1 && h.repeats(${x})) return false;` : nil;
    const named = key === undefined ? nil : _`if (${x}.length > 1 && h.sharesNames(${x}, ${key})) return false;`;
    const each = check(schemaOf(schema["items"]), element, it, event);
    return _`if (!Array.isArray(${x}) || ${x}.length > ${longestList}) return false;
for (let ${i} = 0; ${i} < ${x}.length; ${i}++) { const ${it} = ${x}[${i}]; ${each} }
${unique}${named}`;
  };

  const made = new Map<string, Name>();
  const recordOf = (schema: JsonSchema, type: Type | undefined, day?: string): Name => {
    const record: RecordType | undefined = type?.kind === "record" ? type : undefined;
    const key = JSON.stringify([schema, record?.contradictions, day]);
    const known = made.get(key);
    if (known) return known;
    const name = fresh("record");
    made.set(key, name);
    const required = new Set([...[schema["required"]].flat(), day]);
    const fields = Object.entries(schemaOf(schema["properties"])).map(([field, it]) => {
      const x = fresh("x");
      const inside = check(schemaOf(it), record?.fields.get(field)?.type, x, false);
      const read = isInherited(field) ? _`own(of, ${field})` : _`of[${field}]`;
      const absent = required.has(field) ? _`else return false;` : nil;
      return _`const ${x} = ${read};\nif (${x} !== undefined) { ${count} ${inside} } ${absent}\n`;
    });
    const places: FactPlaces = { given: () => _`of`, fixed: new Map() };
    const together = lookedAt(record?.contradictions ?? []).map(
      (it) => _`if (${contradictionCode(it, places)}) return false;\n`,
    );
    const body = [...fields, ...together].reduce((all, it) => _`${all}${it}`, nil);
    functions.push(_`function ${name}(of, on) {\n${begin}${body}${end}}\n`);
    return name;
  };

  return { recordOf, code: () => functions.reduce((all, it) => _`${all}${it}`, nil) };
}

function checkNumber(kind: "number" | "integer", { minimum, maximum }: JsonSchema, x: Name): Code {
  const whole = kind === "integer" ? _` || Math.floor(${x}) !== ${x}` : nil;
  const least = typeof minimum === "number" ? _` || ${x} < ${minimum}` : nil;
  const most = typeof maximum === "number" ? _` || ${x} > ${maximum}` : nil;
  const size = _`(${x} !== 0 && !(${x} < 1e15 && ${x} > -1e15 && (${x} >= 1e-6 || ${x} <= -1e-6)))`;
  return _`if (typeof ${x} !== "number" || ${size}${whole}${least}${most}) return false;`;
}

function checkText(schema: JsonSchema, x: Name, event: boolean): Code {
  const isText = _`if (typeof ${x} !== "string") return false;`;
  const members = schema["enum"];
  if (Array.isArray(members)) {
    const words = members.filter((it) => typeof it === "string");
    const other = words.reduce((all, it) => (all === nil ? _`${x} !== ${it}` : _`${all} && ${x} !== ${it}`), nil);
    return _`if (${other === nil ? _`true` : other}) return false;`;
  }
  if (schema["x-document"] === true) return _`return false;`;
  const { format } = schema;
  if (format === "date" || format === "date-time") {
    const holds = format === "date" ? _`h.isDay(${x})` : _`h.isMoment(${x})`;
    // A moment of that day is longer than its name: it may be of the next day elsewhere.
    const known = event ? _`if (on === undefined ? h.isAhead(${x}) : ${x} > on) return false;` : nil;
    return _`${isText} if (!${holds}) return false; ${known}`;
  }
  const formed = typeof format === "string" ? _`if (!h.hasFormat(${format}, ${x})) return false;` : nil;
  if (schema["x-verbatim"] !== true) return _`${isText} ${formed} if (h.saysNothing(${x})) return false;`;
  const filled = schema["pattern"] === undefined ? nil : _`if (${x}.trim() === "") return false;`;
  return _`${isText} ${formed} ${filled}`;
}
