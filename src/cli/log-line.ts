import { closeSync, openSync, readSync } from "node:fs";
import { overlayHost, type Host } from "../base/host.ts";
import { messages, type Message } from "../base/message.ts";
import { linesFile, packedLog } from "../engine/index.ts";

/** An input, and a host in which nothing but the line that was named stands in it, with its number. */
export interface NarrowedInput {
  readonly path: string;
  readonly host: Host;
}

const refused = messages("cli/log-line", {
  packed: {
    en: "`{path}` is not a file of JSON lines: write the row as one, or unpack the log",
    zh: "`{path}` 不是 JSON 行文件：請把該行寫成 JSON 行，或者解壓日誌",
  },
  fewer: {
    en: "`{path}` has {count, plural, one {# line} other {# lines}}, and no line {line}",
    zh: "`{path}` 只有 {count} 行，沒有第 {line} 行",
  },
  unreadable: { en: "`{path}` cannot be read", zh: "無法讀取 `{path}`" },
  notLines: {
    en: "`--columns` reads a log of JSON lines, such as `log.jsonl:800`, and `{path}` is none",
    zh: "`--columns` 讀取 JSON 行日誌，例如 `log.jsonl:800`，而 `{path}` 不是",
  },
});

const withLine = /^(.+):([1-9]\d{0,6})$/;

/** A log of which one line is named, such as `chat.jsonl:800`: only that line is kept of it. Others are as they are. A message: it cannot be read so. */
export function narrowedInput(input: string, host: Host, hasColumns: boolean): NarrowedInput | Message {
  const [, path = "", number = ""] = host.isFile(input) ? [] : (withLine.exec(input) ?? []);
  const log = path === "" ? input : path;
  const isPacked = packedLog.test(log);
  if (hasColumns && !isPacked && !linesFile.test(log)) return refused.notLines({ path: log });
  if (path === "" || !host.isFile(path))
    return isPacked && hasColumns ? refused.packed({ path: log }) : { path: input, host };
  if (isPacked) return refused.packed({ path });
  const line = Number(number);
  const found = lineOf(host.resolve(path), line);
  if (found === undefined) return refused.unreadable({ path });
  if (typeof found === "number") return refused.fewer({ path, count: found, line });
  return { path, host: overlayHost(host, { [path]: "\n".repeat(line - 1) + found.text }) };
}

const chunkSize = 1 << 20;
const LF = 10;

/** The text of a line, from 1; how many lines there are, if there are fewer; undefined: the file cannot be read. */
export function lineOf(file: string, line: number): { readonly text: string } | number | undefined {
  let opened: number | undefined;
  try {
    opened = openSync(file, "r");
    return lineIn(opened, line);
  } catch {
    return undefined;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function lineIn(opened: number, line: number): { readonly text: string } | number {
  const chunk = Buffer.alloc(chunkSize);
  const kept: Buffer[] = [];
  let [ended, isOpen] = [0, false];
  for (let size = readSync(opened, chunk); size > 0; size = readSync(opened, chunk)) {
    let from = 0;
    while (from < size) {
      const end = chunk.subarray(0, size).indexOf(LF, from);
      const to = end < 0 ? size : end;
      if (ended === line - 1) kept.push(Buffer.from(chunk.subarray(from, to)));
      isOpen = end < 0;
      from = to + 1;
      if (end < 0) continue;
      ended++;
      if (ended === line) return { text: Buffer.concat(kept).toString() };
    }
  }
  const lines = ended + (isOpen ? 1 : 0);
  return lines === line ? { text: Buffer.concat(kept).toString() } : lines;
}
