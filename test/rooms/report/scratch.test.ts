import { test } from "vitest";
import { buildReport } from "../../../src/report/build-report.ts";
import { showReport } from "../../../src/report/human.ts";
import { showDiagnostics, showTroubles } from "../../../src/report/diagnostics-text.ts";
import { plainPaint } from "../../../src/report/paint.ts";
import { runTiny, service } from "./tiny.ts";
test("x", () => {
  const run = runTiny({ "service.yaml": service });
  const o = { width: 80, paint: plainPaint, language: "en" as const, quiet: false };
  console.log(showDiagnostics([...run.policyProblems, ...run.inputProblems], o), showTroubles(run.troubles, o));
  console.log(showReport(buildReport(run), o));
});
