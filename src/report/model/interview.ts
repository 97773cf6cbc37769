import { fieldOfPath, firstFact } from "../../analysis/needs/facts.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import { fieldOf, textOf, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { locales } from "../../base/locale.ts";
import type { Translated } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Cause, RuleResult } from "../../evaluate/decision.ts";
import { reportSkipped } from "./build-report.ts";
import { gatherNeeds, isScopeOpen, needKey, standardNamed, type MissingItem, type SettledBy } from "./needs.ts";
import { documentsOf, type ReportRun } from "./report-run.ts";
import type { Report } from "./report.ts";
import type { Input } from "../../vocabulary/input.ts";
import { partOf } from "../../vocabulary/part.ts";
import { namingField } from "../../vocabulary/read-answer.ts";
import type { EnumType, Field, Type } from "../../vocabulary/type.ts";

/** A fact that open rules wait for, in a document where an answer can be written. */
export interface OpenQuestion {
  /** As the document writes it: `service.models[0].origin`. */
  readonly path: string;
  /** The same for people, who know an element by its name: `service.models[qwen].origin`. */
  readonly name: string;
  /** Within a list: what people call the element, or its number, from 1. */
  readonly element: Translated | string | number | undefined;
  readonly input: Input;
  readonly field: Field;
  /** Of a list of groups: the fact by which an element of it is named. */
  readonly naming: Field | undefined;
  /** What a paper can be. */
  readonly evidence: EnumType;
  /** Full names of the rules that wait for it. */
  readonly rules: readonly string[];
  /** Those of them that some answer to it alone would settle. */
  readonly settles: readonly string[];
}

/** A signature that rules wait for. */
export interface OpenSignature {
  /** Full name of the standard. */
  readonly standard: string;
  readonly subject: string | undefined;
  readonly element: string | undefined;
  readonly path: string;
  /** The roles of which any may sign. */
  readonly signed_by: readonly string[];
}

/**
 * How far documents are told: facts that are stated, and facts that open rules still lack, each once; signatures that count, and
 * those that are missing.
 */
export interface InterviewProgress {
  readonly facts: { readonly stated: number; readonly all: number };
  readonly signatures: { readonly given: number; readonly all: number };
}

export interface Interview {
  /** Most decisive first. */
  readonly questions: readonly OpenQuestion[];
  readonly missing: readonly OpenSignature[];
  readonly progress: InterviewProgress;
}

/** The documents in which answers can be written. */
export const writableInputs = (run: Pick<ReportRun, "inputs" | "service">): readonly Input[] =>
  documentsOf(run).filter((it) => /\.ya?ml$/i.test(it.source.path));

/** What a judged run leaves to be asked. */
export function interviewOf(report: ReportRun, settledBy: SettledBy): Interview {
  const { decision, packs } = report;
  const inputs = writableInputs(report);
  const needs = decision ? gatherNeeds(decision, packs, settledBy) : [];
  const inputAt = holderOf(inputs);
  const asked = needs.flatMap((it) => it.each.flatMap((cause) => questionFor(report, inputAt, it, cause, settledBy)));
  const questions = [...groupBy(asked, (it) => keyOf(it.input, it.path)).values()].flatMap((it) => it.slice(0, 1));
  const instances = (decision?.rules ?? []).filter((it) => it.inRollUp).flatMap((it) => it.instances);
  const given = new Set(instances.flatMap((it) => it.attestations.map((one) => placeKey(one.place))));
  const missing = [...new Map(needs.flatMap(signaturesIn).map((it) => [JSON.stringify(it), it])).values()];
  const stated = inputs.reduce((sum, it) => sum + statedFacts(report, it), 0);
  return {
    questions,
    missing,
    progress: {
      facts: { stated, all: stated + questions.length },
      signatures: { given: given.size, all: given.size + missing.length },
    },
  };
}

/** Of a run whose answers were not tried: the question for what it lacks first, where that is a fact that can be written down. */
export function firstQuestionOf(report: ReportRun): OpenQuestion | undefined {
  const [need] = report.decision ? gatherNeeds(report.decision, report.packs, new Map()) : [];
  const [cause] = need?.each ?? [];
  if (!need || cause?.kind !== "missing-fact") return undefined;
  return questionFor(report, holderOf(writableInputs(report)), need, cause, new Map())[0];
}

const keyOf = ({ source, span }: Input, path: string): string => `${source.path} ${span.start} ${path}`;
const placeKey = ({ source, span }: Place): string => `${source.path} ${span.start}`;

/** Which of several documents holds a place. */
function holderOf(inputs: readonly Input[]): (place: Place) => Input | undefined {
  const byPath = groupBy(
    inputs.toSorted((a, b) => a.span.start - b.span.start),
    (it) => it.source.path,
  );
  return ({ source, span }) => {
    const own = byPath.get(source.path) ?? [];
    // Those that begin at the place or before it, by halving.
    let [from, to] = [0, own.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((own[middle]?.span.start ?? 0) <= span.start) from = middle + 1;
      else to = middle;
    }
    const last = own[from - 1];
    return last && span.end <= last.span.end ? last : undefined;
  };
}

/** The question for what a rule lacks. What a whole group would settle, its first fact alone may not. */
function questionFor(
  report: ReportRun,
  inputAt: (place: Place) => Input | undefined,
  { rules }: MissingItem,
  cause: Cause,
  settledBy: SettledBy,
): readonly OpenQuestion[] {
  if (cause.kind !== "missing-fact" && cause.kind !== "unusable") return [];
  const input = inputAt(cause.place);
  const asked = input && questionAt(report, input, cause.path);
  const settles = asked && settledBy.get(needKey({ ...cause, path: asked.path }));
  return asked ? [{ ...asked, rules: [...rules], settles: [...(settles ?? [])] }] : [];
}

/** The question for a fact of a document; of a group of which nothing is stated, that for its first fact. */
export function questionAt({ vocabulary }: ReportRun, input: Input, path: string): OpenQuestion | undefined {
  const found = fieldOfPath(vocabulary, path);
  const leaf = found && firstFact(path, found);
  if (!leaf) return undefined;
  const { evidenceKind: evidence } = vocabulary;
  return {
    ...leaf,
    ...namedPath(vocabulary, input, leaf.path),
    input,
    naming: namingOf(leaf.field.type),
    evidence,
    rules: [],
    settles: [],
  };
}

function namingOf(type: Type): Field | undefined {
  if (type.kind !== "list" || type.element.kind !== "record") return undefined;
  return type.element.fields.get(namingField(type.element, type.key));
}

/** What a path can name an element by. */
const plainName = /^[\p{L}\d][\p{L}\p{M}\d _.:/@&+()（）·-]*$/u;

/** A path with the keys of elements in the place of their numbers, where these are plain words, and what the last element is called. */
function namedPath(
  { subjects }: ReportRun["vocabulary"],
  { roots }: Input,
  path: string,
): Pick<OpenQuestion, "name" | "element"> {
  const [subject = ""] = path.split(".");
  let at: DataNode | undefined = roots.get(subject);
  let name = subject;
  let element: OpenQuestion["element"];
  for (const step of path.slice(subject.length).match(/[^.[\]]+/g) ?? []) {
    if (at?.kind === "list") {
      const type = fieldOfPath({ subjects }, name.replaceAll(/\[[^\]]*\]/g, ""))?.type;
      const item: DataNode | undefined = at.items[Number(step)];
      const key = type?.kind === "list" ? (type.key ?? "") : "";
      const called = textOf(fieldOf(item, key)) ?? "";
      name += `[${plainName.test(called) ? called : step}]`;
      element = (type && wordFor(type, item)) ?? Number(step) + 1;
      at = item;
    } else {
      name += /^\d+$/.test(step) ? `[${step}]` : `.${step}`;
      at = fieldOf(at, step);
    }
  }
  return { name, element };
}

/** What an element of a list calls itself, in the vocabulary's words where it has some. */
function wordFor(type: Type, item: DataNode | undefined): Translated | string | undefined {
  if (type.kind !== "list" || type.element.kind !== "record") return undefined;
  const naming = namingField(type.element, type.key);
  const word = textOf(fieldOf(item, naming));
  const said = type.element.fields.get(naming)?.type;
  return word === undefined ? undefined : (said?.kind === "enum" && said.words?.get(word)) || word;
}

function signaturesIn(item: MissingItem): readonly OpenSignature[] {
  return item.each.flatMap((it) => {
    if (it.kind !== "attestation") return [];
    const { standard, subject, element, place } = it;
    const signedBy = standardNamed(standard, item)?.judges.map((one) => one.role) ?? [];
    return [{ standard, subject, element, path: place.source.path, signed_by: signedBy }];
  });
}

/** How many facts a document states: words, figures and lists of them, and that there is nothing; its name is none. */
function statedFacts({ vocabulary: { subjects } }: ReportRun, { roots, unusable }: Input): number {
  const countIn = (node: DataNode, type: Type): number => {
    if (unusable.has(node)) return 0;
    if (node.kind === "record" && type.kind === "record")
      return [...node.entries].reduce((sum, [name, { value }]) => {
        const field = type.fields.get(name);
        return sum + (field && !field.required ? countIn(value, field.type) : 0);
      }, 0);
    if (type.kind !== "list" || type.element.kind !== "record") return 1;
    const items = partOf(node, "list")?.items ?? node;
    if (items.kind !== "list" || items.items.length === 0) return 1;
    const { element } = type;
    return items.items.reduce((sum, it) => sum + countIn(it, element), 0);
  };
  return [...roots].reduce(
    (sum, [name, root]) => sum + countIn(root, subjects.get(name)?.type ?? { kind: "string" }),
    0,
  );
}

/** What is asked next, as plain data; `grammar/schema/interview-1.schema.json` is its schema. */
export interface InterviewReport {
  readonly interview: "interview@1";
  readonly engine: string;
  /** Null: none is left. */
  readonly question: ReportQuestion | null;
  readonly progress: InterviewProgress;
  readonly signatures: readonly OpenSignature[];
  /** Rules that are open for something else than facts and signatures. */
  readonly others: readonly string[];
  /** Rules of which it is open whether the law applies, so that only what that needs is asked. */
  readonly scope_open: readonly string[];
  /** Answers that were written. */
  readonly written: readonly WrittenAnswer[];
  /** Rules that are violated since these answers, by their full names. */
  readonly broken: readonly string[];
  readonly skipped: Report["skipped"];
  readonly exit_code: ExitCode;
}

export interface WrittenAnswer {
  readonly path: string;
  readonly file: string;
  readonly line: number;
  /** The document says so already: nothing was changed. */
  readonly same?: true;
  /** No rule of the run reads it. */
  readonly unread?: UnreadAnswer;
}

/** The packs whose rules do, as the vocabulary says. */
interface UnreadAnswer {
  readonly packs: readonly string[];
}

/** `path` names elements; a document writes them one after the other. */
export interface ReportQuestion extends Omit<WrittenAnswer, "same" | "unread"> {
  readonly title: string | undefined;
  readonly ask: Translated | undefined;
  readonly kind: Type["kind"];
  /** Of what is one of some words, or a list of them. */
  readonly words: readonly string[] | undefined;
  /** Whether it can be answered that there is none. */
  readonly none: boolean;
  readonly rules: readonly string[];
  readonly settles: readonly string[];
}

/** What an interview says next: a question with the line at which its answer would stand. */
export function buildInterview(
  {
    report,
    missing,
    progress,
    questions,
    exitCode,
  }: Interview & { readonly report: ReportRun; readonly exitCode: ExitCode },
  next: { readonly question: OpenQuestion; readonly line: number } | undefined,
  { written, broken }: Pick<InterviewReport, "written" | "broken">,
): InterviewReport {
  const told = new Set(questions.flatMap((it) => it.rules));
  const others = (report.decision?.rules ?? []).filter(
    (it) => it.inRollUp && it.verdict === "undetermined" && !told.has(it.rule) && !waitsForSignature(it),
  );
  return {
    interview: "interview@1",
    engine: report.engine,
    question: next ? reportQuestion(next.question, next.line) : null,
    progress,
    signatures: missing,
    others: others.map((it) => it.rule),
    scope_open: (report.decision?.rules ?? []).filter(isScopeOpen).map((it) => it.rule),
    written,
    broken,
    skipped: report.skipped.map((it) => reportSkipped(it, locales.en)),
    exit_code: exitCode,
  };
}

const waitsForSignature = ({ instances }: RuleResult): boolean =>
  instances.some((it) => it.causes.some((cause) => cause.kind === "attestation"));

function reportQuestion({ name, input, field, naming, rules, settles }: OpenQuestion, line: number): ReportQuestion {
  const { type, nullable } = field;
  return {
    path: name,
    file: input.source.path,
    line,
    title: field.title,
    ask: field.ask ?? naming?.ask,
    kind: type.kind,
    words: membersOf(type),
    none: canBeNone(type, nullable),
    rules,
    settles,
  };
}

/** Whether it can be answered that there is none: by `null`, or by an empty list. */
export const canBeNone = (type: Type, nullable: boolean): boolean => nullable || type.kind === "list";

function membersOf(type: Type): readonly string[] | undefined {
  if (type.kind === "enum") return type.members;
  return type.kind === "list" ? membersOf(type.element) : undefined;
}
