import { replacementFix } from "../../base/diagnostic.ts";
import { messages, namesOf, type Message, type MessageValue } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/text.ts";
import { isDuty } from "../../graph/graph.ts";
import { hasUnit, type InstrumentText } from "../../statute/instrument-text.ts";
import { citedAs, enclosing, isWithin, placeLevels, type Locator, type PlaceLevel } from "../../statute/locator.ts";
import { writeUnitNumber } from "../../statute/unit-number.ts";
import type * as Ast from "../syntax/ast.ts";
import { modalPhrase, type PlacedRule } from "./checked-pack.ts";
import { checkParty, type Checker, type Environment } from "./checker-state.ts";
import { report, written } from "./context.ts";
import { noRules, partiesDiffer, unknownPack, unknownRule, notBreached } from "./diagnostics/names.ts";
import { unknownUnit } from "./diagnostics/places.ts";
import { describePlace, firstFew, packs } from "./messages.ts";
import { describeSiblings } from "./placement.ts";
import { describeSymbolKind } from "./symbols.ts";

/** A pack as others name it: each version's text and rules, in the order of time; of the own pack the one. */
interface NamedPack {
  readonly id: string;
  readonly versions: readonly { readonly text: InstrumentText; readonly rules: readonly PlacedRule[] }[];
}

const ownPack = ({ context: { pack, text }, rules }: Checker): NamedPack => ({
  id: pack,
  versions: [{ text, rules }],
});

/** The pack of an id, if it is the own one or a needed one; otherwise that is reported. */
function packNamed(reach: Environment, { text: id, span }: Ast.Name): NamedPack | undefined {
  if (id === reach.context.pack) return ownPack(reach);
  const versions = reach.context.needs.get(id);
  if (versions !== undefined) return { id, versions };
  if (id !== "") reportMissingPack(reach, id, span);
  return undefined;
}

/** Says that no such pack is needed. */
export function reportMissingPack(reach: Environment, name: string, span: Span): void {
  const near = nearest(name, [reach.context.pack, ...reach.context.needs.keys()]);
  const params = { name, near: didYouMean(near), meant: near ?? name };
  report(reach, span, unknownPack, params, replacementFix(span, near));
}

/** The rules at a place; undefined: no version's text has it, which is reported. */
function rulesAt(reach: Environment, pack: NamedPack, place: Ast.PlaceName): readonly PlacedRule[] | undefined {
  // A number that is missing is the parser's to report.
  if (placeLevels.some((it) => (place[it] ?? 1) < 1)) return undefined;
  const { versions } = pack;
  if (versions.some(({ text }) => hasUnit(text, place)))
    return rulesOf(pack).filter((it) => isWithin(it.locator, place));
  const last = versions.at(-1);
  if (last === undefined) return undefined;
  const level = wrongLevel(last.text, place);
  const has = describeSiblings(last.text, level, place);
  report(reach, place.span, unknownUnit, {
    unit: written(reach, `${level} ${writeUnitNumber(place[level] ?? 1)}`),
    has,
  });
  return undefined;
}

const rulesOf = ({ versions }: NamedPack): readonly PlacedRule[] => versions.flatMap((it) => it.rules);

/** The rules of the own pack at a place that can be meant; that it has none is reported. */
const ownRulesAt = (
  reach: Environment,
  place: Ast.PlaceName,
  isMeant: (it: PlacedRule) => boolean,
  wanted: Message,
): readonly PlacedRule[] =>
  meantAt(reach, ownPack(reach), place, isMeant, wanted, describePlace(citedAs(place, reach.context.text.style)));

function meantAt(
  reach: Environment,
  pack: NamedPack,
  place: Ast.PlaceName,
  isMeant: (it: PlacedRule) => boolean,
  wanted: Message,
  where: Message,
): readonly PlacedRule[] {
  const there = rulesAt(reach, pack, place);
  const meant = there?.filter(isMeant) ?? [];
  if (there !== undefined && meant.length === 0) reportNoRules(reach, place.span, where, wanted, there);
  return meant;
}

/** The outermost level at which the text has no such place. */
const wrongLevel = (text: InstrumentText, place: Locator): PlaceLevel =>
  placeLevels.find((it) => place[it] !== undefined && !hasUnit(text, enclosing(it, place))) ?? "article";

function rulesNamed(reach: Environment, { text, span }: Ast.Name): readonly PlacedRule[] | undefined {
  if (text === "") return undefined;
  const dot = text.lastIndexOf(".");
  const name = text.slice(dot + 1);
  const packSpan = { start: span.start, end: span.end - text.length + Math.max(dot, 0) };
  const id = dot < 0 ? reach.context.pack : text.slice(0, dot);
  const pack = packNamed(reach, { text: id, span: packSpan });
  if (pack === undefined) return undefined;
  const isOwn = pack.id === reach.context.pack;
  // Of two declarations of one name the first counts.
  const declared = isOwn ? reach.names.get(name) : undefined;
  const found = pack.versions
    .flatMap(({ rules }) => byName(rules).get(name) ?? [])
    .filter((it) => !isOwn || it.declaration === declared?.declaration);
  if (found.length > 0) return found;
  const is = declared && describeSymbolKind(declared);
  const prefix = dot < 0 ? "" : `${id}.`;
  const last = is === undefined ? reach.nearest(name, namesOfRules(pack)) : undefined;
  const near = last === undefined ? undefined : prefix + last;
  const params = { name: text, near: didYouMean(near), is, isOther: is !== undefined };
  report(reach, span, unknownRule, params, replacementFix(span, near));
  return undefined;
}

/** The rules of a name in a pack that can be meant; that there is none is reported. */
function meantByName(
  reach: Environment,
  pack: NamedPack,
  { text: name, span }: Ast.Name,
  isMeant: (it: PlacedRule) => boolean,
  wanted: Message,
): readonly PlacedRule[] {
  if (name === "") return [];
  const there = rulesOf(pack).filter((it) => it.declaration.name.text === name);
  const meant = there.filter(isMeant);
  if (there.length === 0) {
    const near = reach.nearest(name, namesOfRules(pack));
    const params = { name, near: didYouMean(near), is: undefined, isOther: false };
    report(reach, span, unknownRule, params, replacementFix(span, near));
  } else if (meant.length === 0) reportNoRules(reach, span, `\`${pack.id}.${name}\``, wanted, there, true);
  return meant;
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
const rulesWanted = messages("language/rules-wanted", {
  duty: { en: "duty of `{party}`", zh: "`{party}` 的義務" },
  breached: { en: "rule that could be breached", zh: "可被違反的規則" },
  exempting: { en: "rule from which it could exempt", zh: "可由其豁免的規則" },
  binding: { en: "rule that binds {parties} on `{subject}`", zh: "約束{parties}、針對 `{subject}` 的規則" },
});

/** Says that a place or a party has none of the rules that are asked for, or that a rule is none, and what is there instead. */
function reportNoRules(
  reach: Environment,
  span: Span,
  where: MessageValue,
  wanted: Message,
  there: readonly PlacedRule[],
  isRule = false,
): void {
  // What a broken rule is, nobody knows.
  if (there.some((it) => reach.damaged.has(it.declaration))) return;
  report(reach, span, noRules, { where, wanted, has: describeRules(there), isRule });
}

const shown = 4;

const rulesThere = messages("language/rules-there", {
  none: { en: "no rule at all", zh: "無" },
  rule: {
    en: "`{name}` ({place}: {says}{hasSubject, select, true { on `{subject}`} false {}})",
    zh: "`{name}`（{place}：{says}{hasSubject, select, true {（針對 `{subject}`）} false {}}）",
  },
  must: { en: "{parties} must", zh: "{parties}應當" },
  "must-not": { en: "{parties} must not", zh: "{parties}不得" },
  may: { en: "{parties} may", zh: "{parties}可以" },
  "is-entitled-to": { en: "{parties} is entitled to", zh: "{parties}有權" },
  "is-encouraged-to": { en: "{parties} is encouraged to", zh: "{parties}受鼓勵" },
  "has-power-to": { en: "{parties} has power to", zh: "{parties}有職權" },
  "is-liable-to": { en: "{parties} is liable to", zh: "{parties}可被追究" },
});

function describeRules(rules: readonly PlacedRule[]): Message {
  if (rules.length === 0) return rulesThere.none();
  return firstFew(rules, shown, ({ declaration: { name, parties, modal }, subject, locator }) => {
    const says = rulesThere[modal]({ parties: namesOf(partyNames({ parties }), "or") });
    const place = describePlace(locator);
    return rulesThere.rule({ name: name.text, place, says, subject, hasSubject: subject !== undefined });
  });
}

/** Notes what a clause or an exemption names, each rule once. */
export function recordNamedRules(bench: Checker, id: Ast.NodeId, rules: readonly PlacedRule[]): void {
  bench.ledger.named.set(id, [...new Set(rules.map((it) => it.declaration))]);
}

const partyNames = ({ parties }: Pick<Ast.Rule, "parties">): readonly string[] => parties.map((it) => it.text);

const binds = ({ declaration }: PlacedRule, party: string): boolean => partyNames(declaration).includes(party);

const hasVerdict = ({ declaration }: PlacedRule): boolean => isDuty(declaration.modal);

/**
 * Finds the rules of `complies with`: those that are named or stand in the places, or those of the whole pack, that bind
 * its parties on the same subject: each all of them, or its verdict would be another for each. A place that has none, and a name
 * of another one, is reported: it would never count.
 */
export function checkComplies(
  reach: Environment,
  { declaration: rule, subject }: PlacedRule,
  { id, pack: name, targets }: Ast.Complies,
): void {
  const pack = packNamed(reach, name);
  if (pack === undefined || subject === undefined || !reach.context.vocabulary.subjects.has(subject)) return;
  const parties = partyNames(rule);
  const isAsked = (it: PlacedRule): boolean =>
    hasVerdict(it) && it.subject === subject && parties.some((one) => binds(it, one));
  const wanted = rulesWanted.binding({ parties: namesOf(parties, "or"), subject });
  const style = pack.versions.at(-1)?.text.style;
  const whereOf = (it: Ast.PlaceName): Message =>
    packs.place({ place: describePlace(citedAs(it, style)), pack: pack.id });
  const all = rulesOf(pack);
  const meant = (it: Ast.Target): readonly PlacedRule[] =>
    it.kind === "rule"
      ? meantByName(reach, pack, it.name, isAsked, wanted)
      : meantAt(reach, pack, it.place, isAsked, wanted, whereOf(it.place));
  const named = targets?.flatMap(meant) ?? all.filter(isAsked);
  if (targets === undefined && named.length === 0) reportNoRules(reach, name.span, `\`${pack.id}\``, wanted, all);
  recordNamedRules(reach, id, named);
  const narrow = named.find((it) => !parties.every((one) => binds(it, one)));
  if (narrow === undefined) return;
  const missed = parties.filter((it) => !binds(narrow, it));
  const params = { rule: narrow.declaration.name.text, parties: namesOf(missed, "or") };
  report(reach, name.span, partiesDiffer, params);
}

/** Finds the rules of `upon breach of`: what has no verdict cannot be breached. */
export function checkUpon(reach: Environment, { id, of, span }: Ast.Upon): void {
  if (of.kind === "targets")
    return recordNamedRules(
      reach,
      id,
      of.targets.flatMap((it) => breached(reach, it)),
    );
  const { party, places } = of;
  if (!checkParty(reach, party)) return;
  const isBound = (it: PlacedRule): boolean => hasVerdict(it) && binds(it, party.text);
  const wanted = rulesWanted.duty({ party: party.text });
  const named = places?.flatMap((it) => ownRulesAt(reach, it, isBound, wanted)) ?? reach.rules.filter(isBound);
  if (places === undefined && named.length === 0) reportNoRules(reach, span, packs.this(), wanted, reach.rules);
  recordNamedRules(reach, id, named);
}

function breached(reach: Environment, target: Ast.Target): readonly PlacedRule[] {
  if (target.kind === "place") return ownRulesAt(reach, target.place, hasVerdict, rulesWanted.breached());
  const { text: name, span } = target.name;
  const found = rulesNamed(reach, target.name) ?? [];
  const able = found.filter(hasVerdict);
  const [first] = found;
  if (first !== undefined && able.length === 0)
    report(reach, span, notBreached, { name, modal: written(reach, modalPhrase(first.declaration.modal)) });
  return able;
}

/** The rules that an exemption names, in all versions. */
export const exempted = (reach: Environment, target: Ast.Target): readonly PlacedRule[] =>
  target.kind === "place"
    ? ownRulesAt(reach, target.place, () => true, rulesWanted.exempting())
    : (rulesNamed(reach, target.name) ?? []);
