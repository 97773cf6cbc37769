import { formatDay } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { fieldOf } from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import type { Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { valueSource } from "../../base/read-source.ts";
import type { ContradictedFacts, RuleResult, RunWord } from "../../evaluate/decision.ts";
import { contradictedMessage } from "../../report/messages/grounds.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { judgeLines, openAlone, type BulkChecker } from "../bulk/bulk.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { notYet } from "../diagnostics.ts";
import type { OpenPacks } from "../library.ts";

/** What gives verdicts to the gate, on one day. It holds nothing of what it has judged. */
export interface Judging {
  readonly judge: (document: GateDocument) => Judged;
  /** Facts that nobody else can change, to be judged in place of these; of what is left as it stands `judge` asks for the text at once. */
  readonly kept: (facts: GateDocument["facts"]) => GateDocument["facts"];
}

/** What is to be judged: facts by subject, and the same as a text of JSON, which is written when it is asked for. */
export interface GateDocument {
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly text: () => string;
}

/** What is said of one document. */
export interface Judged {
  /** As of a report; undefined: it could not be read. */
  readonly word: RunWord | undefined;
  /** What holds it whatever the policy for open questions is: it could not be judged, for what `problems` tells; or what was asked contradicts itself or what is fixed. */
  readonly held: "unjudged" | "contradicted" | undefined;
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
  return { bulk, run, judge: ({ text }) => judgedIn(run(text())), kept: (facts) => facts };
}

/** What problems call the document. */
const documentName = "gate.json";

function judgedIn(run: ReportRun): Judged {
  const { decision, inputs, inputProblems, troubles, service } = run;
  const problems = [...inputProblems.filter((it) => it.severity === "error"), ...troubles, ...laterIn(run)];
  const isJudged = decision && problems.length + decision.leftOut.length === 0 && inputs.length > 0;
  const isOwn = ({ facts }: ContradictedFacts): boolean => facts.some((it) => it.place.source !== service?.source);
  return {
    word: decision?.word,
    held: isJudged !== true ? "unjudged" : decision.contradicted.some(isOwn) ? "contradicted" : undefined,
    rules: decision?.rules.filter((it) => it.inRollUp) ?? [],
    contradicted: decision?.contradicted.map(contradictedMessage) ?? [],
    problems,
  };
}

/** What was left out because it had not happened yet was not judged. */
function laterIn({ decision, inputs, settings, vocabulary }: ReportRun): readonly Diagnostic[] {
  return (decision?.leftOut ?? []).flatMap(({ input: at, day }) => {
    const input = inputs[at];
    const field = vocabulary.subjects.get(input?.subject ?? "")?.day;
    const moment = field !== undefined && input && fieldOf(input.roots.get(input.subject), field);
    if (!moment) return [];
    const place = { source: input.source, span: moment.span };
    return notYet.at(place, { path: `${input.subject}.${field}`, day, asOf: formatDay(settings.asOf) });
  });
}
