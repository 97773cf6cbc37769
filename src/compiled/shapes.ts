import { _, nil, Name } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import type { Run } from "../evaluate/context.ts";
import { partsOf } from "../evaluate/parts-of-run.ts";
import { sameStandards } from "../evaluate/same-standards.ts";
import { evaluated } from "./evaluated.ts";
import type { Fixture } from "./verdict-residuals.ts";
import { concatenated, isInherited, nameMaker, ownCode } from "./names.ts";
import { readsOf, type ReadFact, type Reads } from "./reads.ts";
import { timeReader } from "./runtime.ts";
import { stretchOf, turningDays } from "./stretches.ts";

type Document = Readonly<Record<string, unknown>>;

/**
 * Writes the shape of a document that generated code has judged: all that decides what rules say of it. Tells how many bytes that are, of
 * which some are lost if they are more than there is room for.
 */
export type WriteShape = (document: Document, into: Uint8Array) => number;

/**
 * Generates code that tells documents of a subject apart. Undefined: what is said of one may hang on more than what it says.
 *
 * INVARIANT (one decision): of two documents of one shape, both of which `compileVerdicts` judges, the reference gives
 *   decisions that differ in places, names, days and shown values alone.
 */
export function compileShape(
  fixture: Fixture,
  subject: string,
): { readonly writeShape: WriteShape; readonly reads: Reads } | undefined {
  const { programs, settings, service } = fixture;
  const { vocabulary } = fixture.vocabulary;
  const given = [subject, ...(vocabulary.subjects.get(subject)?.carries ?? [])];
  const signed = service?.attestations ?? [];
  const reads = readsOf({ programs, vocabulary, given, same: sameStandards(programs), signed });
  if (!reads) return undefined;
  const { name, code } = emitShape(reads);
  const write = evaluated<() => WriteShape>(_`${code}return ${name};`)();
  if (settings.lawOf !== undefined) return { writeShape: write, reads };
  const run: Run = { ...fixture, vocabulary, inputs: [], trace: undefined };
  const laws = partsOf(run).map((it) => lawsOf(it, given));
  const writeShape: WriteShape = (document, into) =>
    laws.reduce((at, writeLaw) => writeLaw(document, into, at), write(document, into));
  return { writeShape, reads };
}

const isObject = (it: unknown): it is object => typeof it === "object" && it !== null;

/** Writes from a byte on by which law each subject of a document is judged. */
function lawsOf({ programs, settings, vocabulary }: Run, given: readonly string[]) {
  const turning = turningDays(programs);
  const read = timeReader(settings.zone);
  const stretchIn = (root: unknown, field: string | undefined): number | undefined => {
    const written: unknown = field === undefined || !isObject(root) ? undefined : Reflect.get(root, field);
    const day = typeof written === "string" ? read(written).day : undefined;
    return day === undefined ? undefined : stretchOf(turning, day);
  };
  const fields = given.map((name) => ({ name, field: vocabulary.subjects.get(name)?.day }));
  const today = stretchOf(turning, settings.asOf);
  return (document: Document, into: Uint8Array, from: number): number => {
    let own: number | undefined;
    let next = from;
    for (const { name, field } of fields) {
      const stretch = stretchIn(document[name], field) ?? own ?? today;
      own ??= stretch;
      into[next++] = stretch;
      into[next++] = stretch >> 8;
      into[next++] = stretch >> 16;
    }
    return next;
  };
}

/**
 * Writes a function that writes what is read of a document that is accepted: alike for two of which the same is read, and for no others.
 *
 * INVARIANT (told apart): what is written of a fact ends where the next begins, whatever documents say.
 */
export function emitShape({ subjects, factsOn }: Reads): { readonly name: Name; readonly code: Code } {
  const fresh = nameMaker("s");

  const tell = (fact: ReadFact, x: Name): Code =>
    _`if (${x} === undefined) ${add(_`0`)}else if (${x} === null) ${add(_`1`)}else {\n${tellKnown(fact, x)}}\n`;
  const tellKnown = (fact: ReadFact, x: Name): Code => {
    const { type, whole, words, element } = fact;
    if (type.kind === "boolean") return add(_`${x} ? ${leastKnown} : ${leastKnown + 1}`);
    if (type.kind === "enum" && whole) return addWord(x, type.members);
    if (type.kind === "list") {
      if (!element) return add(_`${x}.length === 0 ? ${leastKnown} : ${leastKnown + 1}`);
      const it = fresh("it");
      return _`${add(_`${leastKnown}`)}for (const ${it} of ${x}) {\n${tell(element, it)}}\n${add(_`${endOfList}`)}`;
    }
    if (whole) return _`${add(_`${leastKnown}`)}${addText(x)}`;
    if (type.kind === "record") return _`${add(_`${leastKnown}`)}${tellFields(fact, x)}`;
    return addWord(x, [...words]);
  };
  const tellFields = ({ fields }: ReadFact, of: Name): Code =>
    concatenated(
      [...fields].map(([name, it]) => {
        const x = fresh("x");
        const value = isInherited(name) ? _`own(${of}, ${name})` : _`${of}[${name}]`;
        return _`const ${x} = ${value};\n${tell(it, x)}`;
      }),
    );

  const name = new Name("shape");
  const roots = concatenated(
    [...subjects].map(([subject, it]) => {
      const root = fresh("root");
      return _`const ${root} = of[${subject}];\n${tell(it, root)}`;
    }),
  );
  const day = factsOn ? addText(_`(of.facts_on ?? null)`) : nil;
  const code = _`${ownCode}${textCode}function ${name}(of, bytes) {\nlet n = 0;\n${roots}${day}return n;\n}\n`;
  return { name, code };
}

/** What is written of a fact that is known begins with this byte or one above it, and that of one that is not with one below. */
const leastKnown = 2;

/** With this one begins nothing that is written of a fact. */
const endOfList = 255;

const add = (byte: Code): Code => _`bytes[n++] = ${byte};\n`;

const addText = (x: Code): Code => _`n = addText(bytes, n, JSON.stringify(${x}));\n`;

/** A text ends as it says at its beginning. */
const textCode = _`function addText(bytes, from, text) {
let n = from;
for (let bits = 0; bits < 32; bits += 8) bytes[n++] = text.length >> bits;
for (let at = 0; at < text.length; at++) {
const code = text.charCodeAt(at);
bytes[n++] = code;
bytes[n++] = code >> 8;
}
return n;
}
`;

/** So many words are told apart by one byte. */
const wordsOfByte = endOfList - leastKnown;

/** Which of some words a text is. */
function addWord(x: Name, words: readonly string[]): Code {
  const at = _`(${words.reduce((all, word, index) => _`${all}${x} === ${word} ? ${index} : `, nil)}${words.length})`;
  if (words.length < wordsOfByte) return add(_`${leastKnown} + ${at}`);
  return _`{\nconst word = ${at};\n${add(_`${leastKnown} + word % ${wordsOfByte}`)}${add(_`word / ${wordsOfByte}`)}}\n`;
}
