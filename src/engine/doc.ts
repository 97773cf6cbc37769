import { guide } from "../analysis/guide/guide.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import type { Locale } from "../base/locale.ts";
import { namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { readCases } from "../cases/read-cases.ts";
import { guideHtml } from "../report/render/html/guide.ts";
import { defaultPack, readDay } from "./check/check-request.ts";
import { stoppedBy, type VerbRun } from "./exit-code.ts";
import { loadNamedPacks } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";
import { severalPacks } from "./request-diagnostics.ts";
import { textOn } from "./text-on.ts";

export interface DocRequest {
  /** The id of a pack, or its folder; without it the one of the project around the working folder, else the default one. */
  readonly pack: string | undefined;
  /** The day whose text of the law is shown, where a law has several; without it today. */
  readonly asOf: string | undefined;
  readonly locale: Locale;
  readonly now: Instant;
  readonly library: string;
  /** Folders of vocabularies. */
  readonly vocabularies?: readonly string[];
}

export interface DocRun extends VerbRun {
  readonly page: string | undefined;
}

/** The reading guide of a pack as HTML; none if the pack or its cases have a mistake. */
export function runDoc(request: DocRequest, host: Host): DocRun {
  const here = openWorkplace(host, request.library, request.vocabularies);
  if ("exitCode" in here) return { page: undefined, ...here };
  const { day: given, troubles: badDays } = readDay("--as-of", request.asOf);
  const [badDay] = badDays;
  if (badDay) return failed(badDay);
  const [name = defaultPack, ...rest] = request.pack === undefined ? (here.packs ?? []) : [request.pack];
  if (rest.length > 0) return failed(severalPacks.nowhere({ packs: namesOf([name, ...rest]) }));
  const { packs, vocabulary, problems: mistakes, troubles } = loadNamedPacks(host, here.library, [name], "alone");
  const pack = textOn(packs, given, request.now);
  if (pack && "severity" in pack) return failed(pack);
  const { cases, diagnostics } = pack ? readCases(host, pack) : { cases: [], diagnostics: [] };
  const problems = [...mistakes, ...diagnostics];
  const isBroken = problems.some((it) => it.severity === "error");
  const shown = pack && !isBroken ? guide(pack, cases, vocabulary.vocabulary) : undefined;
  const page = shown && guideHtml(shown, request.locale);
  return { page, problems, troubles, exitCode: troubles[0]?.exit ?? (isBroken ? 3 : 0) };
}

const failed = (it: Diagnostic<Place | undefined>): DocRun => ({ page: undefined, ...stoppedBy(it) });
