import { dayIn } from "../../src/base/instant.ts";
import { holdsOn, type Day } from "../../src/base/civil-date.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { instancesOf } from "./ask.ts";
import { assuming } from "./assume.ts";
import { implying } from "./imply.ts";
import { bookOf, clausesOf, isDuty, type Book, type PackText } from "./book.ts";
import { meant } from "./breach.ts";
import { named } from "./clause.ts";
import { contradictedIn } from "./contradiction.ts";
import { happened, judgementsOf, type DocumentJudgement } from "./documents.ts";
import { hasUnseenExemption } from "./exemption.ts";
import { condition, evaluate } from "./expression.ts";
import { flagsOn, type Flag } from "./flag.ts";
import type { Answer } from "./logic.ts";
import { consequence, noteOfRun, notesOn, uponOf } from "./note.ts";
import { isAdvisory, isUnseen, nameOf, order, partyOf, rulesIn, subjectOf } from "./rule-in.ts";
import { instancesIn } from "./rule.ts";
import type { Instance, RuleIn, Run, Verdict } from "./scene.ts";
import type { Settings } from "./settings.ts";

/** What a run says, as far as it can be told without showing why. */
export interface Decision {
  readonly word: string;
  readonly rules: readonly RuleResult[];
  readonly notes: readonly NoteResult[];
  readonly flags: readonly Flag[];
}

/** The results of rules with one name, party, modal and standing are one. */
export interface RuleResult {
  readonly rule: string;
  readonly party: string;
  readonly modal: string;
  readonly isAdvisory: boolean;
  /** Unverified words have a part in it. */
  readonly isProvisional: boolean;
  readonly verdict: Verdict | "not_examined";
  readonly instances: readonly InstanceResult[];
}

export interface InstanceResult extends Instance {
  readonly document: Input;
}

export interface NoteResult {
  readonly rule: string;
  /** Undefined for a note that is given once for a run. */
  readonly document: Input | undefined;
  readonly elements: readonly string[];
  readonly applies: "yes" | "no" | "unknown";
  readonly needs: readonly string[];
}

/** Judges documents by the texts of packs, as chapter 14 of the reference says it. */
export function judge(
  texts: readonly PackText[],
  documents: readonly Input[],
  service: Input | undefined,
  settings: Settings,
): Decision {
  const all = new Set([...documents, ...(service ? [service] : [])]);
  const filled = new Map([...all].map((it) => [it, assuming(implying(it, settings), settings)]));
  const given = new Map([...filled].map(([before, after]) => [after, before]));
  const judged = happened(documents, settings).flatMap((it) => filled.get(it) ?? []);
  const contradicted = contradictedIn(judged, service && filled.get(service), settings);
  const run: Run = {
    settings,
    contradicted,
    books: texts.map(bookOf),
    documents: judged,
    service: service && filled.get(service),
    said: new Map(),
    heard: new Map(),
    disputes: new Set(),
    whole: undefined,
    answers: { evaluate, condition, instancesOf: instancesIn },
  };
  const ids = new Set(run.books.filter((it) => it.text.isJudged).map((it) => it.text.id));
  const packs = [...ids].map((id) =>
    judgedBy(
      run.books.filter((it) => it.text.id === id),
      run,
    ),
  );
  const rules = packs.flatMap((it) => it.rules);
  return {
    word: wordOf(
      worstOf([
        ...rules.filter((it) => it.party === settings.party && !it.isAdvisory),
        ...rules.filter((it) => isOpenStill(it, settings)).map(() => ({ verdict: "undetermined" as const })),
        ...(contradicted.size > 0 ? [{ verdict: "undetermined" as const }] : []),
      ]),
    ),
    rules: rules.map((it) => ({
      ...it,
      instances: it.instances.map((one) => ({ ...one, document: given.get(one.document) ?? one.document })),
    })),
    notes: packs.flatMap((it) => it.notes).map((it) => ({ ...it, document: it.document && given.get(it.document) })),
    flags: packs.flatMap((it) => it.flags),
  };
}

/** Texts of packs that reckon their days alike, and how they are asked. */
export interface Part {
  readonly texts: readonly PackText[];
  readonly settings: Settings;
}

/** Whether unverified words have a part in what a rule says: its own, those of an exemption, or of a rule that it names. */
function restsOnUnseen(rule: RuleIn, run: Run): boolean {
  const asked = clausesOf(rule.it, "complies").flatMap((it) => named(it, rule, run));
  const upon = uponOf(rule).flatMap((it) => meant(it, rule.book, run));
  return isUnseen(rule) || hasUnseenExemption(rule, run) || [...asked, ...upon].some((it) => restsOnUnseen(it, run));
}

/** A provisional rule of the party that was asked: whatever it says, the run is open. */
const isOpenStill = (it: RuleResult, { party }: Settings): boolean =>
  it.isProvisional &&
  it.party === party &&
  !it.isAdvisory &&
  it.verdict !== "not_examined" &&
  it.verdict !== "not_in_force";

/** Judges by packs of several reckonings: each part for itself, a document on its own day of the zone of the part. */
export function judgeApart(parts: readonly Part[], documents: readonly Input[], service: Input | undefined): Decision {
  const said = parts.map(({ texts, settings }): Decision => {
    const there = documents.map((it) => ({
      ...it,
      day: it.moment === undefined ? it.day : dayIn(it.moment, settings.zone),
    }));
    const back = (it: Input): Input => documents[there.findIndex((one) => one === it)] ?? it;
    const own = service && (there[documents.indexOf(service)] ?? service);
    const decision = judge(texts, there, own, settings);
    const rules = decision.rules.map((rule) => ({
      ...rule,
      instances: rule.instances.map((one) => ({ ...one, document: back(one.document) })),
    }));
    const notes = decision.notes.map((it) => ({ ...it, document: it.document && back(it.document) }));
    return { ...decision, rules, notes };
  });
  const party = parts[0]?.settings.party;
  // What contradicts itself leaves a part open, whatever its rules say.
  const open = said.filter((it) => it.word === "undetermined").map(() => ({ verdict: "undetermined" as const }));
  const rules = said.flatMap((it) => it.rules);
  return {
    word: wordOf(worstOf([...rules.filter((it) => it.party === party && !it.isAdvisory), ...open])),
    rules,
    notes: said.flatMap((it) => it.notes),
    flags: said.flatMap((it) => it.flags),
  };
}

/** A judgement, and the text of the pack that judges it. */
interface Charged extends DocumentJudgement {
  readonly book: Book;
}

/** All that the texts of one pack say. */
function judgedBy(books: readonly Book[], run: Run): Omit<Decision, "word"> {
  const charged = judgementsOf(run).map((it): Charged => ({ ...it, book: textOn(it.lawOf, books) }));
  const texts = charged.length > 0 ? charged.map((it) => it.book) : [textOn(dayOf(run), books)];
  const rules = [...new Set(texts)].flatMap(rulesIn).filter((it) => isDuty(it.it));
  const results = rules.map((rule): RuleResult => {
    const instances = concerning(rule, charged).flatMap((it) =>
      instancesOf(rule, it, run).map((one) => ({ ...one, document: it.document })),
    );
    const { modal } = rule.it;
    const about = { rule: nameOf(rule), party: partyOf(rule, run), modal, isAdvisory: isAdvisory(rule, run) };
    return {
      ...about,
      isProvisional: run.settings.isProvisional && restsOnUnseen(rule, run),
      verdict: worstOf(instances),
      instances,
    };
  });
  const flags = charged.flatMap((it) => flagsOn(it.book, it, run));
  const together = new Map<string, RuleResult[]>();
  for (const it of results) together.set(keyOf(it), [...(together.get(keyOf(it)) ?? []), it]);
  return { rules: [...together.values()].map(joined), notes: notesOf(books, charged, run), flags };
}

const keyOf = (it: RuleResult): string => [it.rule, it.party, it.modal, it.isAdvisory].join(" ");

function joined(results: readonly RuleResult[]): RuleResult {
  const [first] = results;
  if (!first) throw new Error("a group has a result");
  const instances = results.flatMap((it) => it.instances);
  const isProvisional = results.some((it) => it.isProvisional);
  return { ...first, isProvisional, verdict: worstOf(instances), instances };
}

const concerning = (rule: RuleIn, charged: readonly Charged[]): readonly Charged[] =>
  charged.filter((it) => it.book === rule.book && it.subject === subjectOf(rule));

/** The day whose law judges what has no day of its own. */
const dayOf = ({ settings }: Run): Day => settings.lawOf ?? settings.asOf;

/** The text that judges what is of a day: the one in force, else the last that began before, else the first. */
function textOn(day: Day, books: readonly Book[]): Book {
  const inTime = books.toSorted((a, b) => beginOf(a) - beginOf(b));
  const found =
    inTime.find((it) => holdsOn(it.text.inForce, day)) ?? inTime.findLast((it) => beginOf(it) <= day) ?? inTime[0];
  if (!found) throw new Error("a pack has a text");
  return found;
}

const beginOf = ({ text }: Book): number => (text.inForce === "never" ? Infinity : text.inForce.from);

function notesOf(books: readonly Book[], charged: readonly Charged[], run: Run): readonly NoteResult[] {
  const notes = books.flatMap(rulesIn).filter((it) => !isDuty(it.it));
  const onDocuments = notes.flatMap((rule) =>
    concerning(rule, charged).flatMap((it) =>
      notesOn(rule, it, run).map((one) => noteResult(rule, it.document, one.elements, one.answer)),
    ),
  );
  const ofRun = notes.filter((it) => subjectOf(it) === undefined);
  const day = dayOf(run);
  const plain = ofRun
    .filter((it) => uponOf(it).length === 0 && it.book === textOn(day, books))
    .map((it) => noteResult(it, undefined, [], noteOfRun(it, day, run)));
  const told = ofRun
    .filter((it) => uponOf(it).length > 0)
    .map((rule) => ({ rule, answer: consequence(rule, uponOf(rule), run) }));
  // Where nothing follows by any text, that of the run's day says so.
  const consequences = told.filter(
    ({ rule, answer }) =>
      answer.is !== false ||
      (rule.book === textOn(day, books) &&
        !told.some((one) => nameOf(one.rule) === nameOf(rule) && one.answer.is !== false)),
  );
  return [...onDocuments, ...plain, ...consequences.map((it) => noteResult(it.rule, undefined, [], it.answer))];
}

const noteResult = (
  rule: RuleIn,
  document: Input | undefined,
  elements: readonly string[],
  { is, needs }: Answer,
): NoteResult => ({
  rule: nameOf(rule),
  document,
  elements,
  applies: is === undefined ? "unknown" : is ? "yes" : "no",
  needs: needs.toSorted(),
});

const worstOf = (all: readonly Pick<RuleResult, "verdict">[]): RuleResult["verdict"] =>
  order.find((it) => all.some((one) => one.verdict === it)) ?? "not_examined";

function wordOf(verdict: RuleResult["verdict"]): string {
  switch (verdict) {
    case "satisfied":
    case "exempt":
      return "clear";
    case "not_applicable":
      return "nothing applies";
    case "not_in_force":
      return "nothing in force";
    case "not_examined":
      return "nothing examined";
    default:
      return verdict;
  }
}
