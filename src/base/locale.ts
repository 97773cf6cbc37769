import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { invariant } from "./invariant.ts";
import { inKeywords } from "./keywords.ts";
import {
  catalogEntry,
  message,
  type Join,
  type Message,
  type MessageValue,
  type Titles,
  type Translated,
} from "./message.ts";
import { memoized } from "./memoized.ts";
import { inScript, isTight, type Script } from "./script.ts";

/** How readers of a language are told what was found: the one place where a message becomes a sentence. */
export interface Locale {
  /** As in `--lang`. */
  readonly tag: string;
  /** In which it shows the law and what packs say in Chinese; undefined: it shows the packs' English. */
  readonly script: Script | undefined;
  readonly say: (it: Message) => string;
  /** What to do about a mistake; undefined where nothing is to be said. */
  readonly help: (it: Message) => string | undefined;
  /** What stands in a slot. */
  readonly show: (value: MessageValue) => string;
  /** Several values in one text. */
  readonly list: (values: readonly MessageValue[], join: Join) => string;
  /** The same language with titles in the place of ids. */
  readonly knowing: (titles: Titles) => Locale;
}

/** What a message is in one language: texts of the ICU MessageFormat. */
export interface Translation {
  readonly text: string;
  readonly help?: string | undefined;
}

interface LocaleDefinition {
  readonly tag: string;
  readonly translate: (code: string) => Translation;
  /** Which form a number takes: `one`, `other` or another of CLDR's categories. */
  readonly plural: (count: number) => string;
  /** How the words between slots are written, and how they and what stands in the slots are joined; default: as they are. */
  readonly writing?: Writing;
  readonly script?: Script;
  /** Default: none. */
  readonly titles?: Titles;
}

interface Writing {
  /** `slot` stands in for each slot. */
  readonly own: (words: string) => string;
  /** Own words, and between them what stands in the slots. */
  readonly join: (words: readonly string[], values: readonly string[]) => string;
}

/** The words of a text, and the parameters whose values stand between them. */
interface Filled {
  readonly words: readonly string[];
  readonly names: readonly string[];
}

/** A character of no script stands in for what a slot takes, so that the words around it are seen as one text. */
const slot = "\uE000";

const plain: Writing = {
  own: (it) => it,
  join: (words, values) => words.reduce((text, it, at) => text + (values[at - 1] ?? "") + it, ""),
};

/** What has no title. */
const untitled = message("base/untitled", { en: "{id}", zh: "`{id}`" });

const joins = {
  comma: message("base/comma", { en: ", ", zh: "、" }),
  clause: message("base/clause", { en: ", ", zh: "，" }),
  semicolon: message("base/semicolon", { en: "; ", zh: "；" }),
  sentence: message("base/sentence", { en: " ", zh: "" }),
  blank: message("base/blank", { en: " ", zh: " " }),
  and: message("base/and", { en: "{most} and {last}", zh: "{most} 和 {last}" }),
  or: message("base/or", { en: "{most} or {last}", zh: "{most} 或 {last}" }),
};

/**
 * A language, from what each message is in it.
 *
 * @example
 * const hello = message("example/greeting", { en: "hello {who}", zh: "{who}，您好" });
 * const latin = localeOf({ tag: "la", plural: () => "other", translate: () => ({ text: "salve {who}" }) });
 * latin.say(hello({ who: "Ada" })) // "salve Ada"
 * latin.knowing(() => ({ en: "Data lead" })).show({ of: "role", id: "data_lead" }) // "Data lead"
 */
export function localeOf(definition: LocaleDefinition): Locale {
  const { tag, translate, plural, writing = plain, script, titles } = definition;
  const shown = (it: MessageValue, keywords: string | undefined): string => {
    if (it === undefined) return "";
    if (typeof it !== "object") return String(it);
    if ("items" in it) return listed(it.items, it.join, keywords);
    if ("code" in it) return textOf(it.code)(it.params, it.keywords ?? keywords);
    if (!("id" in it)) return translatedIn(it, script);
    const title = titles?.(it);
    return title ? translatedIn(title, script) : (it.value ?? say(untitled({ id: it.id })));
  };
  const say = (it: Message): string => shown(it, undefined);
  const listed = (items: readonly MessageValue[], join: Join, keywords: string | undefined): string => {
    const texts = items.map((it) => shown(it, keywords));
    if (join !== "and" && join !== "or") return texts.join(say(joins[join]()));
    const last = texts.pop();
    const most = texts.join(say(joins.comma()));
    return texts.length === 0 ? (last ?? "") : say(joins[join]({ most, last }));
  };
  const wordsFor = (elements: readonly MessageFormatElement[], params: Message["params"]): Filled => {
    let own = "";
    const names: string[] = [];
    const put = (those: readonly MessageFormatElement[], count: string): void => {
      for (const it of those) {
        switch (it.type) {
          case TYPE.literal:
            own += it.value;
            break;
          case TYPE.pound:
            own += count;
            break;
          case TYPE.argument:
            own += slot;
            names.push(it.value);
            break;
          case TYPE.plural: {
            const number = Number(params[it.value]);
            const rest = number - it.offset;
            const { value: chosen = [] } =
              it.options[`=${number}`] ?? it.options[plural(rest)] ?? it.options["other"] ?? {};
            put(chosen, String(rest));
            break;
          }
          case TYPE.select: {
            const { value: chosen = [] } = it.options[shown(params[it.value], undefined)] ?? it.options["other"] ?? {};
            put(chosen, count);
            break;
          }
          default:
            invariant(false, "this form of a slot is not used");
        }
      }
    };
    put(elements, "");
    return { words: writing.own(own).split(slot), names };
  };
  const compile = (text: string) => {
    const elements = parse(text, { ignoreTag: true, requiresOtherClause: false });
    const isFixed = elements.every((it) => it.type === TYPE.literal || it.type === TYPE.argument);
    // A text without a choice has the same words whatever its parameters.
    const fixed = isFixed ? wordsFor(elements, {}) : undefined;
    return (params: Message["params"], keywords: string | undefined): string => {
      const { words, names } = fixed ?? wordsFor(elements, params);
      return writing.join(
        keywords === undefined ? words : inTheirKeywords(words, keywords),
        names.map((it) => shown(params[it], keywords)),
      );
    };
  };
  const textOf = memoized((code: string) => compile(translate(code).text));
  const helpOf = memoized((code: string) => {
    const { help: text } = translate(code);
    return text === undefined ? undefined : compile(text);
  });
  return {
    tag,
    script,
    say,
    help: ({ code, params, keywords }) => helpOf(code)?.(params, keywords) || undefined,
    show: (it) => shown(it, undefined),
    list: (items, join) => listed(items, join, undefined),
    knowing: (those) => localeOf({ ...definition, titles: those }),
  };
}

/** Our words between slots, with what they name between backticks in the keywords of a file. */
function inTheirKeywords(words: readonly string[], keywords: string): readonly string[] {
  return words
    .join(slot)
    .replaceAll(/`([^`]*)`/g, (_, named: string) => `\`${inKeywords(named, keywords)}\``)
    .split(slot);
}

/**
 * An author's words as readers of a language have them: those of Chinese in their script, all others in English; in the
 * other language where there are no such.
 *
 * @example
 * translatedIn({ en: "Labels", zh: "標識" }, "zh-Hans") // "标识"
 * translatedIn({ en: "Labels" }, "zh-Hant") // "Labels"
 */
export function translatedIn(words: Translated, script: Script | undefined): string;
export function translatedIn(words: Partial<Translated>, script: Script | undefined): string | undefined;
export function translatedIn({ en, zh }: Partial<Translated>, script: Script | undefined): string | undefined {
  if (script === undefined) return en ?? zh;
  return zh === undefined ? en : inScript(zh, script);
}

function catalogTranslation(language: "en" | "zh"): (code: string) => Translation {
  return (code) => {
    const entry = catalogEntry(code);
    invariant(entry !== undefined, `no words are defined for ${code}`);
    return { text: entry[language], help: entry.help?.[language] };
  };
}

/**
 * Chinese in a script. Ours is written in Traditional characters; between a character and backticks stands a blank, and none
 * between two characters or beside Chinese punctuation, where a slot ends.
 */
const writingIn = (script: Script): Writing => ({
  own: (words) =>
    inScript(words, script)
      .split(/(`[^`]*`)/)
      .map((it, at, { length }) => {
        const after = at > 0 ? it.replace(/^(?=\p{Script=Han})/u, " ") : it;
        return at < length - 1 ? after.replace(/(?<=\p{Script=Han})$/u, " ") : after;
      })
      .join(""),
  join: (words, values) =>
    words.reduce((text, own, at) => {
      const value = values[at - 1] ?? "";
      const before = (isTight(text, value) ? text.trimEnd() : text) + value;
      return before + (isTight(before, own) ? own.trimStart() : own);
    }, ""),
});

const chinese = (script: Script): Locale =>
  localeOf({
    tag: script,
    translate: catalogTranslation("zh"),
    plural: () => "other",
    writing: writingIn(script),
    script,
  });

/**
 * The languages in which everything is said.
 *
 * @example
 * const line = message("example/line", { en: "line {line}", zh: "第 {line} 行" });
 * locales.en.say(line({ line: 3 })) // "line 3"
 * locales["zh-Hans"].say(line({ line: 3 })) // "第 3 行"
 * locales.en.list(["a", "b", "c"], "or") // "a, b or c"
 */
export const locales = {
  en: localeOf({ tag: "en", translate: catalogTranslation("en"), plural: (count) => (count === 1 ? "one" : "other") }),
  "zh-Hans": chinese("zh-Hans"),
  "zh-Hant": chinese("zh-Hant"),
} as const satisfies Readonly<Record<string, Locale>>;

export type Language = keyof typeof locales;
