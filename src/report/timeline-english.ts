import type { TurnCause } from "../analyse/turn.ts";
import { shortName } from "../evaluate/program.ts";
import { counted, quoted } from "./english-words.ts";

type Edge = Extract<TurnCause, { readonly begins: boolean }>;
type Of<K extends TurnCause["kind"]> = Extract<TurnCause, { readonly kind: K }>;

/** The words of a timeline: the one place that spells them. */
export const timelineEnglish = {
  cause: (it: TurnCause, place: string): string => {
    if (it.kind === "document") return `of this day: the ${it.subject} at ${place}`;
    if (it.kind === "deadline")
      return `the time for ${it.path === "" ? "it" : quoted(it.path)} is over: it ended on ${it.due}`;
    if (it.kind === "done") return `${quoted(it.path)} is of this day`;
    return edge(it);
  },
  about,
  eachDay: (from: string, to: string): string => `each day from ${from} to ${to}`,
  factsEachDay: "facts known up to each day of judgement",
  factsLimit: (day: string): string =>
    `Facts are known up to ${day}: later dates tell what follows if nothing else happens.`,
  calendarLimit: (day: string): string =>
    `Working days are published up to ${day}: what is counted over later ones is unknown, and no date is found for it.`,
  leftOutLimit: (count: number): string =>
    `${counted(count, "document")} could not be judged: dates that only ${count === 1 ? "it has" : "they have"} are missing.`,
  sum: (dates: number, from: string, to: string): string =>
    dates === 0
      ? `No outcome changes from ${from} to ${to}.`
      : `${counted(dates, "date")} from ${from} to ${to} on which an outcome changes.`,
  complete: "No other day changes any of them: every date of law, profile, signatures, papers and facts was tried.",
  turned: (from: string | undefined, to: string | undefined): string => `${from ?? "no rule"} → ${to ?? "no rule"}`,
  also: (verdict: string): string => `also ${verdict}`,
  inPart: (from: string, to: string): string => `in part: ${from} → ${to}`,
  gone: (verdict: string): string => `no longer ${verdict}`,
  advisory: "advisory",
  applies: { yes: "applies", no: "does not apply", unknown: "may apply" },
  prevails: { true: "another law may prevail", unknown: "it is unknown whether another law may prevail" },
  none: "none",
  rules: (count: number): string => counted(count, "rule"),
  title: (from: string, to: string): string => `What each article comes to, from ${from} to ${to}`,
  article: (article: number): string => `art. ${article}`,
  span: (article: number, verdict: string, from: string): string => `art. ${article}: ${verdict}, begins on ${from}`,
};

/** What a translation of these words has to say. */
export type TimelineWording = typeof timelineEnglish;

function edge(it: Edge): string {
  switch (it.kind) {
    case "pack":
      return `${quoted(it.name)} ${it.begins ? "comes into force" : "is no longer in force"}`;
    case "rule":
      return `the rule ${quoted(it.name)} ${it.begins ? "comes into force" : "is no longer in force"}`;
    case "exemption":
      return `the exemption ${quoted(it.name)} ${it.begins ? "comes into force" : "is no longer in force"}`;
    case "flag":
      return `that "${it.what}" may prevail ${it.begins ? "comes into force" : "is no longer in force"}`;
    case "parameter":
      return `${quoted(it.name)} ${it.begins ? "has a new value" : "has lost its value"}`;
    case "interpretation":
      return reading(it);
    case "membership":
      return membership(it);
    case "adoption":
      return it.begins ? `${it.by} adopts ${quoted(it.name)}` : `the adoption of ${quoted(it.name)} by ${it.by} ends`;
    case "assumption":
      return `${it.by} ${it.begins ? "takes" : "no longer takes"} ${quoted(it.fact)} for granted`;
    case "attestation":
      return attestation(it);
    case "evidence":
      return `the evidence ${quoted(it.id)} ${it.begins ? "is there" : "has expired"}`;
    case "comparison":
      return it.begins ? `the day of judgement comes to ${it.on}` : `the day of judgement goes past ${it.on}`;
  }
}

function reading({ term, value, by, begins }: Of<"interpretation">): string {
  const word = quoted(shortName(term));
  return begins ? `${by} reads ${word} as ${value}` : `the reading of ${word} as ${value} by ${by} ends`;
}

function membership({ list, member, belongs, by, begins }: Of<"membership">): string {
  const what = `${quoted(member)} ${belongs ? "in" : "out of"} ${quoted(shortName(list))}`;
  return begins ? `${by} counts ${what}` : `that ${by} counts ${what} ends`;
}

function attestation(it: Of<"attestation">): string {
  const what = about(it, "");
  if (it.begins) return `${it.by} ${it.met ? "attests" : "denies"} ${what}`;
  return `the ${it.met ? "attestation" : "denial"} of ${what} by ${it.by} no longer counts`;
}

function about(it: TurnCause, place: string): string | undefined {
  if (it.kind === "document") return place;
  if (it.kind === "evidence") return quoted(it.id);
  if (it.kind !== "attestation") return undefined;
  return `${quoted(shortName(it.standard))}${it.element === undefined ? "" : ` of ${it.element}`}`;
}
