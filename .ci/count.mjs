/** Adds up the steps of `.ci/run`; the last line it prints is `N passed, N failed`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? ".ci/out";
const exitCode = (step) => {
  const file = join(folder, `${step}.code`);
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 1;
};

/** A runner that stops without a failed test (a file that does not load, no report) has failed once. */
function countTests(step) {
  const file = join(folder, `${step}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const unloaded = testResults.filter((it) => it.status === "failed" && it.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return { passed, failed: failed === 0 && exitCode(step) !== 0 ? 1 : failed };
}

function countStep(step) {
  return exitCode(step) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const counts = [...["unit", "e2e"].map(countTests), ...["types", "lint", "format"].map(countStep)];
if (existsSync(join(folder, "install.code")) && exitCode("install") !== 0) counts.push({ passed: 0, failed: 1 });
const total = (key) => counts.reduce((sum, it) => sum + it[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") === 0 ? 0 : 1;
