import type { BumpReason } from "../diff/bump.ts";
import type { ChangeKind } from "../diff/compare.ts";
import type { Direction } from "../diff/effect.ts";
import type { SideName } from "../diff/side.ts";
import type { PackChange } from "../diff/pack-changes.ts";
import type { DiffChange, DiffPackChange, DiffRule, DiffSays, DiffSide, DiffSummary } from "./diff-report.ts";
import { locales } from "../base/locale.ts";
import { inForceOn } from "./messages/law.ts";
import { counted, listed, quoted } from "./english-words.ts";

const kinds: Readonly<Record<ChangeKind, string>> = {
  unchanged: "unchanged",
  wording: "citation or wording only",
  moved: "moved",
  renamed: "renamed",
  changed: "changed",
  split: "split",
  merged: "merged",
  added: "added",
  removed: "removed",
};

const packWords: Readonly<Record<PackChange["what"], string>> = {
  in_force: "in force",
  text: "text of the law (digest)",
  rank: "rank",
  vocabulary: "vocabulary",
  calendar: "calendar",
  zone: "zone",
  parties: "parties",
  roles: "roles",
  names: "standards and open words",
};

const most = 6;

/** The first names, and how many more there are. */
const some = (names: readonly string[]): string =>
  names.length <= most ? listed(names, "and") : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;

const reasons: Readonly<Record<BumpReason["why"], (what: readonly string[]) => string>> = {
  breach: (what) => `a breach where there was none, by ${some(what)}`,
  "name-gone": (what) => `names are gone that waivers and severities use: ${some(what)}`,
  pack: (what) => `of the pack ${some(what.map((it) => packWord(it)))}`,
  meaning: (what) => `another meaning: ${some(what)}`,
  wording: (what) => `other words, name or place, and the same meaning: ${some(what)}`,
};

const packWord = (what: string): string => Object.entries(packWords).find(([it]) => it === what)?.[1] ?? what;

const asIf = "as if in force";

/** The words of what changed between two texts: the one place that spells them. */
export const diffEnglish = {
  asOf: "as of",
  budgetLabel: "budget",
  ofPackLabel: "pack",
  articles: "articles",
  rulesLabel: "rules",
  versionLabel: "version",
  sideName: (side: SideName): string => side,
  direction: (it: readonly Direction[]): string => it.join(" and "),
  day: (asOf: string, lawOf: string | undefined): string =>
    lawOf === undefined ? `as of ${asOf}` : `as of ${asOf}, law of ${lawOf}`,
  columns: ["rule", "change", "old", "new"],
  replay: "Recorded documents",
  versionTitle: "Version",
  draft: "Draft of the changelog",
  inChangelog: (rules: readonly DiffRule[]): string => {
    const cites = [...new Set(rules.map((it) => it.cite))].join(", ");
    return `${cites.replace(/^art\./, "Article")}: ${rules.map((it) => quoted(it.rule)).join(", ")}`;
  },
  nothingOther: "Nothing that a rule says is other.",
  kind: (it: ChangeKind): string => kinds[it],
  effect: (it: Direction | "both"): string => (it === "both" ? "stricter and looser" : it),
  notShown: (tried: number): string =>
    `no witness found in ${counted(tried, "situation")}; that is no proof that the two are equal`,
  through: (rules: readonly string[]): string =>
    `the same itself; what changed is ${listed(rules, "and")}, which it follows`,
  budget: (budget: number, following: number): string =>
    `${counted(budget, "situation")} for each change, ${following} where rules follow others`,
  side: ({ pack, version, in_force: days, law_of: lawOf }: DiffSide): string =>
    `${pack} ${version}, ${locales.en.say(inForceOn(days))}${lawOf === undefined ? "" : `, law of ${lawOf}`}`,
  says: ({ rule, verdict, party, advisory, as_if_in_force: isAsIf }: DiffSays, isParty: boolean): string => {
    const more = [...(isParty ? [party] : []), ...(advisory ? ["advisory"] : []), ...(isAsIf ? [asIf] : [])];
    return `${rule} ${verdict.replaceAll("_", " ")}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
  },
  noRule: "no such rule",
  open: "a question is open on one side",
  rules: (old: readonly DiffRule[], later: readonly DiffRule[]): string => {
    const names = (of: readonly DiffRule[]): string => of.map((it) => it.rule).join(", ");
    const places = (of: readonly DiffRule[]): string => [...new Set(of.map((it) => it.cite))].join(", ");
    const arrow = (a: string, b: string): string => (a === "" || b === "" || a === b ? a || b : `${a} -> ${b}`);
    return `${arrow(places(old), places(later))}  ${arrow(names(old), names(later))}`;
  },
  article: (kind: "moved" | "split" | "merged", old: readonly string[], later: readonly string[]): string =>
    `${kind}: ${listed(old, "and")} -> ${listed(later, "and")}`,
  ofPack: ({ what, old, new: later }: DiffPackChange): readonly string[] => {
    if (what !== "names" && what !== "parties" && what !== "roles") return [`${packWords[what]}: ${old} -> ${later}`];
    const gone = old === "" ? [] : [`${packWords[what]} gone: ${old}`];
    return [...gone, ...(later === "" ? [] : [`${packWords[what]} new: ${later}`])];
  },
  summary: (it: DiffSummary): string =>
    (Object.keys(kinds) as ChangeKind[]).map((kind) => `${it[kind]} ${kinds[kind]}`).join(", "),
  effects: ({ stricter, looser, both, not_shown: open }: DiffSummary): string =>
    `of those that mean something else ${stricter} stricter, ${looser} looser, ${both} both ways, ${open} without a witness`,
  version: (from: string, level: string, proposed: string, found: string): string =>
    level === "none"
      ? `${found}; nothing asks for another one`
      : `${from} -> at least ${proposed} (${level}); pack.yaml says ${found}`,
  reason: ({ level, why, what }: BumpReason): string => `${level}: ${reasons[why](what)}`,
  unshown: (count: number): string =>
    `${counted(count, "change")} without a witness: read ${count === 1 ? "it" : "them"} before you settle on less than major`,
  replayed: (count: number, flips: number): string =>
    `${counted(count, "recorded document")}: ${counted(flips, "outcome")} flip${flips === 1 ? "s" : ""}`,
  words: (old: string, later: string): string => `together: ${old} -> ${later}`,
  oneSided: (standard: string, side: string): string => `the signature for ${standard} counts for ${side} only`,
  /** What a change says in a changelog, after the names of its rules. */
  told: ({ kind, effect, witnesses }: DiffChange): string => {
    if (kind === "wording") return "other words, the same meaning";
    if (kind === "moved" || kind === "renamed") return kinds[kind];
    const [first] = witnesses;
    const how =
      effect === undefined
        ? "no document was found that shows how"
        : effect === "both"
          ? "stricter for some, looser for others"
          : effect;
    const shown = first ? ` (${verdicts(first.old)} becomes ${verdicts(first.new)})` : "";
    return `${kinds[kind]}, ${how}${shown}`;
  },
};

/** What a translation of these words has to say. */
export type DiffWording = typeof diffEnglish;

function verdicts(says: readonly DiffSays[]): string {
  const told = says.filter((it) => it.verdict !== "not_examined");
  const unique = [
    ...new Set(told.map((it) => `${it.verdict.replaceAll("_", " ")}${it.as_if_in_force ? ` ${asIf}` : ""}`)),
  ];
  return unique.length === 0 ? "no rule" : unique.join(", ");
}
