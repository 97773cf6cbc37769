import type { GetICUArgs } from "@schummar/icu-type-parser";

/** What a slot of a message takes. Text and numbers are shown as they are; undefined is shown as nothing. */
export type MessageValue = string | number | boolean | undefined | Message | List | Translated | Titled;

/** What is said, without a word of it: which message, and what stands in its slots. Plain data, equal on every thread. */
export interface Message {
  /** `room/name`, the key of its words in each language. */
  readonly code: string;
  readonly params: Readonly<Record<string, MessageValue>>;
  /** The language of the keywords in the file that it is about: what it says between backticks names them in that one. */
  readonly keywords?: string;
}

/** An author's own words, in the languages in which the author wrote them: a title, a question. */
export interface Translated {
  readonly en: string;
  readonly zh?: string;
}

/** Words of ours in both languages. */
export type BilingualText = Required<Translated>;

/** Something that programs know by an id and people by a title: a locale that knows the title shows that, any other the id. */
export interface Titled {
  /** `value`: of a fact, whose path is the id. */
  readonly of: "subject" | "role" | "evidence" | "law" | "value";
  readonly id: string;
  /** As the document writes it. */
  readonly value?: string;
}

/** The titles that are known; undefined: none. */
export type Titles = (it: Titled) => Translated | undefined;

/** Several values, joined as the reader's language joins them. */
export interface List {
  readonly items: readonly MessageValue[];
  readonly join: Join;
}

/** `blank`: steps of one way; `clause`: between parts of a sentence; `sentence`: between whole ones. */
export type Join = "comma" | "clause" | "semicolon" | "sentence" | "blank" | "and" | "or";

/** A text of the ICU MessageFormat in each language: `{name}`, `{count, plural, …}`, `{kind, select, …}`. */
export interface MessageWords {
  readonly en: string;
  /** In Traditional characters, with the mainland's words; readers of Simplified have it converted. */
  readonly zh: string;
}

/** What the catalog has under a code: a message, and what to do about it where it is a mistake. */
export interface CatalogEntry extends MessageWords {
  readonly help?: MessageWords;
}

type Slots<T> = T extends string ? GetICUArgs<T, { ICUArgument: MessageValue; ICUNumberArgument: number }> : never;
type Keys<T> = T extends T ? keyof T : never;
type At<T, K extends PropertyKey> = T extends { readonly [key in K]: infer V } ? V : never;
type Chosen<V> = [V] extends ["true" | "false"] ? boolean : V;
type ParamsIn<T> = { readonly [K in Keys<Slots<T>>]: Chosen<At<Slots<T>, K>> };
type Flat<T> = { [K in keyof T]: T[K] };

type Texts<W> = W extends { readonly en: infer E; readonly zh: infer Z } ? ParamsIn<E> & ParamsIn<Z> : unknown;

/** The parameters that the words of a message have slots for. */
export type ParamsOf<W> = Flat<Texts<W> & (W extends { readonly help: infer H } ? Texts<H> : unknown)>;

/** The words, if both languages have the same slots; else a type that no text has. */
export type CheckedWords<W> = W extends { readonly en: infer E; readonly zh: infer Z }
  ? [Keys<Slots<E>>, Keys<Slots<Z>>] extends [Keys<Slots<Z>>, Keys<Slots<E>>]
    ? W
    : {
        readonly zh: {
          readonly "a slot that one language forgets": Exclude<
            Keys<Slots<E>> | Keys<Slots<Z>>,
            Keys<Slots<E>> & Keys<Slots<Z>>
          >;
        };
      }
  : W;

/** Makes a message of one kind. */
export interface MessageKind<P> {
  (...params: keyof P extends never ? [] : [params: P]): Message;
  readonly code: string;
}

const catalog = new Map<string, CatalogEntry>();

/**
 * The words under a code; undefined: no module that defines it was loaded.
 *
 * @example
 * message("example/hello", { en: "hello {who}", zh: "{who}，您好" });
 * catalogEntry("example/hello")?.en // "hello {who}"
 */
export const catalogEntry = (code: string): CatalogEntry | undefined => catalog.get(code);

/** Every code with its words, in the order in which they were defined. */
export const catalogEntries = (): Iterable<readonly [code: string, entry: CatalogEntry]> => catalog;

/** Enters words under a code. Codes are unique in the house. */
export function registerWords(code: string, entry: CatalogEntry): void {
  catalog.set(code, entry);
}

/**
 * Defines a message in both languages. What its slots take is read from its words; a slot that one of the languages
 * forgets does not compile.
 *
 * @example
 * const tooMany = message("example/too-many", { en: "{count, plural, one {# rule} other {# rules}}", zh: "{count} 條規則" });
 * tooMany({ count: 2 }) // { code: "example/too-many", params: { count: 2 } }
 */
export function message<const W extends MessageWords>(
  code: string,
  words: W & CheckedWords<W>,
): MessageKind<ParamsOf<W>> {
  registerWords(code, words);
  const make = (params: Message["params"] = {}): Message => ({ code, params });
  return Object.assign(make, { code }) as MessageKind<ParamsOf<W>>;
}

/** The makers of a table of messages. */
export type Messages<T extends Readonly<Record<string, MessageWords>>> = {
  readonly [K in keyof T]: MessageKind<ParamsOf<T[K]>>;
};

/**
 * Defines the messages of a table; the code of each is the table's name, a slash, and its key.
 *
 * @example
 * const labels = messages("example/labels", { asOf: { en: "as of", zh: "判斷日" }, line: { en: "line {line}", zh: "第 {line} 行" } });
 * labels.line({ line: 3 }) // { code: "example/labels/line", params: { line: 3 } }
 * labels.asOf() // { code: "example/labels/asOf", params: {} }
 */
export function messages<const T extends Readonly<Record<string, MessageWords>>>(
  name: string,
  table: T & { readonly [K in keyof T]: CheckedWords<T[K]> },
): Messages<T> {
  const makers = Object.entries<MessageWords>(table).map(([key, words]) => [
    key,
    message(`${name}/${key}`, words as never),
  ]);
  return Object.fromEntries(makers) as Messages<T>;
}

/**
 * Values joined by commas, or with a word before the last.
 *
 * @example
 * listOf(["a", "b"], "or") // { items: ["a", "b"], join: "or" }
 */
export const listOf = (items: readonly MessageValue[], join: Join = "comma"): List => ({ items, join });

/**
 * Names between backticks, joined.
 *
 * @example
 * namesOf(["a", "b"]) // { items: ["`a`", "`b`"], join: "comma" }
 */
export const namesOf = (names: readonly string[], join: Join = "comma"): List =>
  listOf(
    names.map((it) => `\`${it}\``),
    join,
  );

/**
 * What an id names, for people.
 *
 * @example
 * titled("role", "data_lead") // { of: "role", id: "data_lead" }
 */
export const titled = (of: Exclude<Titled["of"], "value">, id: string): Titled => ({ of, id });

/**
 * What a fact is, for people: what the vocabulary calls it, where it is one of some words.
 *
 * @example
 * titledValue("service.audience.minors", "prohibited") // { of: "value", id: "service.audience.minors", value: "prohibited" }
 */
export const titledValue = (path: string, value: string): Titled => ({ of: "value", id: path, value });
