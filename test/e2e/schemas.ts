import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const read = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const options = { allErrors: true };
const beside = new Ajv2020(options).addSchema([read("graph-1"), read("report-1")]);
const validators = {
  "report-1": new Ajv2020(options).compile(read("report-1")),
  "explanation-1": beside.compile(read("explanation-1")),
  "detect-1": beside.compile(read("detect-1")),
  "needs-1": beside.compile(read("needs-1")),
  "interview-1": beside.compile(read("interview-1")),
  "timeline-1": beside.compile(read("timeline-1")),
  "lock-1": new Ajv2020(options).compile(read("lock-1")),
  "receipt-1": new Ajv2020(options).compile(read("receipt-1")),
  "part-1": new Ajv2020(options).compile(read("part-1")),
  "verification-1": beside.compile(read("verification-1")),
  "compiled-1": beside.compile(read("compiled-1")),
  "lint-1": beside.compile(read("lint-1")),
  "coverage-1": beside.compile(read("coverage-1")),
  "picture-1": beside.compile(read("picture-1")),
  "trend-1": beside.compile(read("trend-1")),
  "diff-1": new Ajv2020(options).addFormat("date", /^\d{4}-\d{2}-\d{2}$/).compile(read("diff-1")),
  "tests-1": beside.compile(read("tests-1")),
  "trace-1": beside.compile(read("trace-1")),
  "mutants-1": beside.compile(read("mutants-1")),
  "inspection-1": new Ajv2020(options).compile(read("inspection-1")),
} as const;

/** What a published schema holds against a JSON text. */
export function schemaFaults(name: keyof typeof validators, json: string): readonly string[] {
  const validate = validators[name];
  validate(JSON.parse(json));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}
