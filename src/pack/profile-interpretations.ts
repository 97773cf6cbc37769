import { fieldOf, isTrue, refused, type DataNode, type Reading } from "../base/document.ts";
import { durationInChinese } from "../base/duration.ts";
import { isExact } from "../base/exact-number.ts";
import { didYouMean, nearestFull } from "../base/nearest.ts";
import { interpretedValue } from "../evaluate/interpretation.ts";
import type { Interpretation, Membership } from "../evaluate/settings.ts";
import type { FactType } from "../graph/graph.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Type } from "../vocabulary/type.ts";
import { unfitValue, unknownTerm, listedMember, unknownList } from "./diagnostics.ts";
import type { Pack } from "./pack.ts";
import { isSigned, wantedMember, readSignature, type DocumentEntry, type Wanted } from "./profile-entry.ts";

interface Term {
  /** Undefined: no rule reads the term. */
  readonly type: FactType | undefined;
  readonly members: readonly string[] | undefined;
}

/** The open terms of packs by full name; one that several texts have may be of several types. */
export function termsOf(packs: readonly Pack[]): ReadonlyMap<string, readonly Term[]> {
  const found = new Map<string, readonly Term[]>();
  for (const { program } of packs) {
    const used = program.graph.nodes.flatMap((it) => (it.kind === "term" ? [[it.name, it.type] as const] : []));
    const types = new Map(used);
    for (const [name, { members }] of program.sources.terms)
      found.set(name, [...(found.get(name) ?? []), { type: types.get(name), members }]);
  }
  return found;
}

/** What a term without a figure is taken to mean. */
export function readInterpretation(
  entry: DocumentEntry,
  terms: ReadonlyMap<string, readonly Term[]>,
): Reading<Interpretation | undefined> {
  const term = entry.text("term");
  const written = writtenIn(fieldOf(entry.node, "value"));
  const meant = terms.get(term);
  if (!meant)
    return refused(unknownTerm.at(entry.at("term"), { term, near: didYouMean(nearestFull(term, terms.keys())) }));
  const isDuration = meant.every((it) => it.type === "duration");
  const value = (isDuration ? durationInChinese(written) : undefined) ?? written;
  const unfit = meant.find((it) => !fitsTerm(it, value));
  if (unfit) return refused(unfitValue.at(entry.at("value"), { term, value, ...wantedByTerm(unfit) }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return refused(signature);
  return { value: { term, value, ...signature }, diagnostics: [] };
}

function fitsTerm({ type, members }: Term, value: string): boolean {
  if (members) return members.includes(value);
  return type === undefined || interpretedValue(value, type) !== undefined;
}

function wantedByTerm({ type, members }: Term): Wanted {
  return members ? wantedMember(members) : { wanted: typeof type === "string" ? type : "list", members: undefined };
}

/** A scalar as the document has it: a number or yes or no may stand without quotes. */
function writtenIn(node: DataNode | undefined): string {
  if (node?.kind !== "scalar") return "";
  return isExact(node.value) ? node.value.toString(15) : String(node.value);
}

interface OpenList {
  readonly element: Type | undefined;
  readonly listed: readonly string[];
}

/** The lists that packs leave open by full name; several texts may have one. */
export function openListsOf(packs: readonly Pack[]): ReadonlyMap<string, readonly OpenList[]> {
  const found = new Map<string, readonly OpenList[]>();
  for (const { manifest, checked } of packs) {
    for (const { declaration } of checked.openLists) {
      const name = `${manifest.id}.${declaration.name.text}`;
      const type = checked.types.get(declaration.id);
      const element = type?.kind === "list" ? type.element : undefined;
      const listed = declaration.list.items.flatMap(writtenMember);
      found.set(name, [...(found.get(name) ?? []), { element, listed }]);
    }
  }
  return found;
}

function writtenMember(item: Ast.Expr): readonly string[] {
  if (item.kind === "path") return [item.steps.map((it) => it.text).join(".")];
  return item.kind === "literal" || item.kind === "duration" ? [item.text] : [];
}

/** Whether something belongs to a list that the law leaves open. */
export function readMembership(
  entry: DocumentEntry,
  lists: ReadonlyMap<string, readonly OpenList[]>,
): Reading<Membership | undefined> {
  const [list, member] = [entry.text("list"), entry.text("member")];
  const meant = lists.get(list);
  if (!meant)
    return refused(unknownList.at(entry.at("list"), { list, near: didYouMean(nearestFull(list, lists.keys())) }));
  const unfit = meant.find((it) => it.element && !isElementValue(it.element, member));
  if (unfit?.element) {
    const params = { term: list, value: member, ...wantedByElement(unfit.element) };
    return refused(unfitValue.at(entry.at("member"), params));
  }
  if (meant.every((it) => it.listed.includes(member)))
    return refused(listedMember.at(entry.at("member"), { list, member }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return refused(signature);
  return { value: { list, member, belongs: isTrue(fieldOf(entry.node, "in")), ...signature }, diagnostics: [] };
}

function isElementValue(type: Type, member: string): boolean {
  switch (type.kind) {
    case "enum":
      return type.members.includes(member);
    case "boolean":
    case "number":
    case "date":
    case "duration":
      return interpretedValue(member, type.kind) !== undefined;
    case "string":
    case "datetime":
    case "document":
      return true;
    case "list":
    case "record":
      return false;
  }
}

const wantedByElement = (type: Type): Wanted =>
  type.kind === "enum" ? wantedMember(type.members) : { wanted: type.kind, members: undefined };
