import { _, nil } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { bytesOf, type BlockEnds } from "../../../src/compiled/blocks.ts";
import { emitVerdicts, prelude } from "../../../src/compiled/emit.ts";
import { evaluated } from "../../../src/compiled/evaluated.ts";
import { ISLAND, residualBuilder } from "../../../src/compiled/residual.ts";
import { runtimeOf, timeReader, type Runtime } from "../../../src/compiled/runtime.ts";
import { stretchOf } from "../../../src/compiled/stretches.ts";
import { verdictResiduals, type Fixture } from "../../../src/compiled/verdict-residuals.ts";
import { verdicts, type Verdict } from "../../../src/evaluate/decision.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { emptyProfile, settingsOf } from "../../../src/pack/profile.ts";
import type { Subject, Type, Vocabulary } from "../../../src/vocabulary/type.ts";
import { inputOf } from "../../laws/inputs.ts";
import { loaded } from "../../laws/law-of-compiled.ts";
import { buildAll, reckoningOf, type Draft } from "../../laws/pipeline.ts";
import type { PlainAttestation, PlainDays, PlainRecord } from "../../laws/plain.ts";
import { product } from "../../laws/product.ts";
import { dayOf } from "../../laws/run.ts";
import { lawText, quoted } from "../../laws/text.ts";
import { record, world } from "../../laws/world.ts";

// A sheet with facts of every kind and a service with the same ones, which is fixed; conditions and rules on sheets; and what the
// reference and generated code say of them.

const boolean: Type = { kind: "boolean" };
const number: Type = { kind: "number" };
const text: Type = { kind: "string" };
const word: Type = { kind: "enum", members: ["red", "green", "blue"] };
const date: Type = { kind: "date" };
const moment: Type = { kind: "datetime" };
const duration: Type = { kind: "duration" };
const listOf = (element: Type, key?: string): Type => ({ kind: "list", element, key });

const step = record({ done: boolean, size: number, ended_on: date });
const part = record({
  name: text,
  ok: boolean,
  word,
  size: number,
  made_on: date,
  steps: listOf(step),
  words: listOf(word),
});

const facts = record({
  id: text,
  at: moment,
  yes: boolean,
  sure: boolean,
  n: number,
  m: number,
  word,
  other: word,
  text,
  said: text,
  from_on: date,
  to_on: date,
  sent_at: moment,
  read_at: moment,
  span: duration,
  wait: duration,
  proof: { kind: "document" },
  words: listOf(word),
  others: listOf(word),
  texts: listOf(text),
  flags: listOf(boolean),
  numbers: listOf(number),
  days: listOf(date),
  moments: listOf(moment),
  spans: listOf(duration),
  parts: listOf(part, "name"),
  steps: listOf(step),
  group: record({ yes: boolean, word, n: number, words: listOf(word), to_on: date }),
  // Every object has something of this name.
  constructor: record({ yes: boolean, valueOf: number }),
});

const subject = (name: string, reads: readonly string[], day?: string): Subject => ({
  name,
  vocabulary: "world@1",
  main: "service",
  type: facts,
  day,
  reads,
  carries: [],
  needsFactsOn: false,
});

const vocabulary: Vocabulary = {
  ...world,
  subjects: new Map(
    [subject("service", ["service"]), subject("sheet", ["sheet", "service"], "at")].map((it) => [it.name, it]),
  ),
};

/** A word that may be null is one where the schema lists it. */
const schemas = new Map(
  Array.from(loaded(vocabulary).schemas, ([name, schema]) => [
    name,
    JSON.parse(
      JSON.stringify(schema),
      (_key, it: { readonly type?: unknown; readonly enum?: readonly unknown[] } | null) =>
        it?.enum && Array.isArray(it.type) ? { ...it, enum: [...it.enum, null] } : it,
    ) as object,
  ]),
);

/** What is asked beside conditions or rules, and of what. */
export interface Asked {
  /** Facts of the service; undefined: there is none. */
  readonly service?: PlainRecord;
  /** What is signed about the service. */
  readonly signed?: readonly PlainAttestation[];
  readonly before?: string;
  /** What is declared in another pack, `u`, that the rules may read; several: the last ones are its version from 2025-06-01 on. */
  readonly needed?: readonly string[];
  /** What is declared in a pack `w`, which reads the rules, and on what that rests. */
  readonly after?: string;
  readonly rankAfter?: string;
  readonly settings?: Partial<Settings>;
  readonly factsOn?: string;
}

/** Facts on a sheet. */
export type Sheet = PlainRecord;

const sheetOf = (sheet: Sheet): PlainRecord => ({ id: "s", at: "2025-11-01T09:00:00+08:00", ...sheet });
const documentOf = (sheet: Sheet, { factsOn }: Asked) => ({
  sheet: sheetOf(sheet),
  ...(factsOn === undefined ? {} : { facts_on: factsOn }),
});

/** Letters for verdicts: yes and no, open, waiting, exempt, not applicable, not in force, not examined. */
const letters: Readonly<Record<Verdict, string>> = {
  satisfied: "y",
  violated: "n",
  undetermined: "?",
  pending: "w",
  exempt: "e",
  not_applicable: "-",
  not_in_force: ".",
  not_examined: "x",
};
export const letterOf = (rank: number | undefined): string => {
  const verdict = verdicts[rank ?? ISLAND];
  return verdict === undefined ? "i" : letters[verdict];
};

/** The day on which the second version of `u` begins. */
const turns = "2025-06-01";

/** A pack of which all is declared in one paragraph. */
const packOf = (
  pack: string,
  declarations: string,
  { from = "2025-01-01", until, ...more }: Partial<PlainDays> & Partial<Draft>,
): Draft => ({
  pack,
  files: [{ path: `${pack}.edict`, text: `article 1 {\nparagraph 1 {\n${declarations}\n}\n}` }],
  inForce: { from: dayOf(from), until: until === undefined ? undefined : dayOf(until) },
  rank: "rules",
  needs: [],
  text: lawText,
  ...more,
});

/**
 * Rows of clauses of rules, each with a letter for each sheet in turn: what the reference says, what code says of all rules together, and
 * of each alone. `(island)` after them: the reference alone says it.
 */
export function expectVerdicts(
  sheets: readonly Sheet[],
  rows: Readonly<Record<string, string>>,
  asked: Asked = {},
): void {
  expect(saidOf(Object.keys(rows), sheets, asked)).toEqual(rows);
}

/** The same of conditions that are required. */
export function expectValues(
  sheets: readonly Sheet[],
  rows: Readonly<Record<string, string>>,
  asked: Asked = {},
): void {
  const conditions = Object.keys(rows);
  const said = saidOf(
    conditions.map((it) => `require ${it}`),
    sheets,
    asked,
  );
  expect(Object.fromEntries(conditions.map((it) => [it, said[`require ${it}`]]))).toEqual(rows);
}

function saidOf(clauses: readonly string[], sheets: readonly Sheet[], asked: Asked): Readonly<Record<string, string>> {
  const fixture = fixtureOf(clauses, asked);
  const documents = sheets.map((it) => documentOf(it, asked));
  const expected = byReference(fixture, sheets, asked);
  const found = [together(fixture, documents), ...apart(fixture, documents)];
  return Object.fromEntries(
    clauses.map((it, at) => {
      const row = (way: readonly Said[]): string => way.map((one) => one.get(`t.r${at}`) ?? "x").join("");
      const [said, ...byCode] = [row(expected), ...new Set(found.map(row))];
      const isIsland = byCode.join("") === "i".repeat(sheets.length);
      return [it, isIsland ? `${said} (island)` : [...new Set([said, ...byCode])].join(" / ")];
    }),
  );
}

/** Rules on sheets, called r0, r1 …, with what is declared beside them, and what is fixed. */
export function fixtureOf(
  clauses: readonly string[],
  { before = "", needed = [], after, rankAfter = "rules", service, signed = [], settings }: Asked,
): Fixture {
  const rules = clauses.map((it, at) => `rule r${at}: provider must "act" {\nquote "${quoted}"\non sheet\n${it}\n}`);
  const [first, second] = needed;
  const drafts = [
    ...(first === undefined ? [] : [packOf("u", first, { until: second === undefined ? undefined : turns })]),
    ...(second === undefined ? [] : [packOf("u", second, { from: turns })]),
    packOf("t", [before, ...rules].join("\n"), { needs: first === undefined ? [] : ["u"] }),
    ...(after === undefined ? [] : [packOf("w", after, { needs: ["t"], rank: rankAfter })]),
  ];
  return {
    programs: buildAll(product, drafts, reckoningOf(product), () => vocabulary).map((it) => it.program),
    service:
      service &&
      inputOf({
        name: "service",
        subject: "service",
        subjects: { service: { id: "x", ...service } },
        ...unsigned(undefined),
        attestations: signed,
      }),
    vocabulary: { ...loaded(vocabulary), schemas },
    settings: {
      ...settingsOf(emptyProfile, {
        asOf: dayOf("2025-12-31"),
        lawOf: undefined,
        party: "provider",
        ...reckoningOf(product),
      }),
      ...settings,
    },
  };
}

const unsigned = (factsOn: string | undefined) => ({ factsOn, attestations: [], evidence: [] });

/** What each rule says, by its name, of one sheet. */
type Said = ReadonlyMap<string, string>;

function byReference(
  { vocabulary: { vocabulary: read }, ...fixture }: Fixture,
  sheets: readonly Sheet[],
  { factsOn }: Asked,
): readonly Said[] {
  return sheets.map((sheet) => {
    const input = inputOf({
      name: "sheet",
      subject: "sheet",
      subjects: { sheet: sheetOf(sheet) },
      ...unsigned(factsOn),
    });
    const run = { ...fixture, vocabulary: read, inputs: [input], apart: true, trace: undefined };
    return new Map(product.evaluateRun(run).decision.rules.map((it) => [it.rule, letters[it.verdict]]));
  });
}

/** By the code of all rules, as documents come. */
function together(fixture: Fixture, documents: readonly object[]): readonly Said[] {
  const compiled = product.compileVerdicts(fixture, "sheet");
  if (!compiled) throw new Error("sheets are judged by code");
  const out = new Uint8Array(compiled.bytes);
  return documents.map((it) => {
    if (!compiled.judge(it, out)) throw new Error(`${JSON.stringify(it)} is in order`);
    return new Map(compiled.columns.map(({ rule, at }) => [rule, letterOf(out[at])]));
  });
}

/** By a function for each rule: as it judges first, when it has just met an unknown fact, and when it tries again after that. */
function apart(fixture: Fixture, documents: readonly { readonly sheet: object }[]): readonly (readonly Said[])[] {
  const { rules, bytes, open } = codeOf(fixture, (columns) => Array.from({ length: columns }, (_, at) => at + 1));
  return [[], [{}], [{}, {}]].map((earlier) =>
    documents.map(({ sheet, ...rest }) => {
      const judge = open();
      const out = new Uint8Array(bytes);
      const on = "facts_on" in rest && typeof rest.facts_on === "string" ? dayOf(rest.facts_on) : undefined;
      for (const it of [...earlier, sheet]) judge(it, out, on);
      return new Map(rules.map((rule, at) => [rule, letterOf(out[at])]));
    }),
  );
}

/** Code for sheets; `open` gives what has judged nothing yet. */
export interface SheetCode {
  readonly rules: readonly string[];
  readonly bytes: number;
  readonly open: () => (sheet: object, out: Uint8Array, factsOn?: number) => void;
}

/** The code of rules on sheets by the law of the day of judgement, in one block or in those that end so. */
export function codeOf(fixture: Fixture, endsOf: (columns: number) => BlockEnds = (columns) => [columns]): SheetCode {
  const left = verdictResiduals(fixture, ["sheet"], fixture.service);
  if (!left) throw new Error("sheets are judged by code");
  const { zone, asOf } = fixture.settings;
  const ends = endsOf(left.columns.length);
  const functions = left.parts.flatMap(({ settings: { turning }, residualsOf }) =>
    emitVerdicts(residualsOf("sheet", stretchOf(turning, asOf), residualBuilder()), ["sheet"], ends),
  );
  const code = functions.reduce((all, it) => _`${all}${it.code}`, prelude);
  const calls = functions.reduce((all, it) => _`${all}${it.name}(on, out, sheet);\n`, nil);
  const made = evaluated<(h: Runtime) => (sheet: object, out: Uint8Array, on: number) => void>(
    _`${code}return (sheet, out, on) => {\n${calls}};`,
  );
  const open: SheetCode["open"] = () => {
    const judge = made(runtimeOf(fixture.settings, timeReader(zone)));
    return (sheet, out, on = asOf) => judge(sheet, out, on);
  };
  return { rules: left.columns.map((it) => it.rule), bytes: bytesOf(ends), open };
}
