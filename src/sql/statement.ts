import { formatDay, type Day } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import { verdictResiduals, type Fixture } from "../compiled/verdict-residuals.ts";
import { isVerdict } from "../evaluate/decision.ts";
import { runWord } from "../evaluate/verdict.ts";
import type { ColumnMap } from "../readers/foreign/column-map.ts";
import { locatorKey } from "../statute/locator.ts";
import { clickHouse } from "./clickhouse.ts";
import { mappedStages } from "./mapped-columns.ts";
import type { Dialect, Reading } from "./dialect.ts";
import { guardConditions } from "./document-guard.ts";
import { duckDb } from "./duckdb.ts";
import { verdictWords } from "./expression.ts";
import { factsOf } from "./facts.ts";
import { isPlainJson, plainTexts, sayAllSomething } from "./guard.ts";
import { layoutOf } from "./layout.ts";
import { momentsUntil } from "./moments.ts";
import { dayColumns, envelopeShape, headsOf, idSql, lawColumns } from "./places.ts";
import { comment, namer } from "./quoting.ts";
import { columnReader, momentColumns } from "./reader.ts";
import { ruleColumns, type RuleColumn, type RuleColumns } from "./rule-columns.ts";
import { spark } from "./spark.ts";
import { differencesSql, knownTable, type KnownRow } from "./self-test.ts";

const dialects = { duckdb: duckDb, clickhouse: clickHouse, spark };

/** Whose SQL a statement is. */
export type DialectName = keyof typeof dialects;
export const dialectNames = Object.keys(dialects) as readonly DialectName[];

/** What a statement says of itself. */
export interface Origin {
  /** All that it was made from, by name, version and digest, a line each. */
  readonly madeFrom: readonly string[];
  /** The first day after that of judgement on which law, profile or signatures begin or end. */
  readonly turnsOn: Day | undefined;
  /** The words that people wrote beside a rule: who must do what. */
  readonly actOf: (rule: string) => string | undefined;
  /** Detectors of Edict's own, which the reference has to look for. */
  readonly ownDetectors: readonly string[];
}

/** A statement that judges a table of documents. */
export interface Statement {
  readonly text: string;
  readonly rules: readonly string[];
  /** The rules whose columns say `reference`, under the law of some day at least, and why. */
  readonly left: ReadonlyMap<string, string>;
}

/**
 * Prints one statement that reads the column `document` of a table `log`, and gives each row the verdict of each rule.
 * Undefined: there is no subject on whose documents it could say anything. `columns`: documents are made of the columns of that table,
 * in DuckDB.
 *
 * INVARIANT (equal to the reference): where a row says that it was judged, each column but those that say `reference` holds the
 *   verdict of `evaluateRun`; all other rows say `reference`.
 */
export function printStatement(
  fixture: Fixture,
  origin: Origin,
  dialectName: DialectName,
  columns?: ColumnMap,
): Statement | undefined {
  const parts = partsOf(fixture, origin, dialectName, columns);
  if (!parts) return undefined;
  const { head, stages, select: last, rules, left } = parts;
  return { text: `${comment(...head)}${withStages(stages)}\n${last};\n`, rules, left };
}

/**
 * Prints one statement that judges documents that are written in it, and gives each of which it says something else than the
 * reference, or that it has lost. `known`: these documents.
 */
export function printSelfTest(
  fixture: Fixture,
  origin: Origin,
  dialectName: DialectName,
  known: readonly KnownRow[],
): Statement | undefined {
  const parts = partsOf(fixture, origin, dialectName, undefined);
  if (!parts) return undefined;
  const { head, stages, select: last, rules, left } = parts;
  const dialect = dialects[dialectName];
  const tested: readonly Stage[] = [
    {
      name: "known",
      about: ["Documents, and what Edict says of each; none: that it does not judge it, or a rule is not about it."],
      body: knownTable(known, rules, dialect),
    },
    { name: "log", about: ["In the place of the table."], body: "SELECT document FROM known" },
    ...stages,
    { name: "verdicts", about: ["What this database says of them."], body: last },
    {
      name: "compared",
      about: ["Where these differ."],
      body: `SELECT known.document AS document,
      ${differencesSql(rules, new Set(left.keys()), dialect)} AS differs
  FROM known LEFT JOIN verdicts ON known.document = verdicts.document`,
    },
  ];
  const about = comment(
    "A self-test of the statement below: it judges the documents of `known`, which are written in it, and no table. A row is",
    "one of them that this database reads otherwise than Edict does. No row: all is as it should be.",
    "",
  );
  const text = `${about}${comment(...head)}${withStages(tested)}\nSELECT document, differs FROM compared WHERE differs <> '';\n`;
  return { text, rules, left };
}

const withStages = (stages: readonly Stage[]): string =>
  `WITH\n${stages.map((it) => `${comment(...it.about)}${it.name} AS (\n  ${it.body}\n)`).join(",\n")}`;

interface StatementParts extends Omit<Statement, "text"> {
  readonly head: readonly string[];
  readonly stages: readonly Stage[];
  readonly select: string;
}

function partsOf(
  fixture: Fixture,
  origin: Origin,
  dialectName: DialectName,
  columns: ColumnMap | undefined,
): StatementParts | undefined {
  const { settings } = fixture;
  const dialect = dialects[dialectName];
  const heads = headsOf(fixture);
  const given = [...new Set(heads.flatMap((it) => [it.name, ...it.carries]))];
  const left = verdictResiduals(fixture, given, fixture.service);
  if (!left || left.columns.length === 0) return undefined;

  const moments = momentsUntil(settings.asOf, dialect);
  const read = columnReader(dialect);
  const level = layoutOf(envelopeShape(fixture, heads, given));
  const top = level.top.record;
  invariant(top, "a document is a record");
  const places = { heads, given, top, read, moments, parts: left.parts };
  const days = lawColumns(places).map(([name]) => name);
  const fresh = namer(dialect.named, [...ownColumns, ...days.map((it) => it.slice(1, -1))]);
  const facts = factsOf(level, dialect, fresh);
  const rules = ruleColumns(places, facts, left.columns, left.islands, fresh);
  const { longestList } = left;
  const guard = guardConditions(fixture, places, { longestList, ownDetectors: origin.ownDetectors });
  const texts = plainTexts(level, read) ?? dialect.textsOf([]);

  const { readings } = dialect;
  const stages: readonly Stage[] = [
    ...(columns ? mappedStages(columns) : []).map(({ name, about, columns: own, from }) => ({
      name,
      about,
      body: select(own, from),
    })),
    {
      name: "texts",
      about: ["Texts that everybody reads as the same JSON; of all others nothing is read."],
      body: `SELECT document, ${dialect.lineWhere(isPlainJson("written", dialect))} AS line
  FROM (SELECT document, ${dialect.written} AS written FROM ${columns ? "mapped" : "log"})`,
    },
    ...stagesAfter("texts", [
      ...readings(level),
      {
        name: "moments",
        about: ["The moments of a document, in milliseconds since 1970."],
        columns: ["*", ...momentColumns(level, read)],
      },
      {
        name: "days",
        about: ["What a document is about, and the days of its law."],
        columns: ["*", ...dayColumns(places), `${texts} AS plain_texts`],
      },
    ]),
    {
      name: "guarded",
      about: [
        "The guard: a document is judged if it is plainly in order. All others are the reference's: mistakes, signatures,",
        "facts that are known in part, words that stand for no fact, facts that cannot be together.",
      ],
      body: `SELECT *, CASE WHEN
      ${[...guard, sayAllSomething("plain_texts", dialect)].join("\n      AND ")}
    THEN TRUE ELSE FALSE END AS judged
  FROM days`,
    },
    {
      name: "facts",
      about: [
        "The facts that rules read; NULL is not known. Where a rule asks whether something is there, a column says so.",
      ],
      body: select(
        [
          "document, about, judged, facts_on",
          ...days,
          `${idSql(places)} AS id`,
          ...facts.columns(read).map(([name, it]) => `${it} AS ${name}`),
        ],
        "guarded",
      ),
    },
    ...sharedStages(rules),
    ...ruleStages(rules, origin, dialect),
  ];
  return {
    head: headOf(fixture, origin, rules, dialect, columns),
    stages,
    select: verdictSelect(rules.columns, stages.at(-1)?.name ?? "facts", dialect),
    rules: [...new Set(left.columns.map((it) => it.rule))],
    left: rules.left,
  };
}

/** What a statement calls its own; facts have other names. */
const ownColumns = ["document", "about", "judged", "facts_on", "id"];

/** A common table expression. */
interface Stage {
  readonly name: string;
  readonly about: readonly string[];
  readonly body: string;
}

const stagesAfter = (first: string, all: readonly Reading[]): readonly Stage[] =>
  all.map(({ name, about, columns }, at) => ({ name, about, body: select(columns, all[at - 1]?.name ?? first) }));

const select = (columns: readonly string[], from: string): string =>
  `SELECT ${columns.join(",\n    ")}\n  FROM ${from}`;

/** The facts, or the stage of what is shared before that number. */
const sharedName = (count: number): string => (count === 0 ? "facts" : `shared_${count}`);

function sharedStages({ shared }: RuleColumns): readonly Stage[] {
  return shared.map((columns, at) => ({
    name: sharedName(at + 1),
    about: at === 0 ? ["What several rules ask, or one asks more than once."] : [],
    body: select(["*", ...columns.map((it) => `${it.sql} AS ${it.name}`)], sharedName(at)),
  }));
}

/** The verdicts of rules, as numbers. */
function ruleStages({ shared, columns }: RuleColumns, { actOf }: Origin, { nestsRules }: Dialect): readonly Stage[] {
  const first = sharedName(shared.length);
  const told = columns.map(({ rule, locator, party, modal, name, sql }) => {
    const act = actOf(rule);
    const words = `${party} ${modal === "must-not" ? "must not" : "must"}${act === undefined ? "" : ` ${act}`}`;
    return { name, about: [`${rule}, ${locatorKey(locator)}: ${words}`], column: `${sql} AS ${name}` };
  });
  if (nestsRules)
    return told.map(({ name, about, column }, at) => ({
      name,
      about,
      body: `SELECT *,\n    ${column}\n  FROM ${told[at - 1]?.name ?? first}`,
    }));
  const written = told.map(({ about, column }) => `\n    ${comment(...about)}    ${column}`);
  return [
    { name: "rules", about: ["The verdict of each rule."], body: `SELECT *,${written.join(",")}\n  FROM ${first}` },
  ];
}

/** A column of numbers; its name without the table may be that of the word that it becomes. */
const numberOf = (it: RuleColumn | undefined): string => (it ? `found.${it.name}` : "NULL");

/** Verdicts as words: of each rule the worst of its columns, and what binds the party as one. */
function verdictSelect(
  columns: readonly RuleColumn[],
  from: string,
  { quoted, named, least, wordAt }: Dialect,
): string {
  const rules = [...new Set(columns.map((it) => it.rule))];
  const inWords = (number: string, words: readonly string[]): string =>
    `CASE WHEN NOT judged THEN 'reference' ELSE ${wordAt(words.map(quoted), number)} END`;
  const worst = (all: readonly RuleColumn[]): string =>
    all.length === 1 ? numberOf(all[0]) : least(all.map(numberOf));
  const binding = columns.filter((it) => it.inRollUp).map(numberOf);
  const whole = least([...binding, String(verdictWords.length - 1)]);
  const outcomes = verdictWords.map((it) => (isVerdict(it) ? runWord(it) : it));
  const shown = rules.map((rule) => {
    const own = columns.filter((it) => it.rule === rule);
    return `${inWords(worst(own), verdictWords)} AS ${named(rule)}`;
  });
  return select(
    ["document, about, id, judged", `${inWords(whole, outcomes)} AS outcome`, ...shown],
    `${from} AS found`,
  );
}

function headOf(
  { settings }: Fixture,
  { madeFrom, turnsOn }: Origin,
  { left }: RuleColumns,
  { title, documents }: Dialect,
  columns: ColumnMap | undefined,
): readonly string[] {
  return [
    `Made by \`edict compile -f sql\`, in the SQL of ${title}: compile again rather than change it.`,
    ...madeFrom,
    `Judged as of ${formatDay(settings.asOf)}${settings.lawOf === undefined ? "" : `, by the law of ${formatDay(settings.lawOf)}`}, for: ${settings.party}.`,
    ...(turnsOn === undefined
      ? []
      : [`Law, profile or signatures change on ${formatDay(turnsOn)}: compile again by then.`]),
    "",
    columns
      ? "It reads columns of a table or view `log`, as a map says which facts they are. A row gets a verdict a"
      : `It reads the column \`document\` of a table or view \`log\`: a document of JSON a row, as ${documents}. A row gets a verdict a`,
    "rule, NULL where a rule is not about its document. `judged` is false, and all verdicts say `reference`, where a document is",
    "not plainly in order: give it to `edict check`, which tells what it is. None of these rows counts as clear.",
    ...(left.size === 0 ? [] : ["", "Of these rules the reference has to be asked for every document:"]),
    ...[...left].map(([rule, why]) => `  ${rule} (${why})`),
    "",
    `Verdicts within: ${verdictWords.map((it, at) => `${at} ${it}`).join(", ")}.`,
    "",
  ];
}
