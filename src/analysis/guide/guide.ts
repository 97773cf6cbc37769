import { isSameInterval, type Interval } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { BilingualText, Translated } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Case } from "../../cases/read-cases.ts";
import { translated } from "../../graph/sources.ts";
import type { PlacedRule } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { expressionsOf, walk } from "../../language/syntax/walk.ts";
import type { Manifest, Pack, PartyNames } from "../../pack/pack.ts";
import { unitPlace, unitsOf } from "../../statute/instrument-text.ts";
import { compareLocators, enclosing, isWithin, locatorKey, type Locator } from "../../statute/locator.ts";
import type { StatuteWords } from "../../statute/statute.ts";
import { coverageOf, citedDeclarations, type UnitCoverage, type CitedDeclaration } from "../coverage.ts";
import { definitionsUsed } from "../explain/written-rule.ts";
import { fieldOfPath } from "../needs/facts.ts";
import {
  conditionPhrases,
  phraseCondition,
  phraseEach,
  withVariable,
  writtenText,
  phraseRule,
  type Phrasing,
  type PhrasingContext,
  type PhrasedClause,
} from "./phrasing.ts";

/** A pack for people who read: the law in its order, and beside each unit what the pack makes of it. */
export interface Guide {
  readonly manifest: Manifest;
  readonly digest: string;
  /** The law's own name for itself, where the pack holds its text. */
  readonly words: StatuteWords | undefined;
  readonly units: readonly GuideUnit[];
  /** Rules that a reader may expect here and will not find. */
  readonly notCovered: readonly (Omit<Manifest["notCovered"][number], "binds"> & { readonly binds: Translated })[];
}

/** A unit of the law: its words, our caption, and what is written under it. */
export interface GuideUnit extends Pick<UnitCoverage, "locator" | "caption" | "words" | "pieces" | "statements"> {
  /** What the policy calls its article, and in Chinese the captions of the pack. */
  readonly title: Partial<BilingualText>;
  /** The chapter that begins with it. */
  readonly chapter: StatuteWords | undefined;
  readonly scopes: readonly { readonly applies: boolean; readonly said: Phrasing }[];
  readonly rules: readonly GuideRule[];
  readonly standards: readonly GuideStandard[];
  readonly definitions: readonly GuideDefinition[];
  readonly exemptions: readonly { readonly name: string; readonly from: string; readonly said: Phrasing }[];
  /** What the law leaves open: terms, lists, words that can't be encoded. */
  readonly open: readonly GuideOpen[];
}

export interface GuideRule {
  readonly name: string;
  readonly parties: readonly string[];
  readonly partyNames: PartyNames;
  readonly modal: Ast.Rule["modal"];
  readonly act: Translated;
  readonly words: StatuteWords | undefined;
  /** What is judged; undefined: a note that is told once. */
  readonly subject: string | undefined;
  readonly note: string;
  /** Undefined: that of the law. */
  readonly inForce: Interval | undefined;
  readonly parts: readonly PhrasedClause[];
  /** The facts that it reads, those behind definitions and standards among them. */
  readonly facts: readonly GuideFact[];
  readonly unverified: readonly Translated[];
  /** What kind of text it rests on, and where in it, where the policy says so. */
  readonly basis: { readonly kind: string; readonly where: Translated | undefined };
  readonly remedy: Translated | undefined;
  readonly place: Place;
  /** One for each verdict that the cases show. */
  readonly cases: readonly { readonly verdict: string; readonly case: Case }[];
}

export interface GuideFact {
  readonly path: string;
  readonly title: string | undefined;
  readonly ask: Translated | undefined;
}

/** What a person must judge. */
export interface GuideStandard {
  readonly name: string;
  readonly title: Translated;
  readonly words: readonly StatuteWords[];
  readonly note: string;
  /** Over what it is judged, if not once for its subject. */
  readonly each: Phrasing | undefined;
  readonly subject: string;
  readonly onlyIf: readonly Phrasing[];
  readonly orIf: readonly Phrasing[];
  readonly presumedIf: readonly Phrasing[];
  readonly presumedNotIf: readonly Phrasing[];
  /** The standard of another pack that is signed for both; the judges are that one's. */
  readonly sameAs: string | undefined;
  readonly judges: readonly {
    readonly role: string;
    readonly validFor: string;
    readonly evidence: readonly string[];
  }[];
}

export interface GuideDefinition {
  readonly name: string;
  readonly note: string;
  readonly said: Phrasing;
}

export interface GuideOpen {
  readonly kind: "open-term" | "open-list" | "not-encodable";
  readonly name: string | undefined;
  /** The law's; where its text is not held, as the policy has them. */
  readonly words: StatuteWords | Translated | undefined;
  readonly text: string | Translated;
}

/** The guide of a pack: its units in the order of the text; `cases` are the pack's own. */
export function guide(pack: Pack, cases: readonly Case[], vocabulary: PhrasingContext["vocabulary"]): Guide {
  const { manifest, text, digest, checked } = pack;
  const cited = citedDeclarations(checked.files);
  const chapters = text.kind === "statute" ? text.chapters : [];
  const begun = new Set<number>();
  const units = coverageOf(pack).units.map((unit): GuideUnit => {
    const own = cited.filter((it) => sameUnit(unitPlace(text, it.locator), unit.locator));
    const around = cited.filter((it) => isAbove(it.locator, unit, pack));
    const number =
      text.kind === "statute" ? text.units.find((it) => sameUnit(it.locator, unit.locator))?.chapter : undefined;
    const chapter = number === undefined || begun.has(number) ? undefined : chapters[number]?.title;
    if (number !== undefined) begun.add(number);
    const article = enclosing("article", unit.locator);
    const en = pack.units.find((it) => sameUnit(it.locator, article))?.title;
    const zh = pack.captions.get(locatorKey(article))?.zh;
    const title = en === undefined ? {} : { ...(zh === undefined ? {} : { zh }), ...translated(checked, en) };
    return { ...unit, title, chapter, ...encoded([...around, ...own], pack, cases, vocabulary) };
  });
  const notCovered = manifest.notCovered.map((it) => ({ ...it, binds: translated(checked, it.binds) }));
  return { manifest, digest, words: text.kind === "statute" ? text.title : undefined, units, notCovered };
}

const sameUnit = (a: Locator, b: Locator): boolean => compareLocators(a, b) === 0;

/** Declarations of a place that is no unit itself, as an article may be, stand with its first unit. */
function isAbove(locator: Locator, { locator: unit }: Pick<UnitCoverage, "locator">, { text }: Pack): boolean {
  const units = unitsOf(text);
  const place = unitPlace(text, locator);
  if (units.some((it) => sameUnit(it, place))) return false;
  const first = units.find((it) => isWithin(it, place));
  return first !== undefined && sameUnit(first, unit);
}

function encoded(
  cited: readonly CitedDeclaration[],
  pack: Pack,
  cases: readonly Case[],
  vocabulary: PhrasingContext["vocabulary"],
): Pick<GuideUnit, "scopes" | "rules" | "standards" | "definitions" | "exemptions" | "open"> {
  const of = <K extends CitedDeclaration["declaration"]["kind"]>(kind: K): readonly Spoken<K>[] =>
    cited.flatMap(({ declaration: it, file }) =>
      isOfKind(it, kind) ? [{ it, by: { pack, vocabulary, file, variables: new Map() } }] : [],
    );
  const quoted = (quote: Ast.Quote | undefined): StatuteWords | undefined => quote && pack.quotes.get(quote.id);
  return {
    scopes: of("scope").map(({ it, by }) => ({ applies: it.applies, said: phraseCondition(it.condition, by) })),
    rules: of("rule").flatMap(({ it }) => ruleOf(it, pack, cases, vocabulary) ?? []),
    standards: of("standard").map(({ it, by }) => standardOf(it, by)),
    definitions: [
      ...of("define").map(({ it, by }) => definitionOf(it, by)),
      ...of("parameter").map(({ it, by }) => parameterOf(it, by)),
    ],
    exemptions: of("exemption").map(({ it, by }) => ({
      name: it.name.text,
      from: it.from.map((one) => writtenText(one.kind === "rule" ? one.name.span : one.place.span, by)).join(", "),
      said: phraseCondition(it.condition, by),
    })),
    open: [
      ...of("open-term").map(({ it, by }): GuideOpen => {
        return { kind: it.kind, name: it.name.text, words: quoted(it.quote), text: noteBefore(by.file, it) };
      }),
      ...of("open-list").map(({ it, by }): GuideOpen => {
        return { kind: it.kind, name: it.name.text, words: quoted(it.quote), text: writtenText(it.list.span, by) };
      }),
      ...of("not-encodable").map(({ it, by }): GuideOpen => {
        const words = pack.quotes.get(it.id) ?? inBoth(it.words, by);
        return { kind: it.kind, name: undefined, words, text: inBoth(it.because, by) };
      }),
    ],
  };
}

/** A declaration and who speaks of it. */
interface Spoken<K> {
  readonly it: Extract<CitedDeclaration["declaration"], { kind: K }>;
  readonly by: PhrasingContext;
}

function isOfKind<K extends CitedDeclaration["declaration"]["kind"]>(
  declaration: CitedDeclaration["declaration"],
  kind: K,
): declaration is Extract<CitedDeclaration["declaration"], { kind: K }> {
  return declaration.kind === kind;
}

/** What an author wrote for people, in their languages. */
const inBoth = ({ text }: Ast.Text, { pack }: PhrasingContext): Translated => translated(pack.checked, text);

/** The `///` lines straight before a declaration. */
export function noteBefore({ source: { text }, comments }: Ast.File, { span }: Ast.Declaration): string {
  const lines: string[] = [];
  let end = span.start;
  for (const it of comments.toReversed()) {
    if (it.span.end > end) continue;
    if (!it.doc || text.slice(it.span.end, end).trim() !== "") break;
    lines.unshift(text.slice(it.span.start, it.span.end).replace(/^\/\/\/\s?/, ""));
    end = it.span.start;
  }
  return lines.join(" ").trim();
}

function ruleOf(
  rule: Ast.Rule,
  pack: Pack,
  cases: readonly Case[],
  vocabulary: PhrasingContext["vocabulary"],
): GuideRule | undefined {
  const placed = pack.checked.rules.find((it) => it.declaration === rule);
  if (!placed) return undefined;
  const speaker: PhrasingContext = { pack, vocabulary, file: placed.file, variables: new Map() };
  const clause = <K extends Ast.Clause["kind"]>(kind: K): Extract<Ast.Clause, { kind: K }> | undefined =>
    rule.clauses.find((it): it is Extract<typeof it, { kind: K }> => it.kind === kind);
  const quote = clause("quote");
  const basis = clause("basis");
  const remedy = clause("remedy");
  return {
    name: rule.name.text,
    parties: rule.parties.map((it) => it.text),
    partyNames: pack.manifest.partyNames,
    modal: rule.modal,
    act: inBoth(rule.act, speaker),
    words: quote && pack.quotes.get(quote.id),
    subject: placed.subject,
    note: noteBefore(placed.file, rule),
    inForce: isSameInterval(placed.inForce, pack.manifest.inForce) ? undefined : placed.inForce,
    parts: phraseRule(rule, speaker),
    facts: factsOf(placed, speaker),
    unverified: placed.unverified.map((it) => inBoth(it.why, speaker)),
    basis: { kind: placed.basis, where: basis && inBoth(basis.where, speaker) },
    remedy: remedy && inBoth(remedy.text, speaker),
    place: { source: placed.file.source, span: rule.name.span },
    cases: examplesOf(`${pack.manifest.id}.${rule.name.text}`, placed.locator, cases),
  };
}

function factsOf({ declaration, scopes }: PlacedRule, { pack, vocabulary }: PhrasingContext): readonly GuideFact[] {
  const own = expressionsOf(declaration);
  const behind = definitionsUsed(pack, own).flatMap((it) => expressionsOf(it));
  const isScope = new Set(scopes.map((it) => it.declaration.condition));
  const paths = [...own, ...behind]
    .filter((it) => !isScope.has(it))
    .flatMap((it) => [...walk(it)])
    .flatMap((it) => {
      const meaning = it.kind === "path" ? pack.checked.meanings.get(it.id) : undefined;
      return meaning?.kind === "subject" ? [[meaning.subject, ...meaning.fields].join(".")] : [];
    });
  return [...new Set(paths)].map((path) => {
    const field = fieldOfPath(vocabulary, path);
    return { path, title: field?.title, ask: field?.ask };
  });
}

/** Cases of the rule's own article come first: others reach it by the way. */
function examplesOf(rule: string, { article }: Locator, cases: readonly Case[]): GuideRule["cases"] {
  const own = `/article-${String(article).padStart(2, "0")}.yaml`;
  const isOwn = (it: Case): boolean => it.place.source.path.endsWith(own);
  const found = new Map<string, Case>();
  for (const it of [...cases.filter(isOwn), ...cases.filter((one) => !isOwn(one))])
    for (const { rule: of, verdict } of it.expect) if (of === rule && !found.has(verdict)) found.set(verdict, it);
  return [...found].map(([verdict, it]) => ({ verdict, case: it }));
}

/** What a person must judge, of a standard of the speaker's pack. */
export function standardOf(it: Ast.Standard, speaker: PhrasingContext): GuideStandard {
  const { pack } = speaker;
  const inner = it.each ? withVariable(speaker, it.each) : speaker;
  const placed = pack.checked.standards.find((one) => one.declaration === it);
  invariant(placed, "a standard of a sound pack is placed");
  const { subject, sameAs: shared } = placed;
  return {
    name: it.name.text,
    title: inBoth(it.title, speaker),
    words: it.quotes.flatMap((one) => pack.checked.quotes.get(one.id) ?? []),
    note: noteBefore(speaker.file, it),
    each: it.each && phraseEach(it.each, speaker),
    subject,
    onlyIf: it.onlyIf.map((one) => phraseCondition(one, inner)),
    orIf: it.orIf.map((one) => phraseCondition(one, inner)),
    presumedIf: it.presumedIf.map((one) => phraseCondition(one, inner)),
    presumedNotIf: it.presumedNotIf.map((one) => phraseCondition(one, inner)),
    sameAs: shared?.name,
    judges: (shared?.standard ?? it).judges.map(({ role, validFor, evidence }) => ({
      role: role.text,
      validFor: validFor.text,
      evidence: evidence.map((one) => one.text),
    })),
  };
}

/** What a definition means. */
export function definitionOf(it: Ast.Define, speaker: PhrasingContext): GuideDefinition {
  const value = phraseCondition(it.value, speaker);
  const exceptions = it.exceptions.map((one): Phrasing => ({
    kind: "list",
    head: conditionPhrases.but({ value: writtenText(one.value.span, speaker) }),
    parts: [phraseCondition(one.when, speaker)],
  }));
  const all: Phrasing = { kind: "list", head: conditionPhrases.asARule(), parts: [value, ...exceptions] };
  return { name: it.name.text, note: noteBefore(speaker.file, it), said: exceptions.length === 0 ? value : all };
}

/** The values of a parameter with their days. */
export function parameterOf(it: Ast.Parameter, speaker: PhrasingContext): GuideDefinition {
  const text = it.values.map((one) => writtenText(one.span, speaker)).join("; ");
  return { name: it.name.text, note: noteBefore(speaker.file, it), said: { kind: "phrase", text } };
}
