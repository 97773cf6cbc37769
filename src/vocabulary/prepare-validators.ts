import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { invariant } from "../base/invariant.ts";
import { digestOf, gatheringMistakes, openAjv } from "./validators.ts";

/** The code of validators, as prepared validators are found: the body of a function of `module`, `require`, `formats` and `schemas`. */
export type ValidatorCode = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Makes the validators of some schemas for runs to come, which then need not compile them. */
export function prepareValidators(schemas: ReadonlyMap<string, object>): ValidatorCode {
  const ajv = openAjv(schemas, { optimize: true, source: true, formats: _`formats` });
  const code = Array.from(schemas.keys(), (name) => {
    const validate = ajv.getSchema(name);
    invariant(validate, `no schema ${name}`);
    return [name, gatheringMistakes(withoutSchemas(standalone.default(ajv, validate), schemas))] as const;
  });
  return { [digestOf(schemas)]: Object.fromEntries(code) };
}

/** Code that takes the schemas from where it runs, which has them, instead of bringing its own. */
function withoutSchemas(code: string, schemas: ReadonlyMap<string, object>): string {
  return [...schemas].reduce(
    (text, [name, schema]) =>
      text.replaceAll(` = ${JSON.stringify(schema)};`, () => ` = schemas[${JSON.stringify(name)}];`),
    code,
  );
}
