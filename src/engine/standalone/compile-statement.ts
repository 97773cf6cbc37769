import { diagnostic, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { messages, type Message } from "../../base/message.ts";
import { detectors } from "../../readers/detect/findings.ts";
import { printStatement, type DialectName, type Statement } from "../../sql/statement.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { openFixed, type FixedFacts, type FixedRequest } from "./fixed.ts";

export interface StatementRun extends VerbRun {
  readonly statement: Statement | undefined;
}

/** Compiles packs, with all that is fixed, to a statement of SQL that judges a table of documents. */
export function runCompileStatement(request: FixedRequest, dialect: DialectName, host: Host): StatementRun {
  const fixed = openFixed(request, host, refusal);
  if ("exitCode" in fixed) return { statement: undefined, ...fixed };
  const { fixture, packs, turnsOn, problems } = fixed;
  const acts = new Map(
    packs.flatMap(({ program }) => [...program.rules].map(([name, it]) => [name, it.act.en] as const)),
  );
  const origin = {
    madeFrom: madeFromLines(fixed),
    turnsOn,
    actOf: (rule: string) => acts.get(rule),
    ownDetectors: detectors.map((it) => it.name),
  };
  const statement = printStatement(fixture, origin, dialect);
  if (!statement) return { statement: undefined, ...stoppedBy(refusal(reasons.nothing())) };
  return { statement, problems, troubles: [], exitCode: 0 };
}

const madeFromLines = ({
  madeFrom: { engine, packs, vocabulary, service, profile },
}: FixedFacts): readonly string[] => [
  `Edict ${engine}`,
  ...packs.map((it) => `pack ${it.id} ${it.version} ${it.digest}`),
  `vocabulary ${vocabulary}`,
  ...(service === null ? [] : [`service ${service}`]),
  ...(profile === null ? [] : [`profile ${profile}`]),
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

const reasons = messages("engine/no-statement", {
  nothing: {
    en: "a statement could say nothing of any document that these packs judge",
    zh: "對這些規則包所判斷的任何文檔，SQL 都無從判斷",
  },
});

const refusal = (why: Message): Diagnostic<undefined> => noStatement.nowhere({ why });
