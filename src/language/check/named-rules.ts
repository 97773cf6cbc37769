import { replacementFix } from "../../base/diagnostic.ts";
import { messages, type Message, type MessageValue } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/text.ts";
import { hasUnit, type InstrumentText } from "../../statute/instrument-text.ts";
import { isWithin, type Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import { isDuty, modalPhrase, type PlacedRule } from "./checked.ts";
import { checkParty, type Checker } from "./checker.ts";
import { report } from "./context.ts";
import { noRules, unknownPack, unknownRule, notBreached } from "./diagnostics/names.ts";
import { unknownUnit } from "./diagnostics/places.ts";
import { describePlace, firstFew, packs } from "./messages.ts";
import { describeSiblings } from "./placement.ts";
import { describeSymbolKind } from "./symbols.ts";

/** A pack as others name it: each version's text and rules, in the order of time; of the own pack the one. */
export interface NamedPack {
  readonly id: string;
  readonly versions: readonly { readonly text: InstrumentText; readonly rules: readonly PlacedRule[] }[];
}

const ownPack = ({ context: { pack, text }, rules }: Checker): NamedPack => ({
  id: pack,
  versions: [{ text, rules }],
});

/** The pack of an id, if it is the own one or a needed one; otherwise that is reported. */
function packNamed(bench: Checker, file: Ast.File, { text: id, span }: Ast.Name): NamedPack | undefined {
  if (id === bench.context.pack) return ownPack(bench);
  const versions = bench.context.needs.get(id);
  if (versions !== undefined) return { id, versions };
  if (id !== "") reportMissingPack(bench, file, id, span);
  return undefined;
}

/** Says that no such pack is needed. */
export function reportMissingPack({ context, ledger }: Checker, file: Ast.File, name: string, span: Span): void {
  const near = nearest(name, [context.pack, ...context.needs.keys()]);
  const params = { name, near: didYouMean(near), meant: near ?? name };
  report({ ledger }, file, span, unknownPack, params, replacementFix(span, near));
}

/** The rules that a target names, in all versions; undefined: there is no such rule or place, which is reported. */
export function targetRules(bench: Checker, file: Ast.File, target: Ast.Target): readonly PlacedRule[] | undefined {
  return target.kind === "place" ? placeRules(bench, file, target.place) : rulesNamed(bench, file, target.name);
}

/** The place that is meant; undefined: no version's text has it, which is reported. */
function placeNamed(bench: Checker, file: Ast.File, pack: NamedPack, place: Ast.PlaceName): Locator | undefined {
  const locator = locatorOf(place);
  // A number that is missing is the parser's to report.
  if ([place.article, place.paragraph ?? 1, place.item ?? 1].some((it) => it < 1)) return undefined;
  if (pack.versions.some(({ text }) => hasUnit(text, locator))) return locator;
  const last = pack.versions.at(-1);
  if (last === undefined) return undefined;
  const level = wrongLevel(last.text, locator);
  report(bench, file, place.span, unknownUnit, {
    unit: `${level} ${locator[level] ?? 1}`,
    has: describeSiblings(last.text, level, locator),
  });
  return undefined;
}

export const locatorOf = ({ article, paragraph, item }: Ast.PlaceName): Locator => ({ article, paragraph, item });

function wrongLevel(text: InstrumentText, { article, paragraph }: Locator): Ast.UnitBlock["level"] {
  if (!hasUnit(text, { article, paragraph: undefined, item: undefined })) return "article";
  return hasUnit(text, { article, paragraph, item: undefined }) ? "item" : "paragraph";
}

function placeRules(bench: Checker, file: Ast.File, place: Ast.PlaceName): readonly PlacedRule[] | undefined {
  const locator = placeNamed(bench, file, ownPack(bench), place);
  return locator && bench.rules.filter((it) => isWithin(it.locator, locator));
}

function rulesNamed(bench: Checker, file: Ast.File, { text, span }: Ast.Name): readonly PlacedRule[] | undefined {
  if (text === "") return undefined;
  const dot = text.lastIndexOf(".");
  const name = text.slice(dot + 1);
  const packSpan = { start: span.start, end: span.end - text.length + Math.max(dot, 0) };
  const id = dot < 0 ? bench.context.pack : text.slice(0, dot);
  const pack = packNamed(bench, file, { text: id, span: packSpan });
  if (pack === undefined) return undefined;
  const isOwn = pack.id === bench.context.pack;
  // Of two declarations of one name the first counts.
  const declared = isOwn ? bench.names.get(name) : undefined;
  const found = pack.versions
    .flatMap(({ rules }) => byName(rules).get(name) ?? [])
    .filter((it) => !isOwn || it.declaration === declared?.declaration);
  if (found.length > 0) return found;
  const is = declared && describeSymbolKind(declared);
  const prefix = dot < 0 ? "" : `${id}.`;
  const last = is === undefined ? bench.nearest(name, namesOfRules(pack)) : undefined;
  const near = last === undefined ? undefined : prefix + last;
  const params = { name: text, near: didYouMean(near), is, isOther: is !== undefined };
  report(bench, file, span, unknownRule, params, replacementFix(span, near));
  return undefined;
}

function* namesOfRules({ versions }: NamedPack): Generator<string> {
  for (const { rules } of versions) for (const it of rules) yield it.declaration.name.text;
}

const named = new WeakMap<readonly PlacedRule[], ReadonlyMap<string, PlacedRule>>();

/** The rules of a pack by their names; of two with one name the first. */
function byName(rules: readonly PlacedRule[]): ReadonlyMap<string, PlacedRule> {
  const known = named.get(rules);
  if (known !== undefined) return known;
  const made = new Map(rules.toReversed().map((it) => [it.declaration.name.text, it]));
  named.set(rules, made);
  return made;
}

/** Which rules are asked for where none is. */
export const rulesWanted = messages("language/rules-wanted", {
  duty: { en: "duty of `{party}`", zh: "`{party}` 的義務" },
  breached: { en: "rule that could be breached", zh: "可被違反的規則" },
  exempting: { en: "rule from which it could exempt", zh: "可由其豁免的規則" },
  binding: { en: "rule that binds `{party}` on `{subject}`", zh: "約束 `{party}`、針對 `{subject}` 的規則" },
});

/** Says that a place or a party has none of the rules that are asked for, and what it has instead. */
export function reportNoRules(
  bench: Checker,
  file: Ast.File,
  span: Span,
  where: MessageValue,
  wanted: Message,
  there: readonly PlacedRule[],
): void {
  // What a broken rule is, nobody knows.
  if (there.some((it) => bench.damaged.has(it.declaration))) return;
  report(bench, file, span, noRules, { where, wanted, has: describeRules(there) });
}

const shown = 4;

const rulesThere = messages("language/rules-there", {
  none: { en: "no rule at all", zh: "無" },
  rule: {
    en: "`{name}` ({place}: {says}{hasSubject, select, true { on `{subject}`} false {}})",
    zh: "`{name}`（{place}：{says}{hasSubject, select, true {（針對 `{subject}`）} false {}}）",
  },
  must: { en: "{party} must", zh: "`{party}` 應當" },
  "must-not": { en: "{party} must not", zh: "`{party}` 不得" },
  may: { en: "{party} may", zh: "`{party}` 可以" },
  "is-entitled-to": { en: "{party} is entitled to", zh: "`{party}` 有權" },
  "is-encouraged-to": { en: "{party} is encouraged to", zh: "`{party}` 受鼓勵" },
  "has-power-to": { en: "{party} has power to", zh: "`{party}` 有職權" },
  "is-liable-to": { en: "{party} is liable to", zh: "`{party}` 可被追究" },
});

function describeRules(rules: readonly PlacedRule[]): Message {
  if (rules.length === 0) return rulesThere.none();
  return firstFew(rules, shown, ({ declaration: { name, party, modal }, subject, locator }) => {
    const says = rulesThere[modal]({ party: party.text });
    const place = describePlace(locator);
    return rulesThere.rule({ name: name.text, place, says, subject, hasSubject: subject !== undefined });
  });
}

/** Notes what a clause or an exemption names, each rule once. */
export function recordNamedRules(bench: Checker, id: Ast.NodeId, rules: readonly PlacedRule[]): void {
  bench.ledger.named.set(id, [...new Set(rules.map((it) => it.declaration))]);
}

/** Those of some rules that have a verdict. */
const duties = (rules: readonly PlacedRule[]): readonly PlacedRule[] => rules.filter((it) => isDuty(it.declaration));

/**
 * Finds the rules of `complies with`: those of the places, or of the whole pack, that bind the same party on the same
 * subject. A place that has none is reported: it would never count.
 */
export function checkComplies(
  bench: Checker,
  { declaration: rule, subject, file }: PlacedRule,
  clause: Ast.Complies,
): void {
  const pack = packNamed(bench, file, clause.pack);
  if (pack === undefined || subject === undefined || !bench.context.vocabulary.subjects.has(subject)) return;
  const party = rule.party.text;
  const all = pack.versions.flatMap((it) => it.rules);
  const isAsked = (it: PlacedRule): boolean => it.subject === subject && it.declaration.party.text === party;
  const wanted = rulesWanted.binding({ party, subject });

  if (clause.places === undefined) {
    const named = duties(all).filter(isAsked);
    if (named.length === 0) reportNoRules(bench, file, clause.pack.span, `\`${pack.id}\``, wanted, all);
    recordNamedRules(bench, clause.id, named);
    return;
  }
  const named = clause.places.flatMap((place) => {
    const locator = placeNamed(bench, file, pack, place);
    if (locator === undefined) return [];
    const there = all.filter((it) => isWithin(it.locator, locator));
    const found = duties(there).filter(isAsked);
    if (found.length > 0) return found;
    const where = packs.place({ place: describePlace(locator), pack: pack.id });
    reportNoRules(bench, file, place.span, where, wanted, there);
    return [];
  });
  recordNamedRules(bench, clause.id, named);
}

/** Finds the rules of `upon breach of`: what has no verdict cannot be breached. */
export function checkUpon(bench: Checker, file: Ast.File, { id, of, span }: Ast.Upon): void {
  if (of.kind === "targets") {
    recordNamedRules(
      bench,
      id,
      of.targets.flatMap((it) => breached(bench, file, it)),
    );
    return;
  }
  const { party, places } = of;
  if (!checkParty(bench, file, party)) return;
  const bound = duties(bench.rules).filter((it) => it.declaration.party.text === party.text);
  const wanted = rulesWanted.duty({ party: party.text });
  if (places === undefined) {
    if (bound.length === 0) reportNoRules(bench, file, span, packs.this(), wanted, bench.rules);
    return recordNamedRules(bench, id, bound);
  }
  const named = places.flatMap((place) => {
    const locator = placeNamed(bench, file, ownPack(bench), place);
    if (locator === undefined) return [];
    const found = bound.filter((it) => isWithin(it.locator, locator));
    if (found.length > 0) return found;
    const there = bench.rules.filter((it) => isWithin(it.locator, locator));
    reportNoRules(bench, file, place.span, describePlace(locator), wanted, there);
    return [];
  });
  recordNamedRules(bench, id, named);
}

function breached(bench: Checker, file: Ast.File, target: Ast.Target): readonly PlacedRule[] {
  const found = targetRules(bench, file, target);
  if (found === undefined) return [];
  const able = duties(found);
  if (able.length > 0) return able;
  if (target.kind === "place") {
    const { span } = target.place;
    reportNoRules(bench, file, span, describePlace(locatorOf(target.place)), rulesWanted.breached(), found);
    return [];
  }
  const { text: name, span } = target.name;
  for (const it of found.slice(0, 1))
    report(bench, file, span, notBreached, { name, modal: modalPhrase(it.declaration.modal) });
  return [];
}
