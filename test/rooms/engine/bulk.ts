import { parseInstant } from "../../../src/base/instant.ts";
import { toPlain } from "../../../src/base/document.ts";
import { overlayHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { lookThrough, type LookThrough } from "../../../src/engine/bulk/apart.ts";
import { openBulk } from "../../../src/engine/bulk/bulk.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { readSource } from "../../../src/engine/check/gather.ts";
import { openPacks, type OpenPacks } from "../../../src/engine/library.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { ndjsonReport } from "../../../src/report/render/json.ts";
import { inBulk } from "../../kit/in-bulk.ts";
import { batchesOf } from "../../kit/line-batches.ts";
import { repository } from "../../kit/repository.ts";
import { nothing } from "../report/tiny.ts";

export const machine = repository;
const opened = openPacks(machine, "policies", ["cn.genai_interim_measures"]);
invariant("loaded" in opened, "the shipped packs open");
export const open: OpenPacks = opened;
const now = parseInstant("2026-11-20T12:00:00+08:00");
invariant(now !== undefined, "the day exists");
export const request = {
  ...nothing,
  now,
  library: "policies",
  packs: ["cn.genai_interim_measures"],
  inputs: ["a.jsonl"],
};
export const service = "examples/chat-service/service.yaml";

export const example = (name: string): readonly unknown[] => {
  const path = `examples/chat-service/${name}.yaml`;
  return readYaml({ path, text: machine.readText(path) ?? "" }).documents.map((it) => toPlain(it.root));
};
export const documents = [...example("responses"), ...example("incidents")];

/** What a run says, line by line of `ndjson`. */
export interface Told {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

export const linesOf = (run: ReportRun, text: string): Told => ({
  exitCode: run.exitCode,
  lines: text.trimEnd().split("\n"),
});

export function whole(text: string, asked: Partial<typeof request> & { readonly service?: string | undefined }): Told {
  const run = runCheck({ ...request, ...asked }, overlayHost(machine, { "a.jsonl": text }), open);
  return linesOf(run, ndjsonReport(buildReport(run)));
}

export function streamed(text: string, asked: Partial<typeof request>, chunk: number): Told {
  const { run, text: told } = inBulk({ ...request, ...asked }, overlayHost(machine, { "a.jsonl": text }), {
    open,
    chunk,
  });
  return linesOf(run, told);
}

/** Whether each line of a text by itself says all that they say together; `beside`: read with them, as the service is. */
export function areApart(
  text: string | Uint8Array,
  asked: Partial<typeof request> & { readonly service?: string | undefined },
  beside?: string,
): boolean {
  const bulk = openBulk({ ...request, ...asked }, overlayHost(machine, { "a.jsonl": "" }), open);
  invariant("prepared" in bulk, "lines can be judged");
  const read = beside === undefined ? [] : readSource({ path: "b.json", text: beside }, bulk.prepared.reading).inputs;
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  let look: ReturnType<LookThrough["end"]> = lookThrough({ ...bulk, service: read[0] ?? bulk.service });
  while (typeof look !== "boolean") {
    for (const batch of batchesOf(bytes, 1000)) if (!look.add("a.jsonl", batch)) return false;
    look = look.end();
  }
  return look;
}

export const ofKind = ({ lines }: Told, kind: string): readonly string[] =>
  lines.filter((it) => it.startsWith(`{"kind":"${kind}"`)).toSorted();

/** What of a run must not hang on whether it was judged line by line. */
export function same(told: Told) {
  const last: Readonly<Record<string, unknown>> = JSON.parse(told.lines.at(-1) ?? "{}");
  const counted = [
    "counts",
    "counts_of_others",
    "counts_of_advisory",
    "word",
    "sentence",
    "let_pass",
    "exit_code",
    "not_examined",
  ];
  return {
    exitCode: told.exitCode,
    ...Object.fromEntries(
      ["run", "input", "decision", "rule", "problem", "trouble"].map((it) => [it, ofKind(told, it)]),
    ),
    summary: counted.map((it) => last[it]),
  };
}
