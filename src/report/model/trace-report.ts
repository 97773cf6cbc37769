import type { TracedElement, TracedExpression } from "../../analysis/trace/trace-expression.ts";
import type { TracedInstance, TracedPart } from "../../analysis/trace/trace-rule.ts";
import { formatDay } from "../../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import type { Locale } from "../../base/locale.ts";
import type { Place } from "../../base/text.ts";
import { casePlaces } from "../../cases/case-places.ts";
import type { Case, Expectation } from "../../cases/read-cases.ts";
import type { CaseContext } from "../../cases/run-cases.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Cause, DisplayValue, Ground, Verdict } from "../../evaluate/decision.ts";
import { displayValue } from "../../evaluate/format-value.ts";
import { deepestFirst, truthOf, type Result } from "../../evaluate/value.ts";
import { noSuppressions } from "../../pack/waive/suppressions.ts";
import { problemsOf, reportTrouble } from "./build-report.ts";
import { citationOf } from "./citations.ts";
import type { ExplainedFact } from "./explanation-report.ts";
import { policyTextAt, reportCause, reportClause, reportGate, reportGrounds } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportContext } from "./report-run.ts";
import type {
  Citation,
  ReportCause,
  ReportClause,
  ReportCondition,
  ReportExemption,
  ReportGate,
  ReportGrounds,
  ReportPlace,
  ReportProblem,
  ReportTrouble,
} from "./report.ts";

/** A case with the value of each part of its rules; `grammar/schema/trace-1.schema.json` is its schema. */
export interface TraceReport {
  readonly trace: "trace@1";
  readonly engine: string;
  /** Undefined: no one case was found. */
  readonly case: ReportTracedCase | undefined;
  readonly problems: readonly ReportProblem[];
  readonly troubles: readonly ReportTrouble[];
  readonly exit_code: ExitCode;
}

export interface ReportTracedCase {
  readonly pack: string;
  readonly case: string;
  readonly why: string;
  readonly at: ReportPlace;
  readonly as_of: string;
  /** `error`: its documents, or its profile, have mistakes, and no rule was asked. */
  readonly result: "passed" | "failed" | "error";
  /** Those of which the case expects something, in its order. */
  readonly rules: readonly ReportTracedRule[];
}

export interface ReportTracedRule {
  /** Full name. */
  readonly rule: string;
  readonly cite: Citation;
  /** As the policy writes it, up to its clauses. */
  readonly text: string;
  readonly policy: ReportPlace;
  readonly expected: string;
  readonly got: string;
  /** Where the case expects it. */
  readonly at: ReportPlace;
  /** One for each document or element; none: there is nothing that the rule judges. */
  readonly instances: readonly ReportTracedInstance[];
}

export interface ReportTracedInstance {
  /** Of a note that of a duty with the same conditions and nothing required. */
  readonly verdict: Verdict;
  readonly at: ReportPlace;
  readonly elements: readonly string[];
  readonly law_of: string;
  /** Why the rule does not apply, what exempts from it, and why it is open. */
  readonly gate: ReportGate | undefined;
  readonly exempt_by: readonly ReportExemption[];
  readonly causes: readonly ReportCause[];
  /** In the order of asking. */
  readonly parts: readonly ReportTracedPart[];
}

export interface ReportTracedPart {
  readonly kind: ReportCondition["kind"] | "require" | "forbid";
  /** The full one of an exemption; of a requirement its own, if it has one. */
  readonly name: string | undefined;
  readonly cite: Citation | undefined;
  /** As the policy writes it; `head`: what stands before its first expression. */
  readonly text: string;
  readonly head: string;
  readonly policy: ReportPlace;
  /** Of a condition whether it holds, of a requirement whether it is kept. */
  readonly result: ReportClause["result"] | "not_asked";
  /** Why it is not known, beyond what its expressions tell. */
  readonly causes: readonly ReportCause[];
  /** Of `complies with` the rules that it asks; of `upon breach of` those that are broken or open. */
  readonly asked: readonly { readonly rule: string; readonly verdict: Verdict; readonly advisory: boolean }[];
  readonly expressions: readonly ReportTracedExpression[];
  /** Of `for each` whose `where` leaves nothing. */
  readonly elements: readonly ReportTracedElement[];
}

export interface ReportTracedExpression extends ReportGrounds {
  readonly kind: TracedExpression["kind"];
  readonly role: TracedExpression["role"];
  /** As the policy writes it; `lead`: the keyword before it; `head`: what stands before its parts. */
  readonly text: string;
  readonly lead: string | undefined;
  readonly head: string | undefined;
  readonly policy: ReportPlace;
  /** `value`: it is no condition, and known; `not_asked`: nothing looked at it. */
  readonly result: "true" | "false" | "unknown" | "not_asked" | "value";
  /** What a `value` is. */
  readonly value: string | undefined;
  /** What it reads, and why it is not known, beyond what its parts tell. */
  readonly facts: readonly ExplainedFact<DisplayValue>[];
  readonly causes: readonly ReportCause[];
  readonly parts: readonly ReportTracedExpression[];
  readonly elements: readonly ReportTracedElement[];
  readonly reads: ReportTracedDeclaration | undefined;
}

export interface ReportTracedElement {
  /** Where it stands in the document: `service.models[1]`; a text itself. */
  readonly element: string;
  readonly parts: readonly ReportTracedExpression[];
}

/** A definition or a standard that is read. */
interface ReportTracedDeclaration {
  readonly kind: "definition" | "standard";
  readonly name: string;
  readonly policy: ReportPlace;
  /** Its parts were told before, where it was first read. */
  readonly again: boolean;
  readonly parts: readonly ReportTracedExpression[];
}

/** What a trace has found. */
interface FoundTrace {
  readonly traced:
    | (CaseContext & {
        readonly case: Case;
        readonly run: Run | undefined;
        readonly rules: readonly {
          readonly expected: Expectation;
          readonly got: string;
          readonly instances: readonly TracedInstance[];
        }[];
      })
    | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** What a trace has found, as plain data. */
export function buildTrace(found: FoundTrace, engine: string, locale: Locale): TraceReport {
  return {
    trace: "trace@1",
    engine,
    case: found.traced && tracedCase(found.traced, locale),
    problems: problemsOf({ policyProblems: found.problems, inputProblems: [] }, locale),
    troubles: found.troubles.map((it) => reportTrouble(it, locale)),
    exit_code: found.exitCode,
  };
}

/** What the parts of a case are told with; `at`: where what it judges is written. */
interface TraceContext extends ReportContext {
  readonly at: (place: Place) => Place;
}

function tracedCase(
  { case: it, run, rules, pack, needed, vocabulary }: NonNullable<FoundTrace["traced"]>,
  locale: Locale,
): ReportTracedCase {
  const isMissed = rules.some(({ expected, got }) => expected.verdict !== got);
  const context = run && {
    pack,
    loaded: [pack, ...needed],
    settings: run.settings,
    vocabulary: vocabulary.vocabulary,
    cover: noSuppressions,
    idle: () => [],
    locale,
    at: casePlaces(it),
  };
  return {
    pack: pack.manifest.id,
    case: it.name,
    why: it.why,
    at: reportPlace(it.place),
    as_of: formatDay(it.asOf),
    result: !run ? "error" : isMissed ? "failed" : "passed",
    rules: context ? rules.map((one) => tracedRule(one, context)) : [],
  };
}

function tracedRule(
  { expected, got, instances }: NonNullable<FoundTrace["traced"]>["rules"][number],
  context: TraceContext,
): ReportTracedRule {
  const { pack } = context;
  const source = pack.program.rules.get(expected.rule);
  const placed = pack.checked.rules.find(
    ({ declaration, file }) =>
      file.source === source?.place.source && declaration.name.span.start === source.place.span.start,
  );
  invariant(source && placed, "a rule of which a case expects something is of its pack");
  const { span, clauses } = placed.declaration;
  const end = clauses[0]?.span.start ?? span.end;
  return {
    rule: expected.rule,
    cite: citationOf(source.locator),
    text: policyTextAt({ source: source.place.source, span: { start: span.start, end } }).replace(/ ?\{ ?\}?$/, ""),
    policy: reportPlace(source.place),
    expected: expected.verdict,
    got,
    at: reportPlace(expected.place),
    instances: instances.map((it) => {
      const { instance } = it;
      const read = instance.clauses.map((clause) => reportClause(clause, source, context));
      return {
        verdict: instance.verdict,
        at: reportPlace(context.at(instance.place)),
        elements: instance.elements,
        law_of: instance.lawOf,
        gate: instance.gate && reportGate(instance, source, read, context),
        exempt_by: instance.exemptBy.map(({ exemption, locator, law }) => {
          return { exemption, cite: citationOf(locator), policy: reportPlace(law) };
        }),
        causes: causesOf(instance.causes, context),
        parts: it.parts.map((part) => tracedPart(part, source.clauses[part.part.index]?.forbid === true, context)),
      };
    }),
  };
}

function tracedPart(
  { part, result, causes, asked, expressions, elements }: TracedPart,
  forbid: boolean,
  context: TraceContext,
): ReportTracedPart {
  const { kind, name, locator, place } = part;
  const [first] = expressions;
  const end = first?.place.span.start ?? place.span.end;
  return {
    kind: kind !== "clause" ? kind : forbid ? "forbid" : "require",
    name,
    cite: locator && citationOf(locator),
    text: policyTextAt(place),
    head: policyTextAt({ source: place.source, span: { start: place.span.start, end } }).replace(/[ (]+$/, ""),
    policy: reportPlace(place),
    result,
    causes: causesOf(causes, context),
    asked: asked.map(({ rule, verdict, advisory }) => ({ rule, verdict, advisory })),
    expressions: expressions.map((it) => tracedExpression(it, context)),
    elements: elements.map((it) => tracedElement(it, context)),
  };
}

function tracedExpression(it: TracedExpression, context: TraceContext): ReportTracedExpression {
  const { locale, settings, loaded } = context;
  const value = it.result?.value;
  const isShown = value !== undefined && value.kind !== "unknown" && !(it.isTruth && value.kind === "boolean");
  const grounds = it.grounds.map((one) => placedIn(one, context));
  const own = {
    attestations: grounds.filter((one) => one.kind === "attestation"),
    interpretations: grounds.filter((one) => one.kind === "interpretation"),
    assumptions: grounds.filter((one) => one.kind === "assumption"),
    parameters: grounds.filter((one) => one.kind === "parameter"),
  };
  return {
    kind: it.kind,
    role: it.role,
    text: policyTextAt(it.place),
    lead: it.lead,
    head: it.head,
    policy: reportPlace(it.place),
    result: !it.result ? "not_asked" : isShown ? "value" : truthOf(it.result),
    value: isShown ? locale.show(displayValue(value, settings.zone)) : undefined,
    facts: grounds
      .filter((one) => one.kind === "fact")
      .map(({ path, shown, place }) => ({ path, shown, at: reportPlace(place) })),
    ...reportGrounds(own, { loaded, locale }),
    causes: causesOf(it.causes, context),
    parts: it.parts.map((one) => tracedExpression(one, context)),
    elements: it.elements.map((one) => tracedElement(one, context)),
    reads: it.reads && {
      kind: it.reads.kind,
      name: it.reads.name,
      policy: reportPlace(it.reads.place),
      again: it.reads.again,
      parts: it.reads.parts.map((one) => tracedExpression(one, context)),
    },
  };
}

function tracedElement({ element, index, parts }: TracedElement, context: TraceContext): ReportTracedElement {
  return { element: elementName(element, index, context), parts: parts.map((it) => tracedExpression(it, context)) };
}

function elementName(element: Result, index: number, { locale, settings }: TraceContext): string {
  const { value } = element;
  if (value.kind === "record") return value.path;
  const [fact] = deepestFirst(element.grounds);
  return value.kind === "unknown" ? (fact?.path ?? `[${index}]`) : locale.show(displayValue(value, settings.zone));
}

const causesOf = (causes: readonly Cause[], context: TraceContext): readonly ReportCause[] =>
  causes.map((it) => reportCause(placedIn(it, context), context));

/** With its place in the case, where the case sets it. */
const placedIn = <T extends Cause | Ground>(it: T, { at }: TraceContext): T =>
  "place" in it ? { ...it, place: at(it.place) } : it;
