import type { Host } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import type { Translated } from "../base/message.ts";
import { captionOf, unitsOf, type InstrumentText } from "../statute/instrument-text.ts";
import { articlePlace, formatLocator, isWithin, locatorKey, readLocatorKey, type Locator } from "../statute/locator.ts";
import { writtenWords, type WrittenWords } from "../statute/statute.ts";
import { readDay } from "./check/check-request.ts";
import { stoppedBy, type VerbRun } from "./exit-code.ts";
import { loadNamedPacks } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";
import { textOn } from "./text-on.ts";

export interface LawRequest {
  /** The id of a pack, or its folder. */
  readonly pack: string;
  /** The key of an article or of a part of one, such as `4` or `4.1.2`; undefined: all. */
  readonly place: string | undefined;
  /** The day whose text is meant, where a law has several; without it today. */
  readonly asOf: string | undefined;
  readonly now: Instant;
  readonly library: string;
}

/** A law's own words, as plain data. */
export interface LawText {
  readonly pack: string;
  readonly version: string;
  readonly title: Translated;
  /** None where the text has no such place. */
  readonly units: readonly LawUnit[];
}

/** The smallest part of a text with a number of its own. */
interface LawUnit {
  readonly place: string;
  readonly cite: string;
  /** What it is about, in our words, where the pack does not hold the law's. */
  readonly caption: Translated | undefined;
  /** Chinese in both scripts; undefined: the pack has no text. */
  readonly words: WrittenWords | undefined;
}

export interface LawRun extends VerbRun {
  readonly law: LawText | undefined;
}

/** The text of a law that a pack holds, or a part of it. */
export function runLaw(request: LawRequest, host: Host): LawRun {
  const here = openWorkplace(host, request.library);
  if ("exitCode" in here) return { law: undefined, ...here };
  const { day, troubles: badDays } = readDay("as_of", request.asOf);
  const [badDay] = badDays;
  if (badDay) return { law: undefined, ...stoppedBy(badDay) };
  const { packs, problems, troubles } = loadNamedPacks(host, here.library, [request.pack], "alone");
  const pack = textOn(packs, day, request.now);
  if (!pack) return { law: undefined, problems, troubles, exitCode: troubles[0]?.exit ?? 3 };
  if ("severity" in pack) return { law: undefined, ...stoppedBy(pack) };
  const { id, version, title } = pack.manifest;
  const law = { pack: id, version, title, units: unitsAt(pack.text, request.place) };
  return { law, problems, troubles, exitCode: 0 };
}

function unitsAt(text: InstrumentText, key: string | undefined): readonly LawUnit[] {
  const place = key === undefined ? undefined : readLocatorKey(key);
  if (key !== undefined && !place) return [];
  const isAsked = (it: Locator): boolean => place === undefined || isWithin(it, place);
  if (text.kind === "statute")
    return text.units.flatMap(({ locator, words }) =>
      isAsked(locator) ? [lawUnit(text, locator, writtenWords(words))] : [],
    );
  return unitsOf(text).flatMap((it) => (isAsked(it) ? [lawUnit(text, it, undefined)] : []));
}

const lawUnit = (text: InstrumentText, locator: Locator, words: WrittenWords | undefined): LawUnit => {
  const caption = captionOf(text, locator) ?? captionOf(text, articlePlace(locator.article, locator.style));
  return { place: locatorKey(locator), cite: formatLocator(locator), caption, words };
};
