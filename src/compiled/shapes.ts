import { _, nil, Name } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { addDays, parseDay } from "../base/civil-date.ts";
import { memoized } from "../base/memoized.ts";
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

/** The shape of a document that generated code has judged: all that decides what rules say of it, as a text. */
export type ShapeOf = (document: Document) => string;

/**
 * Generates code that tells documents of a subject apart. Undefined: what is said of one may hang on more than what it says.
 *
 * INVARIANT (one decision): of two documents of one shape, both of which `compileVerdicts` judges, the reference gives
 *   decisions that differ in places, names, days and shown values alone.
 */
export function compileShape(
  fixture: Fixture,
  subject: string,
): { readonly shapeOf: ShapeOf; readonly reads: Reads } | undefined {
  const { programs, settings, service } = fixture;
  const { vocabulary } = fixture.vocabulary;
  const given = [subject, ...(vocabulary.subjects.get(subject)?.carries ?? [])];
  const signed = service?.attestations ?? [];
  const reads = readsOf({ programs, vocabulary, given, same: sameStandards(programs), signed });
  if (!reads) return undefined;
  const { name, code } = emitShape(reads);
  const shape = evaluated<() => ShapeOf>(_`${code}return ${name};`)();
  if (settings.lawOf !== undefined) return { shapeOf: shape, reads };
  const run: Run = { ...fixture, vocabulary, inputs: [], trace: undefined };
  const laws = partsOf(run).map((it) => lawsOf(it, given));
  const shapeOf: ShapeOf = (document) => laws.reduce((all, lawOf) => `${all}${lawOf(document)};`, shape(document));
  return { shapeOf, reads };
}

const isObject = (it: unknown): it is object => typeof it === "object" && it !== null;

/** Tells by which law each subject of a document is judged. */
function lawsOf({ programs, settings, vocabulary }: Run, given: readonly string[]): ShapeOf {
  const turning = turningDays(programs);
  const read = timeReader(settings.zone);
  // A moment may be of the day before or after in another place: mostly the law is one on all three.
  const stretchOfDate = memoized((date: string): number | undefined => {
    const day = parseDay(date);
    const [before, after] = [-1, 1].map((it) => (day === undefined ? day : stretchOf(turning, addDays(day, it))));
    return before === after ? before : undefined;
  });
  const stretchIn = (root: unknown, field: string | undefined): number | undefined => {
    const written: unknown = field === undefined || !isObject(root) ? undefined : Reflect.get(root, field);
    if (typeof written !== "string") return undefined;
    const stretch = stretchOfDate(written.slice(0, 10));
    const { day } = stretch === undefined ? read(written) : { day: undefined };
    return day === undefined ? stretch : stretchOf(turning, day);
  };
  const fields = given.map((name) => ({ name, field: vocabulary.subjects.get(name)?.day }));
  const today = stretchOf(turning, settings.asOf);
  return (document) => {
    let own = today;
    let all = "";
    for (const [at, { name, field }] of fields.entries()) {
      const stretch = stretchIn(document[name], field) ?? own;
      if (at === 0) own = stretch;
      all += `${stretch},`;
    }
    return all;
  };
}

/**
 * Writes a function that tells what is read of a document that is accepted, as a text: alike for two of which the same is read,
 * and for no others.
 *
 * INVARIANT (told apart): what is written of a fact ends where the next begins, whatever documents say.
 */
export function emitShape({ subjects, factsOn }: Reads): { readonly name: Name; readonly code: Code } {
  const fresh = nameMaker("s");
  const key = fresh("key");
  const add = (it: Code): Code => _`${key} += ${it};\n`;

  const tell = (fact: ReadFact, x: Name): Code => {
    const known = tellKnown(fact, x);
    return _`if (${x} === undefined) ${key} += "u"; else if (${x} === null) ${key} += "n"; else {\n${known}}\n`;
  };
  const tellKnown = (fact: ReadFact, x: Name): Code => {
    const { type, whole, words, element } = fact;
    if (type.kind === "boolean") return add(_`${x} ? "t" : "f"`);
    if (type.kind === "enum" && whole) return add(wordCode(x, type.members));
    if (type.kind === "list") {
      if (!element) return add(_`${x}.length === 0 ? "e" : "l"`);
      const it = fresh("it");
      return _`${add(_`"["`)}for (const ${it} of ${x}) {\n${tell(element, it)}}\n${add(_`"]"`)}`;
    }
    if (whole) return add(_`JSON.stringify(${x}) + ","`);
    if (type.kind === "record") return _`${add(_`"r"`)}${tellFields(fact, x)}`;
    return add(words.size === 0 ? _`"x"` : wordCode(x, [...words]));
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
  const day = factsOn ? add(_`JSON.stringify(of.facts_on ?? null)`) : nil;
  const code = _`${ownCode}function ${name}(of) {\nlet ${key} = "";\n${roots}${day}return ${key};\n}\n`;
  return { name, code };
}

/** Which of some words a text is. */
const wordCode = (x: Name, words: readonly string[]): Code =>
  _`(${words.reduce((all, word, at) => _`${all}${x} === ${word} ? ${`${at},`} : `, nil)}"x")`;
