/** What has to be known of a language to read a law in it. */
export interface LawLanguage {
  /** Its words that bind or entitle; a longer one that begins with a shorter one stands before it. */
  readonly duties: readonly string[];
  readonly quotes: readonly [open: string, close: string];
}

const languages: Readonly<Record<string, LawLanguage>> = {
  zh: { duties: ["應當", "不得", "有權"], quotes: ["「", "」"] },
  en: {
    duties: [
      "shall not",
      "shall",
      "must not",
      "must",
      "may not",
      "is required to",
      "are required to",
      "is prohibited",
      "are prohibited",
      "is entitled to",
      "are entitled to",
      "has the right to",
      "have the right to",
    ],
    quotes: ["“", "”"],
  },
  de: {
    duties: [
      "muss",
      "müssen",
      "darf nicht",
      "dürfen nicht",
      "ist verpflichtet",
      "sind verpflichtet",
      "ist verboten",
      "sind verboten",
      "hat das Recht",
      "haben das Recht",
      "ist berechtigt",
      "sind berechtigt",
    ],
    quotes: ["„", "“"],
  },
};

const unknown: LawLanguage = { duties: [], quotes: ["“", "”"] };

/** What is known of a language by its tag; of one that is not known, no word of duty. */
export const lawLanguage = (tag: string): LawLanguage => languages[tag] ?? unknown;
