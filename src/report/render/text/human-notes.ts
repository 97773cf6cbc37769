import type { Value } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { inColumns, standingWords } from "../../view/human-line.ts";
import type { Report } from "../../model/report.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ReportNote } from "../../model/rule-report.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { wrap } from "../../view/text-layout.ts";
import { dutyClause, dutyOf } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { allOf, phrases } from "../../messages/phrases.ts";
import { noteWords } from "../../messages/verdicts.ts";

const shownOfEach = 3;

/** What parties may do, are entitled or encouraged to, have power to or are liable to; what does not apply is counted. */
export function showNotes({ notes }: Report, options: ShowOptions): readonly string[] {
  if (notes.length === 0) return [];
  const { locale, paint, width } = options;
  const shown = notes.filter((it) => it.applies !== "no");
  const lines = grouped(shown).flatMap((it) => showNote(it, options));
  const count = new Set(notes.map((it) => it.rule)).size - new Set(shown.map((it) => it.rule)).size;
  const rest = count > 0 ? wrap(`  ${locale.say(labels.notesLeft({ count }))}`, width, "  ") : [];
  return [paint("heading", locale.say(labels.notes())), ...lines, ...rest];
}

/** Notes of one rule that say the same of several documents. */
function grouped(notes: readonly ReportNote[]): readonly (readonly [ReportNote, ...ReportNote[]])[] {
  const groups = new Map<string, [ReportNote, ...ReportNote[]]>();
  for (const note of notes) {
    const breaches = note.breaches.map((it) => `${it.rule} ${showPlace(it.at)}`);
    const causes = note.causes.map((it) => it.sentence);
    const key = JSON.stringify([note.rule, note.applies, note.policy, breaches, causes]);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()];
}

function showNote(notes: readonly [ReportNote, ...ReportNote[]], options: ShowOptions): readonly string[] {
  const [note] = notes;
  const { locale } = options;
  const more = [
    ...noteDetails(
      [note],
      note.causes.map((it) => it.sentence),
      new Set(notes.map((it) => it.input)).size,
    ),
    ...standingWords(note),
  ];
  const duty = more.length === 0 ? dutyOf(note) : dutyClause(note);
  const text = [phrases.labelled({ label: shortName(note.rule), text: duty }), ...more];
  const state = locale.say(noteWords[note.applies]());
  return inColumns({ state, style: "quiet", cite: note.cite, text: locale.list(text, "semicolon") }, options);
}

/** The breaches that notes follow from, why it is not known whether they apply, and of how many documents they tell. */
export function noteDetails(
  notes: readonly ReportNote[],
  causes: readonly string[],
  documents: number,
): readonly Value[] {
  const each = [
    ...new Map(notes.flatMap((it) => it.breaches).map((it) => [`${it.rule} ${showPlace(it.at)}`, it])).values(),
  ];
  const breaches = each.map((it) => phrases.aside({ text: shortName(it.rule), aside: showPlace(it.at) }));
  return [
    ...(breaches.length > 0 ? [labels.upon({ breaches: allOf(some(breaches)) })] : []),
    ...some(causes),
    ...(documents > 1 ? [labels.inAll({ documents })] : []),
  ];
}

function some(all: readonly Value[]): readonly Value[] {
  const count = all.length - shownOfEach;
  return count > 0 ? [...all.slice(0, shownOfEach), labels.more({ count })] : all;
}
