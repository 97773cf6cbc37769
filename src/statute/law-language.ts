/** What has to be known of a language to read a law in it. */
export interface LawLanguage {
  /** Its words that bind or entitle; a longer one that begins with a shorter one stands before it. */
  readonly duties: readonly string[];
  readonly quotes: readonly [open: string, close: string];
  /** Words before a full stop that ends no sentence; undefined: where its sentences end is not known. */
  readonly abbreviations?: readonly string[];
  /** A full stop behind a number makes an ordinal of it: `am 1. August`. */
  readonly dotsOrdinals?: true;
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
    abbreviations: [
      "Abs Art Nr Nrn Buchst Doppelbuchst Halbs Var Alt Anl Kap Abschn Rn ff",
      "bzw ggf vgl Vgl evtl usw sog gem einschl insb entspr Dr Prof BGBl ABl",
    ].flatMap((it) => it.split(" ")),
    dotsOrdinals: true,
  },
};

const unknown: LawLanguage = { duties: [], quotes: ["“", "”"] };

/** What is known of a language by its tag; of one that is not known, no word of duty. */
export const lawLanguage = (tag: string): LawLanguage => languages[tag] ?? unknown;
