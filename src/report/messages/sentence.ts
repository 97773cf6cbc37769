import { listOf, messages, titled, type Message } from "../../base/message.ts";
import { groupedDigits } from "../../base/text.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { WrittenInterval } from "../../graph/graph.ts";
import type { Counts, Report, ReportRule, ReportUnexamined } from "../model/report.ts";
import { encodedArticlesMessage, inForceMessage } from "./law.ts";
import { enumeration, phrases, present } from "./phrases.ts";

/** What the sentence of a run is made of. */
export interface RunTally {
  readonly word: RunWord | "nothing judged";
  readonly asOf: string;
  /** The day whose law found nothing in force, if it is one. */
  readonly lawOf: string | undefined;
  readonly party: Message;
  /** Rules that bind the party. */
  readonly counts: Counts;
  /** Of the violated and of the undetermined ones: those that are covered wholly. */
  readonly covered: { readonly violated: Report["covered"]; readonly undetermined: Report["covered"] };
  /** Of the satisfied ones. */
  readonly basis: BasisCounts;
  readonly notExamined: readonly {
    readonly subject: string;
    readonly why: ReportUnexamined["why"];
    readonly count: number;
  }[];
  readonly inForce: readonly { readonly pack: string; readonly inForce: WrittenInterval }[];
  /** Documents that can be judged or are of another time. */
  readonly documents: number;
  /** They are rows of a log with columns of its own. */
  readonly areRows: boolean;
  /** Those of later days than that of judgement. */
  readonly leftOut: number;
  /** Of a log: those of days on which no rule on them was in force. */
  readonly early: number;
  /** Of packs that were asked of anything; `of`: articles of the law, where the pack holds its text. */
  readonly encoded: readonly {
    readonly pack: string;
    readonly articles: readonly string[];
    readonly of: number | undefined;
  }[];
  /** Passages of the law that those packs make no rule of. */
  readonly notEncoded: number;
  /** Laws of which nothing was judged. */
  readonly notCovered: number;
  /** Laws of which only what others refer to was judged. */
  readonly inPart: number;
  /** Advisory rules that were examined, and how many of them are violated or undetermined. */
  readonly advisory: { readonly count: number; readonly violated: number; readonly undetermined: number };
  /** Mistakes that kept something from being judged. */
  readonly mistakes: number;
  readonly letPass: { readonly count: number; readonly below: string } | undefined;
  /** Findings that fail the run although they are no verdicts. */
  readonly failingFindings: number;
  readonly allowed: boolean;
  /** Facts that contradict each other, counted once for what they contradict. */
  readonly contradicted: number;
  /** Rules that count although they rest on unverified words. */
  readonly provisional: number;
  /** Rules that address the party and count for nothing, for they are unverified. */
  readonly unverified: number;
}

/** On what satisfied rules rest, beside facts. */
export interface BasisCounts {
  readonly attestation: number;
  readonly interpretation: number;
  readonly eitherWay: number;
  /** Of all that are clear: what is taken for granted may also be that a rule does not apply. */
  readonly assumption: number;
}

const said = messages("report/sentence", {
  nothing: { en: "Nothing was judged", zh: "未作任何判斷" },
  inTheWay: {
    en: "{count, plural, one {# mistake stands} other {# mistakes stand}} in the way",
    zh: "有 {count} 個錯誤",
  },
  incomplete: {
    en: "Incomplete because of {count, plural, one {# mistake} other {# mistakes}}",
    zh: "不完整，因為有 {count} 個錯誤",
  },
  violated: {
    en: "{violated} of {rules, plural, one {# rule} other {# rules}} examined {violated, plural, one {is} other {are}} violated{covered}",
    zh: "審查了 {rules} 條規則，其中 {violated} 條被違反{covered}",
  },
  open: {
    en: "{count, plural, one {# is} other {# are}} undetermined{covered}",
    zh: "{count} 條未定{covered}",
  },
  clear: {
    en: "No breach found in {rules, plural, one {# rule} other {# rules}} examined{basis}",
    zh: "審查了 {rules} 條規則，未發現違反{basis}",
  },
  butOpen: { en: "but {count} cannot be judged yet{covered}", zh: "但有 {count} 條未定{covered}" },
  allOpen: {
    en: "{others, plural, =0 {{rules, plural, one {The one rule examined cannot} other {None of # rules examined can}} be judged yet{covered}} other {{count} of {rules} rules examined cannot be judged yet{covered}, and the {others, plural, one {other does} other {others do}} not apply{basis}}}",
    zh: "審查了 {rules} 條規則，{others, plural, =0 {均未定{covered}} other {{count} 條未定{covered}，其餘均不適用{basis}}}",
  },
  contradictions: {
    en: "{count, plural, one {# contradiction} other {# contradictions}} of facts cannot be judged",
    zh: "有 {count} 處事實互相矛盾，無法判斷",
  },
  waiting: {
    en: "and {count, plural, one {# waits for its} other {# wait for their}} deadline",
    zh: "有 {count} 條期限未到",
  },
  nothingApplies: {
    en: "{rules, plural, one {The one rule examined does not apply} other {None of # rules examined applies}}",
    zh: "審查了 {rules} 條規則，均不適用",
  },
  notYetLaw: { en: "no rule was in force on {days}", zh: "在 {days} 沒有施行中的規則" },
  severalDays: { en: "the days whose law judges", zh: "各法律適用基準日" },
  packInForce: { en: "{pack} is {days}", zh: "{pack} {days}" },
  noneExamined: { en: "no rule could be examined", zh: "沒有能審查的規則" },
  noneBinds: { en: "no rule of these packs binds the {party}", zh: "這些規則包中沒有約束 {party} 的規則" },
  unverified: {
    en: "{count, plural, one {# rule for the {party} is unverified, and binds} other {# rules for the {party} are unverified, and bind}} nobody (`--provisional` shows what follows if the words are right)",
    zh: "針對 {party} 的 {count} 條規則未經核對，不約束任何人（用 `--provisional` 可查看文字無誤時的結論）",
  },
  provisional: {
    en: "Provisional: {count, plural, one {# rule rests} other {# rules rest}} on unverified words",
    zh: "僅為暫定：{count} 條規則依據未經核對的文字",
  },
  byAttestation: { en: "{count} by attestation", zh: "{count} 條依據署名確認" },
  byInterpretation: { en: "{count} by interpretation", zh: "{count} 條依據解釋" },
  byAssumption: { en: "{count} by assumption", zh: "{count} 條依據假定" },
  eitherWay: {
    en: "{count} met whether or not {count, plural, one {it applies} other {they apply}}",
    zh: "{count} 條是否適用不明，但要求均已滿足",
  },
  notInForce: { en: "{count} not in force on the day whose law judges", zh: "{count} 條在法律適用基準日不在施行期" },
  notExamined: { en: "{count} not examined: {subjects}", zh: "{count} 條未審查：{subjects}" },
  noSubject: { en: "no {subject} ({count})", zh: "未提供 {subject} 的 {count} 條" },
  subjectBeside: { en: "the {subject}, which is only read ({count})", zh: "{subject} 僅作依據的 {count} 條" },
  noSubjectBy: { en: "no {subject} up to {day} ({count})", zh: "截至 {day} 沒有 {subject} 的 {count} 條" },
  leftOut: {
    en: "{of} {count, plural, one {lies} other {lie}} after {day} and {count, plural, one {was} other {were}} not judged",
    zh: "{of}在 {day} 之後{count, plural, other {}}，未作判斷",
  },
  early: {
    en: "{of} {count, plural, one {is of a day on which no rule on it was in force and was} other {are of days on which no rule on them was in force and were}} not judged",
    zh: "{of}所屬的日期沒有相關規則施行{count, plural, other {}}，未作判斷",
  },
  rowsOf: {
    en: "{shown} of {all} {total, plural, one {row} other {rows}}",
    zh: "{all} 行中有 {shown} 行{total, plural, other {}}",
  },
  documentsOf: {
    en: "{shown} of {all} {total, plural, one {document} other {documents}}",
    zh: "{all} 個文檔中有 {shown} 個{total, plural, other {}}",
  },
  encoded: { en: "Articles encoded: {packs}", zh: "已寫成規則的條文：{packs}" },
  ofPack: { en: "{articles} ({pack})", zh: "{pack} {articles}" },
  notEncoded: {
    en: "Not encoded: {count, plural, one {# passage} other {# passages}}",
    zh: "未寫成規則：{count} 處",
  },
  notCovered: {
    en: "Not covered: {count, plural, one {# other law} other {# other laws}}",
    zh: "未涵蓋：{count} 項其他規定",
  },
  inPart: {
    en: "Of {count, plural, one {# law} other {# laws}} only what these rules refer to is judged",
    zh: "另有 {count} 項規定，僅就這些規則引用之處作出判斷",
  },
  advisory: {
    en: "Advisory, not counted: {count, plural, one {# rule} other {# rules}}{among}",
    zh: "僅供參考、不計入：{count} 條規則{among}",
  },
  areViolated: { en: "{count} violated", zh: "{count} 條被違反" },
  areOpen: { en: "{count} undetermined", zh: "{count} 條未定" },
  letPass: {
    en: "{count, plural, one {# violated rule} other {# violated rules}} below `{below}` {count, plural, one {is} other {are}} let pass",
    zh: "{count} 條低於 `{below}` 的違反不計為失敗",
  },
  failing: {
    en: "{count, plural, one {# finding fails} other {# findings fail}} the run (`--fail-on low`)",
    zh: "{count} 項發現使檢查失敗（`--fail-on low`）",
  },
  allowed: { en: "Undetermined rules are allowed ({count})", zh: "允許未定的規則（{count} 條）" },
  notAllowed: { en: "What is allowed does not cover {what}", zh: "允許的範圍不包括{what}" },
  contradictingFacts: { en: "facts that contradict each other", zh: "互相矛盾的事實" },
  documentsLeftOut: { en: "documents that were not judged", zh: "未作判斷的文檔" },
  waived: { en: "{count} waived", zh: "{count} 條暫緩" },
  inBaseline: { en: "{count} in the baseline", zh: "{count} 條在基線中" },
  headlineViolated: {
    en: "{count, plural, one {# rule is} other {# rules are}} violated{covered}",
    zh: "{count} 條規則被違反{covered}",
  },
  headlineOpen: { en: "{count} cannot be judged yet{covered}", zh: "{count} 條未定{covered}" },
  unsettled: {
    en: "Not settled: {count, plural, one {# rule} other {# rules}} cannot be judged yet{covered}",
    zh: "尚無定論：{count} 條規則未定{covered}",
  },
  unsettledWords: {
    en: "Not settled: no breach found, by words that are unverified",
    zh: "尚無定論：依據未經核對的文字，未發現違反",
  },
  unsettledFacts: { en: "Not settled: facts contradict each other", zh: "尚無定論：事實互相矛盾" },
  stillRunning: {
    en: "No breach found in what was examined; deadlines still run",
    zh: "審查範圍內未發現違反，仍有期限未到",
  },
  headlineClear: { en: "No breach found in what was examined", zh: "審查範圍內未發現違反" },
  noneApplies: { en: "No rule that was examined applies", zh: "審查過的規則均不適用" },
});

/** The last line of a report. It promises nothing that the run has not seen. */
export function runSentence(tally: RunTally): Message {
  if (tally.word === "nothing judged") return runLead(tally);
  const seen = phrases.all({
    all: listOf(present([lead(tally), notInForce(tally), notExamined(tally), ...ofOtherDays(tally)]), "semicolon"),
  });
  return inSentences([
    ...leadWith(seen, tally),
    encoded(tally),
    tally.notEncoded > 0 ? said.notEncoded({ count: tally.notEncoded }) : undefined,
    tally.notCovered > 0 ? said.notCovered({ count: tally.notCovered }) : undefined,
    tally.inPart > 0 ? said.inPart({ count: tally.inPart }) : undefined,
    advisory(tally),
    ...exceptions(tally),
  ]);
}

/** What a run came to, without what it has not seen; but that documents of other days were not judged is part of it. */
export function runLead(tally: RunTally): Message {
  const { mistakes, word } = tally;
  if (word !== "nothing judged")
    return inSentences([...leadWith(lead(tally), tally), ...ofOtherDays(tally), ...exceptions(tally)]);
  const why = mistakes === 0 ? undefined : said.inTheWay({ count: mistakes });
  return phrases.sentence({ text: nothing(why) });
}

const leadWith = (
  text: Message,
  { mistakes, provisional, contradicted }: RunTally,
): readonly (Message | undefined)[] => [
  mistakes > 0 ? said.incomplete({ count: mistakes }) : undefined,
  provisional > 0 ? provisionalRun(provisional) : undefined,
  text,
  contradicted > 0 ? said.contradictions({ count: contradicted }) : undefined,
];

/** What fails the run and is no verdict, and what does not fail it and is one. */
const exceptions = (tally: RunTally): readonly (Message | undefined)[] => {
  const { letPass, failingFindings, allowed, counts } = tally;
  return [
    letPass && said.letPass(letPass),
    failingFindings > 0 ? said.failing({ count: failingFindings }) : undefined,
    allowed && counts.undetermined > 0 ? said.allowed({ count: counts.undetermined }) : undefined,
    allowed ? notAllowed(tally) : undefined,
  ];
};

/** What fails the run although open questions are allowed, for it is something else. */
function notAllowed({ contradicted, leftOut }: RunTally): Message | undefined {
  const what = [
    ...(contradicted > 0 ? [said.contradictingFacts()] : []),
    ...(leftOut > 0 ? [said.documentsLeftOut()] : []),
  ];
  return what.length > 0 ? said.notAllowed({ what: listOf(what, "and") }) : undefined;
}

const inSentences = (all: readonly (Message | undefined)[]): Message =>
  phrases.all({
    all: listOf(
      present(all).map((text) => phrases.sentence({ text })),
      "sentence",
    ),
  });

/** That what a run says settles nothing. `count`: the rules that make it so. */
export const provisionalRun = (count: number): Message => said.provisional({ count });

function noneExamined({ counts, unverified: count, party }: RunTally): Message {
  if (counts.not_examined > 0) return said.noneExamined();
  return count > 0 ? said.unverified({ count, party }) : said.noneBinds({ party });
}

const nothing = (why: Message | undefined): Message =>
  why ? phrases.labelled({ label: said.nothing(), text: why }) : said.nothing();

function lead(tally: RunTally): Message {
  const { word, counts, covered } = tally;
  const { violated, undetermined, pending, satisfied, exempt, not_applicable: notApplicable } = counts;
  const rules = violated + undetermined + pending + satisfied + exempt + notApplicable;
  if (word === "undetermined" && undetermined === 0)
    return satisfied + pending + exempt === 0 ? said.nothingApplies({ rules }) : said.clear({ rules, basis: "" });
  const basis = among(basisOf(tally.basis));
  const clear = said.clear({ rules, basis });
  const and = (first: Message, second: Message): Message => phrases.all({ all: listOf([first, second], "clause") });
  switch (word) {
    case "violated": {
      const breaches = said.violated({ violated, rules, covered: among(coveredOf(covered.violated)) });
      if (undetermined === 0) return breaches;
      return and(breaches, said.open({ count: undetermined, covered: among(coveredOf(covered.undetermined)) }));
    }
    case "undetermined": {
      const open = among(coveredOf(covered.undetermined));
      if (satisfied + pending + exempt === 0)
        return said.allOpen({ count: undetermined, rules, others: notApplicable, covered: open, basis });
      return and(clear, said.butOpen({ count: undetermined, covered: open }));
    }
    case "pending":
      return and(clear, said.waiting({ count: pending }));
    case "nothing applies":
      return said.nothingApplies({ rules });
    case "nothing in force":
      return nothing(notYetLaw(tally));
    case "nothing examined":
      return nothing(noneExamined(tally));
    default:
      return clear;
  }
}

const among = (parts: readonly Message[]): Message | undefined =>
  parts.length === 0 ? undefined : phrases.among({ parts: listOf(parts, "clause") });

/** Says each count that is not zero. */
const counted = (
  ...all: readonly (readonly [count: number, word: (of: { count: number }) => Message])[]
): readonly Message[] => all.flatMap(([count, word]) => (count > 0 ? [word({ count })] : []));

const basisOf = ({ attestation, interpretation, assumption, eitherWay }: BasisCounts): readonly Message[] =>
  counted(
    [attestation, said.byAttestation],
    [interpretation, said.byInterpretation],
    [assumption, said.byAssumption],
    [eitherWay, said.eitherWay],
  );

/** How many a waiver or the baseline covers: what people let stand is still a breach or an open question. */
const coveredOf = ({ waived, in_baseline: known }: Report["covered"]): readonly Message[] =>
  counted([waived, said.waived], [known, said.inBaseline]);

function notYetLaw({ inForce, lawOf }: RunTally): Message {
  const text = said.notYetLaw({ days: lawOf ?? said.severalDays() });
  const packs = inForce.map((it) => said.packInForce({ pack: it.pack, days: inForceMessage(it.inForce) }));
  return packs.length === 0 ? text : phrases.aside({ text, aside: enumeration(packs, "facts") });
}

/** Rules that no document of the run met in force, where others were examined. */
function notInForce({ word, counts: { not_in_force: count } }: RunTally): Message | undefined {
  return count === 0 || word === "nothing in force" ? undefined : said.notInForce({ count });
}

function notExamined({ notExamined: missing, asOf }: RunTally): Message | undefined {
  if (missing.length === 0) return undefined;
  const subjects = missing.map(({ subject: id, why, count }) => {
    const subject = titled("subject", id);
    if (why === "beside") return said.subjectBeside({ subject, count });
    return why === "left-out" ? said.noSubjectBy({ subject, day: asOf, count }) : said.noSubject({ subject, count });
  });
  return said.notExamined({
    count: missing.reduce((sum, it) => sum + it.count, 0),
    subjects: listOf(subjects, "clause"),
  });
}

/** How many documents were not judged, for they are of days after the run's or before the law's. */
function ofOtherDays({ word, leftOut, early, documents, areRows, asOf: day }: RunTally): readonly Message[] {
  const of = (count: number): Message => {
    const shown = { shown: groupedDigits(count), total: documents, all: groupedDigits(documents) };
    return areRows ? said.rowsOf(shown) : said.documentsOf(shown);
  };
  return [
    ...(leftOut > 0 ? [said.leftOut({ of: of(leftOut), count: leftOut, day })] : []),
    ...(early > 0 && word !== "nothing in force" ? [said.early({ of: of(early), count: early })] : []),
  ];
}

/** What the run cannot have examined, for nobody has made rules of it. */
function encoded({ encoded: packs }: RunTally): Message | undefined {
  if (packs.length === 0) return undefined;
  const each = packs.map(({ pack, articles: numbers, of }) => {
    const articles = encodedArticlesMessage(numbers, of);
    return packs.length > 1 ? said.ofPack({ articles, pack }) : articles;
  });
  return said.encoded({ packs: listOf(each, "semicolon") });
}

function advisory({ advisory: { count, violated, undetermined } }: RunTally): Message | undefined {
  if (count === 0) return undefined;
  return said.advisory({ count, among: among(counted([violated, said.areViolated], [undetermined, said.areOpen])) });
}

/** The first line of the page: it never says more than the run has seen. */
export function headlineMessage(report: Pick<Report, "word" | "counts" | "contradicted" | "packs">): Message {
  const {
    word,
    counts: { violated, undetermined },
    contradicted,
  } = report;
  const coveredWith = (verdict: Verdict): Message | undefined => among(coveredOf(coveredIn(report, verdict)));
  switch (word) {
    case "violated": {
      const breaches = said.headlineViolated({ count: violated, covered: coveredWith("violated") });
      if (undetermined === 0) return breaches;
      const open = said.headlineOpen({ count: undetermined, covered: coveredWith("undetermined") });
      return phrases.all({ all: listOf([breaches, open], "clause") });
    }
    case "undetermined":
      if (undetermined > 0) return said.unsettled({ count: undetermined, covered: coveredWith("undetermined") });
      return contradicted.length > 0 ? said.unsettledFacts() : said.unsettledWords();
    case "pending":
      return said.stillRunning();
    case "clear":
      return said.headlineClear();
    case "nothing applies":
      return said.noneApplies();
    case "nothing in force":
    case "nothing examined":
    case "nothing judged":
      return said.nothing();
  }
}

/** How many rules with a verdict are covered, and by what. */
function coveredIn({ packs }: Pick<Report, "packs">, verdict: Verdict): Report["covered"] {
  const own = packs
    .flatMap((it) => it.articles.flatMap((one) => one.rules))
    .filter((it) => it.in_roll_up && it.verdict === verdict);
  const by = (what: ReportRule["covered_by"]): number => own.filter((it) => it.covered_by === what).length;
  return { waived: by("waivers"), in_baseline: by("baseline") };
}
