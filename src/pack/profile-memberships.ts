import { fieldOf } from "../base/fields.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Membership } from "../evaluate/settings.ts";
import { valueOf } from "../evaluate/term.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Type } from "../vocabulary/type.ts";
import { listedMember, unfitValue, unknownList } from "./diagnostics.ts";
import type { Pack } from "./pack.ts";
import {
  isSigned,
  oneOf,
  readSignature,
  wrongEntry,
  type Entry,
  type ReadEntry,
  type Wanted,
} from "./profile-entry.ts";

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
export function readMembership(entry: Entry, lists: ReadonlyMap<string, readonly OpenList[]>): ReadEntry<Membership> {
  const [list, member] = [entry.text("list"), entry.text("member")];
  const meant = lists.get(list);
  if (!meant)
    return wrongEntry(unknownList.at(entry.at("list"), { list, near: didYouMean(nearest(list, lists.keys())) }));
  const unfit = meant.find((it) => it.element && !isFit(it.element, member));
  if (unfit?.element) {
    const params = { term: list, value: member, ...wantedOf(unfit.element) };
    return wrongEntry(unfitValue.at(entry.at("member"), params));
  }
  if (meant.every((it) => it.listed.includes(member)))
    return wrongEntry(listedMember.at(entry.at("member"), { list, member }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return wrongEntry(signature);
  const belongs = fieldOf(entry.node, "in");
  return {
    read: { list, member, belongs: belongs?.kind === "scalar" && belongs.value === true, ...signature },
    diagnostics: [],
  };
}

function isFit(type: Type, member: string): boolean {
  switch (type.kind) {
    case "enum":
      return type.members.includes(member);
    case "boolean":
    case "number":
    case "date":
    case "duration":
      return valueOf(member, type.kind) !== undefined;
    case "string":
    case "datetime":
    case "document":
      return true;
    case "list":
    case "record":
      return false;
  }
}

const wantedOf = (type: Type): Wanted =>
  type.kind === "enum" ? oneOf(type.members) : { wanted: type.kind, members: undefined };
