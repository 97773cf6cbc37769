/**
 * Adds up the steps of `.ci/run`. It names what failed, a line each with the first line of why, for a log may be cut above;
 * the last line it prints is `N passed, N failed`, and `N skipped` if some were.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const folder = process.argv[2] ?? ".ci/out";
const codeFile = (step) => join(folder, `${step}.code`);
const exitCode = (step) => (existsSync(codeFile(step)) ? Number(readFileSync(codeFile(step), "utf8")) : 1);

const firstLine = (text) => (text ?? "").trim().split("\n", 1)[0];

/** What failed in a file of tests, a line each; a file that does not load has failed once. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  if (status === "failed" && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter((it) => it.status === "failed")
    .map((it) => `${file}: ${it.fullName}: ${firstLine(it.failureMessages[0])}`);
}

/** A runner that stops without a failed test has failed once, too. */
function countTests(step) {
  const file = join(folder, `${step}.json`);
  if (!existsSync(file)) return { passed: 0, failures: [`${step}: no report of its tests`], skipped: 0 };
  const { numPassedTests: passed, numPendingTests: skipped, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const failures = testResults.flatMap(failuresOf);
  if (failures.length === 0 && exitCode(step) !== 0) failures.push(`${step}: exit code ${exitCode(step)}`);
  return { passed, failures, skipped };
}

function countStep(step) {
  const code = exitCode(step);
  return { passed: code === 0 ? 1 : 0, failures: code === 0 ? [] : [`${step}: exit code ${code}`], skipped: 0 };
}

const counts = [...["quick", "e2e", "laws"].map(countTests), ...["types", "lint", "format"].map(countStep)];
for (const step of ["packages", "install"])
  if (existsSync(codeFile(step)) && exitCode(step) !== 0) counts.push(countStep(step));
const total = (key) => counts.reduce((sum, it) => sum + it[key], 0);
const failures = counts.flatMap((it) => it.failures);
const skipped = total("skipped") === 0 ? "" : `, ${total("skipped")} skipped`;
if (failures.length > 0) console.log(`\n${failures.map((it) => `FAILED ${it}`).join("\n")}`);
console.log(`\n${total("passed")} passed, ${failures.length} failed${skipped}`);
process.exitCode = failures.length === 0 ? 0 : 1;
