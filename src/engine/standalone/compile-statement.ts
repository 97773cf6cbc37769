import { diagnostic, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { messages, type Message } from "../../base/message.ts";
import { detectors } from "../../readers/detect/findings.ts";
import type { ColumnMap, MappedFact } from "../../readers/foreign/column-map.ts";
import { unsaidFacts, type UnsaidFact } from "../../sql/mapped-columns.ts";
import { printSelfTest, printStatement, type DialectName, type Statement } from "../../sql/statement.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { openFixed, type FixedFacts, type FixedRequest } from "./fixed.ts";
import { knownRows } from "./known-rows.ts";

export interface StatementRun extends VerbRun {
  readonly statement: Statement | undefined;
}

/** What SQL is asked for; `isSelfTest`: a statement that tries the other one, on documents of which it knows what is right. */
export interface StatementRequest extends FixedRequest {
  readonly dialect: DialectName;
  readonly isSelfTest: boolean;
}

/** Compiles packs, with all that is fixed, to a statement of SQL that judges a table of documents. */
export function runCompileStatement(request: StatementRequest, host: Host): StatementRun {
  const { dialect, isSelfTest } = request;
  const fixed = openFixed(request, host, refusal);
  if ("exitCode" in fixed) return { statement: undefined, ...fixed };
  const { fixture, packs, columns, turnsOn, problems } = fixed;
  const unsaid = columns ? unsaidIn(columns.map, dialect) : [];
  if (unsaid.length > 0) return { statement: undefined, problems: unsaid, troubles: [], exitCode: 64 };
  const acts = new Map(
    packs.flatMap(({ program }) => [...program.rules].map(([name, it]) => [name, it.act.en] as const)),
  );
  const origin = {
    madeFrom: madeFromLines(fixed),
    turnsOn,
    actOf: (rule: string) => acts.get(rule),
    ownDetectors: detectors.map((it) => it.name),
  };
  const known = isSelfTest ? knownRows(fixed, host) : [];
  if (isSelfTest && !known.some((it) => it.said))
    return { statement: undefined, ...stoppedBy(refusal(reasons.unknown())) };
  const statement = isSelfTest
    ? printSelfTest(fixture, origin, dialect, known)
    : printStatement(fixture, origin, dialect, columns?.map);
  if (!statement) return { statement: undefined, ...stoppedBy(refusal(reasons.nothing())) };
  return { statement, problems, troubles: [], exitCode: 0 };
}

const madeFromLines = ({
  madeFrom: { engine, packs, vocabulary, service, profile },
  columns,
}: FixedFacts): readonly string[] => [
  `Edict ${engine}`,
  ...packs.map((it) => `pack ${it.id} ${it.version} ${it.digest}`),
  `vocabulary ${vocabulary}`,
  ...(service === null ? [] : [`service ${service}`]),
  ...(profile === null ? [] : [`profile ${profile}`]),
  ...(columns ? [`columns ${columns.digest}`] : []),
];

/** `why`: what keeps a statement from being made. */
const noStatement = diagnostic("engine/no-statement", 64, {
  en: "no SQL can be made: {why}",
  zh: "無法生成 SQL：{why}",
  help: {
    en: "name the service of the documents with `--service`, without contradictions, and packs with duties on requests, answers or events",
    zh: "用 `--service` 指定文檔所屬的服務，其事實不得相互矛盾；並指定對請求、回答或者事件設有義務的規則包",
  },
});

const factUnsaid = diagnostic("engine/fact-unsaid", 64, {
  en: "SQL cannot read `{fact}` from `{column}`: {why, select, group {in a group of a table what is not known and what is nothing are the same} element {an element of a list has no name there} filled {a column of ClickHouse that is not nullable says no, zero or empty where nothing is known} untried {in Spark columns have never been tried, and documents alone are read}}",
  zh: "SQL 無法從 `{column}` 讀取 `{fact}`：{why, select, group {表中的一組事實不區分未知和沒有} element {列表的一項在表中沒有名稱} filled {ClickHouse 中不可為空的列，在內容未知時會寫成否、零或者空} untried {在 Spark 中從未檢驗過對列的讀取，只讀取文檔}}",
  help: {
    en: "{why, select, group {leave it out, or map the facts in it} element {give it a column in a view} other {make a column `document` of the keys that are known}}, or judge the log with `edict check --stream --columns`",
    zh: "{why, select, group {去掉它，或者對應其中的各項事實} element {在視圖中為它設一列} other {用已知的鍵生成一列 `document`}}，或者用 `edict check --stream --columns` 判斷日誌",
  },
});

/** What of a map no statement reads exactly; elsewhere than in DuckDB that is all of it, and the first fact stands for the others. */
function unsaidIn(map: ColumnMap, dialect: DialectName): readonly Diagnostic[] {
  const said = (why: UnsaidFact["why"] | "filled" | "untried", { path, origin, place }: MappedFact): Diagnostic =>
    factUnsaid.at(place, { fact: path.join("."), column: origin.kind === "column" ? origin.text : "", why });
  if (dialect === "duckdb") return unsaidFacts(map).map((it) => said(it.why, it.fact));
  return map.facts
    .filter((it) => it.origin.kind === "column")
    .slice(0, 1)
    .map((it) => said(dialect === "clickhouse" ? "filled" : "untried", it));
}

const reasons = messages("engine/no-statement", {
  nothing: {
    en: "a statement could say nothing of any document that these packs judge",
    zh: "對這些規則包所判斷的任何文檔，SQL 都無從判斷",
  },
  unknown: {
    en: "no case of these packs has a document by which a database could be tried",
    zh: "這些規則包的用例中沒有可以用來檢驗數據庫的文檔",
  },
});

const refusal = (why: Message): Diagnostic<undefined> => noStatement.nowhere({ why });
