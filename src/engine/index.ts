export { runCheck } from "./check/check.ts";
export { openBulk, type BulkChecker } from "./bulk/bulk.ts";
export { logFiles } from "./bulk/log-files.ts";
export { lookThrough, type LookThrough } from "./bulk/apart.ts";
export { numberedFrom, openBatchJudge, type BatchJudge, type JudgedBatch, type LineFormat } from "./bulk/batch.ts";
export { endOfParts, mergeParts } from "./bulk/merge-parts.ts";
export {
  partOf,
  type AskedWords,
  type JudgedPart,
  type LogPart,
  type PartNumber,
  type PartPlace,
} from "./bulk/part.ts";
export type { Tally } from "./bulk/tally.ts";
export { bulkStart, endOf, openTotal, type BulkEnd } from "./bulk/total.ts";
export { defaultPack, projectAroundGate, type CheckRequest } from "./check/check-request.ts";
export { openPacks, type OpenPacks } from "./library.ts";
export { readCells } from "../readers/foreign/cells.ts";
export type { ColumnMap } from "../readers/foreign/column-map.ts";
export { foreignFormats, type ForeignFormat } from "../readers/foreign/read-foreign.ts";
export { runExplain, type ExplainRequest, type ExplainRun } from "./explain.ts";
export { anOpenPolicy } from "./gate/decision.ts";
export { openGate, type Gate as EngineGate, type GateDay, type GateRun, type StatedFacts } from "./gate/gate.ts";
export { runNeeds, type NeedsRun } from "./needs.ts";
export {
  firstAnswerPlace,
  firstQuestions,
  lineOf,
  runAnswer,
  newBreaches,
  runAnswers,
  runInterview,
  runShortInterview,
  type AnsweredFiles,
  type AnswerRun,
  type GivenAnswer,
  type InterviewRun,
  type WrittenFile,
} from "./interview/interview.ts";
export { identified } from "./interview/identified.ts";
export { yesOrNoIn } from "../vocabulary/read-answer.ts";
export { readBack, type ReadBack } from "./sheet/read-back.ts";
export { runTimeline, type TimelineRequest, type TimelineRun } from "./timeline.ts";
export { runLock, type LockRun } from "./lock/lock.ts";
export { checkWithReceipt } from "./lock/receipt.ts";
export { runVerify, type VerifyRequest, type VerifyRun } from "./lock/verify.ts";
export { runTrend, type TrendRun } from "./trend.ts";
export { runDetect } from "./detect.ts";
export { runCompile, type Compiled } from "./compile.ts";
export { dialectNames, type DialectName } from "../sql/statement.ts";
export { runCompileStatement, type StatementRun } from "./standalone/compile-statement.ts";
export { quotedSql, rowsAsLines, type ColumnType } from "../sql/rows.ts";
export { runCompileModule } from "./standalone/compile-module.ts";
export { runTests, type PackTest, type TestRun } from "./test-packs.ts";
export { runMutants, type MutantsRun, type PackMutants } from "./test-mutants.ts";
export { runTrace, type TraceRun } from "./trace-case.ts";
export { runLint, type LintRun } from "./lint.ts";
export { openWorkbench, type Workbench } from "./desk.ts";
export { findPlayground } from "./playground.ts";
export { runCoverage, type CoverageRun } from "./coverage.ts";
export { runDoc, type DocRequest, type DocRun } from "./doc.ts";
export { runGraph, type GraphRequest, type GraphRun, type GraphSubject } from "./graph.ts";
export { runDiff, diffFailures, type DiffFailure, type DiffRequest, type DiffRun } from "./diff.ts";
export type { ReadRevision } from "./diff-sides.ts";
export { runFormat, formatText, type Formatted, type FormatRun } from "./format.ts";
export { keywordLanguages } from "../language/parse/keywords.ts";
export type { KeywordLanguage } from "../language/syntax/ast.ts";
export { runVocabulary, type CountedVocabulary, type VocabularyRun } from "./vocabulary.ts";
export { runLaw, type LawRequest, type LawRun, type LawText } from "./law.ts";
export { findFacts, type FoundFact } from "./find-facts.ts";
export { runNewPack } from "./project/new-pack.ts";
export { buildServers, runInit, type InitRun, type NewProject } from "./project/init.ts";
export { projectAbove, projectFolder, projectLanguage } from "./project/project-file.ts";
export { runInspect } from "./inspect.ts";
export type { Troubled } from "./exit-code.ts";
export { capRun } from "./many-mistakes.ts";
export { replacesInput, type NewFile } from "./own-files.ts";
export { documentEnding, linesFile, packedLog } from "./check/gather.ts";
export { isDiagnostic, shippedIds } from "./library.ts";
export { unreadableText } from "./request-diagnostics.ts";
export { engineVersion } from "./library.ts";
