import type { Diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { listOf } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { excerptOf, reportPlace, showPlace } from "../model/report-place.ts";
import type { Excerpt } from "../model/report.ts";
import type { Layout, Paint } from "../view/format-options.ts";
import { noted, clean, wrap, displayWidth } from "../view/text-layout.ts";

/**
 * Mistakes in files, by place: `file:line:column: error code`, the message, the line with carets, help and fix. What is the same
 * in several lines of a log is told once, with all its places. Those that stand in no file come last, as they are given: the message, its code, and help.
 */
export function showDiagnostics(diagnostics: readonly Diagnostic<Place | undefined>[], layout: Layout): string {
  const shown = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
  const same = groupBy(inOrder(diagnostics.filter(isPlaced)), sameInLog);
  const placed = [...same.values()].map(([it, ...others]) => (it ? shown(showPlaced(it, others, layout)) : ""));
  const others = diagnostics.filter((it) => !isPlaced(it)).map((it) => shown(showPlaceless(it, layout)));
  return [...placed, ...(others.length > 0 ? [others.join("")] : [])].join("\n");
}

/** The same without the lines of the files, which may hold what nobody should see. */
export function showDiagnosticLines(diagnostics: readonly Diagnostic[], layout: Layout): string {
  return inOrder(diagnostics)
    .flatMap((it) => [...headOf(it, layout), ""])
    .join("\n");
}

const isPlaced = (it: Diagnostic<Place | undefined>): it is Diagnostic => it.place !== undefined;

/** Paths by code unit, then as the file reads. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => {
    const [left, right] = [a.place, b.place];
    if (left.source.path !== right.source.path) return left.source.path < right.source.path ? -1 : 1;
    const lines = (left.source.line ?? 1) - (right.source.line ?? 1);
    return lines || left.span.start - right.span.start || (a.code < b.code ? -1 : 1);
  });
}

/** Two diagnostics are the same that say the same of lines of one log. */
const sameInLog = (it: Diagnostic): unknown =>
  it.place.source.line === undefined ? it : JSON.stringify([it.place.source.path, it.code, it.params]);

function showPlaced(it: Diagnostic, others: readonly Diagnostic[], layout: Layout): readonly string[] {
  const { width, paint, locale } = layout;
  const at = reportPlace(it.place);
  return [
    ...headOf(it, layout),
    ...codeFrame(at.line, excerptOf(it.place), width - 2, paint).map((line) => `  ${line}`),
    ...noted(
      labels.also(),
      others.length > 0 ? listOf(others.map((one) => showPlace(reportPlace(one.place)))) : undefined,
      layout,
      "  ",
    ),
    ...noted(labels.help(), locale.help(it), layout, "  "),
    ...noted(labels.fix(), it.fix, layout, "  "),
  ];
}

function showPlaceless(it: Diagnostic<Place | undefined>, layout: Layout): readonly string[] {
  const { width, paint, locale } = layout;
  const label = locale.say(labels[it.severity]());
  const [first = "", ...rest] = wrap(
    `${locale.say(phrases.labelled({ label, text: clean(locale.say(it)) }))} [${it.code}]`,
    width,
    "  ",
  );
  return [
    paint(it.severity, label) + first.slice(label.length),
    ...rest,
    ...noted(labels.help(), locale.help(it), layout, "  "),
  ];
}

function headOf(it: Diagnostic, { width, paint, locale }: Layout): readonly string[] {
  const { place, severity, code } = it;
  const at = clean(showPlace(reportPlace(place)));
  return [
    `${at}: ${paint(severity, locale.say(labels[severity]()))} ${code}`,
    ...wrap(`  ${clean(locale.say(it))}`, width, "  "),
  ];
}

const cut = "...";

/**
 * A line of a file with its number, and carets under the place by display columns, so that they stand right
 * under Chinese text too. A line that is too long for `width` cells is cut around the place.
 */
export function codeFrame(line: number, excerpt: Excerpt, width: number, paint: Paint): readonly string[] {
  const number = String(line);
  const room = Math.max(20, width - number.length - 3);
  const { before, marked, after } = fit(excerpt, room);
  const carets = "^".repeat(Math.max(1, displayWidth(marked)));
  const margin = " ".repeat(number.length);
  return [
    `${paint("quiet", `${number} |`)} ${before}${marked}${after}`.trimEnd(),
    `${paint("quiet", `${margin} |`)} ${" ".repeat(displayWidth(before))}${paint("caret", carets)}`,
  ];
}

function fit({ text, from, to }: Excerpt, room: number): Readonly<Record<"before" | "marked" | "after", string>> {
  const [before, marked, after] = [clean(text.slice(0, from)), clean(text.slice(from, to)), clean(text.slice(to))];
  const half = Math.floor(room / 2);
  const shownMark = fittingHead(marked, Math.max(half, room - displayWidth(before)));
  const left = room - displayWidth(shownMark);
  const shownBefore = displayWidth(before) <= left ? before : fittingTail(before, Math.min(left, half));
  const shownAfter = shownMark === marked ? fittingHead(after, left - displayWidth(shownBefore)) : "";
  return { before: shownBefore, marked: shownMark, after: shownAfter };
}

function fittingHead(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < cut.length) return "";
  let head = "";
  for (const character of text) {
    if (displayWidth(head + character) > width - cut.length) break;
    head += character;
  }
  return head + cut;
}

function fittingTail(text: string, width: number): string {
  let tail = "";
  for (const character of [...text].toReversed()) {
    if (displayWidth(character + tail) > width - cut.length) break;
    tail = character + tail;
  }
  return cut + tail;
}
