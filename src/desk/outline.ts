import type { Span } from "../base/text.ts";
import { isSameInterval, type Interval } from "../base/civil-date.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import { captionOf, unitPlace, type InstrumentText } from "../statute/instrument-text.ts";
import { locatorKey, type Locator } from "../statute/locator.ts";
import type { Translated } from "../base/message.ts";
import { mentionsIn, type Named, type NamedDeclaration } from "./mentions.ts";
import { locatorOf } from "./navigate.ts";

/** A part of a file as an outline shows it. */
export interface OutlineItem {
  readonly what:
    | {
        readonly kind: "unit";
        readonly level: Ast.UnitBlock["level"];
        readonly number: number;
        readonly title: string | undefined;
      }
    | { readonly kind: NamedDeclaration["kind"]; readonly name: string };
  readonly span: Span;
  /** What is shown where somebody goes to it. */
  readonly head: Span;
  readonly inside: readonly OutlineItem[];
}

/** The units of a file and what has a name in them. */
export function outlineOf({ declarations }: Pick<Ast.File, "declarations">): readonly OutlineItem[] {
  return declarations.flatMap((it): readonly OutlineItem[] => {
    if (it.kind === "unit") {
      const { level, number, title, numberSpan: head, span } = it;
      const what = { kind: it.kind, level, number, title: title?.text };
      return [{ what, span, head: within(head, span), inside: outlineOf({ declarations: it.body }) }];
    }
    if (!("name" in it) || it.name.text === "") return [];
    return [
      { what: { kind: it.kind, name: it.name.text }, span: it.span, head: within(it.name.span, it.span), inside: [] },
    ];
  });
}

/** Of a text that breaks off a name may stand behind the span. */
const within = (head: Span, span: Span): Span => (head.start >= span.start && head.end <= span.end ? head : span);

/** What can be folded: units, declarations with a body, and comments of several lines. */
export function foldsOf(file: Ast.File): readonly { readonly span: Span; readonly kind: "region" | "comment" }[] {
  const bodies = [...declarationsOf(file)].map(({ declaration: { span } }) => ({ span, kind: "region" as const }));
  const { text } = file.source;
  const comments: { span: Span; kind: "comment" }[] = [];
  for (const { span } of file.comments) {
    const last = comments.at(-1);
    const isNext =
      last &&
      /^\s*$/.test(text.slice(last.span.end, span.start)) &&
      !/\n\s*\n/.test(text.slice(last.span.end, span.start));
    if (last && isNext === true) last.span = { start: last.span.start, end: span.end };
    else comments.push({ span, kind: "comment" });
  }
  return [...bodies, ...comments].filter(({ span }) => text.slice(span.start, span.end).includes("\n"));
}

/** A word that an editor colours by what it names. */
export interface NamedWord {
  readonly span: Span;
  readonly kind: Exclude<Named["kind"], "declared" | "words" | "place"> | NamedDeclaration["kind"];
  readonly declares: boolean;
}

/** The names of a file, each once; words of the law keep the colour of a text. */
export function namedWords(checked: CheckedPack, file: Ast.File): readonly NamedWord[] {
  const words: NamedWord[] = [];
  for (const { span, named, declares } of mentionsIn(checked, file)) {
    if (named.kind === "words" || named.kind === "place" || span.start < (words.at(-1)?.span.end ?? 0)) continue;
    const kind = named.kind === "declared" ? named.declaration.kind : named.kind;
    words.push({ span, kind, declares });
  }
  return words;
}

/** What stands beside the text: what a unit is about, and days that are not the pack's. */
export interface Hint {
  readonly offset: number;
  readonly what:
    | { readonly kind: "caption"; readonly caption: Translated; readonly locator: Locator }
    | { readonly kind: "in-force"; readonly inForce: Interval };
}

/** `captions`: what units are about, by their key, where policies do not say it. */
export function hintsOf(
  checked: CheckedPack,
  file: Ast.File,
  captions: ReadonlyMap<string, Translated>,
): readonly Hint[] {
  const units = [...declarationsOf(file)].flatMap(({ declaration, units: around }): readonly Hint[] => {
    if (declaration.kind !== "unit" || declaration.title !== undefined) return [];
    const locator = locatorOf([...around, declaration]);
    const caption = captionIn(checked.text, locator) ?? captions.get(locatorKey(locator));
    return caption ? [{ offset: declaration.numberSpan.end, what: { kind: "caption", caption, locator } }] : [];
  });
  const rules = checked.rules.flatMap((it): readonly Hint[] =>
    it.file !== file || isSameInterval(it.inForce, checked.inForce)
      ? []
      : [{ offset: it.declaration.name.span.end, what: { kind: "in-force", inForce: it.inForce } }],
  );
  return [...units, ...rules].toSorted((a, b) => a.offset - b.offset);
}

const captionIn = (text: InstrumentText, locator: Locator): Translated | undefined =>
  captionOf(text, unitPlace(text, locator));
