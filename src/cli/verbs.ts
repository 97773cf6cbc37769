import { checkVerb } from "./check.ts";
import { compileVerb } from "./compile.ts";
import { completionVerb } from "./completion.ts";
import { coverageVerb } from "./coverage.ts";
import { detectVerb } from "./detect.ts";
import { diffVerb } from "./diff.ts";
import { docVerb } from "./doc.ts";
import { explainVerb } from "./explain.ts";
import { fmtVerb } from "./fmt.ts";
import { graphVerb } from "./graph.ts";
import { initVerb } from "./init.ts";
import { inspectVerb } from "./inspect.ts";
import { interviewVerb } from "./interview.ts";
import { lintVerb } from "./lint.ts";
import { lspVerb } from "./lsp.ts";
import { mcpVerb } from "./mcp.ts";
import { mergeVerb } from "./merge.ts";
import { needsVerb } from "./needs.ts";
import { packVerb } from "./pack.ts";
import { playgroundVerb } from "./playground.ts";
import { serveVerb } from "./serve.ts";
import { sheetVerb } from "./sheet.ts";
import { testVerb } from "./test.ts";
import { timelineVerb } from "./timeline.ts";
import { trendVerb } from "./trend.ts";
import { verifyVerb } from "./verify.ts";
import { vocabularyVerb } from "./vocabulary.ts";
import type { Verb } from "./verb.ts";

/** All verbs, in the order of help. */
export const verbs: readonly Verb[] = [
  initVerb,
  checkVerb,
  mergeVerb,
  explainVerb,
  needsVerb,
  interviewVerb,
  sheetVerb,
  timelineVerb,
  detectVerb,
  inspectVerb,
  serveVerb,
  mcpVerb,
  testVerb,
  compileVerb,
  fmtVerb,
  lintVerb,
  coverageVerb,
  graphVerb,
  diffVerb,
  docVerb,
  packVerb,
  vocabularyVerb,
  verifyVerb,
  lspVerb,
  playgroundVerb,
  trendVerb,
  completionVerb,
];
