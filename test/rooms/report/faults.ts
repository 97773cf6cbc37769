import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import type { Report } from "../../../src/report/model/report.ts";
import { jsonReport } from "../../../src/report/render/json.ts";

const schema: object = JSON.parse(readFileSync("grammar/schema/report-1.schema.json", "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

/** What the published schema holds against the JSON of a report. */
export function faultsOf(report: Report): readonly string[] {
  validate(JSON.parse(jsonReport(report)));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}
