import type { Day } from "../../src/base/civil-date.ts";
import { holdsOn } from "../../src/base/interval.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { assuming } from "./assume.ts";
import { bookOf, isDuty, type Book, type PackText } from "./book.ts";
import { happened, judgementsOf } from "./documents.ts";
import type { Answer } from "./logic.ts";
import { consequence, noteOfRun, notesOn, uponOf } from "./note.ts";
import { instancesOf, isAdvisory, nameOf, order, rulesIn, subjectOf, type RuleIn, type Verdict } from "./rule.ts";
import type { Judgement, Run } from "./scene.ts";
import type { Settings } from "./settings.ts";

/** What a run says, as far as it can be told without showing why. */
export interface Decision {
  readonly word: string;
  readonly rules: readonly RuleResult[];
  readonly notes: readonly NoteResult[];
}

export interface RuleResult {
  readonly rule: string;
  /** Party, modal and standing: they tell apart the results of a rule that the texts of a law word differently. */
  readonly as: string;
  readonly verdict: Verdict | "not_examined";
  readonly instances: readonly InstanceResult[];
}

export interface InstanceResult {
  readonly document: Input;
  readonly elements: readonly string[];
  readonly verdict: Verdict;
  readonly needs: readonly string[];
}

export interface NoteResult {
  readonly rule: string;
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
  const filled = new Map([...documents, ...(service ? [service] : [])].map((it) => [it, assuming(it, settings)]));
  const run: Run = {
    settings,
    books: texts.map(bookOf),
    documents: happened(documents, settings).flatMap((it) => filled.get(it) ?? []),
    service: service && filled.get(service),
    answers: new Map(),
    heard: new Map(),
  };
  const given = new Map([...filled].map(([before, after]) => [after, before]));
  const asGiven = <T extends { readonly document: Input | undefined }>(it: T): T => ({
    ...it,
    document: it.document && given.get(it.document),
  });
  const ids = [...new Set(run.books.filter((it) => it.text.isJudged).map((it) => it.text.id))];
  const packs = ids.map((id) => judgedBy(run.books.filter((it) => it.text.id === id), run));
  const rules = packs.flatMap((it) => it.rules);
  const counting = rules.filter((it) => it.as === `${settings.party} must binding` || it.as === `${settings.party} must-not binding`);
  return {
    word: wordOf(counting.map((it) => it.verdict)),
    rules: rules.map((it) => ({ ...it, instances: it.instances.map(asGiven) })),
    notes: packs.flatMap((it) => it.notes).map(asGiven),
  };
}

/** The texts of one pack: each judgement is judged by one of them. */
function judgedBy(books: readonly Book[], run: Run): Pick<Decision, "rules" | "notes"> {
  const day = run.settings.lawOf ?? run.settings.asOf;
  const judgements = judgementsOf(run).map((it) => ({ ...it, book: textOf(books, it.lawOf) }));
  const examined = judgements.length > 0 ? new Set(judgements.map((it) => it.book)) : new Set([textOf(books, day)]);

  const results = new Map<string, RuleResult>();
  for (const rule of [...examined].flatMap(rulesIn).filter((it) => isDuty(it.it))) {
    const as = `${rule.it.party.text} ${rule.it.modal} ${isAdvisory(rule, run) ? "advisory" : "binding"}`;
    const key = `${nameOf(rule)} ${as}`;
    const instances = [
      ...(results.get(key)?.instances ?? []),
      ...concerning(rule, judgements).flatMap((it) =>
        instancesOf(rule, it, run).map((one) => ({ ...one, document: it.document })),
      ),
    ];
    results.set(key, { rule: nameOf(rule), as, verdict: worstOf(instances.map((it) => it.verdict)), instances });
  }
  return { rules: [...results.values()], notes: notesOf(books, judgements, day, run) };
}

type Chosen = Judgement & { readonly book: Book; readonly document: Input };

const concerning = (rule: RuleIn, judgements: readonly Judgement[]): readonly Chosen[] =>
  judgements.filter((it): it is Chosen => "book" in it && it.book === rule.book && it.subject === subjectOf(rule));

/** The text that judges what is of a day. */
function textOf(books: readonly Book[], day: Day): Book {
  const inForce = books.find((it) => holdsOn(it.text.inForce, day));
  const began = books.filter(({ text }) => text.inForce !== "never" && text.inForce.from <= day);
  const found = inForce ?? began.toSorted((a, b) => fromOf(a) - fromOf(b)).at(-1) ?? books.toSorted((a, b) => fromOf(a) - fromOf(b))[0];
  if (!found) throw new Error("a pack has a text");
  return found;
}

const fromOf = ({ text }: Book): number => (text.inForce === "never" ? Infinity : text.inForce.from);

function notesOf(books: readonly Book[], judgements: readonly Judgement[], day: Day, run: Run): readonly NoteResult[] {
  const notes = books.flatMap(rulesIn).filter((it) => !isDuty(it.it));
  const onDocuments = notes
    .filter((it) => subjectOf(it) !== undefined)
    .flatMap((rule) =>
      concerning(rule, judgements).flatMap((it) =>
        notesOn(rule, it, run).map((one) => noteResult(rule, it.document, one.elements, one.answer)),
      ),
    );
  const ofRun = notes
    .filter((it) => subjectOf(it) === undefined && uponOf(it).length === 0 && it.book === textOf(books, day))
    .map((it) => noteResult(it, undefined, [], noteOfRun(it, day, run)));
  const told = notes
    .filter((it) => subjectOf(it) === undefined && uponOf(it).length > 0)
    .map((rule) => ({ rule, answer: consequence(rule, uponOf(rule), run) }));
  // Where nothing follows from any text, that of the day of the run says so.
  const consequences = told.filter(
    ({ rule, answer }) =>
      answer.is !== false ||
      (rule.book === textOf(books, day) &&
        !told.some((one) => nameOf(one.rule) === nameOf(rule) && one.answer.is !== false)),
  );
  return [...onDocuments, ...ofRun, ...consequences.map((it) => noteResult(it.rule, undefined, [], it.answer))];
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

const worstOf = (verdicts: readonly (Verdict | "not_examined")[]): Verdict | "not_examined" =>
  order.find((it) => verdicts.includes(it)) ?? "not_examined";

function wordOf(verdicts: readonly (Verdict | "not_examined")[]): string {
  const worst = worstOf(verdicts);
  switch (worst) {
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
      return worst;
  }
}
