import type { ErrorObject } from "ajv";
import { _, Ajv2020, type CodeKeywordDefinition } from "ajv/dist/2020.js";
import ucs2length from "ajv/dist/runtime/ucs2length.js";
import { canonicalJson, sha256 } from "../base/digest.ts";
import { invariant } from "../base/invariant.ts";
import { stringFormats } from "./format.ts";
import { schemaKeywords } from "./schema-keywords.ts";

/** What defines validators, by the digest of the schemas that it was made of, and by the name of each. */
export type PreparedValidators = Readonly<Record<string, Readonly<Record<string, Define>>>>;

/** What the build has made of the shipped schemas; nothing where sources are run as they stand. */
declare const EDICT_VALIDATORS: PreparedValidators | undefined;
const built: PreparedValidators = typeof EDICT_VALIDATORS === "undefined" ? {} : EDICT_VALIDATORS;

interface Compiled {
  (value: unknown): unknown;
  readonly errors?: readonly ErrorObject[] | null | undefined;
}

// INVARIANT (same schemas): a prepared validator stands for the schemas that it was made of and for no others, so that
//   a schema that is edited is compiled afresh.
/** Finds all mistakes of a value by the schema of a name; its validator is made when it is first asked for. */
export function openValidators(
  schemas: ReadonlyMap<string, object>,
  prepared: PreparedValidators = built,
): (name: string) => (value: unknown) => readonly ErrorObject[] {
  const code = prepared[digestOf(schemas)];
  const made = new Map<string, Compiled>();
  let ajv: Ajv2020 | undefined;
  const make = (name: string): Compiled => {
    const known = code?.[name];
    if (known !== undefined) return run(known, schemas);
    ajv ??= openAjv(schemas);
    const compiled = ajv.getSchema(name);
    invariant(compiled, `no schema ${name}`);
    return compiled;
  };
  return (name) => {
    const validate = made.get(name) ?? make(name);
    made.set(name, validate);
    return (value) => (validate(value) === true ? [] : (validate.errors ?? []));
  };
}

/** By what the validators of schemas are found that were prepared. */
export const digestOf = (schemas: ReadonlyMap<string, object>): string => sha256(JSON.stringify([...schemas]));

type CodeOptions = NonNullable<NonNullable<ConstructorParameters<typeof Ajv2020>[0]>["code"]>;

/** A compiler that knows these schemas, and how its code is written. */
export function openAjv(schemas: ReadonlyMap<string, object>, code: CodeOptions = { optimize: false }): Ajv2020 {
  // INVARIANT (no coercion): what a document says is never changed, completed or dropped to make it fit.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateSchema: false,
    meta: false,
    ownProperties: true,
    verbose: true,
    code: { ...code, process: gatheringMistakes },
    messages: false,
    logger: false,
  });
  ajv.removeKeyword("uniqueItems").addKeyword(uniqueItems);
  ajv.addVocabulary([...schemaKeywords.forPeople, ...schemaKeywords.own]);
  for (const [name, format] of stringFormats) ajv.addFormat(name, format.holds);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  return ajv;
}

/**
 * Code of a validator that adds what a part has found to what there is: Ajv copies all mistakes for each part that has one, which
 * for many of them takes their square.
 *
 * @example
 * gatheringMistakes("vErrors = vErrors === null ? f.errors : vErrors.concat(f.errors);") // "if (vErrors === null) vErrors = f.errors; else for (const it of f.errors) vErrors.push(it);"
 */
export const gatheringMistakes = (code: string): string =>
  code.replaceAll(
    /vErrors = vErrors === null \? ([^;]+?)\.errors : vErrors\.concat\(\1\.errors\);/g,
    "if (vErrors === null) vErrors = $1.errors; else for (const it of $1.errors) vErrors.push(it);",
  );

/**
 * What repeats something before it in a list: the last such element, and the one that it repeats.
 *
 * @example
 * repetitionIn([1, { a: 2 }, 3, { a: 2 }]) // { i: 3, j: 1 }
 * repetitionIn(["a", "b"]) // undefined
 */
export function repetitionIn(list: readonly unknown[]): { readonly i: number; readonly j: number } | undefined {
  const seen = new Map<string, number>();
  let found: { readonly i: number; readonly j: number } | undefined;
  for (const [i, it] of list.entries()) {
    const key = canonicalJson(it);
    const j = seen.get(key);
    if (j !== undefined) found = { i, j };
    seen.set(key, i);
  }
  return found;
}

/** As ajv has it, but in time that grows with the list, and for groups whose keys are called like methods too. */
const uniqueItems: CodeKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: { message: "", params: ({ params }) => _`{ i: ${params["found"]}.i, j: ${params["found"]}.j }` },
  code: (context) => {
    const { gen, data } = context;
    if (context.schema !== true) return;
    const repetition = gen.scopeValue("func", {
      key: repetitionIn,
      ref: repetitionIn,
      code: _`require("edict/repetition").default`,
    });
    const found = gen.const("found", _`${repetition}(${data})`);
    context.setParams({ found });
    context.pass(_`${found} === undefined`);
  },
};

/** What prepared code asks for by `require`; bundles and Node.js differ in what they take for the default of such a module. */
const modules: ReadonlyMap<string, object> = new Map(
  Object.entries({ "edict/repetition": { default: repetitionIn }, "ajv/dist/runtime/ucs2length": ucs2length }).map(
    ([name, it]) => [name, "default" in it ? it : { default: it }],
  ),
);

type Define = (...given: readonly unknown[]) => void;

/** Runs prepared code, which is the build's own as the rest of the bundle. */
function run(define: Define, schemas: ReadonlyMap<string, object>): Compiled {
  const module: { exports?: Compiled } = {};
  const formats = Object.fromEntries(Array.from(stringFormats, ([name, { holds }]) => [name, holds]));
  define(module, (name: string) => modules.get(name), formats, Object.fromEntries(schemas));
  invariant(module.exports, "prepared code exports its validator");
  return module.exports;
}
