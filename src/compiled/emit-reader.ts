import { _, nil, stringify } from "ajv/dist/2020.js";
import type { Code, Name } from "ajv";
import { schemaOf, type JsonSchema } from "../vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { Type } from "../vocabulary/type.ts";
import { besideReference, isNullable, schemaAt } from "./acceptance.ts";
import { listOf } from "./emit.ts";
import { concatenated, nameMaker } from "./names.ts";
import type { ReadFact } from "./reads.ts";

/** What is read of a line. */
export interface ReaderSettings {
  readonly vocabulary: LoadedVocabulary;
  readonly subject: string;
  readonly carried: readonly string[];
  /** What rules read of each subject: other texts are looked at where they stand, and not read. */
  readonly reads: ReadonlyMap<string, ReadFact>;
  /** Fields whose texts are read wherever they stand. */
  readonly wanted: ReadonlySet<string>;
  /** No list may be longer. */
  readonly longestList: number;
}

/**
 * Writes a function `(bytes, start, end)` that reads a line of JSON as a document of a subject, by what its vocabulary lets it say; undefined
 * where the line is not plainly such, however right it may be. Bytes are UTF-8. A text that nobody reads is told as `unread`.
 *
 * INVARIANT (read as parsed): what is read of a line is what JSON.parse hides nothing of, but for texts that nobody reads; of
 *   those it is sure that they say something.
 */
export function emitReader(settings: ReaderSettings): Code {
  const { vocabulary, subject, carried, reads, wanted, longestList } = settings;
  const fresh = nameMaker("r");
  const functions: Code[] = [];
  const add = (prefix: string, of: (name: Name) => Code): Name => {
    const name = fresh(prefix);
    functions.push(of(name));
    return name;
  };

  /** Code of the value that stands at `p`; undefined where it is none. */
  const valueOf = (given: JsonSchema, type: Type | undefined, fact: ReadFact | undefined, isWanted: boolean): Code => {
    const reference = given["$ref"];
    if (typeof reference === "string") {
      if (Object.keys(given).some((it) => !besideReference.test(it))) return _`undefined`;
      return valueOf(schemaAt(vocabulary, reference), type, fact, isWanted);
    }
    const types = [given["type"]].flat();
    const [kind, ...others] = types.filter((it) => it !== "null");
    if (others.length > 0) return _`undefined`;
    if (kind !== "string" && given["enum"] !== undefined) return _`undefined`;
    const value = valueOfKind(kind, given, type, fact, isWanted);
    return isNullable(given) ? _`(b[p] === 110 ? nothing() : ${value})` : value;
  };

  const valueOfKind = (
    kind: unknown,
    schema: JsonSchema,
    type: Type | undefined,
    fact: ReadFact | undefined,
    isWanted: boolean,
  ): Code => {
    switch (kind) {
      case "boolean":
        return _`yesOrNo()`;
      case "number":
      case "integer":
        return _`number()`;
      case "string":
        return textOf(schema, fact, isWanted);
      case "array": {
        const element = type?.kind === "list" ? type.element : undefined;
        const isNamed = schema["uniqueItems"] === true || (type?.kind === "list" && type.key !== undefined);
        const item = valueOf(schemaOf(schema["items"]), element, fact?.element, isWanted || isNamed);
        return _`${add("list", (name) => listCode(name, item, longestList))}()`;
      }
      case "object":
        return schema["additionalProperties"] === true
          ? _`free()`
          : _`${recordOf(fieldsOf(schema, type, fact, isWanted))}()`;
      default:
        return _`undefined`;
    }
  };

  const textOf = (schema: JsonSchema, fact: ReadFact | undefined, isWanted: boolean): Code => {
    const members = schema["enum"];
    if (Array.isArray(members)) return wordOf(members.filter((it) => typeof it === "string"));
    const isRead = isWanted || fact?.whole === true || (fact?.words.size ?? 0) > 0;
    if (isRead || schema["format"] !== undefined) return _`text()`;
    // Of words as somebody spoke them any will do, unless they may not be blank.
    if (schema["x-verbatim"] === true) return schema["pattern"] === undefined ? _`anyText()` : _`text()`;
    return _`unread()`;
  };

  const wordOf = (words: readonly string[]): Code => {
    const table = add("words", (name) => _`const ${name} = h.tokens(${listTexts(words)});\n`);
    return _`word(${table})`;
  };

  interface ReadField {
    readonly name: string;
    readonly value: Code;
  }

  const fieldsOf = (
    schema: JsonSchema,
    type: Type | undefined,
    fact: ReadFact | undefined,
    isWanted: boolean,
  ): readonly ReadField[] =>
    Object.entries(schemaOf(schema["properties"])).map(([name, it]) => {
      const field = type?.kind === "record" ? type.fields.get(name)?.type : undefined;
      return { name, value: valueOf(schemaOf(it), field, fact?.fields.get(name), isWanted || wanted.has(name)) };
    });

  const recordOf = (all: readonly ReadField[]): Name => {
    // A key of this name sets no field: a line that has it is not read here.
    const fields = all.filter((it) => it.name !== "__proto__").map((it) => ({ ...it, at: fresh("f") }));
    const keys = add("keys", (name) => _`const ${name} = h.tokens(${listTexts(fields.map((it) => it.name))});\n`);
    const cases = fields.map(
      ({ at, value }, index) => _`case ${index}:
if (${at} !== undefined || (${at} = ${value}) === undefined) return undefined;
break;
`,
    );
    const lets = fields.length === 0 ? nil : _`let ${listOf(fields.map((it) => it.at))};\n`;
    const shown = listOf(fields.map(({ name, at }) => _`${name}: ${at}`));
    return add(
      "record",
      (name) => _`function ${name}() {
if (b[p] !== 123) return undefined;
p++;
blank();
${lets}if (b[p] === 125) p++;
else for (let next = 0; ; ) {
const key = keyAt(${keys}, next);
next = key + 1;
switch (key) {
${concatenated(cases)}default:
return undefined;
}
blank();
const mark = b[p++];
if (mark === 125) break;
if (mark !== 44) return undefined;
blank();
}
return { ${shown} };
}
`,
    );
  };

  const subjects = [subject, ...carried].map((name): ReadField => {
    const type = vocabulary.vocabulary.subjects.get(name)?.type;
    return { name, value: valueOf(schemaAt(vocabulary, vocabulary.fileOf(name)), type, reads.get(name), false) };
  });
  const line = recordOf([
    { name: "kind", value: wordOf([subject]) },
    { name: "vocabulary", value: wordOf(vocabulary.vocabulary.ids) },
    { name: "facts_on", value: _`text()` },
    ...subjects,
  ]);
  return _`${readerPrelude()}${concatenated(functions)}return (bytes, start, end) => {
if (bytes !== b) {
b = bytes;
four = h.viewOf(bytes);
}
p = start;
blank();
const document = ${line}();
blank();
return p === end && document !== undefined && document[${subject}] !== undefined ? document : undefined;
};`;
}

const listTexts = (all: readonly string[]): Code => _`[${listOf(all.map((it) => stringify(it)))}]`;

const listCode = (name: Name, item: Code, longest: number): Code => _`function ${name}() {
if (b[p] !== 91) return undefined;
p++;
blank();
const list = [];
if (b[p] === 93) {
p++;
return list;
}
for (;;) {
const item = ${item};
if (item === undefined || list.length === ${longest}) return undefined;
list.push(item);
blank();
const mark = b[p++];
if (mark === 93) return list;
if (mark !== 44) return undefined;
blank();
}
}
`;

/** Texts of so many characters are remembered. */
const longestKept = 40;

/** Functions that read so many characters from a place: each says them all at once. */
const asciiReaders = (longest: number): Code =>
  listOf(
    Array.from({ length: longest + 1 }, (_length, count) => {
      const codes = Array.from({ length: count }, (_code, at) => _`b[at + ${at}]`);
      return _`(at) => String.fromCharCode(${listOf(codes)})`;
    }),
  );

/** A byte in all four places of an integer. */
const fourOf = (byte: number): number => (byte * 0x01_01_01_01) | 0;

/** What reads one value: `b` holds the bytes, `p` is where it stands, and behind it once it is read. */
const readerPrelude = (): Code => _`
let b, p, isPlain, isEscaped;
/** The same bytes, to look at four of them at once. */
let four;
const blank = () => {
  while (b[p] === 32 || b[p] === 9) p++;
};
const nothing = () => (b[p + 1] === 117 && b[p + 2] === 108 && b[p + 3] === 108 ? ((p += 4), null) : undefined);
const yesOrNo = () => {
  if (b[p] === 116) return b[p + 1] === 114 && b[p + 2] === 117 && b[p + 3] === 101 ? ((p += 4), true) : undefined;
  if (b[p] !== 102 || b[p + 1] !== 97 || b[p + 2] !== 108 || b[p + 3] !== 115 || b[p + 4] !== 101) return undefined;
  p += 5;
  return false;
};
const isToken = ({ bytes, fours }) => {
  const { length } = bytes;
  let at = p;
  if (at + length > b.length) return false;
  for (let i = 0; i < fours.length; i++, at += 4) if (four.getInt32(at, true) !== fours[i]) return false;
  for (let i = at - p; i < length; i++, at++) if (b[at] !== bytes[i]) return false;
  p = at;
  return true;
};
function keyAt(keys, from) {
  const { length } = keys;
  for (let i = 0, at = from; i < length; i++, at++) {
    if (at >= length) at -= length;
    if (isToken(keys[at])) {
      blank();
      if (b[p] !== 58) return -1;
      p++;
      blank();
      return at;
    }
  }
  return -1;
}
function word(words) {
  for (let i = 0; i < words.length; i++) if (isToken(words[i])) return words[i].text;
  return undefined;
}
function number() {
  const start = p;
  const isNegative = b[p] === 45;
  if (isNegative) p++;
  const first = b[p];
  let value = 0;
  let digit;
  while ((digit = b[p] - 48) >= 0 && digit <= 9) {
    value = value * 10 + digit;
    p++;
  }
  const whole = p - start - (isNegative ? 1 : 0);
  if (whole === 0 || whole > 15 || (first === 48 && whole > 1)) return undefined;
  if (b[p] === 46) {
    p++;
    const behind = p;
    while ((digit = b[p] - 48) >= 0 && digit <= 9) p++;
    if (p === behind || p - start > 15) return undefined;
    value = Math.abs(Number(asciiOf[p - start](start)));
  }
  return isNegative ? -value : value;
}
/** Goes behind a text, and tells whether it is one. */
function skipText() {
  const bytes = b;
  const last = bytes.length - 4;
  let at = p;
  if (bytes[at] !== 34) return false;
  at++;
  let bits = 0;
  isEscaped = false;
  for (;;) {
    // Four bytes at a time, up to a quote, a backslash or a control character: its highest bit is the first one that is set.
    while (at <= last) {
      const all = four.getInt32(at, true);
      const quotes = all ^ ${fourOf(0x22)};
      const escapes = all ^ ${fourOf(0x5c)};
      const ends = (((quotes - ${fourOf(1)}) & ~quotes) | ((escapes - ${fourOf(1)}) & ~escapes) | ((all - ${fourOf(0x20)}) & ~all)) & ${fourOf(0x80)};
      if (ends !== 0) {
        const end = 31 - Math.clz32(ends & -ends);
        bits |= all & ((1 << (end - 7)) - 1);
        at += end >> 3;
        break;
      }
      bits |= all;
      at += 4;
    }
    const byte = bytes[at];
    if (byte === 34) break;
    if (byte === 92) {
      isEscaped = true;
      const mark = bytes[at + 1];
      if (mark === 117) {
        for (let i = 2; i < 6; i++) if (!h.isHex(bytes[at + i])) return false;
        at += 6;
      } else if (mark === 34 || mark === 92 || mark === 47 || mark === 98 || mark === 102 || mark === 110 || mark === 114 || mark === 116) at += 2;
      else return false;
    } else if (byte >= 32) {
      bits |= byte;
      at++;
    } else return false;
  }
  isPlain = (bits & ${fourOf(0x80)}) === 0;
  p = at + 1;
  return true;
}
/** Texts that were read: the same names stand in most lines. */
const kept = new Array(1024).fill("");
const asciiOf = [${asciiReaders(longestKept)}];
/** The text between the quotes at \`start\` and before \`p\`. */
function textFrom(start) {
  if (isEscaped) return JSON.parse(h.utf8(b, start, p));
  const bytes = b;
  const from = start + 1;
  const end = p - 1;
  const length = end - from;
  if (!isPlain || length > ${longestKept}) return h.utf8(bytes, from, end);
  const place = (length * 31 + bytes[from] * 7 + bytes[from + (length >> 1)] * 5 + bytes[end - 2] * 13 + bytes[end - 1] * 17) & 1023;
  const before = kept[place];
  if (before.length === length) {
    let i = 0;
    while (i < length && before.charCodeAt(i) === bytes[from + i]) i++;
    if (i === length) return before;
  }
  return (kept[place] = asciiOf[length](from));
}
function text() {
  const start = p;
  return skipText() ? textFrom(start) : undefined;
}
function unread() {
  const start = p;
  if (!skipText()) return undefined;
  const [first, second] = [b[start + 1], b[start + 2]];
  return (first < 128 && second < 128 && h.surelySays[(first << 7) | second] === 1) || h.says(textFrom(start)) ? h.unread : undefined;
}
function anyText() {
  return skipText() ? h.unread : undefined;
}
/** What may hold anything: how it is nested is looked at by whoever reads it. */
function free() {
  if (b[p] !== 123) return undefined;
  const start = p;
  let depth = 0;
  do {
    const byte = b[p];
    if (byte === 34) {
      if (!skipText()) return undefined;
      continue;
    }
    if (byte === 123 || byte === 91) depth++;
    else if (byte === 125 || byte === 93) depth--;
    else if (!(byte >= 32) && byte !== 9) return undefined;
    if (depth > 64) return undefined;
    p++;
  } while (depth > 0);
  return h.plain(h.utf8(b, start, p));
}
`;
