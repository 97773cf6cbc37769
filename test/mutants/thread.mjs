/** The thread of `in-process.mjs`: loads the tests of a room, and runs those that it is asked for against a mutant. */
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import fc from "fast-check";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { pathToFileURL } from "node:url";

// The same inputs for each mutant: whether it survives must not be a matter of luck.
fc.configureGlobal({ seed: 15 });

const { tests: files, bundles, mutant } = workerData;
/** What instrumented code reads and counts. */
const counts = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = { activeMutant: mutant });

const found = new Map();
/** Tests as they are found; long laws are left out, wherever they are written. */
globalThis.foundTests = {
  file: "",
  add(name, run) {
    if (name.startsWith("law:")) return;
    let id = `${this.file}#${name}`;
    while (found.has(id)) id += "'";
    found.set(id, { id, name, file: this.file, run });
  },
};

let failure;
try {
  for (const file of files) {
    globalThis.foundTests.file = file;
    await import(pathToFileURL(join(bundles, file.replace(/\.ts$/, ".mjs"))).href);
  }
} catch (error) {
  failure = String(error?.stack ?? error);
}

async function outcomeOf({ id, name, file, run }) {
  const from = performance.now();
  const told = (error) => ({ id, name, file, ms: performance.now() - from, failure: error });
  try {
    await run();
    return told(undefined);
  } catch (error) {
    return told(String(error?.message ?? error).slice(0, 2000));
  }
}

async function answerTo({ tests, mutant: active, hitLimit, isDry }) {
  Object.assign(counts, { activeMutant: active, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
  const asked = tests === undefined ? [...found.values()] : tests.flatMap((it) => found.get(it) ?? []);
  const done = [];
  for (const it of asked) {
    counts.currentTestId = isDry ? it.id : undefined;
    const outcome = await outcomeOf(it);
    done.push(outcome);
    if (outcome.failure !== undefined && !isDry) break;
  }
  counts.currentTestId = undefined;
  return { tests: done, hits: counts.hitCount, coverage: isDry ? counts.mutantCoverage : undefined };
}

parentPort.on("message", (question) => void answerTo(question).then((it) => parentPort.postMessage(it)));
parentPort.postMessage(failure === undefined ? { isLoaded: true } : { error: failure, tests: [] });
