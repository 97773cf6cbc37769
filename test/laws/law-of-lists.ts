import fc from "fast-check";
import { fieldOf, textOf } from "../../src/base/document.ts";
import { dayIn, parseInstant } from "../../src/base/instant.ts";
import { invariant } from "../../src/base/invariant.ts";
import { readJson } from "../../src/base/json-document.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import type { Database } from "../kit/databases.ts";
import type { RecordType, Subject, Type, Vocabulary } from "../../src/vocabulary/type.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { compareVerdicts, type Compared } from "./compiled-verdicts.ts";
import { loaded } from "./law-of-compiled.ts";
import type { PinnedLaw } from "./law.ts";
import { buildAll, reckoningOf, type Pipeline } from "./pipeline.ts";
import { dayOf } from "./run.ts";
import { compareStatement, type ComparedRows } from "./statement-verdicts.ts";
import { lawText, quoted } from "./text.ts";
import { record, world } from "./world.ts";

// A small law whose rules read lists of a document in every way that they can, and a vocabulary whose names are hard to quote.

const boolean: Type = { kind: "boolean" };
const number: Type = { kind: "number" };
const text: Type = { kind: "string" };
const word: Type = { kind: "enum", members: ["red", "green", "blue"] };
const listOf = (element: Type, key?: string): Type => ({ kind: "list", element, key });

const inner = record({ done: boolean, size: number });
const part = record({
  name: text,
  ok: boolean,
  word,
  made_on: { kind: "date" },
  steps: listOf(inner),
  words: listOf(word),
});

/** Nobody's rule reads such a name; the guard does. */
export const hardName = `it's "one" /* -- \n~/ */ 'x`;

const note: Subject = {
  name: "note",
  vocabulary: "world@1",
  main: "service",
  type: record({
    id: text,
    at: { kind: "datetime" },
    seen_at: { kind: "datetime" },
    word,
    Word: boolean,
    size: number,
    marked: boolean,
    words: listOf(word),
    others: listOf(word),
    numbers: listOf(number),
    parts: listOf(part, "name"),
    group: record({ marked: boolean, word, words: listOf(word) }),
    [hardName]: boolean,
  }),
  day: "at",
  reads: ["note", "service"],
  carries: [],
  needsFactsOn: false,
};

const vocabulary: Vocabulary = { ...world, subjects: new Map([...world.subjects, ["note", note]]) };

const conditions = [
  "note.word in note.words",
  "note.size in note.numbers",
  "note.words has any note.others",
  "note.words has any [red, blue]",
  "note.words has all note.others",
  "note.words is empty",
  "any w in note.group.words satisfies w == note.word",
  "note.group is present",
  "note.group.word is absent",
  "note.parts is present",
  "any p in note.parts satisfies p.ok",
  "every p in note.parts satisfies p.ok or p.word == red",
  "no p in note.parts satisfies p.word in note.words",
  "any p in note.parts satisfies (every s in p.steps satisfies s.done)",
  "any p in note.parts satisfies p.words has any note.others",
  "every p in note.parts satisfies p.name is present",
  "count(p in note.parts where p.ok) >= 1",
  "count(p in note.parts where p.ok) == count(w in note.words where w == red)",
  "count(p in note.parts where p.made_on is absent) < note.size",
  "if note.marked then note.word == red else note.group.marked",
  "note.word == (if note.marked then note.group.word else red)",
  "(note.marked == note.group.marked)",
  "note.Word or note.word == blue",
  "note.size <= 1 and note.size > 0.5",
  "note.seen_at <= note.at + 36 hours",
  "note.seen_at > note.at",
  "note.at < 2025-09-01",
  "every p in note.parts satisfies p.made_on <= note.at",
  "note.word not in [red, green]",
];

const rules = [
  ...conditions.map(
    (it, at) => `rule plain_${at}: provider must "act" {\nquote "${quoted}"\non note\nrequire ${it}\n}`,
  ),
  ...conditions
    .slice(0, 12)
    .map(
      (it, at) =>
        `rule gated_${at}: provider must not "act" {\nquote "${quoted}"\non note\nwhen ${it}\nunless note.marked\nforbid note.group.marked\n}`,
    ),
  `rule each_part: provider must "act" {\nquote "${quoted}"\non note\nfor each p in note.parts where p.word != red\nwhen p.ok\nrequire p.name is present\n}`,
  `rule each_step: provider must "act" {\nquote "${quoted}"\non note\nfor each p in note.parts\nfor each s in p.steps where s.size > 0\nrequire s.done\n}`,
  `rule waits: provider must "act" {\nquote "${quoted}"\non note\nrequire note.marked\npending while note.group.marked\n}`,
  `rule freed: provider must "act" {\nquote "${quoted}"\non note\nwhen note.size > 0\nrequire note.marked\n}`,
  `exemption free from freed, each_part when note.word == green quote "${quoted}"`,
];

const alone = `rule alone: provider must "act" {\nquote "${quoted}"\non note\nwhen note.size >= 0\nrequire note.marked or note.Word\n}`;

const inParagraph = (number: number, declared: readonly string[]): string =>
  `paragraph ${number} {\n${declared.join("\n")}\n}`;

const ofParts = `rule of_parts: provider must "act" {\nquote "${quoted}"\non note\nfor each p in note.parts\nrequire p.ok\n}`;

const asks = (name: string, clauses: readonly string[]): string =>
  `rule ${name}: provider must "act" {\nquote "${quoted}"\non note\n${clauses.join("\n")}\n}`;

/** A pack that asks what the other one says, of lists too. */
const asking = [
  asks("all", [
    "when note.word is present",
    "require complies with t [article 1 paragraph 2]",
    "require first: note.marked or note.size > 1",
  ]),
  asks("lists", ["require complies with t [article 3]", "require complies with t [article 1 paragraph 2]"]),
  asks("some", ["when any p in note.parts satisfies p.ok", "require complies with t [article 1 paragraph 2]"]),
  asks("alone_too", ["require note.size >= 0"]),
];

interface DraftOfLists {
  readonly pack: string;
  /** What is declared in each article. */
  readonly articles: readonly (readonly string[])[];
  readonly needs: readonly string[];
}

const lawOfLists: readonly DraftOfLists[] = [
  {
    pack: "t",
    articles: [[inParagraph(1, rules), inParagraph(2, [alone])], [], [inParagraph(1, [ofParts])]],
    needs: [],
  },
  { pack: "w", articles: [[inParagraph(1, asking)]], needs: ["t"] },
];

/** A law of many rules: most ask one of a few things first, some begin within the days of notes, some never apply. */
const lawOfMany: readonly DraftOfLists[] = [
  {
    pack: "t",
    needs: [],
    articles: [
      [
        inParagraph(
          1,
          Array.from({ length: 540 }, (_, at) => {
            const gates =
              at % 9 === 8
                ? ["note.Word", "note.word == blue"]
                : ["note.marked", "note.word == red", "note.size > 1", "as_of < 2020-01-01"];
            const gate = gates[at % gates.length];
            const required = `require ${conditions[(at * 7) % conditions.length]}`;
            return asks(`many_${at}`, [
              ...(at % 5 === 4 ? ["in force from 2025-09-01"] : []),
              `when ${gate}`,
              required,
            ]);
          }),
        ),
      ],
    ],
  },
];

/** Compiles the law of lists, or another, for one day. */
export function fixtureOfLists(pipeline: Pipeline, law = lawOfLists): Fixture {
  const reckoning = reckoningOf(pipeline);
  const inForce = { from: dayOf("2025-08-01"), until: undefined };
  const drafts = law.map(({ pack, articles, needs }) => {
    const text = articles.map((it, at) => (it.length > 0 ? `article ${at + 1} {\n${it.join("\n")}\n}\n` : "")).join("");
    return { pack, files: [{ path: `${pack}.edict`, text }], inForce, rank: "rules" as const, needs, text: lawText };
  });
  const built = buildAll(pipeline, drafts, reckoning, () => vocabulary);
  return {
    programs: built.map((it) => it.program),
    service: undefined,
    vocabulary: loaded(vocabulary),
    settings: {
      asOf: dayOf("2025-12-31"),
      lawOf: undefined,
      party: "provider",
      interpretations: [],
      memberships: [],
      adoptions: [],
      assumptions: [],
      ...reckoning,
    },
  };
}

const edges = [
  "2025-07-31T23:59:59+08:00",
  "2025-07-31T16:00:00Z",
  "2025-08-31T15:59:59.999Z",
  "2025-09-01T00:00:00+08:00",
  "2025-09-01T12:00:00-12:00",
];
const texts = [..."abcdefghijklmnopqrstuvwxyz", "甲乙", "TBD"];

function valueOf(type: Type): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.constantFrom(0, 0.5, 1, 2, 3);
    case "string":
      return fc.constantFrom(...texts);
    case "enum":
      return fc.constantFrom(...type.members);
    case "date":
      return fc.constantFrom("2025-07-31", "2025-08-31", "2025-09-01");
    case "datetime":
      return fc.constantFrom(...edges);
    case "list":
      return fc.array(valueOf(type.element), { maxLength: 3 });
    case "record":
      return documentOf(type);
    default:
      throw new Error(`no such facts: ${type.kind}`);
  }
}

const documentOf = (type: RecordType): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Array.from(type.fields, ([name, it]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: valueOf(it.type) }, fc.constant(null)),
      ]),
    ),
    { requiredKeys: [] },
  );

/** Generated notes, as JSON. */
const notes = (count: number, seed: number): readonly string[] => {
  const made = fc.tuple(documentOf(note.type), fc.constantFrom(...edges), fc.constantFrom("a", "b", "no 1"));
  return fc.sample(made, { numRuns: count, seed }).map(([it, at, id]) => JSON.stringify({ note: { ...it, id, at } }));
};

const inputsOf = (fixture: Fixture, count: number, seed: number): readonly Input[] =>
  notes(count, seed).map((text): Input => {
    const source = { path: "a.json", text };
    const document = readJson(source).documents[0]?.root;
    const node = fieldOf(document, "note");
    const moment = parseInstant(textOf(fieldOf(node, "at")) ?? "");
    invariant(document?.kind === "record" && node?.kind === "record" && moment !== undefined, "a note is read");
    const day = dayIn(moment, fixture.settings.zone);
    const nothing = { factsOn: undefined, attestations: [], evidence: new Map(), unusable: new Set<never>() };
    return {
      source,
      subject: "note",
      roots: new Map([["note", node]]),
      document,
      span: node.span,
      day,
      moment,
      ...nothing,
    };
  });

/** Judges generated notes by generated code and by the reference, by all packs and by the one that asks alone. */
export function comparedInLoops(pipeline: Pipeline, count: number, seed: number): readonly Compared[] {
  const fixture = fixtureOfLists(pipeline);
  const inputs = inputsOf(fixture, count, seed);
  const alone = { ...fixture, programs: fixture.programs.filter((it) => it.graph.pack === "w") };
  return [fixture, alone].map((it) => compareVerdicts(pipeline, it, inputs));
}

/** Judges notes by many rules: where all of a block say the same, and where they do not, by the law before and after some begin. */
export function comparedInMany(pipeline: Pipeline, count: number, seed: number): Compared {
  const fixture = fixtureOfLists(pipeline, lawOfMany);
  return compareVerdicts(pipeline, fixture, inputsOf(fixture, count, seed));
}

export const manyRules: PinnedLaw = {
  kind: "pinned",
  name: "many rules",
  broken: (pipeline) => comparedInMany(pipeline, 40, 3).differences[0],
};

/** Judges generated notes by a statement and by the reference. */
export const comparedInLists = (
  pipeline: Pipeline,
  database: Database,
  count: number,
  seed: number,
): Promise<ComparedRows> =>
  compareStatement(
    pipeline,
    database,
    fixtureOfLists(pipeline),
    notes(count, seed).map((text) => ({ text })),
  );
