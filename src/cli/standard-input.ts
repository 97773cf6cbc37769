import type { Host } from "../base/host.ts";
import { withTexts } from "../base/with-texts.ts";
import type { Message } from "../base/message.ts";
import type { World } from "./world.ts";
import { misuse } from "./messages.ts";

/** What standard input is called that is read line by line. */
export const streamedInput = "stdin.jsonl";

/**
 * Inputs with the text of standard input in the place of `-`, and the host that has it:
 * as JSON, JSON lines or YAML by what the text begins with.
 * Errors: an input without a name, as an unset variable of a script gives; standard input that is no text.
 */
export function readingStandardInput(
  inputs: readonly string[],
  world: Pick<World, "host" | "readStandardInput">,
): { readonly inputs: readonly string[]; readonly host: Host } | Message {
  if (inputs.includes("")) return misuse.empty({ placeholder: "INPUT" });
  if (!inputs.includes("-")) return { inputs, host: world.host };
  const text = world.readStandardInput();
  if (text === undefined) return misuse.notText();
  const path = `stdin.${endingOf(text)}`;
  return { inputs: inputs.map((it) => (it === "-" ? path : it)), host: withTexts(world.host, { [path]: text }) };
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
