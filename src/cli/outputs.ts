import type { Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { formats, type Format } from "../report/formats.ts";
import { invalidValue } from "./misuse.ts";
import type { Message } from "../base/message.ts";
import { oneOf } from "./one-of.ts";
import { misuse } from "./messages.ts";

/** A format, and the file it goes to; undefined: standard output. */
export interface Output {
  readonly name: string;
  readonly format: Format;
  readonly file: string | undefined;
}

const readFormat = oneOf([...formats.keys()]);

/**
 * Adds `NAME` or `NAME=FILE` to the outputs asked for.
 * Errors: a format that is not there, an empty file name.
 */
export const addOutput = Object.assign(add, { words: readFormat.words });

function add(text: string, before: readonly Output[] | undefined): readonly Output[] {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  const format = formats.get(readFormat(name));
  invariant(format, "a format has its name");
  if (file === "") throw invalidValue(misuse.noFileName({ format: name }));
  return [...(before ?? []), { name, format, file }];
}

/**
 * Gives the one output without a file the file of `--output`.
 * Errors: two outputs for one place, a file for none.
 */
export function settleOutputs(
  asked: readonly Output[],
  file: string | undefined,
  { resolve }: Pick<Host, "resolve">,
): readonly Output[] | Message {
  const open = asked.filter((it) => it.file === undefined);
  const last = open.at(-1);
  if (last && open.length > 1) return misuse.onePlace({ format: last.name });
  if (file !== undefined && open.length === 0) return misuse.noneOpen();
  const outputs = asked.map((it) => ({ ...it, file: it.file ?? file }));
  const places = outputs.map((it) => it.file && resolve(it.file));
  const [twice] = outputs.flatMap((it, at) => (places.indexOf(places[at]) < at ? (it.file ?? []) : []));
  return twice === undefined ? outputs : misuse.twoFormats({ file: twice });
}
