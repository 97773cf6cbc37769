import { guide } from "../analyse/guide.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { readCases } from "../cases/read-cases.ts";
import { guideHtml } from "../report/guide-html.ts";
import type { ExitCode, Trouble } from "../report/report-run.ts";
import { isTrouble, loadPacks, openLibrary } from "./library.ts";

export interface DocRun {
  /** A page for each text of the instrument, in the order of time. */
  readonly pages: readonly string[];
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  readonly exitCode: ExitCode;
}

/** The reading guide of a pack, by id or folder, as HTML; nothing of it if the pack or its cases have a mistake. */
export function doc(name: string, library: string, host: Host): DocRun {
  const opened = openLibrary(host, library);
  if (isTrouble(opened)) return { pages: [], problems: [], troubles: [opened], exitCode: opened.exitCode };
  const loaded = loadPacks(host, opened, [name], "alone");
  const read = loaded.packs.map((pack) => ({ pack, cases: readCases(host, pack) }));
  const problems = [...loaded.problems, ...read.flatMap((it) => it.cases.diagnostics)];
  const isBroken = problems.some((it) => it.severity === "error");
  const pages = isBroken
    ? []
    : read.map((it) => guideHtml(guide(it.pack, it.cases.cases, opened.vocabulary.vocabulary)));
  return {
    pages,
    problems,
    troubles: loaded.troubles,
    exitCode: loaded.troubles[0]?.exitCode ?? (isBroken ? 3 : 0),
  };
}
