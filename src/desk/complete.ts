import type { Span } from "../base/text.ts";
import type { CheckedPack, Meaning } from "../language/check/checked-pack.ts";
import { dayNames } from "../language/check/symbols.ts";
import { isInText, nextKeywords } from "../language/parse/caret.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { children, dotted, expressionsOf, walk } from "../language/syntax/walk.ts";
import { unitAt, unitPlace } from "../statute/instrument-text.ts";
import type { Field, RecordType, Type } from "../vocabulary/type.ts";
import type { OpenPolicy } from "./desk.ts";
import { declaredIn, mentionsIn, type NamedDeclaration } from "./mentions.ts";
import { locatorOf } from "./navigate.ts";
import { declarationAt, holds, isInComment } from "./spot.ts";

/** What can be written at a place. */
export interface Completion {
  readonly text: string;
  /** What is replaced by it. */
  readonly span: Span;
  readonly what:
    | {
        readonly kind:
          | "keyword"
          | "member"
          | "subject"
          | "variable"
          | "day"
          | "party"
          | "role"
          | "evidence"
          | "pack"
          | "words";
      }
    | { readonly kind: "fact"; readonly field: Field }
    | { readonly kind: "declared"; readonly declaration: NamedDeclaration };
}

type Item = Omit<Completion, "span">;

/** A name that nobody has: put where the caret stands, it makes a whole tree of a half-written text. */
const placeholder = "zz";

const wordBefore = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;
const wordAfter = /^[\p{L}\p{M}\p{Nd}_]+/u;

/**
 * What fits at an offset of a policy: facts, members, names and keywords. A half-written text is completed by a name at the
 * caret, and the pack is checked with it.
 */
export function complete({ bench, file }: OpenPolicy, offset: number): readonly Completion[] {
  const { path, text } = file.source;
  if (isInComment(file, offset)) return [];
  const start = offset - (wordBefore.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (wordAfter.exec(text.slice(offset))?.[0].length ?? 0);
  const probed = bench.probe(path, text.slice(0, start) + placeholder + text.slice(end));
  const checked = probed.checked.value;
  const around = declarationAt(probed.file, start)?.declaration;
  const from = around === undefined || around.kind === "unit" ? undefined : around.span.start;
  if (isInText(probed.file.source, { start: from ?? start, end: start }, file.language))
    return lawWords(checked, probed.file, offset, text);
  const at = (items: readonly Item[], from = start): readonly Completion[] =>
    items.map((it) => ({ ...it, span: { start: from, end } }));
  const slot = slotAt(probed.file, start);
  const named = slot && itemsOf(slot, checked, bench.opened.context, probed.file);
  if (named?.whole) return at(named.items);
  const phrase = phraseStart(text, start);
  const keywords = (before: number): readonly Item[] => {
    const begin = Math.min(from ?? before, before);
    const after = (end: number): readonly string[] => nextKeywords(file.source, { start: begin, end }, file.language);
    const next = after(before);
    // Behind a mistake in the same body nobody knows what follows: what can stand at its beginning can stand here.
    const body = text.indexOf("{", begin) + 1;
    const found = next.length > 0 || body === 0 || body > before ? next : after(body);
    return found.map((it) => ({ text: it, what: { kind: "keyword" } }));
  };
  const longer =
    phrase === undefined ? [] : keywords(phrase).filter((it) => it.text.startsWith(text.slice(phrase, start)));
  if (phrase !== undefined && longer.length > 0) return at(longer, phrase);
  return at([...(named?.items ?? []), ...keywords(start)]);
}

/** Between the marks of a quote: the clauses of the law's unit around it, in place of all that stands there. */
function lawWords(
  checked: CheckedPack,
  { source, ...file }: Ast.File,
  offset: number,
  text: string,
): readonly Completion[] {
  const around = declarationAt({ source, ...file }, offset);
  if (around === undefined || checked.text.kind !== "statute") return [];
  const { declaration: it, units } = around;
  const quotes =
    it.kind === "quote"
      ? [it]
      : it.kind === "rule"
        ? it.clauses.filter((one) => one.kind === "quote")
        : it.kind === "standard"
          ? it.quotes
          : "quote" in it && it.quote
            ? [it.quote]
            : [];
  const quote = quotes.find((one) => one.text.span.start < offset && offset < one.text.span.end);
  const unit = quote && unitAt(checked.text, unitPlace(checked.text, locatorOf(units)));
  if (!quote || !unit) return [];
  // The placeholder stands for the word at the caret.
  const span = { start: quote.text.span.start + 1, end: quote.text.span.end - 1 + text.length - source.text.length };
  const clauses = unit.words.hant.split(/(?<=[，；。：])/u).map((one) => one.replace(/[，；。：]$/u, "").trim());
  return clauses.filter((one) => one !== "").map((one) => ({ text: one, span, what: { kind: "words" } }));
}

/** Where a phrase of several words begins that is half written: `is pre` of `is present`. */
function phraseStart(text: string, start: number): number | undefined {
  const before = /[a-z]+(?: [a-z]+)* $/.exec(text.slice(0, start));
  if (!before) return undefined;
  const words = before[0].trimEnd().split(" ");
  const [last = ""] = words.slice(-1);
  return start - last.length - 1;
}

/** What stands at the caret of a text that was completed there. */
type Slot =
  | { readonly kind: "path"; readonly path: Ast.Path; readonly step: number; readonly beside: Ast.Expr | undefined }
  | { readonly kind: "subject" | "party" | "role" | "evidence" | "pack" | "rule" | "standard" };

function slotAt(file: Ast.File, start: number): Slot | undefined {
  const around = declarationAt(file, start)?.declaration;
  if (around === undefined) return undefined;
  const isAt = (it: Ast.Name | undefined): boolean => it?.span.start === start;
  const starts = (it: Ast.Name | undefined): boolean =>
    it !== undefined && it.span.start <= start && start < it.span.end;
  for (const top of expressionsOf(around))
    for (const it of walk(top)) {
      if (it.kind === "met" && isAt(it.standard.steps[0])) return { kind: "standard" };
      if (it.kind !== "path") continue;
      const step = it.steps.findIndex(isAt);
      if (step >= 0) return { kind: "path", path: it, step, beside: besideOf(top, it) };
    }
  if (around.kind === "standard") {
    if (isAt(around.on)) return { kind: "subject" };
    for (const it of around.judges) {
      if (isAt(it.role)) return { kind: "role" };
      if (it.evidence.some(isAt)) return { kind: "evidence" };
    }
  }
  if (around.kind === "addressed-to" && around.parties.some(isAt)) return { kind: "party" };
  if (around.kind === "exemption" && around.from.some((it) => it.kind === "rule" && isAt(it.name)))
    return { kind: "rule" };
  if (around.kind !== "rule") return undefined;
  if (around.parties.some(isAt)) return { kind: "party" };
  for (const it of around.clauses) {
    if (it.kind === "on" && isAt(it.subject)) return { kind: "subject" };
    if (it.kind === "complies" && starts(it.pack)) return { kind: "pack" };
    if (it.kind !== "upon") continue;
    if (it.of.kind === "any-duty" ? isAt(it.of.party) : false) return { kind: "party" };
    if (it.of.kind === "targets" && it.of.targets.some((one) => one.kind === "rule" && isAt(one.name)))
      return { kind: "rule" };
  }
  return undefined;
}

/** What an expression is compared with: where it takes members of an enumeration, this says which. */
function besideOf(top: Ast.Expr, path: Ast.Path): Ast.Expr | undefined {
  for (const it of walk(top)) {
    if (it.kind !== "compare") continue;
    const isIn = (side: Ast.Expr): boolean => side === path || (side.kind === "list" && children(side).includes(path));
    if (isIn(it.right)) return it.left;
    if (isIn(it.left)) return it.right;
  }
  return undefined;
}

interface Known {
  /** Nothing else fits, keywords neither. */
  readonly whole: boolean;
  readonly items: readonly Item[];
}

const whole = (items: readonly Item[]): Known => ({ whole: true, items });
const plain = (kind: Exclude<Item["what"]["kind"], "fact" | "declared">, texts: Iterable<string>): readonly Item[] =>
  [...texts].map((text) => ({ text, what: { kind } }));

function itemsOf(
  slot: Slot,
  checked: CheckedPack,
  context: OpenPolicy["bench"]["opened"]["context"],
  file: Ast.File,
): Known {
  const { vocabulary, parties, roles, needs } = context;
  const declared = declaredIn(checked).map(({ declaration }) => declaration);
  const ofKinds = (...kinds: readonly NamedDeclaration["kind"][]): readonly Item[] =>
    declared
      .filter((it) => kinds.includes(it.kind) && it.name.text !== "" && it.name.text !== placeholder)
      .map((declaration) => ({ text: declaration.name.text, what: { kind: "declared", declaration } }));
  switch (slot.kind) {
    case "subject":
      return whole(plain("subject", vocabulary.subjects.keys()));
    case "party":
      return whole(plain("party", parties));
    case "role":
      return whole(plain("role", roles));
    case "evidence":
      return whole(plain("evidence", vocabulary.evidenceKind.members));
    case "pack":
      return whole(plain("pack", [checked.pack, ...needs.keys()]));
    case "rule":
      return whole(ofKinds("rule"));
    case "standard":
      return whole(ofKinds("standard"));
    case "path": {
      const { path, step, beside } = slot;
      if (step > 0) return whole(below(path, step, checked, context, file));
      const expected = beside && typeOf(checked, beside);
      const members = expected?.kind === "enum" ? plain("member", expected.members) : [];
      if (members.length > 0) return whole(members);
      const own = declarationAt(file, path.span.start)?.declaration.span;
      const variables = mentionsIn(checked, file).flatMap(({ span, named, declares }) =>
        named.kind === "variable" && declares && own && holds(own, span.start) ? [named.each.variable.text] : [],
      );
      return {
        whole: false,
        items: [
          ...plain("variable", variables),
          ...plain("subject", vocabulary.subjects.keys()),
          ...ofKinds("define", "parameter", "open-term", "open-list", "standard"),
          ...plain("day", dayNames.keys()),
        ],
      };
    }
  }
}

function typeOf(checked: CheckedPack, expr: Ast.Expr): Type | undefined {
  const type = checked.types.get(expr.id);
  return type?.kind === "list" ? type.element : type;
}

/** What lies below the steps before the caret: facts of a group, or what another pack lets read. */
function below(
  path: Ast.Path,
  step: number,
  checked: CheckedPack,
  { vocabulary, needs }: OpenPolicy["bench"]["opened"]["context"],
  file: Ast.File,
): readonly Item[] {
  const before = path.steps.slice(0, step);
  const meaning = checked.meanings.get(path.id);
  const root = rootOf(meaning, path, checked, vocabulary.subjects, file);
  const record =
    root &&
    recordAt(
      root,
      before.slice(1).map((it) => it.text),
    );
  if (record) return [...record.fields].map(([text, field]) => ({ text, what: { kind: "fact", field } }));
  const prefix = dotted(before);
  const foreign = needs.get(prefix)?.at(-1);
  if (foreign)
    return [...foreign.readable.values()].map(({ placed: { declaration } }) => ({
      text: declaration.name.text,
      what: { kind: "declared", declaration },
    }));
  const deeper = [...needs.keys()].filter((it) => it.startsWith(`${prefix}.`));
  return plain("pack", new Set(deeper.map((it) => it.slice(prefix.length + 1).split(".")[0] ?? "")));
}

function rootOf(
  meaning: Meaning | undefined,
  path: Ast.Path,
  checked: CheckedPack,
  subjects: ReadonlyMap<string, { readonly type: RecordType }>,
  file: Ast.File,
): Type | undefined {
  if (meaning?.kind === "subject") return subjects.get(meaning.subject)?.type;
  if (meaning?.kind !== "variable") return undefined;
  const [first] = path.steps;
  const named = mentionsIn(checked, file).find((it) => it.span.start === first.span.start)?.named;
  return named?.kind === "variable" ? named.type : undefined;
}

/** The group that a path below a type leads to; a path does not go through lists. */
function recordAt(type: Type, steps: readonly string[]): RecordType | undefined {
  if (type.kind !== "record") return undefined;
  const [first, ...rest] = steps;
  if (first === undefined) return type;
  const field = type.fields.get(first);
  return field && recordAt(field.type, rest);
}
