import { isReadBy } from "../../analysis/asked.ts";
import { fieldOfPath, sampleOf } from "../../analysis/needs/facts.ts";
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import { parseDay } from "../../base/civil-date.ts";
import { canonicalJson } from "../../base/digest.ts";
import { documentLimits, fieldOf, fromPlain, itemsOf, textOf, toPlain, type DataNode } from "../../base/document.ts";
import { firstChange, firstEditInYaml, setInYaml, type YamlStep } from "../../base/edit-yaml.ts";
import { overlayHost, type Host } from "../../base/host.ts";
import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import { didYouMean } from "../../base/nearest.ts";
import { positionAt } from "../../base/text.ts";
import type { ContradictedFacts } from "../../evaluate/decision.ts";
import {
  firstQuestionOf,
  interviewOf,
  questionAt,
  writableInputs,
  type Interview,
  type OpenQuestion,
  type WrittenAnswer,
} from "../../report/model/interview.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { membersHint } from "../../report/messages/interview.ts";
import { firstAndOthers } from "../../report/messages/needs.ts";
import { badFormat, notListed, placeholder } from "../../vocabulary/diagnostics.ts";
import type { Input } from "../../vocabulary/input.ts";
import { partOf } from "../../vocabulary/part.ts";
import {
  dayIn,
  isDenial,
  isQuantity,
  isUnsure,
  namingField,
  readAnswer,
  yesOrNoIn,
} from "../../vocabulary/read-answer.ts";
import type { EnumType, Field, Subject, Type } from "../../vocabulary/type.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { examine } from "../check/check.ts";
import { unknownAttestedSubject } from "../diagnostics.ts";
import { runNeeds } from "../needs.ts";
import { answerPlace, nearFacts, type AnswerPlace } from "./answer-path.ts";

export interface InterviewRun extends Interview {
  readonly report: ReportRun;
  /** As `edict needs`: 0 if something was judged, whatever is missing. */
  readonly exitCode: ExitCode;
}

/** What documents lack, as questions whose answers can be written into them; the first decides most. */
export function runInterview(request: CheckRequest, host: Host): InterviewRun {
  const { report, settledBy, exitCode } = runNeeds(request, host);
  return { report, exitCode, ...interviewOf(report, settledBy) };
}

/** The same without trying what an answer would settle: what most rules wait for stands first. */
export function runShortInterview(request: CheckRequest, host: Host): InterviewRun {
  const { report } = examine(request, host);
  return { report, exitCode: report.exitCode, ...interviewOf(report, new Map()) };
}

/** `path`: as a question names it, or as the document does. */
export interface GivenAnswer {
  readonly path: string;
  readonly text: string;
}

/** What became of an answer. */
export type AnswerRun =
  | {
      readonly refused: Message;
      /** The document says so already; where. */
      readonly same?: Pick<WrittenAnswer, "file" | "line">;
    }
  | {
      readonly file: string;
      /** The file with the answer in it, and the line at which it changes. */
      readonly text: string;
      readonly line: number;
      /** The files as they are with the answer, and what is left to be asked. */
      readonly host: Host;
      readonly after: InterviewRun;
      /** The file as it was. */
      readonly before: WrittenFile;
    };

/** A file, and all files when it is written. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
  readonly host: Host;
}

/** Asks again with the same care as before. */
type Interviewer = (request: CheckRequest, host: Host) => InterviewRun;

/**
 * Writes an answer into the document that lacks it. Nothing is written that would be a mistake: it is told as that of any document.
 * `before`: what was asked; a file that was changed since is read again.
 */
export function runAnswer(
  request: CheckRequest,
  host: Host,
  before: InterviewRun,
  { path, text }: GivenAnswer,
  ask: Interviewer = runInterview,
): AnswerRun {
  const found = inputFor(before, path);
  if (!("source" in found)) return { refused: found };
  if (host.readText(found.source.path) !== found.source.text) {
    const again = ask(request, host);
    const same = inputFor(again, path);
    if (!("source" in same)) return { refused: same };
    return host.readText(same.source.path) === same.source.text
      ? runAnswer(request, host, again, { path, text }, ask)
      : { refused: answerMessages.unwritable({ path }) };
  }
  const [name = ""] = path.split(/[.[]/);
  const subject = before.report.vocabulary.subjects.get(name);
  const root = found.roots.get(name);
  const place = subject && root && answerPlace(subject, root, path);
  if (!place) return { refused: noFact(subject, path) };
  const { field } = place;
  if (isUnsure(text, field.type)) return { refused: answerMessages.saysNothing({ text: text.trim(), path }) };
  const value = readAnswer(text, field);
  const unfit = unfitFor(before, found, place, path, text, value);
  if (unfit) return { refused: unfit };
  const { node } = place;
  if (node && !found.unusable.has(node) && canonicalJson(toPlain(node)) === canonicalJson(toPlain(value))) {
    const { line } = positionAt(found.source, node.span.start);
    return { refused: answerMessages.saysSo({ path }), same: { file: found.source.path, line } };
  }
  const lost = deniesAll(value) ? heldIn(found, place) : [];
  if (lost.length > 0) {
    const facts = firstAndOthers(
      lost.map((it) => `\`${it}\``),
      factsShown,
    );
    return { refused: answerMessages.holds({ path, facts }) };
  }
  const edited = withAnswer(found, place, text, value, before.report.vocabulary.evidenceKind);
  if (edited === undefined) return { refused: answerMessages.unwritable({ path }) };
  if (edited === found.source.text) return { refused: answerMessages.saysSo({ path }) };
  const { path: file } = found.source;
  const mark = hasByteOrderMark(host, file) ? "\uFEFF" : "";
  const known = overlayHost(host, { [file]: mark + edited });
  const after = ask(request, known);
  const refused = mistakeIn(before.report, after.report);
  if (refused?.code === unknownAttestedSubject.code) {
    return { refused: answerMessages.renamed({ why: refused, path, id: textOf(node) ?? "" }) };
  }
  if (refused) return { refused: withMembers(refused, field) };
  const line = positionAt({ path: file, text: edited }, firstChange(found.source.text, edited)).line;
  return {
    file,
    text: mark + edited,
    line,
    host: known,
    after,
    before: { file, text: mark + found.source.text, host },
  };
}

/** Why an answer is none to what is asked, though a document could hold it. */
function unfitFor(
  { report }: InterviewRun,
  input: Input,
  { field: { type, nullable, ask: own, title } }: AnswerPlace,
  path: string,
  answer: string,
  value: DataNode,
): Message | undefined {
  const text = answer.trim();
  if (
    type.kind === "boolean" &&
    value.kind === "scalar" &&
    typeof value.value !== "boolean" &&
    !(nullable && value.value === null)
  )
    return answerMessages.onlyYesOrNo({ text, path });
  const parts = type.kind === "document" ? newPaper(input, text) : undefined;
  if (parts && paperDay(parts.day) === undefined)
    return answerMessages.collectedOn({ id: parts.id, day: parts.day || "none" });
  const ask = (): MessageValue => own ?? questionAt(report, input, path)?.naming?.ask ?? title ?? path;
  const isName = type.kind === "string" && nullable;
  if (isName && isDenial(text) && takesWords(type, value)) return answerMessages.denies({ text });
  if (yesOrNoIn(text) !== undefined && takesWords(type, value)) return answerMessages.yesOrNo({ text, ask: ask() });
  return isName && isQuantity(text) ? answerMessages.quantity({ text, ask: ask() }) : undefined;
}

/** Why an answer is no word that a fact can be, and which words there are; of a day, how to say that there is none. */
function withMembers(why: Message, { type, nullable }: Field): Message {
  if (why.code === badFormat.code && nullable && (type.kind === "date" || type.kind === "datetime"))
    return answerMessages.orNone({ why });
  const words = why.code === notListed.code ? membersHint(type) : undefined;
  return words ? answerMessages.oneOf({ why, words }) : why;
}

/** Why a path is no fact, and which may be meant. */
function noFact(subject: Subject | undefined, path: string): Message {
  if (!subject) return answerMessages.noFact({ path, near: undefined });
  const { near, group, facts } = nearFacts(subject, path);
  const below = answerMessages.factsBelow({
    group,
    facts: firstAndOthers(
      facts.map((it) => `\`${it}\``),
      factsShown,
    ),
  });
  return answerMessages.noFact({ path, near: didYouMean(near) ?? below });
}

const factsShown = 12;

/** Whether an answer is taken as words, or as the names of groups. */
function takesWords(type: Type, value: DataNode): boolean {
  if (type.kind === "list")
    return itemsOf(value).length > 0 && (type.element.kind === "record" || takesWords(type.element, value));
  return type.kind === "string" && !(value.kind === "scalar" && value.value === null);
}

/** Whether an answer says that there is nothing. */
const deniesAll = (value: DataNode): boolean =>
  value.kind === "scalar"
    ? value.value === null
    : (value.kind === "list" ? value.items : [...value.entries]).length === 0;

/** What a group states, or the groups of a list by their names: an answer that there is nothing would lose it. */
function heldIn({ unusable }: Input, { field: { type }, node }: AnswerPlace): readonly string[] {
  if (type.kind === "record" && node?.kind === "record")
    return [...node.entries].flatMap(([name, { value }]) => (unusable.has(value) ? [] : name));
  if (type.kind !== "list" || type.element.kind !== "record") return [];
  const naming = namingField(type.element, type.key);
  const items = itemsOf((node && partOf(node, "list")?.items) ?? node);
  return items.map((it, at) => textOf(fieldOf(it, naming)) ?? `[${at}]`);
}

/** Files with answers in them, and what is left to be asked. */
export interface AnsweredFiles {
  readonly run: InterviewRun;
  readonly written: readonly WrittenAnswer[];
  /** Whole texts by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Answers one after the other; none is written where some are refused, which are all told, and nothing is where a document says
 * so already.
 */
export function runAnswers(
  request: CheckRequest,
  host: Host,
  start: InterviewRun,
  answers: readonly GivenAnswer[],
  ask: Interviewer = runInterview,
): AnsweredFiles | { readonly refused: Message } {
  let [at, run] = [host, start];
  const written: WrittenAnswer[] = [];
  const texts = new Map<string, string>();
  const refused: { readonly path: string; readonly why: Message }[] = [];
  for (const it of answers) {
    // What stands below an answer that was refused has no place without it.
    if (refused.some(({ path }) => it.path.startsWith(`${path}.`) || it.path.startsWith(`${path}[`))) continue;
    const done = runAnswer(request, at, run, it, ask);
    if ("refused" in done && done.same) {
      written.push({ path: it.path, ...done.same, same: true, ...unreadBy(run.report, it.path) });
      continue;
    }
    if ("refused" in done) {
      refused.push({ path: it.path, why: done.refused });
      continue;
    }
    [at, run] = [done.host, done.after];
    written.push({ path: it.path, file: done.file, line: done.line, ...unreadBy(run.report, it.path) });
    texts.set(done.file, done.text);
  }
  const whys = refused.map((it) => it.why);
  const [only] = whys;
  if (only && answers.length === 1) return { refused: only };
  if (only)
    return {
      refused: answerMessages.noneOf({ count: answers.length, wrong: whys.length, why: listOf(whys, "semicolon") }),
    };
  return { run, written, texts };
}

/** Whether no rule of a run reads what a path names, and the shipped packs whose rules do. */
function unreadBy({ packs, vocabulary }: ReportRun, path: string): Pick<WrittenAnswer, "unread"> {
  const bare = path.replaceAll(/\[[^\]]*\]/g, "");
  const programs = packs.map((it) => it.program);
  if (isReadBy(programs, vocabulary, bare)) return {};
  const readers = fieldOfPath(vocabulary, bare)?.packs ?? [];
  return { unread: { packs: readers.filter((it) => !packs.some((one) => one.manifest.id === it)) } };
}

/** Rules that bind the party and that are violated now and were not before, by their full names. */
export function newBreaches(before: ReportRun, after: ReportRun): readonly string[] {
  const violated = ({ decision }: ReportRun): readonly string[] =>
    (decision?.rules ?? []).flatMap((it) => (it.inRollUp && it.verdict === "violated" ? it.rule : []));
  const known = new Set(violated(before));
  return violated(after).filter((it) => !known.has(it));
}

/** The document that a path is about; otherwise why there is no one. */
function inputFor({ questions, report }: InterviewRun, path: string): Input | Message {
  const asked = questions.find((it) => it.name === path || it.path === path);
  if (asked) return asked.input;
  const [name = ""] = path.split(/[.[]/);
  const inputs = writableInputs(report).filter((it) => it.roots.has(name));
  const [first, second] = inputs;
  if (!first) return answerMessages.noDocument({ path, subject: name });
  if (!second) return first;
  return answerMessages.severalDocuments({ subject: name, files: listOf(inputs.map((it) => it.source.path)) });
}

/** The text of a document with an answer, and with the names of the elements and the papers that it brings along. */
function withAnswer(
  input: Input,
  { steps, field, node, named }: AnswerPlace,
  text: string,
  said: DataNode,
  evidence: EnumType,
): string | undefined {
  const paper = field.type.kind === "document" ? paperIn(input, text, evidence) : undefined;
  const value = paper ? fromPlain(paper.id) : said;
  const papers: readonly Fact[] = paper ? [{ steps: ["evidence", input.evidence.size], value: fromPlain(paper) }] : [];
  const names = named.map((it): Fact => ({ steps: it.steps, value: fromPlain(it.name) }));
  // What a list holds already stays in it.
  const isMore = field.type.kind === "list" && field.type.element.kind === "record" && itemsOf(node).length > 0;
  const facts = isMore
    ? itemsOf(value).map((it, at): Fact => ({ steps: [...steps, itemsOf(node).length + at], value: it }))
    : [{ steps, value }];
  return [...papers, ...names, ...facts].reduce<string | undefined>(
    (done, it) =>
      done === undefined
        ? undefined
        : setInYaml({ path: input.source.path, text: done }, input.span.start, it.steps, it.value),
    input.source.text,
  );
}

interface Fact {
  readonly steps: readonly YamlStep[];
  readonly value: DataNode;
}

/** A paper that is not listed yet: its id, its kind, the day of its collection, and the last good day or none. */
function paperIn(input: Input, text: string, kinds: EnumType) {
  const parts = newPaper(input, text);
  if (!parts) return undefined;
  const { id, kind, day, end } = parts;
  const read = (word: string, type: Type): unknown => toPlain(readAnswer(word, { type }));
  return { id, kind: read(kind, kinds), collected_on: paperDay(day), expires_on: read(end, { kind: "date" }) };
}

/** What an answer says of a paper that the document does not list; undefined: it names one alone. */
function newPaper({ evidence }: Input, text: string) {
  const [id = "", kind = "", day = "", end = "none"] = text.split(/[,，、]/).map((it) => it.trim());
  return evidence.has(id) || kind === "" ? undefined : { id, kind, day, end };
}

/** The day of a collection, as documents write it; undefined: it is none. */
function paperDay(word: string): string | undefined {
  const day = dayIn(word);
  return day === undefined || parseDay(day) === undefined ? undefined : day;
}

/** A mistake that was not there before, or facts that cannot be together. */
function mistakeIn(before: ReportRun, after: ReportRun): Message | undefined {
  const keyOf = ({ code, params }: Message): string => JSON.stringify([code, params]);
  const mistakes = ({ inputProblems }: ReportRun): readonly Diagnostic[] =>
    inputProblems.filter((it) => it.severity === "error" || it.code === placeholder.code);
  const known = new Set(mistakes(before).map(keyOf));
  const mistake = mistakes(after).find((it) => !known.has(keyOf(it)));
  if (mistake) return mistake;
  const contradicted = ({ decision }: ReportRun): readonly ContradictedFacts[] => decision?.contradicted ?? [];
  const were = new Set(contradicted(before).map((it) => keyOf(it.why)));
  const found = contradicted(after).find((it) => !were.has(keyOf(it.why)));
  const facts = found?.facts.map((it) => answerMessages.fact({ path: it.path, shown: it.shown }));
  return found && facts && answerMessages.contradicted({ why: found.why, facts: listOf(facts, "and") });
}

function hasByteOrderMark(host: Host, file: string): boolean {
  const bytes = host.readBytes(file, documentLimits.bytes);
  return bytes instanceof Uint8Array && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The line of its file at which an answer to a question would change it. */
export function lineOf({ input, path }: OpenQuestion, { vocabulary, settings }: ReportRun): number {
  const [name = ""] = path.split(".");
  const subject = vocabulary.subjects.get(name);
  const root = input.roots.get(name);
  const place = subject && root && answerPlace(subject, root, path);
  const value = place && sampleOf(place.field.type, settings.asOf, settings.zone);
  const { source, document } = input;
  const edit = value && firstEditInYaml(source.text, document, place.steps, value);
  return positionAt(source, edit ?? document.span.start).line;
}

/** The longest text in which the line of an answer is looked for beside a report: 200 KB. */
const readAgain = 200_000;

/** Where the answer to what a run asks first would stand: file and line. Undefined: nowhere in a document of which people write each line. */
export function firstAnswerPlace(report: ReportRun): string | undefined {
  const question = firstQuestionOf(report);
  if (!question || question.input.source.text.length > readAgain) return undefined;
  return `${question.input.source.path}:${lineOf(question, report)}`;
}

/**
 * The questions with which a new document begins, as its vocabulary says: those that are not answered, in their order, as long
 * as a rule is open; those about an element, where a rule waits for them or another element of its list answers them.
 */
export function firstQuestions({ report, questions }: InterviewRun): readonly OpenQuestion[] {
  const isOpen = report.decision?.rules.some((it) => it.inRollUp && it.verdict === "undetermined") === true;
  if (!isOpen) return [];
  return writableInputs(report).flatMap((input) => {
    const subject = report.vocabulary.subjects.get(input.subject);
    const root = input.roots.get(input.subject);
    if (!subject || !root) return [];
    return (subject.first ?? []).flatMap((fact) => {
      const places = placesOf(subject.type, root, fact.split("."), subject.name);
      const isAnswered = places.some((it) => it.isStated);
      return places
        .filter((it) => !it.isStated)
        .flatMap(({ path }) => {
          const waiting = questions.find((it) => it.input === input && it.path === path);
          return waiting ?? (isAnswered || !path.includes("[") ? questionAt(report, input, path) : undefined) ?? [];
        });
    });
  });
}

/** The paths of a fact below a group, of each element of a list on the way, and whether it is stated there. */
function placesOf(
  type: Type,
  node: DataNode | undefined,
  [step, ...rest]: readonly string[],
  path: string,
): readonly { readonly path: string; readonly isStated: boolean }[] {
  if (step === undefined) return [{ path, isStated: node !== undefined }];
  if (type.kind === "list")
    return itemsOf(node).flatMap((it, at) => placesOf(type.element, it, [step, ...rest], `${path}[${at}]`));
  const field = type.kind === "record" && (!node || node.kind === "record") ? type.fields.get(step) : undefined;
  return field ? placesOf(field.type, fieldOf(node, step), rest, `${path}.${step}`) : [];
}

/** What `edict init` and `edict interview` say of an answer that is not written. */
const answerMessages = messages("engine/answer", {
  noFact: {
    en: "`{path}` is not a fact that can be answered{near}",
    zh: "`{path}` 不是可以回答的事實{near}",
  },
  factsBelow: { en: "; under `{group}` there are {facts}", zh: "；`{group}` 之下有 {facts}" },
  yesOrNo: {
    en: "`{text}` answers a yes-or-no question, and words are asked for: {ask}",
    zh: "`{text}` 是對是非問題的回答，此處須填寫文字：{ask}",
  },
  onlyYesOrNo: {
    en: "`{path}` is answered with yes or no, and not with `{text}`",
    zh: "`{path}` 須答是（`yes`）或否（`no`），不能答 `{text}`",
  },
  denies: {
    en: "`{text}` seems to say that there is none: answer `none`, or write it in quotation marks if it is meant so",
    zh: "`{text}` 似乎是說沒有：沒有的請答「無」；確為名稱的，請加引號填寫",
  },
  quantity: {
    en: "`{text}` is a quantity, and words are asked for: {ask}",
    zh: "`{text}` 是數量，此處須填寫文字：{ask}",
  },
  collectedOn: {
    en: "{day, select, none {the day on which the evidence `{id}` was collected is missing} other {the evidence `{id}` was collected on no such day as `{day}`}}: write ID, KIND, DAY, LAST GOOD DAY, with days such as 2026-03-01",
    zh: "{day, select, none {缺少證據 `{id}` 的收集日} other {證據 `{id}` 的收集日不能為 `{day}`}}：請填「標識, 類別, 收集日, 最後有效日」，日期寫成 2026-03-01 的形式",
  },
  noDocument: {
    en: "no YAML document here is about `{subject}`, in which `{path}` could stand",
    zh: "此處沒有關於 `{subject}` 的 YAML 文檔可以寫入 `{path}`",
  },
  severalDocuments: {
    en: "several documents are about `{subject}`: name one of {files}",
    zh: "有多份關於 `{subject}` 的文檔：請指明 {files} 之一",
  },
  holds: {
    en: "`{path}` holds {facts}, which would be lost: take that out of the file yourself",
    zh: "`{path}` 之下已有 {facts}，寫入即會丟失：確需刪去的，請自行在文件中刪去",
  },
  renamed: {
    en: "{why}; signatures go by `{path}`: whoever changes it does so in the file, in one edit with each `about` that names `{id}`, and in what else does (waivers, the baseline, logs)",
    zh: "{why}；署名以 `{path}` 指明對象：要改名，請直接編輯文件，同時改動每一處指明 `{id}` 的 `about`，以及其他提到它之處（暫緩、基線、日誌）",
  },
  saysSo: { en: "`{path}` says so already", zh: "`{path}` 已經如此填寫" },
  noneOf: {
    en: "all {count} answers, because of {wrong, plural, one {one} other {#}}: {why}",
    zh: "全部 {count} 個答案，因為其中{wrong, plural, one {一個} other { # 個}}無效：{why}",
  },
  oneOf: { en: "{why} (it can be {words})", zh: "{why}（可填：{words}）" },
  orNone: { en: "{why}; if there is none, answer `none`", zh: "{why}；沒有的，請答「無」（`none`）" },
  saysNothing: {
    en: "`{text}` tells nothing of `{path}`: leave it open, in a terminal by `skip`",
    zh: "`{text}` 說明不了 `{path}`：不知道的請留空，在終端中輸入「跳過」（`skip`）稍後再答",
  },
  unwritable: {
    en: "`{path}` cannot be written there without changing something else: write it yourself",
    zh: "`{path}` 無法在不改動其他內容的情況下寫入：請自行填寫",
  },
  fact: { en: "`{path}` is {shown}", zh: "`{path}` 為 {shown}" },
  contradicted: { en: "{why}: {facts}", zh: "{why}：{facts}" },
});
