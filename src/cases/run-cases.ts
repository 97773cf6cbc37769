import { diagnosticKey, type Diagnostic } from "../base/diagnostic.ts";
import type { DataDocument } from "../base/document.ts";
import type { Zone } from "../base/instant.ts";
import { groupBy } from "../base/group-by.ts";
import { withOwnServices, type Run } from "../evaluate/context.ts";
import type { Cause, Decision } from "../evaluate/decision.ts";
import { evaluateRun } from "../evaluate/evaluate.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import { alwaysInForceProgram, defaultPartyOf, type Pack } from "../pack/pack.ts";
import { contradictions } from "../pack/profile-assumptions.ts";
import { emptyProfile, readProfile, settingsOf } from "../pack/profile.ts";
import { readInputs } from "../vocabulary/read-input.ts";
import type { Input } from "../vocabulary/input.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { Case, Expectation } from "./read-cases.ts";

export interface CaseResult {
  readonly case: Case;
  /** What rules are, where it differs from what the case expects, and what is missing for another verdict. */
  readonly wrong: readonly {
    readonly expected: Expectation;
    readonly got: string;
    readonly causes: readonly Cause[];
  }[];
  /** Why the case could not be judged at all. */
  readonly problems: readonly Diagnostic[];
}

/** What a case is judged by, beside its own documents and days. */
export interface CaseContext {
  readonly pack: Pack;
  /** The packs that it needs: a profile may speak of them. */
  readonly needed: readonly Pack[];
  readonly vocabulary: LoadedVocabulary;
  /** What else is asked of the documents of a case; `bases`: these, before it changes them. */
  readonly mistakesIn?: (inputs: readonly Input[], bases: readonly Input[]) => readonly Diagnostic[];
}

/** Judges one case: its documents, by its pack and what that needs, on its day. */
export function runCase(it: Case, world: CaseContext): CaseResult {
  const { run, problems } = runOfCase(it, world);
  if (!run) return { case: it, wrong: [], problems };
  return { case: it, wrong: judgedAsNamed(run, it).filter((one) => one.got !== one.expected.verdict), problems };
}

/** What each rule is of which a case expects something. */
export function judgedAsNamed(run: Run, it: Pick<Case, "expect">): CaseResult["wrong"] {
  const { decision } = evaluateRun(namedRulesAlone(run, it));
  const answers = answersOf(decision);
  const found = groupBy([...decision.rules, ...decision.notes], ({ rule }) => rule);
  return it.expect.map((expected) => {
    const causes = (found.get(expected.rule) ?? []).flatMap((one) =>
      ("instances" in one ? one.instances : [one]).flatMap(({ causes: all }) => all),
    );
    return { expected, got: answers.get(expected.rule) ?? "not_examined", causes };
  });
}

/** A case names a few of its pack's rules: the others are heard where these ask them, and not by themselves. */
export function namedRulesAlone(run: Run, { expect }: Pick<Case, "expect">): Run {
  const named = new Set(expect.map((it) => it.rule));
  const programs = run.programs.map((it): Program => {
    const rules = it.graph.rules.filter((id) => named.has(ruleOf(it, id).rule.name));
    return { ...it, graph: { ...it.graph, rules } };
  });
  return { ...run, programs };
}

/** What a case asks to judge; nothing if its documents or its profile have mistakes. */
export function runOfCase(
  it: Case,
  { pack, needed, vocabulary, mistakesIn }: CaseContext,
): { readonly run: Run | undefined; readonly problems: readonly Diagnostic[] } {
  const { reckoning } = pack.program;
  const { zone } = reckoning;
  const read = it.documents.map((document) =>
    readInputs(document, vocabulary, { zones: [zone], needsOwnDay: it.lawOf === undefined }),
  );
  const inputs = withOwnServices(inputsOf(read), vocabulary.vocabulary);
  const bases = () => it.bases.map((document) => baseOf(document, vocabulary, zone));
  const { profile, diagnostics } = it.profile
    ? readProfile(it.profile, [pack, ...needed], vocabulary)
    : { profile: emptyProfile, diagnostics: [] };
  const found = [
    ...diagnosticsOf(read),
    ...(mistakesIn?.(inputs, inputsOf(bases())) ?? []),
    ...inputs.flatMap((one) => contradictions(one, profile.assumptions, it.asOf)),
  ].filter(isError);
  const mistakes = found.length === 0 ? [] : placedIn(it, found, diagnosticsOf(bases()));
  const problems = [...mistakes, ...diagnostics.filter(isError)];
  const [first, ...others] = inputs;
  if (!first || problems.length > 0) return { run: undefined, problems };

  const { mains } = vocabulary.vocabulary;
  const asked = subjectsAsked(pack.program, it);
  const party = defaultPartyOf(pack.manifest) ?? pack.manifest.parties[0] ?? "";
  const { asOf, lawOf, provisional } = it;
  const run: Run = {
    programs: [it.asIfInForce ? alwaysInForceProgram(pack) : pack.program],
    inputs: [first, ...others.filter((it) => !mains.includes(it.subject) || asked.has(it.subject))],
    service: [...others, first].find((it) => mains.includes(it.subject)),
    vocabulary: vocabulary.vocabulary,
    settings: settingsOf(profile, { asOf, lawOf, party, provisional, ...reckoning }),
    trace: undefined,
  };
  return { run, problems };
}

/** What the rules are about of which a case expects that they examine something. */
function subjectsAsked(program: Program, { expect }: Case): ReadonlySet<string | undefined> {
  const named = expect.filter((it) => it.verdict !== "not_examined").flatMap((it) => program.ids.get(it.rule) ?? []);
  return new Set(named.map((id) => ruleOf(program, id).rule.subject));
}

type Read = ReturnType<typeof readInputs>;

const inputsOf = (all: readonly Read[]): readonly Input[] => all.flatMap((it) => it.inputs);
const diagnosticsOf = (all: readonly Read[]): readonly Diagnostic[] => all.flatMap((it) => it.diagnostics);
const isError = (it: Diagnostic): boolean => it.severity === "error";

/** Many cases stand on one base, and a case may judge it by the law of another day than its own. */
const basesRead = new WeakMap<DataDocument, Read>();

function baseOf(document: DataDocument, vocabulary: LoadedVocabulary, zone: Zone): Read {
  const read = basesRead.get(document) ?? readInputs(document, vocabulary, { zones: [zone], needsOwnDay: false });
  basesRead.set(document, read);
  return read;
}

/** Mistakes that a base does not have by itself are the case's: they stand where it sets what is wrong, or where it begins. */
function placedIn(
  { place, sets }: Case,
  found: readonly Diagnostic[],
  ofBases: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set(ofBases.map(diagnosticKey));
  return found.map((one) => {
    if (known.has(diagnosticKey(one))) return one;
    const { span } = one.place;
    const isSet = sets.some((it) => it.start <= span.start && span.end <= it.end);
    return { ...one, place: isSet ? { source: place.source, span } : place };
  });
}

/** What each rule is: a duty's verdict; of a note whether it applies to some document, may apply to one, or to none. */
function answersOf({ rules, notes }: Decision): ReadonlyMap<string, string> {
  const answers = new Map<string, string>(rules.map((it) => [it.rule, it.verdict]));
  for (const name of new Set(notes.map((it) => it.rule))) {
    const applies = new Set(notes.filter((it) => it.rule === name).map((it) => it.applies));
    answers.set(name, applies.has("yes") ? "applies" : applies.has("unknown") ? "may_apply" : "does_not_apply");
  }
  return answers;
}
