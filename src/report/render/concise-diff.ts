import { changesMeaning } from "../../analysis/diff/diff-rules.ts";
import { sideNames } from "../../analysis/diff/side.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import {
  besideMessages,
  boundaryMessage,
  changeKindWords,
  changeMessage,
  conciseDiffWords,
  diffWords,
  packChangeMessages,
  packOutcomesMessage,
  some,
  versionMessages,
} from "../messages/diff.ts";
import { conciseWords } from "../messages/concise.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import type { DiffChange, DiffReport, DiffSummary } from "../model/diff-report.ts";
import type { AskedAgain, Layout, ShowOptions, Style } from "../view/format-options.ts";
import { clean, indented, marginWidth, noted, padTo, sectionsText, wrap } from "../view/text-layout.ts";
import { changedRules, partyMessages, showReplay, sideMessage, verdictsIn } from "./diff.ts";

const changesShown = 10;

/**
 * What matters first of a difference, for people: how many rules mean something else, each of these on a line, what recorded documents
 * say, the version to give, and how to see the rest. Quiet: the first line.
 */
export function conciseDiff(report: DiffReport, options: ShowOptions, again: AskedAgain): string {
  const { locale, paint, width, quiet } = options;
  const text = listOf([leadMessage(report), ...packOutcomesMessage(report.pack)], "semicolon");
  const lead = clean(locale.say(phrases.sentence({ text })));
  if (quiet) return `${lead}\n`;
  const line = (label: Message, text: MessageValue): readonly string[] => noted(label, text, options);
  return sectionsText([
    [
      ...wrap(lead, width).map((it) => paint("heading", it)),
      ...sideNames.flatMap((it) =>
        line(diffWords[it](), phrases.labelled({ label: report[it].name, text: sideMessage(report[it]) })),
      ),
      ...line(labels.asOf(), report.as_of),
    ],
    showChanges(report, options),
    showReplay(report, options),
    [
      // That the copy of a text is another says nothing that rules do not say.
      ...report.pack
        .filter((it) => it.what !== "text")
        .flatMap((it) => packChangeMessages(it, some))
        .flatMap((it) => line(diffWords.pack(), it)),
      ...report.boundaries.flatMap((it) => line(diffWords.pack(), boundaryMessage(it))),
      ...line(labels.rules(), othersMessage(report.summary)),
      ...(report.version ? versionMessages(report.version).slice(0, 1) : []).flatMap((it) =>
        line(diffWords.version(), it),
      ),
      `${paint("quiet", padTo(locale.say(conciseWords.commands()), marginWidth))}edict diff ${[...again.inputs, ...again.flags, "--full"].map(clean).join(" ")}`,
    ],
  ]);
}

/** How many rules mean something else, and for whom. */
function leadMessage({ changes, summary }: DiffReport): Message {
  const count = changes.filter(changesMeaning).length;
  if (count === 0) return conciseDiffWords.none();
  const { stricter, looser, both, not_shown: open } = summary;
  const how = counted([
    [stricter, conciseDiffWords.stricter],
    [looser, conciseDiffWords.looser],
    [both, conciseDiffWords.both],
    [open, conciseDiffWords.unshown],
  ]);
  return conciseDiffWords.lead({ count, rules: changes.length, how });
}

const counted = (all: readonly (readonly [count: number, say: (it: { count: number }) => Message])[]): MessageValue =>
  listOf(all.flatMap(([count, say]) => (count > 0 ? [say({ count })] : [])));

/** What binds more comes first, and what only follows other rules is counted. */
function showChanges({ changes }: DiffReport, options: Layout): readonly string[] {
  const told = changes.filter((it) => changesMeaning(it) && it.through.length === 0).toSorted(byEffect);
  const following = changes.filter((it) => changesMeaning(it) && it.through.length > 0).length;
  const more = Math.max(0, told.length - changesShown);
  return [
    ...told.slice(0, changesShown).flatMap((it) => showChange(it, options)),
    ...(more > 0 ? indented(conciseWords.moreFindings({ count: more }), options) : []),
    ...(following > 0 ? indented(conciseDiffWords.following({ count: following }), options) : []),
  ];
}

const styles: Readonly<Record<NonNullable<DiffChange["effect"]>, Style>> = {
  stricter: "violated",
  both: "undetermined",
  looser: "satisfied",
};

const order: readonly DiffChange["effect"][] = ["stricter", "both", undefined, "looser"];
const byEffect = (one: DiffChange, other: DiffChange): number =>
  order.indexOf(one.effect) - order.indexOf(other.effect);

function showChange(change: DiffChange, options: Layout): readonly string[] {
  const { locale, paint, width } = options;
  const [first] = change.witnesses;
  const shown = first && { old: verdictsIn(first.old, locale), new: verdictsIn(first.new, locale) };
  const text = listOf([changeMessage(change, shown), ...besideMessages(change), ...partyMessages(change)], "semicolon");
  const label = clean(changedRules(change, locale));
  const style = styles[change.effect ?? "both"];
  return wrap(locale.show(phrases.labelled({ label, text })), width, "  ").map((it) => paint(style, it));
}

/** What became of the other rules; undefined: there are none. */
function othersMessage(summary: DiffSummary): MessageValue {
  const kinds = (["unchanged", "wording", "moved", "renamed"] as const).filter((it) => summary[it] > 0);
  if (kinds.length === 0) return undefined;
  return listOf(kinds.map((it) => labels.count({ count: summary[it], state: changeKindWords[it]() })));
}
