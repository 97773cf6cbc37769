import { fieldOf, textOf } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { locales, type Locale } from "../../base/locale.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import type { Cause, Decision } from "../../evaluate/decision.ts";
import { packOf } from "../../evaluate/program.ts";
import type { Input } from "../../vocabulary/input.ts";
import { memberOf } from "../../vocabulary/read-answer.ts";
import { refusalMessage } from "../messages/causes.ts";
import { joinedClauses } from "../messages/phrases.ts";
import { sheetWords, type SigningRole } from "../messages/sheet.ts";
import { buildReport, frameOf } from "./build-report.ts";
import { citationOf, lawWordsOf, titleIn } from "./citations.ts";
import { gatherNeeds, needKey, standardNamed, type Breaches, type MissingItem, type SettledBy } from "./needs.ts";
import type { BlockedRule } from "./needs-report.ts";
import { documentsOf, type ReportRun } from "./report-run.ts";
import type { Citation, ReportEnd, ReportHeader, ReportRule } from "./report.ts";
import { markedTitle } from "../../statute/marked-title.ts";

/** A run whose open answers were tried. */
interface AskedRun {
  readonly report: ReportRun;
  readonly settledBy: SettledBy;
  readonly breaches: Breaches;
  readonly exitCode: ExitCode;
}

/** What people must sign, as plain data: a sheet for each role. */
export interface SheetReport extends ReportHeader, ReportEnd {
  readonly people: readonly RoleSheet[];
  /** Documents and elements that have no name yet, so that nobody can sign anything of them. */
  readonly nameless: readonly string[];
}

/** What one person is asked. */
export interface RoleSheet {
  readonly role: string;
  /** Most decisive first, as `gatherNeeds` tells; those of which yes is a breach behind all others. */
  readonly questions: readonly SheetQuestion[];
}

/** A standard, with the terms on which this role signs it. */
export interface SheetQuestion extends Pick<ReportRule, "words" | "caption"> {
  /** Full name. */
  readonly standard: string;
  readonly title: string;
  /** The subject that it is about, by its name in the vocabulary. */
  readonly kind: string;
  /** Title of the law. */
  readonly law: string;
  readonly cite: Citation;
  /** `1 year` */
  readonly valid_for: string;
  readonly evidence: readonly string[];
  /** Each of which may sign it instead. */
  readonly others: readonly SigningRole[];
  /** Rules that wait for it. */
  readonly blocks: readonly BlockedRule[];
  /** Those of them that are violated if the answer is yes, and if it is no, as far as that is known. */
  readonly breaches: { readonly yes: readonly string[]; readonly no: readonly string[] };
  readonly about: readonly SheetSubject[];
}

/** What a question is about. */
export interface SheetSubject {
  readonly subject: string;
  readonly element: string | undefined;
  /** The document that has to hold the answer. */
  readonly path: string;
  /** Why what was signed before does not count. */
  readonly earlier: string | undefined;
  /** Evidence of the kinds that are asked for which the document has. */
  readonly papers: readonly string[];
}

/** What the people of a run must sign, as the plain data from which every format is made. `only`: of which roles; all where none is named. */
export function buildSheets(
  { report: run, settledBy, breaches, exitCode }: AskedRun,
  only: readonly string[],
  locale: Locale = locales.en,
): SheetReport {
  const report = buildReport(run, locale);
  const { head, end } = frameOf(run, report, exitCode);
  const missing = run.decision ? gatherNeeds(run.decision, run.packs, settledBy) : [];
  const unsigned = missing.filter((it) => it.cause.kind === "attestation");
  const context: SheetContext = { run, locale, breaches, documents: byPathAndId(run) };
  const asked = [...groupBy(unsigned, standardOf)].flatMap(([name, items]) => questionsOf(name, items, context));
  const isAsked = (role: string): boolean => only.length === 0 || only.includes(role);
  return {
    ...head,
    people: [...groupBy(asked, (it) => it.role)]
      .filter(([role]) => isAsked(role))
      .map(([role, own]) => ({ role, questions: incriminatingLast(own.map((it) => it.question)) })),
    nameless: [...new Set(unsigned.flatMap((it) => it.each.flatMap(namelessOf)))],
    ...end,
  };
}

/** The role that is called so; else the word as it is written. */
export const roleMeant = (
  word: string,
  roles: readonly string[],
  { vocabulary }: Pick<ReportRun, "vocabulary">,
): string => memberOf(word, { kind: "enum", members: roles, words: vocabulary.roles }) ?? word;

/** Whether a sentence says that something is wrong, so that nobody takes it for one more that is to be so. */
export const isIncriminating = ({ breaches }: Pick<SheetQuestion, "breaches">): boolean => breaches.yes.length > 0;

const incriminatingLast = (all: readonly SheetQuestion[]): readonly SheetQuestion[] =>
  all.toSorted((a, b) => Number(isIncriminating(a)) - Number(isIncriminating(b)));

const standardOf = ({ cause }: MissingItem): string => (cause.kind === "attestation" ? cause.standard : "");

type Unsigned = Extract<Cause, { readonly kind: "attestation" }>;

/** An element without a name is told by its path. */
const isNameless = ({ subject, element }: Unsigned): boolean =>
  subject === undefined || /^\w+(\.\w+)+\[\d+\]$/.test(element ?? "");

const namelessOf = (it: Cause): readonly string[] =>
  it.kind === "attestation" && isNameless(it) ? [it.element ?? it.place.source.path] : [];

interface SheetContext {
  readonly run: ReportRun;
  readonly locale: Locale;
  readonly breaches: Breaches;
  /** By the file in which they stand, and the id of what they are about. */
  readonly documents: ReadonlyMap<string, Input>;
}

const keyOf = (path: string, id: string): string => JSON.stringify([path, id]);

function byPathAndId(run: ReportRun): ReadonlyMap<string, Input> {
  const all = documentsOf(run).flatMap((it) =>
    [...it.roots.values()].map((root) => [keyOf(it.source.path, textOf(fieldOf(root, "id")) ?? ""), it] as const),
  );
  // Of two with one id, the first.
  return new Map(all.toReversed());
}

interface Asked {
  readonly role: string;
  readonly question: SheetQuestion;
}

/** A standard that is not signed, as a question to each role that may sign it. */
function questionsOf(name: string, items: readonly MissingItem[], context: SheetContext): readonly Asked[] {
  const { run, locale } = context;
  const [first] = items;
  const node = first && standardNamed(name, first);
  const source = first?.pack.program.sources.standards.get(name);
  if (!first || !node || !source) return [];
  const owner = [...run.packs, ...run.needed].find((it) => it.manifest.id === packOf(name));
  const rules = new Set(items.flatMap((it) => [...it.rules]));
  const each = items.flatMap((it) => it.each).flatMap((it) => (it.kind === "attestation" ? [it] : []));
  const keys = [...new Set(each.map(needKey))];
  const breachesIn = (met: boolean): readonly string[] => [
    ...new Set(keys.flatMap((it) => [...(context.breaches.get(it)?.get(met) ?? [])])),
  ];
  const told = {
    standard: name,
    title: titleIn(source.title, locale),
    kind: node.subject,
    law: owner ? titleIn(markedTitle(owner.manifest.title), locale) : packOf(name),
    cite: citationOf(source.locator),
    ...lawWordsOf(source.quote, source.locator, owner),
    blocks: run.decision ? blocksOf(run.decision, rules) : [],
    breaches: { yes: breachesIn(true), no: breachesIn(false) },
  };
  return node.judges.flatMap(({ role, validFor, evidence }): readonly Asked[] => {
    const about = subjectsOf(each, evidence, context);
    const others = node.judges.filter((it) => it.role !== role);
    return about.length === 0 ? [] : [{ role, question: { ...told, valid_for: validFor, evidence, others, about } }];
  });
}

const blocksOf = ({ rules }: Decision, blocked: ReadonlySet<string>): readonly BlockedRule[] =>
  rules.filter((it) => blocked.has(it.rule)).map((it) => ({ rule: it.rule, cite: citationOf(it.locator) }));

/** Each document and element once: several rules may wait for one answer. */
function subjectsOf(
  each: readonly Unsigned[],
  kinds: readonly string[],
  { run, locale, documents }: SheetContext,
): readonly SheetSubject[] {
  const all = each.flatMap((it): readonly SheetSubject[] => {
    const { subject, element, place, refused, why } = it;
    if (subject === undefined || isNameless(it)) return [];
    const said = why === "conflicting" ? [sheetWords.conflicting()] : refused.map(refusalMessage);
    const earlier = said.length === 0 ? undefined : locale.say(joinedClauses(said));
    const papers = papersOf(documents.get(keyOf(place.source.path, subject)), kinds, run);
    return [{ subject, element, path: place.source.path, earlier, papers }];
  });
  return [...new Map(all.map((it) => [JSON.stringify([it.path, it.subject, it.element]), it])).values()];
}

/** Ids of the papers of these kinds that have not expired. */
const papersOf = (
  document: Input | undefined,
  kinds: readonly string[],
  { settings: { asOf } }: ReportRun,
): readonly string[] =>
  [...(document?.evidence.values() ?? [])]
    .filter((it) => kinds.includes(it.evidenceKind) && (it.expiresOn === undefined || it.expiresOn >= asOf))
    .map((it) => it.id);
