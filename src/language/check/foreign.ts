import { replacing } from "../../base/diagnostic.ts";
import type { Message } from "../../base/message.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Checked, Readable } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { describeDays } from "./days-in-force.ts";
import { describeType } from "./describe-type.ts";
import { nameOfNothing, nameThatIs, noFields, unknownName } from "./diagnostics/names.ts";
import { versionsDiffer } from "./diagnostics/packs.ts";
import { errorType, isError, isSameType, type Inferred } from "./inferred.ts";
import { report } from "./ledger.ts";
import { kinds } from "./names.ts";
import { noteReads } from "./reads.ts";
import { reportPack } from "./targets.ts";

/** What a path says of another pack: its versions, and the steps after its id. */
interface Elsewhere {
  readonly pack: string;
  readonly versions: readonly Checked[];
  readonly steps: readonly Ast.Name[];
}

/** The pack that a path begins with, if it is one that is needed; the longest id counts. */
function elsewhere({ needs }: CheckContext, path: Ast.Path): Elsewhere | undefined {
  for (let length = path.steps.length - 1; length > 0; length -= 1) {
    const pack = joined(path.steps.slice(0, length));
    const versions = needs.get(pack);
    if (versions !== undefined) return { pack, versions, steps: path.steps.slice(length) };
  }
  return undefined;
}

const joined = (steps: readonly Ast.Name[]): string => steps.map((it) => it.text).join(".");

/** What the versions of a needed pack say of a name that a path reads, in the order of time. */
export function readablesNamed(context: CheckContext, path: Ast.Path): readonly Readable[] {
  const found = elsewhere(context, path);
  const [name, ...fields] = found?.steps ?? [];
  if (found === undefined || name === undefined || fields.length > 0) return [];
  return found.versions.flatMap((it) => it.readable.get(name.text) ?? []);
}

/** The type of another pack's definition or parameter; undefined: the path begins with no pack. */
export function inferForeign(bench: Bench, reach: Reach, path: Ast.Path): Inferred | undefined {
  const found = elsewhere(bench.context, path);
  if (found === undefined) return isOfUnknownPack(bench, path) ? reportUnknownPack(bench, reach, path) : undefined;
  const { pack, versions, steps } = found;
  const [name, field] = steps;
  if (name === undefined) return undefined;
  const readables = versions.flatMap((it) => it.readable.get(name.text) ?? []);
  const [first] = readables;
  if (first === undefined) return reportUnreadable(bench, reach, name, found);
  if (field !== undefined) {
    const is = kinds[first.placed.declaration.kind]();
    report(bench, reach.file, field.span, noFields, { name: field.text, of: `${pack}.${name.text}`, is });
    return errorType;
  }
  bench.ledger.meanings.set(path.id, { kind: "foreign", declarations: readables.map((it) => it.placed) });
  const via = `\`${joined(path.steps)}\``;
  if (!readables.every((it) => noteReads(bench, reach, path.span, via, it.known.reads))) return errorType;
  return agreedType(bench, reach, path, found);
}

// INVARIANT (one-type): a name of another pack is of one type in all its versions.
function agreedType(bench: Bench, reach: Reach, path: Ast.Path, { versions, steps }: Elsewhere): Inferred {
  const [name] = steps;
  const known = versions.flatMap((version) => {
    const readable = version.readable.get(name?.text ?? "");
    return readable === undefined ? [] : [{ version, type: readable.known.type }];
  });
  const [first] = known;
  if (first === undefined) return errorType;
  const other = known.find((it) => !isSame(it.type, first.type));
  if (other === undefined) return first.type;
  report(bench, reach.file, path.span, versionsDiffer, {
    name: joined(path.steps),
    first: describeType(first.type),
    firstFrom: describeDays(first.version.inForce),
    second: describeType(other.type),
    secondFrom: describeDays(other.version.inForce),
  });
  return errorType;
}

const isSame = (a: Inferred, b: Inferred): boolean => isError(a) || isError(b) || isSameType(a, b);

function* namesIn(versions: Elsewhere["versions"]): Generator<string> {
  for (const it of versions) yield* it.readable.keys();
}

function reportUnreadable(bench: Bench, reach: Reach, name: Ast.Name, { pack, versions }: Elsewhere): Inferred {
  const kind = versions.map((it) => kindIn(it, name.text)).find((it) => it !== undefined);
  const full = `${pack}.${name.text}`;
  if (kind !== undefined) {
    report(bench, reach.file, name.span, unknownName, nameThatIs("foreign", full, kind));
    return errorType;
  }
  const near = bench.nearest(name.text, namesIn(versions));
  const params = nameOfNothing(full, near === undefined ? undefined : `${pack}.${near}`);
  report(bench, reach.file, name.span, unknownName, params, replacing(name.span, near));
  return errorType;
}

function kindIn({ rules, standards, terms, openLists, exemptions }: Checked, name: string): Message | undefined {
  const has = (all: readonly { readonly declaration: { readonly name: Ast.Name } }[]): boolean =>
    all.some((it) => it.declaration.name.text === name);
  if (has(rules)) return kinds.rule();
  if (has(standards)) return kinds.standard();
  if (has(terms)) return kinds["open-term"]();
  if (has(openLists)) return kinds["open-list"]();
  return has(exemptions) ? kinds.exemption() : undefined;
}

/** Whether a path begins as ids of packs do: `cn.`, where this pack's id or that of a needed one does. */
function isOfUnknownPack({ context, names }: Bench, { steps }: Ast.Path): boolean {
  const [{ text: first }] = steps;
  if (steps.length < 3 || names.has(first)) return false;
  const own = context.pack.split(".");
  if (own.length < steps.length && own.every((it, index) => steps[index]?.text === it)) return false;
  return [context.pack, ...context.needs.keys()].some((it) => it.startsWith(`${first}.`));
}

function reportUnknownPack(bench: Bench, reach: Reach, path: Ast.Path): Inferred {
  const pack = path.steps.slice(0, -1);
  const span = { start: path.span.start, end: pack.at(-1)?.span.end ?? path.span.end };
  reportPack(bench, reach.file, joined(pack), span);
  return errorType;
}
