import type { Message } from "../../base/message.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { Counts, Report, ReportNeeded, ReportSettings } from "./report.ts";
import type { Cite, ReportPlace } from "./rule-report.ts";

/**
 * The days on which outcomes change, as plain data; `grammar/schema/timeline-1.schema.json` is its schema, of which the JSON has
 * sentences in the place of messages, and leaves out what is undefined.
 */
export interface TimelineReport extends Pick<
  Report,
  "engine" | "needed" | "inputs" | "assumed" | "problems" | "troubles" | "skipped" | "exit_code"
> {
  readonly timeline: "timeline@1";
  readonly settings: Omit<ReportSettings, "as_of">;
  readonly packs: readonly Omit<ReportNeeded, "needed_by">[];
  readonly from: string;
  readonly to: string;
  /** What is said on the first day; undefined: nothing was judged. */
  readonly start: DayState | undefined;
  readonly dates: readonly TimelineDate[];
  /** Whether no day is missing on which a check would say otherwise than on the day before. */
  readonly complete: boolean;
  /** What the timeline cannot see. */
  readonly limits: readonly { readonly kind: "facts" | "calendar" | "left-out"; readonly said: Message }[];
  /** What each article comes to, from which day on; of the rules that bind the party. */
  readonly articles: readonly ArticleLane[];
}

export interface DayState {
  readonly word: RunWord;
  /** Rules that bind the party, by verdict. */
  readonly counts: Counts;
}

export interface TimelineDate extends DayState {
  readonly day: string;
  readonly word_before: RunWord;
  readonly changes: readonly TimelineChange[];
}

/** `from` or `to` undefined: there is no outcome on that side. */
export interface TimelineChange {
  readonly kind: "rule" | "note" | "flag";
  /** Full name of the rule; of a flag its words. */
  readonly name: string;
  readonly pack: string;
  readonly cite: Cite;
  readonly party: string | undefined;
  readonly in_roll_up: boolean;
  readonly advisory: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly instances: readonly TimelineInstance[];
  readonly causes: readonly TimelineCause[];
}

export interface TimelineInstance {
  readonly input: number;
  readonly elements: readonly string[];
  readonly at: ReportPlace;
  readonly from: Verdict | undefined;
  readonly to: Verdict | undefined;
}

export interface TimelineCause {
  readonly kind: string;
  /** It begins to hold, or it has ended; undefined: it is of one day. */
  readonly begins: boolean | undefined;
  /** In its slot `about`: what differs among those of one kind, the standard, the paper, the document. */
  readonly said: Message;
  readonly at: ReportPlace | undefined;
}

export interface ArticleLane {
  readonly pack: string;
  readonly article: number;
  readonly spans: readonly { readonly from: string; readonly verdict: Verdict }[];
}
