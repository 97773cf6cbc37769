import { memoized } from "../base/memoized.ts";
import type { Span } from "../base/text.ts";

/** What has to be known of a language to read a law in it. */
export interface LawLanguage {
  /**
   * Its words that bind or entitle; a longer one that begins with a shorter one stands before it. Behind ` … zu` an infinitive with
   * `zu` follows in the sentence: `hat … zu` is in `hat das Speichern einzustellen`.
   */
  readonly duties: readonly string[];
  readonly quotes: readonly [open: string, close: string];
  /** Words before a full stop that ends no sentence; undefined: where its sentences end is not known. */
  readonly abbreviations?: readonly string[];
  /** Whether blanks stand between its words; they do if left out. */
  readonly hasBlanks?: false;
  /** A full stop behind a number makes an ordinal of it: `am 1. August`. */
  readonly dotsOrdinals?: true;
}

const languages: Readonly<Record<string, LawLanguage>> = {
  zh: { duties: ["應當", "不得", "有權"], quotes: ["「", "」"], hasBlanks: false },
  en: {
    duties: [
      "shall not",
      "shall",
      "must not",
      "must",
      "may not",
      "is required to",
      "are required to",
      "is obliged to",
      "are obliged to",
      "has to",
      "have to",
      "is prohibited",
      "are prohibited",
      "is forbidden",
      "are forbidden",
      "is not allowed",
      "are not allowed",
      "is entitled to",
      "are entitled to",
      "has the right to",
      "have the right to",
    ],
    quotes: ["“", "”"],
    abbreviations: [
      "Art Arts No Nos Sec Secs para paras Para Paras Reg Ch ch cl pt subs ss pp vol fig cf ex seq et",
      "al etc vs viz approx ca Inc Ltd Co Corp Dr Mr Mrs Ms Prof St Jan Feb Aug Sept Oct Nov Dec Stat Cal",
    ].flatMap((it) => it.split(" ")),
  },
  de: {
    duties: [
      "muss",
      "müssen",
      "darf nicht",
      "dürfen nicht",
      "darf nur",
      "dürfen nur",
      "ist verpflichtet",
      "sind verpflichtet",
      "ist verboten",
      "sind verboten",
      "hat das Recht",
      "haben das Recht",
      "hat Anspruch",
      "haben Anspruch",
      "ist berechtigt",
      "sind berechtigt",
      "hat … zu",
      "haben … zu",
      "ist … zu",
      "sind … zu",
      "bedarf",
      "bedürfen",
      "nur zulässig",
      "unzulässig",
    ],
    quotes: ["„", "“"],
    abbreviations: [
      "Abs Art Nr Nrn Buchst Doppelbuchst Halbs Var Alt Anl Kap Abschn Rn ff",
      "bzw ggf vgl Vgl evtl usw sog gem einschl insb entspr Dr Prof BGBl ABl",
    ].flatMap((it) => it.split(" ")),
    dotsOrdinals: true,
  },
};

const unknown: LawLanguage = { duties: [], quotes: ["“", "”"] };

/** A word of a law that binds or entitles, and where it stands. */
export interface DutyWord extends Span {
  readonly word: string;
}

/**
 * The words of a text that bind or entitle: of two that begin alike the longer one, and no part of another word.
 *
 * @example
 * dutyWordsIn("Der Anbieter hat den Zugriff einzustellen.", lawLanguage("de")) // [{ word: "hat … zu", start: 13, end: 16 }]
 * dutyWordsIn("The keeper shall not sell.", lawLanguage("en")) // [{ word: "shall not", start: 11, end: 20 }]
 */
export const dutyWordsIn = (text: string, language: LawLanguage): readonly DutyWord[] =>
  [...text.matchAll(dutyPattern(language))].map(({ 0: found, index: start }) => {
    const written = found.replaceAll(/\s+/g, " ");
    const word = [written, `${written}${infinitive}`].find((it) => language.duties.includes(it)) ?? written;
    return { word, start, end: start + found.length };
  });

const infinitive = " … zu";
const infinitiveAhead = String.raw`(?=[^.;:]{0,500}?(?:\szu\s+\p{Ll}+n|\p{Ll}{2}zu\p{Ll}{2,}n)(?!\p{L}))`;

const dutyPattern = memoized(({ duties, hasBlanks }: LawLanguage): RegExp => {
  if (duties.length === 0) return /(?!)/gu;
  const any = duties.map((it) => it.replace(infinitive, infinitiveAhead).replaceAll(" ", "\\s+")).join("|");
  return new RegExp(hasBlanks === false ? any : `(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "gu");
});

/** What is known of a language by its tag; of one that is not known, no word of duty. */
export const lawLanguage = (tag: string): LawLanguage => languages[tag] ?? unknown;
