/** Adds up the steps of `.ci/run`; the last line it prints is `N passed, N failed`, and `N skipped` if some were. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? ".ci/out";
const codeFile = (step) => join(folder, `${step}.code`);
const exitCode = (step) => (existsSync(codeFile(step)) ? Number(readFileSync(codeFile(step), "utf8")) : 1);

/** A runner that stops without a failed test (a file that does not load, no report) has failed once. */
function countTests(step) {
  const file = join(folder, `${step}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults } = report;
  const unloaded = testResults.filter((it) => it.status === "failed" && it.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return { passed, failed: failed === 0 && exitCode(step) !== 0 ? 1 : failed, skipped };
}

function countStep(step) {
  return exitCode(step) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

const counts = [...["quick", "e2e", "laws"].map(countTests), ...["types", "lint", "format"].map(countStep)];
for (const step of ["packages", "install"])
  if (existsSync(codeFile(step)) && exitCode(step) !== 0) counts.push(countStep(step));
const total = (key) => counts.reduce((sum, it) => sum + it[key], 0);
const skipped = total("skipped") === 0 ? "" : `, ${total("skipped")} skipped`;
console.log(`\n${total("passed")} passed, ${total("failed")} failed${skipped}`);
process.exitCode = total("failed") === 0 ? 0 : 1;
