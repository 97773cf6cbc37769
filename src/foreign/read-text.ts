import { linesOf, readJson, readJsonLines, readJsonStretches } from "../base/json-document.ts";
import type { Reading } from "../base/reading.ts";
import type { SourceText, Span } from "../base/text.ts";
import { readYaml } from "../base/yaml-document.ts";

/**
 * The documents of a foreign file: JSON, JSON lines, YAML, or the lines of a stream of events as they come over the wire
 * (`data: {…}`, to `data: [DONE]`). Numbers that are too long are rounded, as scores and probabilities are.
 *
 * @example
 * readForeignText({ path: "a.txt", text: 'data: {"a": 1}\n\ndata: [DONE]\n' }).documents.length // 1
 */
export function readForeignText(source: SourceText): Reading {
  const { path, text } = source;
  const lines = linesOf(text).filter(({ start, end }) => text.slice(start, end).trim() !== "");
  const [first] = lines;
  if (isOfEvents(lines.map(({ start, end }) => text.slice(start, end)))) return readEvents(source, lines);
  if (/\.ya?ml$/i.test(path)) return readYaml(source, "rounded");
  if (/\.json$/i.test(path)) return readJson(source, "rounded");
  if (/\.(jsonl|ndjson)$/i.test(path)) return readJsonLines(source, "rounded");
  const isLines = first && lines.length > 1 && readJsonStretches(source, [first], "rounded").documents.length === 1;
  return isLines ? readJsonLines(source, "rounded") : readJson(source, "rounded");
}

/** It begins with a field of an event, and some event has data: a YAML text may begin with `id:`, too. */
function isOfEvents(lines: readonly string[]): boolean {
  return /^\uFEFF?(data|event|id|retry|):/.test(lines[0] ?? "") && lines.some((it) => /^\uFEFF?data: ?\{/.test(it));
}

function readEvents(source: SourceText, lines: readonly Span[]): Reading {
  const data = lines.flatMap(({ start, end }) => {
    const line = source.text.slice(start, end);
    const field = /^\uFEFF?(?:(data): ?|(?:event|id|retry|):)/.exec(line);
    if (!field) return [{ start, end }];
    const from = start + field[0].length;
    return field[1] === undefined || source.text.slice(from, end).trim() === "[DONE]" ? [] : [{ start: from, end }];
  });
  return readJsonStretches(source, data, "rounded");
}
