import { groupBy } from "../base/group-by.ts";
import { replacementMessage, type Diagnostic, type Fix } from "../base/diagnostic.ts";
import { toPlain, textOf, type DataDocument, type DataNode, type ScalarNode } from "../base/document.ts";
import { durationInChinese } from "../base/duration.ts";
import { isExact } from "../base/exact-number.ts";
import { messages, namesOf, type Message, type MessageValue } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { shortened, type Place, type SourceText, type Span } from "../base/text.ts";
import { parseDay } from "../base/civil-date.ts";
import { dayIn, yesOrNoIn } from "./read-answer.ts";
import { createValidator, typeMessages, type Validate, type Expected, type Mismatch } from "./compile-schema.ts";
import {
  badFormat,
  blankText,
  emptyValue,
  missingField,
  noSuchDay,
  notListed,
  outOfRange,
  repeatedValue,
  unknownInputField,
  wrongType,
} from "./diagnostics.ts";

const compiled = new WeakMap<object, Validate>();

/**
 * What in a document does not fit a JSON Schema (a plain one, such as those of `grammar/schema`), each at its place.
 *
 * @example
 * const root = { kind: "list", items: [], span: { start: 0, end: 2 } };
 * const document = { source: { path: "a.yaml", text: "[]" }, root };
 * checkAgainstSchema(document, { type: "object" })[0]?.code // "vocabulary/wrong-type"
 */
export function checkAgainstSchema(document: DataDocument, schema: object): readonly Diagnostic[] {
  const validate = compiled.get(schema) ?? createValidator(schemasOf(schema));
  compiled.set(schema, validate);
  const start = { path: "", node: document.root, keySpan: undefined };
  const part = { source: document.source, start, elsewhere: () => undefined, whole: "file" } as const;
  return mismatchDiagnostics(part, validate("document", toPlain(document.root)));
}

/** A schema for the whole of a document, as a validator is made of it. */
export const schemasOf = (schema: object): ReadonlyMap<string, object> => new Map([["document", schema]]);

/** What a pointer leads to. */
export interface Located {
  /** `service.models[0].origin`; empty for the document itself. */
  readonly path: string;
  readonly node: DataNode;
  readonly keySpan: Span | undefined;
}

/**
 * Says what is wrong, and what to do, of a document that nobody writes, so that no other value may be advised; undefined: as of any
 * document.
 */
export type ExplainMismatch = (source: SourceText, found: Located, mismatch: Mismatch) => Diagnostic | undefined;

/** The part of a document that was validated. */
export interface ValidatedPart {
  readonly source: SourceText;
  readonly start: Located;
  /** Where a field of exactly this name is, if it is no field here. */
  readonly elsewhere: (key: string) => string | undefined;
  /** What it is called where it is not part of anything: a file that holds one document, or one of its documents. */
  readonly whole?: "document" | "file";
  readonly explain?: ExplainMismatch | undefined;
}

/**
 * One diagnostic for each mismatch, at the key or value as a person wrote it; at the nearest parent for what is
 * missing. A key that is missing because it is misspelt is reported once.
 */
export function mismatchDiagnostics(part: ValidatedPart, mismatches: readonly Mismatch[]): readonly Diagnostic[] {
  // By the record, of which a list may have very many.
  const unknownKeys = groupBy(
    mismatches.filter((it) => it.kind === "unknown-key"),
    (it) => it.pointer,
  );
  const isMisspelt = (it: Mismatch): boolean =>
    it.kind === "missing-key" &&
    unknownKeys.get(it.pointer)?.some((other) => isMisspelling(other.key, it.key)) === true;
  return mismatches.filter((it) => !isMisspelt(it)).map((it) => explain(part, it));
}

/**
 * Whether a key was probably meant to be another.
 *
 * @example
 * isMisspelling("facts-on", "facts_on") // true
 */
export function isMisspelling(written: string, meant: string): boolean {
  return nearest(written, [meant]) !== undefined;
}

/**
 * Follows a pointer as far as the document goes.
 *
 * @example
 * resolvePointer({ path: "service", node: { kind: "list", items: [], span: { start: 0, end: 2 } }, keySpan: undefined }, "").path // "service"
 */
export function resolvePointer(start: Located, pointer: string): Located {
  let at = start;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (at.node.kind === "list") {
      const node = at.node.items[Number(key)];
      if (!node) return at;
      at = { path: `${at.path}[${key}]`, node, keySpan: undefined };
    } else {
      const entry = at.node.kind === "record" ? at.node.entries.get(key) : undefined;
      if (!entry) return at;
      at = { path: at.path === "" ? key : `${at.path}.${key}`, node: entry.value, keySpan: entry.keySpan };
    }
  }
  return at;
}

function explain(part: ValidatedPart, mismatch: Mismatch): Diagnostic {
  const found = resolvePointer(part.start, mismatch.pointer);
  const { path, node } = found;
  const place: Place = { source: part.source, span: node.span };
  const isNoDay = mismatch.kind === "bad-form" && isDayThatIsNot(node, mismatch.format);
  const own = isNoDay ? undefined : part.explain?.(part.source, found, mismatch);
  if (own) return own;
  switch (mismatch.kind) {
    case "unknown-key":
      return explainUnknownKey(part, found, mismatch.key, mismatch.known);
    case "missing-key": {
      const { key, nullable } = mismatch;
      return missingField.at(
        { ...place, span: found.keySpan ?? node.span },
        { parent: named(part, path), key, nullable },
      );
    }
    case "wrong-type":
      return explainWrongType(part, found, mismatch.expected);
    case "not-listed": {
      const near = node.kind === "scalar" ? nearest(scalarLine(node).toLowerCase(), mismatch.members) : undefined;
      const fix = near === undefined ? undefined : replace(part.source, node.span, near);
      const members = namesOf(mismatch.members);
      return notListed.at(place, { path, value: shownValue(node), members, near: didYouMean(near) }, fix);
    }
    case "bad-form": {
      const value = shownValue(node);
      return isNoDay
        ? noSuchDay.at(place, { path, value })
        : badFormat.at(
            place,
            { path, value, expected: mismatch.expected },
            rewritten(part.source, node, mismatch.format),
          );
    }
    case "blank":
      return blankText.at(place, { path, nullable: mismatch.nullable });
    case "too-few":
      return emptyValue.at(place, { path: named(part, path) });
    case "repeated": {
      const repeated = node.kind === "list" ? node.items[mismatch.index] : undefined;
      return repeatedValue.at(
        { ...place, span: (repeated ?? node).span },
        { path, value: shownValue(repeated ?? node) },
      );
    }
    case "out-of-range": {
      const { bound, limit } = mismatch;
      return outOfRange.at(place, {
        path,
        value: shownValue(node),
        bound,
        limit,
        share: bound === "most" && limit === 1,
      });
    }
  }
}

/** What people write in another form, as documents have it. */
function rewritten(source: SourceText, node: DataNode, format: string | undefined) {
  const text = textOf(node) ?? "";
  const day = format === "date" ? dayIn(text) : undefined;
  // A day that is in no calendar is no better in another form.
  const instead =
    format === "duration"
      ? durationInChinese(text)
      : day !== undefined && parseDay(day) !== undefined
        ? day
        : undefined;
  return instead === undefined ? undefined : replace(source, node.span, instead);
}

const words = messages("vocabulary/words", {
  document: { en: "this document", zh: "該文檔" },
  file: { en: "this file", zh: "該文件" },
  boolean: { en: "{value}", zh: "`{value}`" },
});

const remedies = messages("vocabulary/remedy", {
  elsewhere: { en: "`{key}` is a field of `{path}`", zh: "`{key}` 是 `{path}` 的字段" },
  own: { en: "facts of your own can stand under `{key}`", zh: "自有的事實可以放在 `{key}` 之下" },
  omit: { en: "leave it out if it is not known", zh: "不知道時刪去" },
  quote: { en: "put it in quotes", zh: "加上引號" },
  write: { en: "write `{value}`", zh: "寫成 `{value}`" },
});

const named = ({ whole = "document" }: ValidatedPart, path: string): MessageValue =>
  path === "" ? words[whole]() : `\`${path}\``;

function explainUnknownKey(
  part: ValidatedPart,
  { path, node }: Located,
  key: string,
  known: readonly string[],
): Diagnostic {
  const keySpan = node.kind === "record" ? node.entries.get(key)?.keySpan : undefined;
  const place = { source: part.source, span: keySpan ?? node.span };
  const near = nearest(key, known);
  const elsewhere = near === undefined ? part.elsewhere(key) : undefined;
  const fix = near === undefined || !keySpan ? undefined : replace(part.source, keySpan, near);
  const own = near === undefined && known.includes("extra") ? remedies.own({ key: "extra" }) : undefined;
  const remedy = elsewhere === undefined ? own : remedies.elsewhere({ key, path: elsewhere });
  return unknownInputField.at(place, { parent: named(part, path), key, near: didYouMean(near), remedy }, fix);
}

function explainWrongType(part: ValidatedPart, { path, node }: Located, expected: Expected): Diagnostic {
  const place = { source: part.source, span: node.span };
  const written = part.source.text.slice(node.span.start, node.span.end);
  const isQuotable = isOnly("string", expected) && node.kind === "scalar" && node.value !== null;
  const remedy = remedyFor(node, expected);
  const edits = [{ span: node.span, text: JSON.stringify(written) }];
  const params = { path: named(part, path), expected: expected.said, found: foundIn(node, expected), remedy };
  return wrongType.at(place, params, isQuotable ? { ...remedies.quote(), edits } : undefined);
}

const isOnly = (type: string, { types: [only, ...others] }: Expected): boolean => only === type && others.length === 0;

function remedyFor(node: DataNode, expected: Expected): Message | undefined {
  if (node.kind !== "scalar") return undefined;
  const { value } = node;
  if (value === null) return remedies.omit();
  if (isOnly("string", expected)) return remedies.quote();
  if (typeof value !== "string" || !isOnly("boolean", expected)) return undefined;
  const said = /^(on|off)$/i.test(value) ? value.toLowerCase() === "on" : yesOrNoIn(value);
  return said === undefined ? undefined : remedies.write({ value: String(said) });
}

function foundIn(node: DataNode, expected: Expected): MessageValue {
  if (node.kind !== "scalar") return shownValue(node);
  if (node.value === null) return typeMessages.null();
  if (typeof node.value === "boolean") return words.boolean({ value: String(node.value) });
  if (typeof node.value === "string") return typeMessages.string();
  return expected.types.includes("integer") ? scalarLine(node) : typeMessages.number();
}

/** A value as a person reads it, in one line. */
export function shownValue(node: DataNode): MessageValue {
  if (node.kind === "scalar") return scalarLine(node);
  return node.kind === "list" ? typeMessages.array() : typeMessages.object();
}

/** A word, number or text as a person reads it, in one line. */
export function scalarLine(node: ScalarNode): string {
  const text = isExact(node.value) ? String(toPlain(node)) : String(node.value);
  return shortened(text.replace(/\s+/g, " "), 60);
}

/** Written as it should be, and yet in no calendar and on no clock. */
function isDayThatIsNot(node: DataNode, format: string | undefined): boolean {
  const text = textOf(node) ?? "";
  if (format === "date") return /^\d{4}-\d\d-\d\d$/.test(text);
  return format === "date-time" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text);
}

/** The same text in its place, in the quotes that stand there. */
function replace(source: SourceText, span: Span, text: string): Fix {
  const quote = /^["']/.exec(source.text.slice(span.start, span.end))?.[0] ?? "";
  return { ...replacementMessage(text), edits: [{ span, text: `${quote}${text}${quote}` }] };
}
