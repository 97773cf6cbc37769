import { intersection, writeInterval } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Case } from "../cases/read-cases.ts";
import { runCase, type CaseContext, type CaseResult } from "../cases/run-cases.ts";
import { intervalOf } from "../evaluate/legal-force.ts";
import { packOf } from "../evaluate/program.ts";
import { ruleDigests } from "../graph/digest.ts";
import type { GraphNode } from "../graph/graph.ts";
import { parse } from "../language/parse/parse.ts";
import { printTree } from "../language/print/print.ts";
import { packWith, type OpenedVersion } from "../pack/compile-packs.ts";
import type { Pack } from "../pack/pack.ts";
import type { Change, Fault } from "./fault.ts";
import { faultsOf } from "./faults.ts";

/** A pack with one fault in it. */
export interface Mutant {
  readonly fault: Fault;
  /**
   * `broken`: it does not compile; `same`: every rule means what it meant on all days on which the pack is in force, or what it
   * means with an earlier fault; `noticed`: a case comes to something else than it expects; `survived`: none does.
   */
  readonly state: "broken" | "same" | "noticed" | "survived";
  /** The rules that mean something else with it, by their full names. */
  readonly rules: readonly string[];
}

/** What faults are planted in: a pack, its folder as it was compiled, and cases of it that pass. */
export interface MutantGround {
  readonly world: CaseContext;
  readonly opened: OpenedVersion;
  readonly cases: readonly Case[];
}

/** The cases that fail as the pack is. */
export const failing = (cases: readonly Case[], world: CaseContext): readonly CaseResult[] =>
  cases.map((it) => runCase(it, world)).filter(fails);

const fails = ({ wrong, problems }: CaseResult): boolean => wrong.length > 0 || problems.length > 0;

/** Plants each fault by itself, and asks whether a case notices it. */
export function tryMutants({ world, opened, cases }: MutantGround): readonly Mutant[] {
  const { pack } = world;
  const met = new Set([pack.digest]);
  const meant = meaningInForce(pack);
  const caught = new Map<Case, number>();
  // INVARIANT (who can see): a verdict rests on its rule's node of the graph and on what that reads, which its digest is of. So a
  //   case that expects nothing of a rule with another digest cannot notice the fault, and is not run.
  const isNoticed = (mutant: Pack, rules: ReadonlySet<string>): boolean => {
    const able = cases.filter((it) => it.expect.some(({ rule }) => rules.has(rule)));
    const often = able.toSorted((a, b) => (caught.get(b) ?? 0) - (caught.get(a) ?? 0));
    const found = often.find((it) => fails(runCase(it, { ...world, pack: mutant })));
    if (found) caught.set(found, (caught.get(found) ?? 0) + 1);
    return found !== undefined;
  };
  return faultsOf(pack.checked).map((fault): Mutant => {
    const mutant = plant(fault, opened);
    if (!mutant) return { fault, state: "broken", rules: [] };
    if (met.has(mutant.digest)) return { fault, state: "same", rules: [] };
    met.add(mutant.digest);
    const rules = [...mutant.ruleDigests].filter(([name, it]) => it !== pack.ruleDigests.get(name)).map(([it]) => it);
    if (isNoticed(mutant, new Set(rules))) return { fault, state: "noticed", rules };
    // A case can be judged as if the pack were in force on other days, too; whoever wrote none need not.
    return meaningInForce(mutant) === meant ? { fault, state: "same", rules: [] } : { fault, state: "survived", rules };
  });
}

/** What the rules of a pack mean on the days on which it is in force: a value of other days is none. */
function meaningInForce({ manifest: { id, inForce }, program: { graph } }: Pack): string {
  const nodes = graph.nodes.map((node): GraphNode => {
    if (node.kind !== "dated" || packOf(node.name) !== id || inForce === "never") return node;
    const values = node.values.flatMap((it) => {
      const days = it.inForce === "never" ? undefined : intersection(intervalOf(it.inForce), inForce);
      return days === undefined ? [] : [{ ...it, inForce: writeInterval(days) }];
    });
    return { ...node, values };
  });
  return JSON.stringify([...ruleDigests({ ...graph, nodes })]);
}

/** The pack with a fault in it; undefined: it does not compile. */
function plant({ file, node, by }: Fault, opened: OpenedVersion): Pack | undefined {
  const { source } = file;
  const text = printTree({ ...file, declarations: replaced(file.declarations, { node, by }) });
  const { value: tree, diagnostics } = parse({ path: source.path, text }, opened.files.nextId);
  if (diagnostics.some(isError)) return undefined;
  const files = opened.files.files.map((it) => (it.source.path === source.path ? tree : it));
  return packWith(opened, files);
}

const isError = (it: Diagnostic): boolean => it.severity === "error";

/** A tree with another part in the place of one, or without it. */
function replaced<T>(tree: T, change: Pick<Change, "node" | "by">): T {
  if (typeof tree !== "object" || tree === null) return tree;
  if (Array.isArray(tree)) {
    const items = tree.flatMap((it: unknown) => (it === change.node && !change.by ? [] : [replaced(it, change)]));
    return items as T;
  }
  if ((tree as object) === change.node) return change.by as T;
  return Object.fromEntries(Object.entries(tree).map(([key, it]) => [key, replaced(it, change)])) as T;
}
