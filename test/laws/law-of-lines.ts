import { expect } from "vitest";
import { parsePlainJson } from "../../src/base/plain-json.ts";
import { compileVerdicts, type CompiledVerdicts } from "../../src/compiled/compile-verdicts.ts";
import { compileLineReader, type LineReader as ReadLine } from "../../src/compiled/line-reader.ts";
import { compileShape } from "../../src/compiled/shapes.ts";
import { shapeIn } from "./law-of-shapes.ts";
import { fieldsOfDetectors } from "../../src/readers/detect/findings.ts";
import type { Handed } from "./handed.ts";

/** What reads the lines of a log of such documents, and what is said of what was read. */
export interface LineReader {
  readonly document: Handed["document"];
  readonly read: ReadLine;
  readonly compiled: CompiledVerdicts;
  /** Its verdicts, and its shape; undefined: the reference has to judge it. */
  readonly said: (of: unknown, judge: (document: Handed["document"], out: Uint8Array) => boolean) => string | undefined;
}

/** Reads lines of documents of one kind; undefined: no rule judges them by generated code. */
export function lineReader({ fixture, subject, document }: Handed): LineReader | undefined {
  const compiled = compileVerdicts(fixture, subject);
  const shape = compiled && compileShape(fixture, subject);
  if (!shape) return undefined;
  const { longestList } = compiled;
  const read = compileLineReader(fixture, { subject, reads: shape.reads, wanted: fieldsOfDetectors, longestList });
  return {
    document,
    read,
    compiled,
    said: (of, judge) => {
      const out = new Uint8Array(compiled.bytes);
      return judge(of as typeof document, out)
        ? `${out.join()} ${shapeIn(shape.writeShape, of as typeof document)}`
        : undefined;
    },
  };
}

/** What becomes of a line: it is taken, and judged as what JSON.parse reads; it is left to the reference, or left though it is in order. */
export function lineAsParsed({ read, compiled, said }: LineReader, bytes: Uint8Array): "taken" | "left" | "missed" {
  const document = read(bytes, 0, bytes.length);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const plain = parsePlainJson(text);
  const expected = plain === undefined ? undefined : said(plain, compiled.judge);
  if (document === undefined) return expected === undefined ? "left" : "missed";
  expect([text, plain === undefined]).toEqual([text, false]);
  expect([text, said(document, compiled.judgeRead)]).toEqual([text, expected]);
  return "taken";
}
