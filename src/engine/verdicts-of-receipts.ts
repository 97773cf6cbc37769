import { groupedBy } from "../evaluate/grouped.ts";
import type { Receipt } from "../report/model/receipt.ts";
import type { ChangedVerdict } from "../report/model/verification.ts";
import type { InputPair } from "./inputs-now.ts";

/** What two receipts say otherwise, of documents that are paired by their files and their order in them. */
export function changedVerdicts(was: Receipt, is: Receipt, inputs: readonly InputPair[]): readonly ChangedVerdict[] {
  const paths = new Map(inputs.flatMap((it) => (it.is ? [[it.is.path, it.path] as const] : [])));
  const before = new Map(outcomesOf(was, (path) => path).map((it) => [keyOf(it), it]));
  const after = new Map(outcomesOf(is, (path) => paths.get(path) ?? path).map((it) => [keyOf(it), it]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key), after.get(key)];
    const one = then ?? now;
    if (!one || then?.outcome === now?.outcome) return [];
    return [{ kind: one.kind, name: one.name, of: one.of, was: then?.outcome, is: now?.outcome }];
  });
}

type Outcome = Pick<ChangedVerdict, "kind" | "name" | "of"> & { readonly outcome: string };

const keyOf = ({ kind, name, of }: Outcome): string => JSON.stringify([kind, name, of]);

function outcomesOf(
  { rules, notes, yields, documents, inputs, exit_code: exitCode }: Receipt,
  pathOf: (path: string) => string,
): readonly Outcome[] {
  const about = (document: number | undefined, elements: readonly string[]): string | undefined => {
    const it = document === undefined ? undefined : documents[document];
    const path = it && inputs[it.input]?.path;
    if (!it || path === undefined) return undefined;
    return [`${it.subject} ${it.at + 1} of ${pathOf(path)}`, ...elements].join(", ");
  };
  return [
    // A rule may be advisory in one version of its pack, and bind in another.
    ...[...groupedBy(rules, (it) => it.rule)].map(([name, own]): Outcome => {
      const outcome = own.map((it) => (it.advisory ? `advisory ${it.verdict}` : it.verdict)).join(" and ");
      return { kind: "rule", name, of: undefined, outcome };
    }),
    ...rules.flatMap(({ rule: name, instances }): readonly Outcome[] =>
      instances.map(({ document, elements, verdict: outcome }): Outcome => {
        return { kind: "instance", name, of: about(document, elements), outcome };
      }),
    ),
    ...notes.map(({ rule: name, document, elements, applies: outcome }): Outcome => {
      return { kind: "note", name, of: about(document, elements), outcome };
    }),
    // What waivers, a baseline and edict.yaml let pass changes no verdict.
    { kind: "run", name: "exit code", of: undefined, outcome: `${exitCode}` },
    ...yields.map(({ what: name, document, holds: outcome }): Outcome => {
      return { kind: "flag", name, of: about(document, []), outcome };
    }),
  ];
}
