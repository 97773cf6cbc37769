import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { factMessage } from "../messages/explanation.ts";
import { assumptionMessage, attestationMessage, interpretationMessage, parameterMessage } from "../messages/grounds.ts";
import { enumeration } from "../messages/phrases.ts";
import { expressionValue, itsValueMessage, partValue, traceWords } from "../messages/trace.ts";
import { testMessages } from "../messages/tests.ts";
import { outcomeNamed, verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import { specificFacts } from "../model/report-instance.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportPlace } from "../model/report.ts";
import type {
  ReportTracedCase,
  ReportTracedElement,
  ReportTracedExpression,
  ReportTracedInstance,
  ReportTracedPart,
  ReportTracedRule,
  TraceReport,
} from "../model/trace-report.ts";
import type { Paint, ShowOptions, Style } from "../view/format-options.ts";
import { clean, padTo, sectionsText, wrap } from "../view/text-layout.ts";
import { withPlainValues } from "./explanation.ts";
import { jsonText } from "./json.ts";

/** As JSON that fits `grammar/schema/trace-1.schema.json`. */
export const traceJson = (report: TraceReport): string => jsonText(withPlainValues(report) as object);

/** The policy of each rule part by part, what each comes to in the margin, and below it what it reads. */
export function traceText({ case: it }: TraceReport, options: ShowOptions): string {
  if (!it) return "";
  const told = new Set<string>();
  const broken = it.result === "error" ? wrap(options.locale.say(testMessages.broken()), options.width) : [];
  return sectionsText([heading(it, options), broken, ...it.rules.flatMap((rule) => ruleSections(rule, told, options))]);
}

function heading({ case: name, why, at, pack, as_of: day }: ReportTracedCase, options: ShowOptions): readonly string[] {
  const { paint, width, locale } = options;
  return [
    ...wrap(clean(name), width).map((one) => paint("heading", one)),
    ...wrap(clean(why), width),
    ...quietLines([`${pack}, ${locale.say(traceWords.day({ day }))}`, showPlace(at)], options),
  ];
}

const quietLines = (texts: readonly string[], { paint, width }: ShowOptions): readonly string[] =>
  wrap(clean(texts.join("  ")), width).map((it) => paint("quiet", it));

function ruleSections(rule: ReportTracedRule, told: Set<string>, options: ShowOptions): readonly (readonly string[])[] {
  const { paint, width, locale } = options;
  const head = [
    ...wrap(clean(rule.text), width, "     ").map((it) => paint("heading", it)),
    ...quietLines([citationIn(rule.cite, locale), showPlace(rule.policy)], options),
  ];
  const isDuty = Object.hasOwn(verdictWords, rule.got);
  const [only, ...others] = rule.instances;
  const ends = wrap(locale.say(expectation(rule)), width).map((it) => paint(verdictStyle(rule.got), it));
  if (!only) return [[...head, ...wrap(locale.say(traceWords.nothing()), width)], ends];
  const reasons = (it: ReportTracedInstance): readonly string[] =>
    isDuty ? reasonsOf(it, locale).flatMap((one) => wrap(`  ${clean(one)}`, width, "  ")) : [];
  if (others.length === 0) return [head, instanceLines(only, told, options), [...ends, ...reasons(only)]];
  return [
    head,
    ...rule.instances.map((it) => [
      ...instanceLines(it, told, options),
      ...(isDuty ? [paint(verdictStyle(it.verdict), locale.say(verdictWords[it.verdict]()))] : []),
      ...reasons(it),
    ]),
    ends,
  ];
}

function expectation({ got, expected }: ReportTracedRule): Message {
  const verdict = outcomeNamed(got);
  return got === expected
    ? traceWords.asExpected({ verdict })
    : traceWords.otherwise({ verdict, expected: outcomeNamed(expected) });
}

function verdictStyle(verdict: string): Style {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending") return verdict;
  return verdict === "satisfied" || verdict === "exempt" ? "satisfied" : "heading";
}

/** Why the verdict is what it is: the gate that is shut, what exempts, the broken requirements, or what is missing. */
function reasonsOf(
  { verdict, gate, exempt_by: exemptions, causes, parts }: ReportTracedInstance,
  locale: Locale,
): readonly string[] {
  if (gate) return [gate.sentence];
  if (verdict === "exempt")
    return [locale.say(traceWords.exempt({ exemptions: enumeration(exemptions.map((it) => it.exemption)) }))];
  if (verdict === "violated")
    return parts.filter((it) => isRequirement(it) && it.result === "false").map((it) => it.text);
  return causes.map((it) => it.sentence);
}

const isRequirement = ({ kind }: ReportTracedPart): boolean => kind === "require" || kind === "forbid";

/** `told`: scopes and exemptions that stood in the listing before, which several rules share. */
function instanceLines(it: ReportTracedInstance, told: Set<string>, options: ShowOptions): readonly string[] {
  const { locale } = options;
  const about = [...it.elements, locale.say(traceWords.lawDay({ day: it.law_of })), showPlace(it.at)];
  return [
    ...quietLines(about, options),
    ...it.parts.flatMap((part) => {
      const key = JSON.stringify(part);
      const isTold = told.has(key) && part.result !== "not_asked";
      if (part.kind === "scope" || part.kind === "exemption") told.add(key);
      return partLines(part, isTold, options);
    }),
  ];
}

/** The cells of the margin. */
const margin = 9;
const step = "  ";

interface Entry {
  readonly value: string;
  readonly style: Style | undefined;
  readonly text: string;
  readonly at?: ReportPlace | undefined;
}

function line({ value, style, text, at }: Entry, depth: number, { width, paint }: ShowOptions): readonly string[] {
  const indent = step.repeat(depth);
  const room = Math.max(width - margin - indent.length, 20);
  const place = at ? shortPlace(at) : "";
  return wrap(clean(at ? `${text}  ${place}` : text), room, step.repeat(2)).map((it, index) => {
    const word = index === 0 ? padTo(value, margin) : " ".repeat(margin);
    const told = style === "quiet" ? paint("quiet", it) : at ? inQuiet(it, place, paint) : it;
    return `${style && index === 0 ? paint(style, word) : word}${indent}${told}`;
  });
}

/** With the place at its end set off. */
const inQuiet = (text: string, place: string, paint: Paint): string =>
  text.endsWith(place) ? text.slice(0, -place.length) + paint("quiet", place) : text;

const below = (text: string, depth: number, options: ShowOptions, at?: ReportPlace): readonly string[] =>
  line({ value: "", style: undefined, text, at }, depth, options);

const styles: Readonly<Record<ReportTracedPart["result"] | "value", Style | undefined>> = {
  true: "satisfied",
  false: "violated",
  unknown: "undetermined",
  waiting: "pending",
  void: "quiet",
  not_asked: "quiet",
  value: undefined,
};

function partLines(part: ReportTracedPart, isTold: boolean, options: ShowOptions): readonly string[] {
  const { locale } = options;
  const { kind, result, expressions, head, causes, policy } = part;
  const [first, ...others] = expressions;
  // Scopes and exemptions may stand elsewhere than the rule.
  const at = kind === "scope" || kind === "exemption" ? policy : undefined;
  const text = isTold ? locale.say(traceWords.again({ text: part.text })) : part.text;
  const entry = { value: locale.say(partValue(part)), style: styles[result], text, at };
  if (isTold || result === "not_asked" || (options.quiet && isAside(part))) return line(entry, 0, options);
  const asked = part.asked.filter((it) => it.verdict !== "not_applicable" && it.verdict !== "not_in_force");
  return [
    ...(first && others.length === 0 && isBroken(first)
      ? [...line({ ...entry, text: `${head} ${headOf(first)}` }, 0, options), ...insideOf(first, 1, options)]
      : withDetails(entry, expressions, 0, options)),
    ...asked.flatMap((it) => below(`${locale.say(verdictWords[it.verdict]())}  ${it.rule}`, 1, options)),
    ...causes.flatMap((it) => below(it.sentence, 1, options)),
    ...part.elements.flatMap((it) => elementLines(it, 1, options)),
  ];
}

/** A scope that holds, or an exemption that does not: the rule is asked as if it were not there. */
const isAside = ({ kind, result }: ReportTracedPart): boolean =>
  (kind === "scope" && result === "true") || (kind === "exemption" && result === "false");

/** Its parts have a line each. */
const isBroken = (it: ReportTracedExpression): boolean =>
  it.head !== undefined && (it.kind !== "not" || it.parts.some(isBroken));

const headOf = ({ head = "", kind, parts }: ReportTracedExpression): string => {
  const [inner] = parts;
  return kind === "not" && inner ? `${head} ${headOf(inner)}` : head;
};

function expressionLines(it: ReportTracedExpression, depth: number, options: ShowOptions): readonly string[] {
  const { locale } = options;
  const lead = it.lead === undefined ? "" : `${it.lead} `;
  const entry = { value: locale.say(expressionValue(it)), style: styles[it.result] };
  if (it.result === "not_asked") return line({ ...entry, text: lead + it.text }, depth, options);
  if (isBroken(it))
    return [...line({ ...entry, text: lead + headOf(it) }, depth, options), ...insideOf(it, depth + 1, options)];
  const said = it.value === undefined ? it.text : locale.say(traceWords.equals({ text: it.text, value: it.value }));
  const text = it.reads?.again ? locale.say(traceWords.again({ text: said })) : said;
  return withDetails({ ...entry, text: lead + text }, [it], depth, options);
}

/** A line with what it reads; a single fact stands on the line, if there is room. */
function withDetails(
  entry: Entry,
  all: readonly ReportTracedExpression[],
  depth: number,
  options: ShowOptions,
): readonly string[] {
  const isWhole = all.length === 1;
  const details = all.flatMap((it) => (isWhole || isPlain(it) ? detailsOf : expressionLines)(it, depth + 1, options));
  const [fact, ...others] = details.length === 1 ? all.flatMap(factsIn) : [];
  if (fact && others.length === 0) {
    const text = options.locale.say(itsValueMessage(clean(entry.text), fact.shown));
    const [first, ...rest] = line({ ...entry, text, at: fact.at }, depth, options);
    if (first !== undefined && rest.length === 0) return [first];
  }
  return [...line(entry, depth, options), ...details];
}

/** What the names on a line read. */
const factsIn = (it: ReportTracedExpression): ReportTracedExpression["facts"] =>
  it.kind === "path" ? it.facts : it.parts.flatMap((one) => factsIn(beside(it, one)));

/** A part without what is told of the whole: a list of which an element is named. */
const beside = (whole: ReportTracedExpression, part: ReportTracedExpression): ReportTracedExpression => {
  const facts = specificFacts(
    part.facts,
    whole.facts.map((it) => it.path),
  );
  return facts.length < part.facts.length ? { ...part, facts, value: undefined } : part;
};

/** The parts of what is broken up, and the elements of its list. */
function insideOf(it: ReportTracedExpression, depth: number, options: ShowOptions): readonly string[] {
  const [inner] = it.parts;
  if (it.kind === "not" && inner) return insideOf(inner, depth, options);
  if (it.kind === "connective") return it.parts.flatMap((one) => expressionLines(one, depth, options));
  return [
    ...ownLines(it, depth, options),
    ...it.parts.flatMap((one) =>
      one.role === "list" ? detailsOf(one, depth, options) : expressionLines(one, depth, options),
    ),
    ...it.elements.flatMap((one) => elementLines(one, depth, options)),
    ...causeLines(it, depth, options),
  ];
}

/** What a line reads: facts, signatures, gaps, elements, and what a name in it means. */
function detailsOf(it: ReportTracedExpression, depth: number, options: ShowOptions): readonly string[] {
  return [
    ...ownLines(it, depth, options),
    ...it.parts.flatMap((one) =>
      isPlain(one) ? detailsOf(beside(it, one), depth, options) : expressionLines(one, depth, options),
    ),
    ...it.elements.flatMap((one) => elementLines(one, depth, options)),
    ...(it.reads ? declarationLines(it.reads, depth, options) : []),
    ...causeLines(it, depth, options),
  ];
}

/** Its value goes without saying, or is told with the fact that it reads. */
const isPlain = (it: ReportTracedExpression): boolean =>
  it.result === "not_asked" ||
  it.kind === "literal" ||
  it.kind === "duration" ||
  (it.kind === "path" && it.reads === undefined) ||
  (it.kind === "list" && it.parts.every(isPlain));

function ownLines(it: ReportTracedExpression, depth: number, options: ShowOptions): readonly string[] {
  if (it.reads?.again) return [];
  const said = (what: Message, at: ReportPlace): readonly string[] =>
    below(options.locale.say(what), depth, options, at);
  // Of a standard the signatures tell, and of what is defined elsewhere its parts.
  const facts = it.kind === "met" ? [] : specificFacts(it.facts);
  // A day is no fact.
  const isDay = it.kind === "path" && it.value !== undefined && it.value !== it.text && !it.reads && isBare(it);
  const day = isDay ? [traceWords.equals({ text: it.text, value: it.value })] : [];
  return [
    ...day.flatMap((one) => below(options.locale.say(one), depth, options)),
    ...facts.flatMap((one) => said(factMessage(one.path, one.shown), one.at)),
    ...it.attestations.flatMap((one) => said(attestationMessage(one), one.at)),
    ...it.interpretations.flatMap((one) => said(interpretationMessage(one), one.at)),
    ...it.assumptions.flatMap((one) => said(assumptionMessage(one), one.at)),
    ...(it.reads ? [] : it.parameters).flatMap((one) => said(parameterMessage(one), one.policy)),
  ];
}

const causeLines = (
  { causes, reads }: Pick<ReportTracedExpression, "causes" | "reads">,
  depth: number,
  options: ShowOptions,
): readonly string[] => (reads?.again ? [] : causes.flatMap((it) => below(it.sentence, depth, options)));

const isBare = (it: ReportTracedExpression): boolean =>
  [it.facts, it.attestations, it.interpretations, it.assumptions, it.parameters, it.causes].every(
    (one) => one.length === 0,
  );

function elementLines(it: ReportTracedElement, depth: number, options: ShowOptions): readonly string[] {
  return [...below(it.element, depth, options), ...it.parts.flatMap((one) => expressionLines(one, depth + 1, options))];
}

function declarationLines(
  it: NonNullable<ReportTracedExpression["reads"]>,
  depth: number,
  options: ShowOptions,
): readonly string[] {
  const [first, ...others] = it.parts;
  if (first?.role !== "means") return it.parts.flatMap((one) => expressionLines(one, depth, options));
  const text = `${it.name} ${first.lead ?? ""} ${isBroken(first) ? headOf(first) : first.text}`;
  return [
    ...below(text, depth, options, it.policy),
    ...(isBroken(first) ? insideOf(first, depth + 1, options) : detailsOf(first, depth + 1, options)),
    ...others.flatMap((one) => expressionLines(one, depth + 1, options)),
  ];
}

/** The file's name and the line: the heading names the folders. */
const shortPlace = ({ path, line: at }: ReportPlace): string => `${path.replace(/^.*[\\/]/, "")}:${at}`;
