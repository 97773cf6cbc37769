import type { Cause, Gate } from "../../evaluate/decision.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Params, ReportCause } from "./rule-report.ts";
import { reportPlace } from "./report-place.ts";
import type { Reading } from "./reading.ts";
import type { Locale } from "../../base/locale.ts";
import { titleIn } from "../messages/citations.ts";
import { causeOf, type AskedStandard } from "../messages/causes.ts";
import type { Message } from "../../base/message.ts";

/** A cause as a sentence for people and parameters for machines. */
export function reportCause(cause: Cause, { pack, locale }: Pick<Reading, "pack" | "locale">): ReportCause {
  const ended = "ended" in cause ? cause.ended : undefined;
  const place = "place" in cause ? cause.place : "law" in cause ? cause.law : ended?.place;
  const refused = cause.kind === "attestation" ? cause.refused : [];
  return {
    kind: cause.kind,
    params: { ...paramsOf(cause, locale), ...(ended ? { ended_until: ended.until, ended_by: ended.by } : {}) },
    sentence: locale.say(causeOf(cause, askedStandard(cause, pack, locale))),
    at: place && reportPlace(place),
    exceptions: cause.kind === "contradiction" ? cause.exceptions.map(reportPlace) : [],
    refused: refused.map(({ by, on, why, detail, place: at }) => ({ by, on, why, detail, at: reportPlace(at) })),
  };
}

/** The fields of a cause or gate that are words; places stand beside them. */
export function paramsOf(of: Cause | Gate, locale: Locale): Params {
  const words = Object.entries(of).flatMap(([name, value]) => {
    const word: unknown = value;
    if (name === "kind") return [];
    if (typeof word === "string" || typeof word === "number") return [[name, String(word)] as const];
    return isMessage(word) ? [[name, locale.say(word)] as const] : [];
  });
  return Object.fromEntries(words);
}

const isMessage = (it: unknown): it is Message => typeof it === "object" && it !== null && "code" in it;

/** What a missing attestation has to say, and who may sign it. */
export function askedStandard(cause: Cause, pack: Pack, locale: Locale): AskedStandard | undefined {
  if (cause.kind !== "attestation") return undefined;
  const { graph, sources } = pack.program;
  const node = graph.nodes.find((it) => it.kind === "standard" && it.name === cause.standard);
  const title = sources.standards.get(cause.standard)?.title;
  if (node?.kind !== "standard" || !title) return undefined;
  return { title: titleIn(title, locale), judges: node.judges };
}
