import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const read = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const ajv = new Ajv2020({ allErrors: true }).addSchema(read("graph-1"));
const validators = {
  "report-1": ajv.compile(read("report-1")),
  "compiled-1": ajv.compile(read("compiled-1")),
  "coverage-1": ajv.compile(read("coverage-1")),
} as const;

/** What a published schema holds against a JSON text. */
export function schemaFaults(name: keyof typeof validators, json: string): readonly string[] {
  const validate = validators[name];
  validate(JSON.parse(json));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}
