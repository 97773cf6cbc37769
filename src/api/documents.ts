import type { Host } from "../base/host.ts";
import { withTexts } from "../base/with-texts.ts";

/**
 * What is judged: paths of files and folders as at the command line (the folder of a project alone), or documents in memory by
 * a file name. Of these a string is the text of that file: YAML, JSON or JSON lines, as the name ends. Anything else is the
 * value of a JSON document. Waivers know a document by its name.
 */
export type Documents = readonly string[] | Readonly<Record<string, unknown>>;

/** The paths of documents, and the host that has them. Throws a TypeError for what is no document. */
export function inputsOf(
  documents: Documents,
  host: Host,
): { readonly inputs: readonly string[]; readonly host: Host } {
  const inputs = isPaths(documents) ? documents : Object.keys(documents);
  if (inputs.length === 0 || inputs.includes(""))
    throw new TypeError('give at least one document, and each its name; a project in the working folder is ["."]');
  if (isPaths(documents)) return { inputs, host };
  const twice = inputs.find((it, at) => inputs.findIndex((one) => host.resolve(one) === host.resolve(it)) !== at);
  if (twice !== undefined) throw new TypeError(`two documents are called \`${twice}\``);
  const texts = Object.entries(documents).map(([name, it]) => [name, typeof it === "string" ? it : jsonOf(name, it)]);
  return { inputs, host: withTexts(host, Object.fromEntries(texts) as Readonly<Record<string, string>>) };
}

const isPaths = (documents: Documents): documents is readonly string[] => Array.isArray(documents);

/**
 * A value as JSON. `JSON.stringify` makes `null` of what it does not know, and nothing of a map: a document would say less
 * than its writer meant.
 *
 * @example
 * jsonOf("a.json", { day: new Date(0), left: undefined }) // '{\n  "day": "1970-01-01T00:00:00.000Z"\n}'
 */
export function jsonOf(name: string, value: unknown): string {
  if (!/\.json$/i.test(name))
    throw new TypeError(`\`${name}\` is given as a value: let its name end in .json, or give its text`);
  const refuse = (what: string, key: string): never => {
    throw new TypeError(`\`${name}\`: JSON has no word for ${what}${key === "" ? "" : `, in \`${key}\``}`);
  };
  const checked = function (this: unknown, key: string, it: unknown): unknown {
    if (it === undefined && (key === "" || Array.isArray(this))) refuse("undefined", key);
    if (typeof it === "function" || typeof it === "symbol" || typeof it === "bigint") refuse(`a ${typeof it}`, key);
    if (typeof it === "number" && !Number.isFinite(it)) refuse(String(it), key);
    if (Number.isNaN(dateOf(this, key)?.getTime())) refuse("a date that is none", key);
    const tag = Object.prototype.toString.call(it);
    if (typeof it === "object" && it !== null && tag !== "[object Object]" && !Array.isArray(it)) refuse(tag, key);
    return it;
  };
  return JSON.stringify(value, checked, 2);
}

/** The date that stood in a record before `JSON.stringify` made a text of it. */
function dateOf(record: unknown, key: string): Date | undefined {
  const it: unknown = Object.getOwnPropertyDescriptor(record, key)?.value;
  return it instanceof Date ? it : undefined;
}
