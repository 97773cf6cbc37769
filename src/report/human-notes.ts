import { shortName } from "./english-words.ts";
import { inColumns, standingWords } from "./human-line.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import type { ReportNote } from "./rule-report.ts";
import type { ShowOptions } from "./show-options.ts";
import { wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const shownOfEach = 3;

/** What parties may do, are entitled or encouraged to, have power to or are liable to; what does not apply is counted. */
export function showNotes({ notes }: Report, options: ShowOptions): readonly string[] {
  if (notes.length === 0) return [];
  const { labels } = tablesIn(options.locale).report;
  const shown = notes.filter((it) => it.applies !== "no");
  const lines = grouped(shown).flatMap((it) => showNote(it, options));
  const left = new Set(notes.map((it) => it.rule)).size - new Set(shown.map((it) => it.rule)).size;
  const rest = left > 0 ? wrap(`  ${labels.notesLeft(left)}`, options.width, "  ") : [];
  return [options.paint("heading", labels.notes), ...lines, ...rest];
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
  const { labels, marks } = tablesIn(options.locale).report;
  const more = (count: number): string => labels.more(count);
  const duty = `${shortName(note.rule)}${marks.colon}${labels.duty(note.party, note.modal, note.act)}`;
  const documents = new Set(notes.map((it) => it.input)).size;
  const breaches = [...new Set(note.breaches.map((it) => shortName(it.rule) + marks.aside(showPlace(it.at))))];
  const others = [
    ...(breaches.length > 0 ? [labels.upon(some(breaches, more))] : []),
    ...some(
      note.causes.map((it) => it.sentence),
      more,
    ),
    ...(documents > 1 ? [labels.inAll(documents)] : []),
    ...standingWords(note),
  ];
  const text = [others.length === 0 ? duty : duty.replace(/\.$/, ""), ...others].join(marks.semicolon);
  return inColumns({ state: labels.noteState[note.applies], style: "quiet", cite: note.cite, text }, options);
}

function some(texts: readonly string[], more: (count: number) => string): readonly string[] {
  const shown = texts.slice(0, shownOfEach);
  return texts.length > shown.length ? [...shown, more(texts.length - shown.length)] : shown;
}
