import { diagnostic, fixOf, replacementFix, type Diagnostic } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import { message } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Span } from "../base/text.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import { wholeLine } from "./whole-line.ts";

export const allowWithoutReason = diagnostic("lint/allow-without-reason", "warning", {
  en: "this comment allows `{rule}` and gives no reason",
  zh: "此註釋允許 `{rule}`，但沒有寫明理由",
  help: {
    en: 'write why it is right here: `// allow {rule} because "…"`',
    zh: '寫明此處為何正確：`// allow {rule} because "…"`',
  },
});

export const unknownAllow = diagnostic("lint/unknown-allow", "warning", {
  en: "there is no lint rule `{rule}`{near}",
  zh: "沒有檢查規則 `{rule}`{near}",
});

export const unusedAllow = diagnostic("lint/unused-allow", "warning", {
  en: "this comment allows `{rule}`, and nothing here is found by it",
  zh: "此註釋允許 `{rule}`，但此處沒有該規則的發現",
  help: { en: "take it away", zh: "刪去" },
});

const takeAway = message("lint/fix/take-comment-away", { en: "take the comment away", zh: "刪去該註釋" });

interface Allowance {
  readonly file: Ast.File;
  readonly rule: string;
  readonly reason: string | undefined;
  readonly comment: Span;
  /** Of the rule's name. */
  readonly named: Span;
  /** Of a comment behind other words its line; else the declaration that begins after it, or the line that follows. */
  readonly about: Span;
}

/** Findings without those that a comment of their file allows, and what is wrong with such comments. `codes`: of all rules. */
export function allowed(
  files: readonly Ast.File[],
  found: readonly Diagnostic[],
  codes: readonly string[],
): readonly Diagnostic[] {
  const allowances = files.flatMap(allowancesIn);
  const inFile = new Map(
    [...groupBy(allowances, (it) => it.file.source)].map(([source, own]) => [source, groupBy(own, (it) => it.rule)]),
  );
  const used = new Set<Allowance>();
  const kept = found.filter(({ code, place }) => {
    const own = inFile.get(place.source)?.get(code) ?? [];
    const by = own.filter((it) => isIn(place.span.start, it.about));
    for (const it of by) used.add(it);
    return by.length === 0;
  });
  return [...kept, ...allowances.flatMap((it) => faultOf(it, used.has(it), codes))];
}

const isIn = (at: number, { start, end }: Span): boolean => start <= at && at < end;

function faultOf(it: Allowance, isUsed: boolean, codes: readonly string[]): readonly Diagnostic[] {
  const { file, rule, named, comment } = it;
  const { source } = file;
  if (!codes.includes(rule)) {
    const near = nearest(rule, codes);
    return [unknownAllow.at({ source, span: named }, { rule, near: didYouMean(near) }, replacementFix(named, near))];
  }
  const place = { source, span: comment };
  if (!isUsed) {
    const { start, end } = wholeLine(source.text, comment);
    return [unusedAllow.at(place, { rule }, fixOf(takeAway(), start, end, ""))];
  }
  return it.reason === undefined ? [allowWithoutReason.at(place, { rule })] : [];
}

const form = /^\/\/\s*allow\s+(lint\/[\w-]+)(?:\s+because\s+"([^"]*\S[^"]*)")?/;

function allowancesIn(file: Ast.File): readonly Allowance[] {
  const { source, comments } = file;
  const { text } = source;
  const found = comments.flatMap(({ span: comment }) => {
    const [whole, rule, reason] = form.exec(text.slice(comment.start, comment.end)) ?? [];
    return whole === undefined || rule === undefined ? [] : [{ comment, whole, rule, reason }];
  });
  if (found.length === 0) return [];
  const declared = new Map([...declarationsOf(file)].map(({ declaration: { span } }) => [span.start, span]));
  const next = nextWords(file);
  return found.map(({ comment, whole, rule, reason }) => {
    const at = comment.start + whole.indexOf(rule);
    const named = { start: at, end: at + rule.length };
    const follows = next.get(comment.start) ?? comment.end;
    const about = ownLine(text, comment) ?? declared.get(follows) ?? lineAt(text, follows);
    return { file, rule, reason, comment, named, about };
  });
}

/** The line of a comment that stands behind other words. */
function ownLine(text: string, comment: Span): Span | undefined {
  const start = text.lastIndexOf("\n", comment.start - 1) + 1;
  return text.slice(start, comment.start).trim() === "" ? undefined : { start, end: comment.end };
}

function lineAt(text: string, start: number): Span {
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}

/** Where the text goes on after each comment, with the blanks and other comments behind it. */
function nextWords({ source: { text }, comments }: Ast.File): ReadonlyMap<number, number> {
  const next = new Map<number, number>();
  for (const { span } of comments.toReversed()) {
    const at = text.length - text.slice(span.end).trimStart().length;
    next.set(span.start, next.get(at) ?? at);
  }
  return next;
}
