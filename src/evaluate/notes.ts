import { parseDay, formatDay, type Day } from "../base/civil-date.ts";
import { groupBy } from "../base/group-by.ts";
import { invariant } from "../base/invariant.ts";
import { or } from "../base/kleene.ts";
import { isDuty, type NoteModal, type RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { compareLocators } from "../statute/locator.ts";
import { applicabilitiesOf, type Applicability } from "./applicability.ts";
import { breachResult, instancesOfRules } from "./breach.ts";
import type { ContextCache } from "./context-cache.ts";
import { dayOfRun, type BreachNode, type EvaluationContext, type RuleInstance, type Run } from "./context.ts";
import type { Note, Breach } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { rootPlace } from "./fact.ts";
import { programOn, type Judgement, type JudgingVersions } from "./judgement.ts";
import { addressed, isAdvisory } from "./legal-force.ts";
import { packOf, ruleOf, type Program } from "./program.ts";
import { union, truthOf } from "./value.ts";

/** What parties may do, are entitled or encouraged to, have power to or are liable to, in the order of the text. */
export function notesOf(run: Run, versions: JudgingVersions, contexts: ContextCache): readonly Note[] {
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
  const told = [...groupBy(onRun, (it) => it.rule).values()].flatMap((notes) => {
    const following = notes.filter((it) => it.applies !== "no");
    return following.length > 0 ? following : notes;
  });
  return [...onDocuments, ...told].toSorted(
    (a, b) => compareLocators(a.locator, b.locator) || (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1),
  );
}

/** One for each element of its lists, or for the document. */
function notesOnDocument(
  contexts: ContextCache,
  program: Program,
  note: NoteRule,
  judgement: Judgement,
): readonly Note[] {
  const { rule, source } = note;
  const context = contexts.of(program, judgement);
  const root = context.roots.get(judgement.subject);
  const home = root ? rootPlace(root) : context.budget.place;
  const upon = rule.upon === undefined ? undefined : evaluateNode(context, rule.upon, []);
  const node = breachNode(program, rule);
  const heard = node ? instancesOfRules(context, node) : [];
  return applicabilitiesOf(context, rule, source, upon).all.map((it) => ({
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
  versions: JudgingVersions,
  contexts: ContextCache,
  program: Program,
  note: NoteRule,
): readonly Note[] {
  const { rule, source } = note;
  const consequence = consequenceOf(run, versions, contexts, program, note);
  const today = dayOfRun(run);
  if (consequence || programOn(versions.programs, today) !== program) return consequence ? [consequence] : [];
  const context = contexts.ofRun(program, today, source.place);
  const upon = breachNode(program, rule) && breachResult([], []);
  return [
    { ...noteOf(context, note, answerOf(applicabilitiesOf(context, rule, source, upon).all), []), ...ofNoDocument },
  ];
}

/**
 * What follows, by this version of the pack, from the breaches whose law is of its days. Each day is asked by itself, since
 * the law may differ; the note is of the first on which something follows. Undefined: nothing follows on any day.
 */
function consequenceOf(
  run: Run,
  { programs }: JudgingVersions,
  contexts: ContextCache,
  program: Program,
  note: NoteRule,
): Note | undefined {
  const { rule, source } = note;
  const node = breachNode(program, rule);
  if (!node) return undefined;
  const heard = instancesOfRules(contexts.ofRun(program, dayOfRun(run), source.place), node).filter(({ instance }) => {
    const isOpen = instance.verdict === "violated" || instance.verdict === "undetermined";
    return isOpen && programOn(programs, dayOf(instance.lawOf)) === program;
  });
  const days = [...groupBy(heard, (it) => it.instance.lawOf)].map(([lawOf, found]) => {
    const context = contexts.ofRun(program, dayOf(lawOf), source.place);
    return { context, found, answer: answerOf(applicabilitiesOf(context, rule, source, breachResult(found, [])).all) };
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

/** A rule that gives notes and no verdicts. */
interface NoteRule {
  readonly rule: RuleNode;
  readonly source: RuleSource;
  readonly modal: NoteModal;
}

/** The pack's own, in the order of the graph. */
function noteRulesOf(program: Program): readonly NoteRule[] {
  return program.graph.rules.flatMap((id) => {
    const { rule, source } = ruleOf(program, id);
    return isDuty(rule.modal) ? [] : [{ rule, source, modal: rule.modal }];
  });
}

/** What it is a consequence of, if it is one. */
function breachNode({ graph }: Program, { upon }: RuleNode): BreachNode | undefined {
  const node = upon === undefined ? undefined : graph.nodes[upon];
  invariant(node === undefined || node.kind === "breach", "`upon` names breaches");
  return node;
}

export type Answer = Pick<Note, "applies" | "causes" | "facts">;

/** Whether it applies to one of these. */
function answerOf(applications: readonly Applicability[]): Answer {
  const all = applications.map((it) => ({ it, truth: it.kind === "shut" ? "false" : truthOf(it.applies) }) as const);
  const truth = or(all.map((it) => it.truth));
  const deciding = all.flatMap((one) => (one.truth === truth ? [one.it] : []));
  const grounds = deciding.map((it) => (it.kind === "shut" ? it.grounds : it.applies.grounds));
  return {
    applies: truth === "unknown" ? truth : truth === "true" ? "yes" : "no",
    causes: truth === "unknown" ? union(deciding.map((it) => (it.kind === "shut" ? [] : it.applies.causes))) : [],
    facts: union(grounds).filter((it) => it.kind === "fact"),
  };
}

/** A note as a reader needs it, but for where it stands. */
function noteOf(
  { settings, lawOf }: EvaluationContext,
  { rule, source, modal }: NoteRule,
  answer: Answer,
  heard: readonly RuleInstance[],
): Omit<Note, "input" | "elements" | "place"> {
  return {
    rule: rule.name,
    pack: packOf(rule.name),
    locator: source.locator,
    ...addressed(settings, rule, source),
    modal,
    advisory: isAdvisory(settings, rule),
    lawOf: formatDay(lawOf),
    breaches: answer.applies === "no" ? [] : breachesIn(heard),
    ...answer,
  };
}

function breachesIn(heard: readonly RuleInstance[]): readonly Breach[] {
  return heard.flatMap(({ rule, instance: { verdict, input, place } }) =>
    verdict === "violated" ? [{ rule, input, place }] : [],
  );
}
