import { CsvError, parse } from "csv-parse";
import { pipeline, Readable } from "node:stream";
import { documentLimits } from "../base/document.ts";
import type { Message } from "../base/message.ts";
import { readCells, type ColumnMap } from "../engine/index.ts";
import { unreadable, whyUnreadable } from "./unreadable-log.ts";

/**
 * The rows of a table of texts (RFC 4180) as lines of JSON, each where its row begins: the first line has the names. Throws
 * `UnreadableLog`. `delimiter`: what parts the cells.
 */
export async function* rowsOfCells(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: "," | "\t",
  map: ColumnMap | undefined,
): AsyncGenerator<Uint8Array> {
  const parser = parse({
    delimiter,
    info: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n"],
    max_record_size: documentLimits.lines,
  });
  const rows = pipeline(Readable.from(textOf(bytes)), parser, () => undefined) as AsyncIterable<Row>;
  let read: ReturnType<typeof readCells>;
  // Lines of the table that rows were read from, and lines that were made.
  let [lines, made] = [0, 0];
  try {
    for await (const { record, info } of rows) {
      const line = lines + info.empty_lines + 1;
      lines += record.reduce((sum, it) => sum + it.split("\n").length - 1, 1);
      if (read) {
        yield Buffer.from(`${"\n".repeat(line - 1 - made)}${read(record)}\n`);
        made = line;
      } else read = readerOf(record, map);
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(whyBroken(error)) : error;
  }
  if (!read) throw unreadable(whyUnreadable.unnamed());
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly empty_lines: number };
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (some: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(some, { stream });
    } catch {
      throw unreadable(whyUnreadable.notText());
    }
  };
  for await (const some of bytes) yield decode(some, true);
  yield decode(new Uint8Array(), false);
}

function readerOf(names: readonly string[], map: ColumnMap | undefined): ReturnType<typeof readCells> & object {
  const seen = new Set<string>();
  const name = names.find((it) => seen.size === seen.add(it).size);
  if (name !== undefined) throw unreadable(whyUnreadable.twice({ column: name }));
  const [only = "", ...others] = names;
  if (others.length === 0 && /[,;|\t]/.test(only)) throw unreadable(whyUnreadable.parted({ name: only }));
  const read = readCells(names, map);
  if (!read) throw unreadable(whyUnreadable.texts());
  return read;
}

interface Broken {
  readonly lines?: number;
  readonly record?: readonly string[];
}

function whyBroken({ code, lines, record }: CsvError & Broken): Message {
  const line = lines ?? 0;
  if (code === "CSV_MAX_RECORD_SIZE") return whyUnreadable.long({ line, megabytes: documentLimits.lines / 1e6 });
  return code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
    ? whyUnreadable.uneven({ line, count: record?.length ?? 0 })
    : whyUnreadable.quote({ line });
}
