import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import type { Log, Result, Run } from "sarif";

const path = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const { $schema: _, id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8"));
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

/** What the schema of SARIF 2.1.0 holds against a text. */
export function sarifFaults(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}

export function runIn(text: string): Run {
  const log: Log = JSON.parse(text);
  const [run] = log.runs;
  if (!run || log.runs.length > 1) throw new Error("one run");
  return run;
}

export const resultsIn = (text: string): readonly Result[] => runIn(text).results ?? [];

/** Whether the run is not clean: it did not succeed, something went wrong in it, or a result fails or asks for somebody, and nothing says that it may. */
export function fails(text: string): boolean {
  const { invocations, results } = runIn(text);
  const open = (it: Result): boolean =>
    (it.kind === "fail" || it.kind === "open" || it.kind === "review") &&
    (it.suppressions ?? []).length === 0 &&
    it.properties?.["doesNotFail"] === undefined;
  const failing = invocations?.some((it) => it.toolExecutionNotifications?.some((one) => one.level === "error"));
  return invocations?.[0]?.executionSuccessful !== true || failing === true || (results ?? []).some(open);
}
