import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import type { Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { valueSource } from "../../base/read-source.ts";
import type { RuleResult, RunWord } from "../../evaluate/decision.ts";
import { contradictedMessage } from "../../report/messages/grounds.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { judgeLines, openAlone, type BulkChecker } from "../bulk/bulk.ts";
import type { CheckRequest } from "../check/check-request.ts";
import type { OpenPacks } from "../library.ts";

/** What gives verdicts to the gate, on one day. It holds nothing of what it has judged. */
export interface Judging {
  readonly judge: (document: GateDocument) => Judged;
}

/** What is to be judged: facts by subject, and the same as a text of JSON, which is written when it is asked for. */
export interface GateDocument {
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly text: () => string;
}

/** What is said of one document. */
export interface Judged {
  /** Undefined: it could not be judged, for what `problems` tells. */
  readonly word: RunWord | undefined;
  /** The rules that bind the party, those that decide at the least. */
  readonly rules: readonly Pick<RuleResult, "rule" | "pack" | "locator" | "verdict">[];
  /** Facts that cannot be together. */
  readonly contradicted: readonly Message[];
  readonly problems: readonly Diagnostic<Place | undefined>[];
}

/** The reference: the evaluator, as a check asks it, with the whole run of a document for whoever wants to know why. */
export interface ReferenceJudging extends Judging {
  readonly bulk: BulkChecker;
  readonly run: (document: string) => ReportRun;
}

/** Prepares the reference for one day; the run that says why it cannot be, where anything is wrong with what judges. */
export function openReference(request: CheckRequest, host: Host, open: OpenPacks): ReferenceJudging | ReportRun {
  const bulk = openAlone({ ...request, inputs: [documentName] }, host, open);
  if (!("prepared" in bulk)) return bulk;
  const { policyProblems, troubles } = bulk.prepared;
  const isWrong = [...policyProblems, ...bulk.problems].some((it) => it.severity === "error") || troubles.length > 0;
  if (isWrong) return { ...judgeLines(bulk, []).run, inputProblems: bulk.problems, troubles };
  const run = (text: string): ReportRun => judgeLines(bulk, [valueSource({ path: documentName, text })]).run;
  return { bulk, run, judge: ({ text }) => judgedIn(run(text())) };
}

/** What problems call the document. */
const documentName = "gate.json";

function judgedIn({ decision, inputs, inputProblems, troubles }: ReportRun): Judged {
  const problems = [...inputProblems.filter((it) => it.severity === "error"), ...troubles];
  // What was left out because it had not happened yet was not judged.
  const isWhole = decision && problems.length === 0 && inputs.length > 0 && decision.leftOut.length === 0;
  return {
    word: isWhole === true ? decision.word : undefined,
    rules: decision?.rules.filter((it) => it.inRollUp) ?? [],
    contradicted: decision?.contradicted.map(contradictedMessage) ?? [],
    problems,
  };
}
