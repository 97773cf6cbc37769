import { guide } from "../analysis/guide/guide.ts";
import { parseDay, type Day } from "../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Locale } from "../base/locale.ts";
import { namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { readCases, type Case } from "../cases/read-cases.ts";
import { programOn } from "../evaluate/judgement.ts";
import type { Pack } from "../pack/pack.ts";
import { guideHtml } from "../report/render/html/guide.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { exitCodeOfDiagnostic } from "./exit-code.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "./library.ts";
import { badDate, severalTexts } from "./request-diagnostics.ts";

export interface DocRequest {
  /** The id of a pack, or its folder. */
  readonly pack: string;
  /** The day whose text of the law is shown, where a law has several; without it today. */
  readonly asOf: string | undefined;
  readonly locale: Locale;
  readonly today: Day;
  readonly library: string;
}

export interface DocRun {
  readonly page: string | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** The reading guide of a pack as HTML; none if the pack or its cases have a mistake. */
export function runDoc(request: DocRequest, host: Host): DocRun {
  const opened = openLibrary(host, request.library);
  if (isDiagnostic(opened)) return failed(opened);
  const day = request.asOf === undefined ? request.today : parseDay(request.asOf);
  if (day === undefined) return failed(badDate.nowhere({ flag: "--as-of", text: request.asOf }));
  const { packs, problems: mistakes, troubles } = loadNamedPacks(host, opened, [request.pack], "alone");
  const pack = textOn(packs, day);
  const [first] = packs;
  if (first && !pack) {
    const folders = namesOf(packs.map((it) => it.folder));
    return failed(severalTexts.nowhere({ id: first.manifest.id, count: packs.length, folders }));
  }
  const read = pack && { pack, cases: readCases(host, pack) };
  const problems = [...mistakes, ...(read?.cases.diagnostics ?? [])];
  const isBroken = problems.some((it) => it.severity === "error");
  return {
    page:
      read && !isBroken ? pageOf(read.pack, read.cases.cases, opened.vocabulary.vocabulary, request.locale) : undefined,
    problems,
    troubles,
    exitCode: troubles[0]?.exit ?? (isBroken ? 3 : 0),
  };
}

function pageOf(pack: Pack, cases: readonly Case[], vocabulary: Vocabulary, locale: Locale): string {
  return guideHtml(guide(pack, cases, vocabulary), locale);
}

const failed = (it: Diagnostic<Place | undefined>): DocRun => ({
  page: undefined,
  problems: [],
  troubles: [it],
  exitCode: exitCodeOfDiagnostic(it),
});

/** The text that judges what happens on a day; none of several drafts, which judge nothing. */
function textOn(packs: readonly Pack[], day: Day): Pack | undefined {
  const [only, ...others] = packs;
  if (others.length === 0) return only;
  const { graph } = programOn(
    packs.map((it) => it.program),
    day,
  );
  return packs.find((it) => it.program.graph === graph && it.manifest.inForce !== "never");
}
