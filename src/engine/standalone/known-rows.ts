import { addDays, formatDay, type Day } from "../../base/civil-date.ts";
import { toPlain } from "../../base/document.ts";
import { isPlainRecord, type PlainRecord } from "../../base/plain-json.ts";
import type { Host } from "../../base/host.ts";
import { addMs, formatInstant, startOfDay, utc } from "../../base/instant.ts";
import { readDocument } from "../../base/read-document.ts";
import { readCases } from "../../cases/read-cases.ts";
import { turningDays } from "../../compiled/stretches.ts";
import type { Fixture } from "../../compiled/verdict-residuals.ts";
import { evaluateRun } from "../../evaluate/evaluate.ts";
import { rollUp, runWord } from "../../evaluate/verdict.ts";
import { ruleOf } from "../../evaluate/program.ts";
import { headsOf } from "../../sql/places.ts";
import type { KnownRow } from "../../sql/self-test.ts";
import type { Input } from "../../vocabulary/input.ts";
import { readInputs } from "../../vocabulary/read-input.ts";
import type { Subject } from "../../vocabulary/type.ts";
import { overstatedDetectors } from "../check/validate-inputs.ts";
import type { FixedFacts } from "./fixed.ts";

/** As many rows of each kind, so that a statement with all of them is read soon; of changes, those that the reference judges, and others. */
const most = { cases: 80, edges: 60, changes: 500, judged: 120, refused: 60 };

/**
 * Documents with what the reference says of them, to try a database by: those of the packs' cases, the same at the edges of days, with
 * one thing left out, null, empty or of another type, and texts that are read in other ways by some.
 */
export function knownRows({ fixture, packs }: Pick<FixedFacts, "fixture" | "packs">, host: Host): readonly KnownRow[] {
  const heads = headsOf(fixture);
  const { mains } = fixture.vocabulary.vocabulary;
  const cases = packs
    .flatMap((pack) => readCases(host, pack).cases.flatMap((it) => it.documents))
    .map((it) => toPlain(it.root))
    .filter(isPlainRecord)
    .filter((it) => heads.some(({ name }) => name in it) && !mains.some((name) => name in it));
  const judge = judgeOf(fixture);
  const bases = heads.flatMap((head) => {
    const dated = cases.filter((it) => head.name in it).map((it) => datedOn(it, head, fixture.settings.asOf));
    const read = dated.filter((it) => judge(textOf(it)).said !== undefined);
    const byLength = read.toSorted((a, b) => textOf(b).length - textOf(a).length);
    const [longest, shortest] = [byLength[0], byLength.at(-1)];
    return longest && shortest ? [{ head, document: longest, shortest }] : [];
  });
  // Of the shortest, for what says more contradicts a day of its own that is another.
  const edges = bases.flatMap((it) => edgesOf(it.head, it.shortest, fixture).map(textOf));
  const changes = bases.flatMap(({ document }) => changesOf(document));
  const changed = spread(changes, most.changes).map((it) => judge(textOf(it)));
  const others = [
    ...spread(cases.map(textOf), most.cases),
    ...bases.map(({ document }) => textOf(document)),
    ...spread(edges, most.edges),
    ...bases.slice(0, 2).flatMap(({ document }) => oddTexts(textOf(document))),
  ];
  const all = [
    ...others.map(judge),
    ...spread(
      changed.filter((it) => it.said),
      most.judged,
    ),
    ...spread(
      changed.filter((it) => !it.said),
      most.refused,
    ),
  ];
  return [...new Map(all.map((it) => [it.text, it])).values()];
}

const textOf = (document: unknown): string => JSON.stringify(document);

/** As many of them as may be, from the first to the last. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.length <= count
    ? all
    : all.filter((_it, at) => Math.floor((at * count) / all.length) !== Math.floor(((at - 1) * count) / all.length));

const withField = (document: PlainRecord, { name }: Subject, field: string, value: unknown): PlainRecord => {
  const subject = document[name];
  return { ...document, [name]: { ...(isPlainRecord(subject) ? subject : {}), [field]: value } };
};

const isMoment = (head: Subject): boolean => head.type.fields.get(head.day ?? "")?.type.kind === "datetime";

/** A document of the day before that of judgement, and known up to it. */
function datedOn(document: PlainRecord, head: Subject, asOf: Day): PlainRecord {
  const day = formatDay(addDays(asOf, -1));
  const { facts_on: _facts, attestations: _signed, evidence: _evidence, ...plain } = document;
  const known = head.needsFactsOn ? { facts_on: formatDay(asOf) } : {};
  const dated =
    head.day === undefined ? plain : withField(plain, head, head.day, isMoment(head) ? `${day}T04:00:00Z` : day);
  return { ...known, ...dated };
}

/** A document of the first and of the last moment of the days on which law turns, and of those around the day of judgement. */
function edgesOf(head: Subject, document: PlainRecord, { programs, settings }: Fixture): readonly PlainRecord[] {
  const { day } = head;
  if (day === undefined) return [];
  const turns = [...turningDays(programs), settings.asOf, addDays(settings.asOf, 1)];
  const values = turns.flatMap((it) => {
    if (!isMoment(head)) return [formatDay(it), formatDay(addDays(it, -1))];
    const start = startOfDay(it, settings.zone);
    return [start, addMs(start, -1)].flatMap((one) => [settings.zone, utc].map((zone) => formatInstant(one, zone)));
  });
  return [...values, `${values[0] ?? ""}\n`].map((it) => withField(document, head, day, it));
}

/** A value with one thing changed in it, in each way. */
function changesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return [
      [],
      {},
      [null],
      [...items, ...items.slice(0, 1)],
      ...items.flatMap((it, at) => changesOf(it).map((one) => items.with(at, one))),
    ];
  }
  if (isPlainRecord(value)) {
    const within = Object.entries(value).flatMap(([key, it]) => {
      const { [key]: _left, ...others } = value;
      return [others, { ...value, [key]: null }, ...changesOf(it).map((one) => ({ ...value, [key]: one }))];
    });
    return [{}, [], { ...value, "no such fact": true }, ...within];
  }
  if (typeof value === "string") return [1, "", "TBD", `${value}\n`, value.toUpperCase(), [value]];
  if (typeof value === "boolean") return [!value, String(value), Number(value)];
  return typeof value === "number" ? [String(value), -1 - value, value + 0.5, 1e15, 1e-7] : [];
}

/** A document in texts that some read as another, or not at all. */
function oddTexts(text: string): readonly string[] {
  const within = (more: string): string => `{${more}, ${text.slice(1)}`;
  const escaped = text.replaceAll(/"(\w)/g, (_all, it: string) => `"\\u00${it.charCodeAt(0).toString(16)}`);
  const [twice = ""] = /"\w+":/.exec(text) ?? [];
  const doubled = text.replace(/:\{("\w+":(?:"[^"]*"|true|false|null|[\d.]+))/, ":{$1,$1");
  return [
    doubled,
    `${text.slice(0, -1)}, ${text.slice(1)}`,
    ` \t${text}\r\n`,
    escaped,
    `\uFEFF${text}`,
    `${text}\u00A0`,
    `${text} ${text}`,
    `${text}]`,
    `${text}}`,
    `${text}, {}`,
    `${text} // done`,
    `${text.slice(0, -1)},}`,
    text.slice(0, -1),
    `[${text}]`,
    text.replaceAll('"', "'"),
    within(`${twice} null`),
    within(`${twice} {}`),
    within(`${twice.replace(/\w/, (it) => `\\u00${it.charCodeAt(0).toString(16)}`)} null`),
    ...["NaN", "1e999", "12345678901234567", "01", '"\\u0000"', '"\\ud800"', '"\t"'].map((it) =>
      within(`"facts_on": ${it}`),
    ),
    within('"__proto__": {}'),
    "null",
    "{}",
    "",
  ];
}

/** Judges a text by itself. */
function judgeOf(fixture: Fixture): (text: string) => KnownRow {
  const { vocabulary, settings, programs, ...rest } = fixture;
  const subjectsOf = new Map<string, Set<string | undefined>>();
  for (const program of programs)
    for (const id of program.graph.rules) {
      const { name, subject } = ruleOf(program, id).rule;
      subjectsOf.set(name, (subjectsOf.get(name) ?? new Set()).add(subject));
    }
  return (text) => {
    const refused = { text, said: undefined };
    const input = onlyInput(fixture, text);
    if (!input) return refused;
    const run = {
      ...rest,
      programs,
      settings,
      vocabulary: vocabulary.vocabulary,
      inputs: [input],
      apart: true,
      trace: undefined,
    };
    const { decision, tooLarge } = evaluateRun(run);
    if (
      tooLarge.length > 0 ||
      decision.contradicted.some((it) => it.facts.some((one) => one.place.source === input.source))
    )
      return refused;
    const about = [input.subject, ...(vocabulary.vocabulary.subjects.get(input.subject)?.carries ?? [])];
    const verdictOf = (rule: string): string | undefined =>
      about.some((it) => subjectsOf.get(rule)?.has(it))
        ? rollUp(decision.rules.filter((it) => it.rule === rule).map((it) => it.verdict))
        : undefined;
    const outcome = runWord(rollUp(decision.rules.filter((it) => it.inRollUp).map((it) => it.verdict)));
    return { text, said: { about: input.subject, outcome, verdictOf } };
  };
}

/** The one document of a text that the reference reads whole; undefined: it has a mistake, a signature or none that has happened. */
function onlyInput({ vocabulary, settings }: Fixture, text: string): Input | undefined {
  const { documents, diagnostics } = readDocument({ path: "known.json", text });
  const read = documents.map((it) =>
    readInputs(it, vocabulary, { zones: [settings.zone], needsOwnDay: settings.lawOf === undefined }),
  );
  const [input, ...others] = read.flatMap((it) => it.inputs);
  if (!input || others.length > 0) return undefined;
  const wrong = [...diagnostics, ...read.flatMap((it) => it.diagnostics), ...overstatedDetectors(input)];
  const isOpen = input.attestations.length + input.evidence.size + input.unusable.size > 0;
  const isLate = input.day !== undefined && input.day > settings.asOf;
  return isOpen || isLate || wrong.some((it) => it.severity === "error") ? undefined : input;
}
