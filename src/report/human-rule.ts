import { codeFrame } from "./code-frame.ts";
import { listed, shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { allInMargin, inMargin, indented } from "./margin.ts";
import type { Report, ReportInstance, ReportNeed, ReportRule } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { citeIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean, displayWidth } from "./text-layout.ts";

const indent = "  ";
const framesShown = 3;
const placesShown = 10;
const factsShown = 6;

/** A violated or undetermined rule: the law's words, the lines of the documents, what is wrong or missing, what to do. */
export function showOpenRule(rule: ReportRule, report: Report, options: ShowOptions): readonly string[] {
  const { width, paint } = options;
  const { labels } = english;
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const shown = decisive.slice(0, framesShown);
  const margin = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint, indent);
  return [
    ...showHead(rule, options),
    ...shown.flatMap((it) => ["", ...showInstance(it, rule, options)]),
    ...(decisive.length > framesShown ? indented(restOf(decisive.slice(framesShown)), width, indent) : []),
    "",
    ...(rule.verdict === "undetermined" ? needsOfRule(rule, report, options) : alsoOpen(rule, options)),
    ...(rule.verdict === "violated" && rule.remedy !== undefined ? margin(labels.toDo, rule.remedy) : []),
    ...grounds(decisive, options),
    ...margin(labels.policy, showPlace(rule.policy)),
  ];
}

function showHead(rule: ReportRule, { language, width, paint }: ShowOptions): readonly string[] {
  const { labels, verdicts } = english;
  const state = verdicts[rule.verdict].toUpperCase();
  const severity = rule.severity === "high" ? "" : `  ${rule.severity}`;
  const name = `${citeIn(rule.cite, language)}  ${shortName(rule.rule)}${severity}`;
  const style = rule.verdict === "violated" ? "violated" : "undetermined";
  const words = wordsIn(rule, language);
  const note = rule.words || words === undefined ? "" : ` (${labels.unofficial})`;
  return [
    `${indent}${paint(style, state)}  ${paint("heading", name)}`,
    ...indented(labels.duty(rule.party, rule.modal, rule.act), width, indent),
    ...(words === undefined ? [] : indented(`${words}${note}`, width, indent)),
  ];
}

function showInstance(it: ReportInstance, rule: ReportRule, options: ShowOptions): readonly string[] {
  const { width, paint } = options;
  const { labels } = english;
  const place = clean(showPlace(it.at));
  const names = it.elements.map(clean).join(", ");
  const fits = displayWidth(place) + displayWidth(names) + 4 <= width;
  const head = fits || names === "" ? [`${indent}${place}${names === "" ? "" : `  ${names}`}`] : [`${indent}${place}`, `${indent}${names}`];
  const frame = codeFrame(it.at.line, it.excerpt, width - indent.length, paint).map((line) => indent + line);
  if (rule.verdict !== "violated") return [...head, ...frame];
  const broken = it.clauses.filter((one) => one.result === "false");
  const margin = (label: string, texts: readonly string[]): readonly string[] =>
    allInMargin(label, texts.map(clean), width, paint, indent);
  return [...head, ...frame, ...margin(labels.broken, broken.map((one) => one.text)), ...margin(labels.facts, factLines(it))];
}

/** The facts of the broken clauses first; then those that make the rule apply. */
function factLines(it: ReportInstance): readonly string[] {
  const broken = it.clauses.filter((one) => one.result === "false").flatMap((one) => one.facts);
  const lines = new Map([...broken, ...it.facts].map((fact) => [fact.path, `${fact.path} is ${fact.shown} (line ${fact.at.line})`]));
  const all = [...lines.values()];
  return all.length > factsShown ? [...all.slice(0, factsShown), english.labels.more(all.length - factsShown)] : all;
}

function restOf(instances: readonly ReportInstance[]): string {
  const places = instances.slice(0, placesShown).map((it) => clean(showPlace(it.at)));
  const rest = instances.length - places.length;
  return `${english.labels.more(instances.length)}: ${places.join(", ")}${rest > 0 ? `, ${english.labels.more(rest)}` : ""}`;
}

/** What an undetermined rule waits for, with the elements that lack it. */
function needsOfRule(rule: ReportRule, report: Report, { width, paint }: ShowOptions): readonly string[] {
  const needs = report.needs.filter((it) => it.rules.includes(rule.rule));
  return allInMargin(english.labels.needed, needs.map((it) => clean(needWords(it, rule))), width, paint, indent);
}

function needWords(need: ReportNeed, rule: ReportRule): string {
  const elements = need.of.filter((it) => rule.instances.some((one) => one.causes.some((cause) => Object.values(cause.params).includes(it))));
  const shown = elements.slice(0, factsShown).map((it) => `\`${it}\``);
  const rest = elements.length > shown.length ? [english.labels.more(elements.length - shown.length).replace("and ", "")] : [];
  const of = elements.length === 0 ? "" : `, for ${listed([...shown, ...rest], "and")}`;
  const help = need.help === undefined ? "" : `; ${need.help}`;
  return `${need.sentence}${of}${help}`;
}

function alsoOpen(rule: ReportRule, { width, paint }: ShowOptions): readonly string[] {
  const open = rule.instances.filter((it) => it.verdict === "undetermined");
  if (open.length === 0) return [];
  const why = [...new Set(open.flatMap((it) => it.causes.map((cause) => cause.sentence)))].slice(0, factsShown);
  return inMargin(english.labels.needed, clean(`${english.labels.alsoOpen(open.length)}: ${why.join("; ")}`), width, paint, indent);
}

/** Signatures and readings that a breach rests on. */
function grounds(instances: readonly ReportInstance[], { width, paint }: ShowOptions): readonly string[] {
  const { labels } = english;
  const attested = instances.flatMap((it) => it.attestations.map((one) => `${shortName(one.standard)}: ${labels.byAttestation(`${one.by} (${one.role})`, one.until)}`));
  const readings = instances.flatMap((it) => it.interpretations.map((one) => labels.byInterpretation(one.term, one.value, one.by)));
  return [
    ...allInMargin(labels.attested, [...new Set(attested)].map(clean), width, paint, indent),
    ...allInMargin(labels.reading, [...new Set(readings)].map(clean), width, paint, indent),
  ];
}

