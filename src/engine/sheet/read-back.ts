import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { locales } from "../../base/locale.ts";
import { listOf, type Titles } from "../../base/message.ts";
import { fieldOf, textOf, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { overlayHost, type Host } from "../../base/host.ts";
import { dayIn } from "../../base/instant.ts";
import { memoized } from "../../base/memoized.ts";
import { readDocument } from "../../base/read-document.ts";
import { formatPlace, type Place, type SourceText } from "../../base/text.ts";
import type { Run } from "../../evaluate/context.ts";
import { partOf } from "../../evaluate/parts-of-run.ts";
import { sameStandards } from "../../evaluate/same-standards.ts";
import { refusalOf } from "../../evaluate/standard.ts";
import { questionOf, type StandardNode } from "../../graph/graph.ts";
import type { Pack } from "../../pack/pack.ts";
import { phrases } from "../../report/messages/phrases.ts";
import { documentsOf, titlesOf } from "../../report/model/report-run.ts";
import { roleMeant } from "../../report/model/sheet-report.ts";
import { folded } from "../../report/render/word/sheet-blocks.ts";
import type { Attestation, Evidence, Input } from "../../vocabulary/input.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { examine } from "../check/check.ts";
import { attestationChecker, whyRefused } from "../check/validate-inputs.ts";
import {
  answerRefused,
  answeredTwice,
  askedOtherwise,
  noAnswer,
  notAddable,
  otherPaper,
  signedLater,
  tickedTogether,
  unknownAttestedRole,
  unknownAttestedStandard,
  unsignedAnswer,
  unusablePaper,
} from "../diagnostics.ts";
import type { VerbRun } from "../exit-code.ts";
import { answerWords } from "./answers.ts";
import { isSameSpan, withEntries, type AddedEntries } from "./added-entries.ts";
import { readSheet, type SheetAnswer, type SheetPaper, type SheetPart } from "./filled-sheet.ts";

export interface ReadBack extends VerbRun {
  /** Documents with what was added to them. */
  readonly files: readonly ChangedDocument[];
  /** Answers that the documents hold already. */
  readonly kept: number;
  /** Questions that are not answered yet, and those that nobody could answer. */
  readonly blank: number;
  readonly cannotSay: readonly { readonly standard: string; readonly name: string }[];
  /** What roles and kinds of evidence are called. */
  readonly titles: Titles;
  /** Questions that were answered with a reservation. */
  readonly reserved: readonly { readonly standard: string; readonly name: string; readonly text: string }[];
}

interface ChangedDocument {
  readonly path: string;
  readonly text: string;
  readonly attestations: number;
  readonly papers: number;
}

/**
 * The answers of a sheet as attestations of the documents that they are about, and their evidence. It writes nothing; with one
 * answer that cannot be written there is no file.
 *
 * INVARIANT (as by hand): what is added would be written so by a person, and counts.
 */
export function readBack(request: CheckRequest, path: string, host: Host): ReadBack {
  const { report, run } = examine(request, host);
  const titles = titlesOf(report);
  const none = { files: [], kept: 0, blank: 0, cannotSay: [], reserved: [], titles };
  const { policyProblems, inputProblems, troubles, exitCode } = report;
  const faults = [...policyProblems, ...inputProblems].filter((it) => it.severity === "error");
  if (!run || faults.length + troubles.length > 0) return { ...none, problems: faults, troubles, exitCode };
  const sheet = readSheet(host, path);
  if (sheet.problems.length + sheet.troubles.length > 0) return { ...none, ...sheet, exitCode: 4 };

  const packs = [...report.packs, ...report.needed];
  const inputs = documentsOf(report);
  const roles = [...new Set(packs.flatMap((it) => it.manifest.roles))];
  const questions = [...sameStandards(packs.map((it) => it.program))];
  const answers = sheet.answers.map((it): SheetAnswer => {
    // Of one sentence there is one name: that of the question.
    const [question = it.standard] = questions.find(([, names]) => names.has(it.standard)) ?? [];
    const role = roleMeant(it.by.role, roles, report);
    return { ...it, standard: question, by: { ...it.by, role } };
  });
  const context = { run, packs, inputs, request, host };
  const ticked = answers.filter((it) => it.ticked.length > 0);
  const unclear = ticked.flatMap((it) => [tickedProblem(context, it), ...signatureProblems(context, it)]);
  const read = answersRead(context, answers.filter(isAnswered));
  const seen = answers.flatMap((it) => [...askedProblems(context, it), ...noAnswers(context, it)]);
  const slips = [...seen, ...unclear, ...read.problems];
  const told = {
    kept: read.kept,
    blank: answers.filter((it) => it.answer === undefined && it.ticked.length === 0 && !isReserved(it)).length,
    cannotSay: answers.flatMap((it) =>
      it.answer === "cannot_say" && !isReserved(it) ? [{ standard: it.standard, name: it.element ?? it.subject }] : [],
    ),
    reserved: answers.flatMap(({ standard, element, subject, reservation: text }) =>
      text === undefined ? [] : [{ standard, name: element ?? subject, text }],
    ),
  };
  const written = slips.length > 0 ? { files: [], problems: uniqueBy(slips) } : changedFiles(read.additions);
  const problems =
    written.problems.length > 0 ? written.problems : faultsOf(written.files, read.additions, request, host);
  const isWritten = problems.length === 0;
  return {
    ...told,
    titles,
    problems,
    files: isWritten ? written.files : [],
    troubles: [],
    exitCode: isWritten ? 0 : 4,
  };
}

/** What a check would refuse of the documents as they would be written, or would not find in them: the log of another system. */
function faultsOf(
  files: readonly ChangedDocument[],
  additions: readonly Addition[],
  request: CheckRequest,
  host: Host,
): readonly Diagnostic[] {
  if (files.length === 0) return [];
  const written = overlayHost(host, Object.fromEntries(files.map((it) => [it.path, it.text])));
  const { report } = examine(request, written);
  const errors = report.inputProblems.filter((it) => it.severity === "error");
  const read = new Set(
    documentsOf(report).flatMap((it) => it.attestations.map((one) => `${it.source.path} ${keyOf(one)}`)),
  );
  const lost = additions
    .filter(({ input, attestations }) => !attestations.every((it) => read.has(`${input.source.path} ${keyOf(it)}`)))
    .map(({ input: { source, span } }) => notAddable.at({ source, span }, {}));
  return errors.length > 0 ? errors : lost;
}

const isReserved = ({ reservation }: SheetAnswer): boolean => reservation !== undefined;

/** A qualified yes is no yes. */
const isAnswered = (it: SheetAnswer): boolean => (it.answer === "yes" || it.answer === "no") && !isReserved(it);

interface ReadingBack {
  readonly run: Run;
  readonly packs: readonly Pack[];
  readonly inputs: readonly Input[];
  readonly request: CheckRequest;
  readonly host: Host;
}

/** What a document is to have more. */
interface Addition {
  readonly input: Input;
  readonly attestations: readonly Attestation[];
  readonly papers: readonly Evidence[];
}

interface AnswersRead {
  readonly additions: readonly Addition[];
  readonly kept: number;
  readonly problems: readonly Diagnostic[];
}

function answersRead(context: ReadingBack, answers: readonly SheetAnswer[]): AnswersRead {
  const unsigned = answers.flatMap((it) => signatureProblems(context, it));
  const strange = nameProblems(context, answers);
  const twice = [...groupBy(answers, questionKey).values()].flatMap(contradictions);
  const problems = [...unsigned, ...strange, ...twice];
  if (problems.length > 0) return { additions: [], kept: 0, problems: uniqueBy(problems) };
  const bearersOf = bearersIn(context);
  const placed = answers.flatMap((it) => bearersOf(it).map((input) => ({ input, it })));
  const additions = [...groupBy(placed, (it) => it.input)].map(([input, own]) =>
    additionTo(
      context,
      input,
      own.map((one) => one.it),
    ),
  );
  return {
    additions: additions.map((it) => it.addition),
    kept: additions.reduce((sum, it) => sum + it.kept, 0),
    problems: additions.flatMap((it) => it.problems),
  };
}

/** One sheet with one slip is told once, and not for each of its answers. */
const uniqueBy = (all: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(
    all.map((it) => [`${it.code} ${formatPlace(it.place)} ${locales.en.show(it.params["part"])}`, it]),
  ).values(),
];

/** A question as people see it: by its number, its sentence, and what it is about. */
function questionSeen({ packs }: ReadingBack, it: SheetAnswer) {
  const [title] = packs.flatMap((one) => one.program.sources.standards.get(it.standard)?.title ?? []);
  return { number: it.question, title: title ?? it.standard, about: it.element ?? it.subject };
}

/** A sentence that is not the standard's, in any language of the sheets. */
function askedProblems(context: ReadingBack, it: SheetAnswer): readonly Diagnostic[] {
  const { asked, standard } = it;
  const titles = nodesOf(context.packs, standard).flatMap(
    ({ pack, node }) => pack.program.sources.standards.get(node.name)?.title ?? [],
  );
  if (asked === undefined || titles.length === 0) return [];
  const said = Object.values(locales).flatMap((locale) =>
    titles.map((title) => locale.show(title).replaceAll("`", "")),
  );
  return said.some((one) => folded(one) === folded(asked))
    ? []
    : [askedOtherwise.at(it.at("answer"), questionSeen(context, it))];
}

/** What is no answer where one should be, and evidence beside none. */
function noAnswers(context: ReadingBack, it: SheetAnswer): readonly Diagnostic[] {
  const { answer, ticked, unread, papers } = it;
  const isMissing = answer === undefined && ticked.length === 0 && papers.length > 0 && !isReserved(it);
  if (unread === undefined && !isMissing) return [];
  const said = unread === undefined ? { isSaid: false, text: "" } : { isSaid: true, text: unread };
  return [noAnswer.at(it.at("answer"), { ...questionSeen(context, it), ...said })];
}

/** Answers of which more than one is ticked. */
function tickedProblem(context: ReadingBack, it: SheetAnswer): Diagnostic {
  return tickedTogether.at(it.at("answer"), {
    ...questionSeen(context, it),
    ticks: listOf(
      it.ticked.map((one) => phrases.quote({ text: answerWords[one]() })),
      "and",
    ),
  });
}

/** An answer without a name or a day, or of a day to come. */
function signatureProblems({ run, request }: ReadingBack, it: SheetAnswer): readonly Diagnostic[] {
  const { standard, by, on } = it;
  const missing = (part: "name" | "on"): Diagnostic => unsignedAnswer.at(it.at(part), { standard, part });
  const lacking = [...(by.name === undefined ? [missing("name")] : []), ...(on === undefined ? [missing("on")] : [])];
  if (on === undefined || lacking.length > 0) return lacking;
  const [today, asOf] = [dayIn(request.now, run.settings.zone), run.settings.asOf];
  const [day, isToday] = today < asOf ? [today, true] : [asOf, false];
  if (on <= day) return [];
  return [signedLater.at(it.at("on"), { on: formatDay(on), day: formatDay(day), isToday })];
}

/** Standards, subjects, elements and roles that are none, as attestations of a document would be told of them. */
function nameProblems({ packs, inputs, run }: ReadingBack, answers: readonly SheetAnswer[]): readonly Diagnostic[] {
  const [first, answer] = [inputs[0], answers[0]];
  if (!first || !answer) return [];
  const { source } = answer.at("answer");
  const attestations = answers.map((it) => attestationOf(it, run.settings.asOf));
  const sheet: Input = { ...first, source, roots: new Map(), attestations };
  const found = attestationChecker(packs, [])([...inputs, sheet]).filter((one) => one.place.source === source);
  return found.map((it) => {
    const of = answers.find((one) => isSameSpan(one.at("answer").span, it.place.span));
    return of ? { ...it, place: of.at(wrongParts.get(it.code) ?? "about") } : it;
  });
}

/** What is wrong with an answer, where it is not what the answer is about. */
const wrongParts: ReadonlyMap<string, SheetPart> = new Map([
  [unknownAttestedStandard.code, "standard"],
  [unknownAttestedRole.code, "role"],
]);

/** As a person would write it. `day`: that of what nobody has signed yet. */
function attestationOf(it: SheetAnswer, day: Day): Attestation {
  const { standard, subject, element, answer, by, on = day, papers } = it;
  const evidence = papers.flatMap((one) => one.id ?? []);
  const { span } = it.at("answer");
  const signed = { name: by.name ?? "", role: by.role };
  return { standard, subject, element, met: answer === "yes", by: signed, on, evidence, span };
}

const questionKey = ({ standard, subject, element }: Pick<Attestation, "standard" | "subject" | "element">): string =>
  JSON.stringify([standard, subject, element]);

/** Of the answers to one question, those that say the opposite of an earlier one: of the first, or of the first that did so. */
function contradictions(answers: readonly SheetAnswer[]): readonly Diagnostic[] {
  const [first] = answers;
  const opposite = answers.find((it) => it.answer !== first?.answer);
  if (!first || !opposite) return [];
  return answers.slice(answers.indexOf(opposite)).map((it) => {
    const other = it.answer === first.answer ? opposite : first;
    return answeredTwice.at(it.at("answer"), { standard: it.standard, other: formatPlace(other.at("answer")) });
  });
}

/** Which documents bear the id that an answer is about; of several files, the one that the sheet names. */
function bearersIn({ packs, inputs, host }: ReadingBack): (it: SheetAnswer) => readonly Input[] {
  const ids = inputs.flatMap((input) =>
    [...input.roots].flatMap(([subject, root]) => {
      const id = textOf(fieldOf(root, "id"));
      return id === undefined ? [] : [{ input, key: JSON.stringify([subject, id]) }];
    }),
  );
  const byId = groupBy(ids, (it) => it.key);
  const subjectsOf = memoized((standard: string) => new Set(nodesOf(packs, standard).map(({ node }) => node.subject)));
  return ({ standard, subject: id, path }) => {
    const found = [...subjectsOf(standard)].flatMap((subject) => byId.get(JSON.stringify([subject, id])) ?? []);
    const bearers = [...new Set(found.map((it) => it.input))];
    const named = bearers.filter((it) => path !== undefined && isSameFile(host, it.source.path, path));
    return named.length > 0 ? named : bearers;
  };
}

const isSameFile = (host: Host, a: string, b: string): boolean => host.resolve(a) === host.resolve(b);

/** A standard, by its own name or that of its question, in every version of its law that judges. */
function nodesOf(
  packs: readonly Pack[],
  name: string,
): readonly { readonly pack: Pack; readonly node: StandardNode }[] {
  return packs.flatMap((pack) =>
    pack.program.graph.nodes.flatMap((node) =>
      node.kind === "standard" && (node.name === name || questionOf(node) === name) ? [{ pack, node }] : [],
    ),
  );
}

/** What one document is to have more, and what of it cannot be. */
function additionTo(
  context: ReadingBack,
  input: Input,
  answers: readonly SheetAnswer[],
): { readonly addition: Addition; readonly kept: number; readonly problems: readonly Diagnostic[] } {
  const { papers, problems } = papersOf(input, answers);
  const evidence = new Map([...input.evidence, ...papers]);
  const signed = answers.map((it) => ({ it, attestation: attestationOf(it, context.run.settings.asOf) }));
  const own = new Set(input.attestations.map(keyOf));
  const isKept = (it: Attestation): boolean => own.has(keyOf(it));
  const oppositeTo = groupBy(input.attestations, signatureKey);
  const added = new Map(
    signed.flatMap(({ attestation }) => (isKept(attestation) ? [] : [[keyOf(attestation), attestation] as const])),
  );
  const refused = signed.flatMap(({ it, attestation }) => [
    ...opposites(input, oppositeTo.get(signatureKey({ ...attestation, met: !attestation.met })), it),
    ...refusalsOf(context, { source: it.at("answer").source, evidence }, it, attestation),
  ]);
  const used = new Set([...added.values()].flatMap((it) => it.evidence));
  return {
    addition: {
      input,
      attestations: [...added.values()],
      papers: [...papers.values()].filter((it) => !input.evidence.has(it.id) && used.has(it.id)),
    },
    kept: signed.filter(({ attestation }) => isKept(attestation)).length,
    problems: problems.length > 0 ? problems : refused,
  };
}

const keyOf = (it: Attestation): string => JSON.stringify({ ...it, span: undefined });

/** What a signature says, and on which day. */
const signatureKey = ({ on, met, ...it }: Attestation): string => `${questionKey(it)} ${on} ${met}`;

/** The evidence that answers name: that of the document, and new pieces, each described in one way. */
function papersOf(
  { source, evidence }: Input,
  answers: readonly SheetAnswer[],
): { readonly papers: ReadonlyMap<string, Evidence>; readonly problems: readonly Diagnostic[] } {
  const papers = new Map<string, Evidence>();
  const places = new Map<string, Place>();
  const problems: Diagnostic[] = [];
  const rows = answers.flatMap((it) => it.papers);
  for (const row of rows.toSorted(
    (a, b) => Number(a.collectedOn === undefined) - Number(b.collectedOn === undefined),
  )) {
    const { id, kind, collectedOn, expiresOn, place } = row;
    const known = id === undefined ? undefined : (evidence.get(id) ?? papers.get(id));
    if (id === undefined) problems.push(unusablePaper.at(place, { part: "id", path: source.path }));
    else if (known && isDescribedOtherwise(row, known)) {
      const other = places.get(id) ?? { source, span: known.span };
      problems.push(otherPaper.at(place, { id, other: formatPlace(other) }));
    } else if (!known && collectedOn === undefined)
      problems.push(unusablePaper.at(place, { part: "collected_on", path: source.path }));
    else if (!known && collectedOn !== undefined) {
      papers.set(id, { id, evidenceKind: kind, collectedOn, expiresOn, span: place.span });
      places.set(id, place);
    }
  }
  return { papers, problems };
}

/** A row that names a piece of evidence by its id alone says nothing else of it than its kind. */
const isDescribedOtherwise = ({ kind, collectedOn, expiresOn }: SheetPaper, known: Evidence): boolean =>
  kind !== known.evidenceKind ||
  (collectedOn !== undefined && (collectedOn !== known.collectedOn || expiresOn !== known.expiresOn)) ||
  (expiresOn !== undefined && expiresOn !== known.expiresOn);

/** Signatures of the same day that say the opposite of an answer: neither would count. */
function opposites({ source }: Input, [other]: readonly Attestation[] = [], it: SheetAnswer): readonly Diagnostic[] {
  if (!other) return [];
  return [
    answeredTwice.at(it.at("answer"), { standard: it.standard, other: formatPlace({ source, span: other.span }) }),
  ];
}

/** Why an answer would not count, as the evaluator says it; where versions of a law differ, it counts if it does in one. */
function refusalsOf(
  { packs, run }: ReadingBack,
  sheet: Pick<Input, "source" | "evidence">,
  it: SheetAnswer,
  signed: Attestation,
): readonly Diagnostic[] {
  const judged = nodesOf(packs, it.standard).map(({ pack, node }) =>
    refusalOf(partOf(run, pack.program).settings, node, signed, sheet),
  );
  const [why] = judged;
  if (!why || judged.includes(undefined)) return [];
  const place = it.at(why.why === "role" ? "role" : "answer");
  return [answerRefused.at(place, { standard: it.standard, why: whyRefused(why) })];
}

/** The files of documents with what they are to have more. */
function changedFiles(additions: readonly Addition[]): Pick<ReadBack, "files" | "problems"> {
  const changed = additions.filter((it) => it.attestations.length > 0);
  const bySource = [...groupBy(changed, (it) => it.input.source)].map(([source, own]) => changedFile(source, own));
  return {
    files: bySource.flatMap((it) => ("text" in it ? [it] : [])),
    problems: bySource.flatMap((it) => ("text" in it ? [] : [it])),
  };
}

function changedFile(source: SourceText, own: readonly Addition[]): ChangedDocument | Diagnostic {
  const [first] = own;
  const roots = readDocument(source).documents.flatMap(({ root }) => (root.kind === "list" ? root.items : [root]));
  const byStart = new Map(roots.map((it) => [it.span.start, it]));
  const entries = own.flatMap((it) => entriesOf(byStart.get(it.input.span.start), it) ?? []);
  const text = entries.length === own.length && source.line === undefined ? withEntries(source, entries) : undefined;
  if (text === undefined) return notAddable.at({ source, span: first?.input.span ?? { start: 0, end: 0 } }, {});
  const count = (of: (it: Addition) => number): number => own.reduce((sum, it) => sum + of(it), 0);
  return {
    path: source.path,
    text,
    attestations: count((it) => it.attestations.length),
    papers: count((it) => it.papers.length),
  };
}

/** Undefined: the document is not written as one of ours. */
function entriesOf(root: DataNode | undefined, { input, attestations, papers }: Addition): AddedEntries | undefined {
  if (root?.kind !== "record" || !isWrittenAs(root, input)) return undefined;
  const lists = new Map<string, readonly unknown[]>([["attestations", attestations.map(writtenAttestation)]]);
  if (papers.length > 0) lists.set("evidence", papers.map(writtenPaper));
  return { root, lists };
}

const isWrittenAs = (root: DataNode, { span, roots }: Input): boolean =>
  isSameSpan(root.span, span) &&
  [...roots].every(([name, node]) => {
    const written = fieldOf(root, name);
    return written !== undefined && isSameSpan(written.span, node.span);
  });

function writtenAttestation({ standard, subject, element, met, by, on, evidence }: Attestation): unknown {
  const about = element === undefined ? { subject } : { subject, element };
  return { standard, about, met, by, on: formatDay(on), evidence };
}

function writtenPaper({ id, evidenceKind: kind, collectedOn, expiresOn }: Evidence): unknown {
  const until = expiresOn === undefined ? null : formatDay(expiresOn);
  return { id, kind, collected_on: formatDay(collectedOn), expires_on: until };
}
