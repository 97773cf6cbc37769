import { parseDay, type Day } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import { compareLocators } from "../statute/locator.ts";
import { applicationsOf } from "./application.ts";
import { breachAmong, heardBy } from "./breach.ts";
import type { Contexts } from "./contexts.ts";
import type { Note } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { rootPlace } from "./fact.ts";
import { groupedBy } from "./grouped.ts";
import type { Judgement } from "./judgement.ts";
import { answerOf, breachNode, noteOf, noteRulesOf, type NoteRule } from "./note-rule.ts";
import type { Program } from "./program.ts";
import { dayOfRun, type Run } from "./run.ts";
import { union } from "./value.ts";
import { versionOn, type Versions } from "./versions.ts";

/** What parties may do, are entitled or encouraged to, have power to or are liable to, in the order of the text. */
export function notesOf(run: Run, versions: Versions, contexts: Contexts): readonly Note[] {
  const onDocuments = versions.heard.flatMap(({ program, judgements }) =>
    noteRulesOf(program).flatMap((note) =>
      judgements
        .filter((it) => it.subject === note.rule.subject)
        .flatMap((it) => notesOnDocument(contexts, program, note, it)),
    ),
  );
  const onRun = versions.programs.flatMap((program) =>
    noteRulesOf(program)
      .filter((it) => it.rule.subject === undefined)
      .flatMap((it) => noteOnRun(run, versions, contexts, program, it)),
  );
  // That nothing follows under the law of today tells nothing where something follows under another one.
  const told = [...groupedBy(onRun, (it) => it.rule).values()].flatMap((notes) => {
    const following = notes.filter((it) => it.applies !== "no");
    return following.length > 0 ? following : notes;
  });
  return [...onDocuments, ...told].toSorted(
    (a, b) => compareLocators(a.locator, b.locator) || (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1),
  );
}

/** One for each element of its lists, or for the document. */
function notesOnDocument(contexts: Contexts, program: Program, note: NoteRule, judgement: Judgement): readonly Note[] {
  const { rule, source } = note;
  const context = contexts.of(program, judgement);
  const root = context.roots.get(judgement.subject);
  const home = root ? rootPlace(root) : context.budget.place;
  const upon = rule.upon === undefined ? undefined : evaluateNode(context, rule.upon, []);
  const node = breachNode(program, rule);
  const heard = node ? heardBy(context, node) : [];
  return applicationsOf(context, rule, source, upon).all.map((it) => ({
    ...noteOf(context, note, answerOf([it]), heard),
    input: context.input,
    elements: it.elements,
    place: it.place ?? home,
  }));
}

const ofNoDocument = { input: undefined, elements: [], place: undefined };

/** At most one for the run and version: of the day of the run, or a consequence, dated by the breaches. */
function noteOnRun(
  run: Run,
  versions: Versions,
  contexts: Contexts,
  program: Program,
  note: NoteRule,
): readonly Note[] {
  const { rule, source } = note;
  const consequence = consequenceOf(run, versions, contexts, program, note);
  const today = dayOfRun(run);
  if (consequence || versionOn(versions.programs, today) !== program) return consequence ? [consequence] : [];
  const context = contexts.ofRun(program, today, source.place);
  const upon = breachNode(program, rule) && breachAmong([], []);
  return [{ ...noteOf(context, note, answerOf(applicationsOf(context, rule, source, upon).all), []), ...ofNoDocument }];
}

/**
 * What follows, by this version of the pack, from the breaches whose law is of its days. Each day is asked by itself, since
 * the law may differ; the note is of the first on which something follows. Undefined: nothing follows on any day.
 */
function consequenceOf(
  run: Run,
  { programs }: Versions,
  contexts: Contexts,
  program: Program,
  note: NoteRule,
): Note | undefined {
  const { rule, source } = note;
  const node = breachNode(program, rule);
  if (!node) return undefined;
  const heard = heardBy(contexts.ofRun(program, dayOfRun(run), source.place), node).filter(({ instance }) => {
    const isOpen = instance.verdict === "violated" || instance.verdict === "undetermined";
    return isOpen && versionOn(programs, dayOf(instance.lawOf)) === program;
  });
  const days = [...groupedBy(heard, (it) => it.instance.lawOf)].map(([lawOf, found]) => {
    const context = contexts.ofRun(program, dayOf(lawOf), source.place);
    return { context, found, answer: answerOf(applicationsOf(context, rule, source, breachAmong(found, [])).all) };
  });
  const inTime = days.toSorted((a, b) => a.context.lawOf - b.context.lawOf);
  const applies = (["yes", "unknown"] as const).find((it) => days.some(({ answer }) => answer.applies === it));
  const deciding = inTime.filter(({ answer }) => answer.applies === applies);
  const [first] = deciding;
  if (!first || applies === undefined) return undefined;
  const answer = {
    applies,
    causes: union(deciding.map((it) => it.answer.causes)),
    facts: union(deciding.map((it) => it.answer.facts)),
  };
  const breaches = deciding.flatMap((it) => it.found);
  return { ...noteOf(first.context, note, answer, breaches), ...ofNoDocument };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  invariant(day !== undefined, "an instance has the day of its law");
  return day;
}
