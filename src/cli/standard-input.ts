import type { Host } from "../base/host.ts";
import type { World } from "./world.ts";

/**
 * Inputs with the text of standard input in the place of `-`, and the host that has it.
 * Errors, as a sentence: an input without a name, as an unset variable of a script gives; standard input that is no text.
 */
export function readingStandardInput(
  inputs: readonly string[],
  world: Pick<World, "host" | "readStandardInput">,
): { readonly inputs: readonly string[]; readonly host: Host } | string {
  if (inputs.includes("")) return "INPUT is empty";
  if (!inputs.includes("-")) return { inputs, host: world.host };
  const text = world.readStandardInput();
  if (text === undefined) return "standard input cannot be read as UTF-8 text";
  const { host, path } = withStandardInput(world.host, text);
  return { inputs: inputs.map((it) => (it === "-" ? path : it)), host };
}

/** A host with one more file: the text of standard input, as JSON, JSON lines or YAML by what it begins with. */
function withStandardInput(host: Host, text: string): { readonly host: Host; readonly path: string } {
  const path = `stdin.${endingOf(text)}`;
  const isIt = (asked: string): boolean => asked === path;
  return {
    path,
    host: {
      ...host,
      readText: (asked) => (isIt(asked) ? text.replace(/^\uFEFF/, "") : host.readText(asked)),
      readBytes: (asked, most) => (isIt(asked) ? new TextEncoder().encode(text) : host.readBytes(asked, most)),
      isFile: (asked) => isIt(asked) || host.isFile(asked),
      isFolder: (asked) => !isIt(asked) && host.isFolder(asked),
    },
  };
}

/**
 * How a text is read: several lines, each a whole JSON value, are JSON lines.
 *
 * @example
 * endingOf('{"a": 1}\n{"a": 2}\n') // "jsonl"
 * endingOf("{ a: 1 }") // "json"
 * endingOf("a: 1") // "yaml"
 */
export function endingOf(text: string): "json" | "jsonl" | "yaml" {
  const [first = "", ...rest] = text.trim().split(/\r\n|\r|\n/);
  if (!/^[{[]/.test(first)) return "yaml";
  return rest.length > 0 && isJson(first) ? "jsonl" : "json";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
