import { replacementFix } from "../../base/diagnostic.ts";
import type { Message } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted } from "../syntax/walk.ts";
import type { CheckedPack, ReadableDeclaration, KnownDefinition } from "./checked-pack.ts";
import type { Checker, Environment } from "./checker-state.ts";
import { report, type CheckContext } from "./context.ts";
import { unknownNameParams, unreadableNameParams, noFields, unknownName, versionsDiffer } from "./diagnostics/names.ts";
import { describeDays } from "./legal-status.ts";
import { reportMissingPack } from "./named-rules.ts";
import { recordReads } from "./reads.ts";
import { symbolKinds } from "./symbols.ts";
import { describeType, errorType, isError, isSameType, type InferredType } from "./types.ts";

/** What a path says of another pack: its versions, and the steps after its id. */
interface Elsewhere {
  readonly pack: string;
  readonly versions: readonly CheckedPack[];
  readonly steps: readonly Ast.Name[];
}

/** The pack that a path begins with, if it is one that is needed; the longest id counts. */
function elsewhere({ needs }: CheckContext, path: Ast.Path): Elsewhere | undefined {
  for (let length = path.steps.length - 1; length > 0; length -= 1) {
    const pack = dotted(path.steps.slice(0, length));
    const versions = needs.get(pack);
    if (versions !== undefined) return { pack, versions, steps: path.steps.slice(length) };
  }
  return undefined;
}

/** What the versions of a needed pack say of a name that a path reads, in the order of time. */
function readablesNamed(context: CheckContext, path: Ast.Path): readonly ReadableDeclaration[] {
  const found = elsewhere(context, path);
  const [name, ...fields] = found?.steps ?? [];
  if (found === undefined || name === undefined || fields.length > 0) return [];
  return found.versions.flatMap((it) => it.readable.get(name.text) ?? []);
}

/** The type of another pack's definition or parameter; undefined: the path begins with no pack. */
export function inferCrossPack(reach: Environment, path: Ast.Path): InferredType | undefined {
  const found = elsewhere(reach.context, path);
  if (found === undefined) return isOfUnknownPack(reach, path) ? reportUnknownPack(reach, path) : undefined;
  const { pack, versions, steps } = found;
  const [name, field] = steps;
  if (name === undefined) return undefined;
  const readables = versions.flatMap((it) => it.readable.get(name.text) ?? []);
  const [first] = readables;
  if (first === undefined) return reportUnreadable(reach, name, found);
  if (field !== undefined) {
    const is = symbolKinds[first.placed.declaration.kind]();
    report(reach, field.span, noFields, { name: field.text, of: `${pack}.${name.text}`, is });
    return errorType;
  }
  reach.ledger.meanings.set(path.id, { kind: "foreign", declarations: readables.map((it) => it.placed) });
  const via = `\`${dotted(path.steps)}\``;
  if (!readables.every((it) => recordReads(reach, path.span, via, it.known.reads))) return errorType;
  return agreedType(reach, path, found);
}

// INVARIANT (one-type): a name of another pack is of one type in all its versions.
function agreedType(reach: Environment, path: Ast.Path, { versions, steps }: Elsewhere): InferredType {
  const [name] = steps;
  const known = versions.flatMap((version) => {
    const readable = version.readable.get(name?.text ?? "");
    return readable === undefined ? [] : [{ version, type: readable.known.type }];
  });
  const [first] = known;
  if (first === undefined) return errorType;
  const other = known.find((it) => !isSame(it.type, first.type));
  if (other === undefined) return first.type;
  report(reach, path.span, versionsDiffer, {
    name: dotted(path.steps),
    first: describeType(first.type),
    firstFrom: describeDays(first.version.inForce),
    second: describeType(other.type),
    secondFrom: describeDays(other.version.inForce),
  });
  return errorType;
}

const isSame = (a: InferredType, b: InferredType): boolean => isError(a) || isError(b) || isSameType(a, b);

function* namesIn(versions: Elsewhere["versions"]): Generator<string> {
  for (const it of versions) yield* it.readable.keys();
}

function reportUnreadable(reach: Environment, name: Ast.Name, { pack, versions }: Elsewhere): InferredType {
  const kind = versions.map((it) => kindIn(it, name.text)).find((it) => it !== undefined);
  const full = `${pack}.${name.text}`;
  if (kind !== undefined) {
    report(reach, name.span, unknownName, unreadableNameParams("foreign", full, kind));
    return errorType;
  }
  const near = reach.nearest(name.text, namesIn(versions));
  const params = unknownNameParams(full, near === undefined ? undefined : `${pack}.${near}`);
  report(reach, name.span, unknownName, params, replacementFix(name.span, near));
  return errorType;
}

/** What a pack declares under a name that others cannot read. */
export function kindIn(
  { rules, standards, terms, openLists, exemptions }: CheckedPack,
  name: string,
): Message | undefined {
  const has = (all: readonly { readonly declaration: { readonly name: Ast.Name } }[]): boolean =>
    all.some((it) => it.declaration.name.text === name);
  if (has(rules)) return symbolKinds.rule();
  if (has(standards)) return symbolKinds.standard();
  if (has(terms)) return symbolKinds["open-term"]();
  if (has(openLists)) return symbolKinds["open-list"]();
  return has(exemptions) ? symbolKinds.exemption() : undefined;
}

/** Whether a path begins as ids of packs do: `cn.`, where this pack's id or that of a needed one does. */
function isOfUnknownPack({ context, names }: Checker, { steps }: Ast.Path): boolean {
  const [{ text: first }] = steps;
  if (steps.length < 3 || names.has(first)) return false;
  const own = context.pack.split(".");
  if (own.length < steps.length && own.every((it, index) => steps[index]?.text === it)) return false;
  return [context.pack, ...context.needs.keys()].some((it) => it.startsWith(`${first}.`));
}

function reportUnknownPack(reach: Environment, path: Ast.Path): InferredType {
  const pack = path.steps.slice(0, -1);
  const span = { start: path.span.start, end: pack.at(-1)?.span.end ?? path.span.end };
  reportMissingPack(reach, dotted(pack), span);
  return errorType;
}

/** What is known of the values that a path stands for, as far as it names some: of another pack, each version's. */
export function knownAt(bench: Checker, path: Ast.Path): readonly KnownDefinition[] {
  const meaning = bench.ledger.meanings.get(path.id);
  const of = (id: Ast.NodeId): readonly KnownDefinition[] => {
    const known = bench.definitions.get(id);
    return known === undefined ? [] : [known];
  };
  switch (meaning?.kind) {
    case "definition":
      return of(meaning.definition.id);
    case "parameter":
      return of(meaning.parameter.id);
    case "open-list":
      return of(meaning.list.id);
    case "foreign":
      return readablesNamed(bench.context, path).map((it) => it.known);
    default:
      return [];
  }
}
