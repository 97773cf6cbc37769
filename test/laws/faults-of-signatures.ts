import type { Fault } from "./faults.ts";
import { pendingIsUndone, signedOnce, unsilenced, unsoftened } from "./laws-of-signatures.ts";
import { pinned } from "./meanings.ts";

/** Faults in what becomes of signatures, presumptions and time that people judge. */
export const faultsOfSignatures: readonly Fault[] = [
  {
    name: "facts silence a signature",
    file: "evaluate/standard.ts",
    find: 'if (context.onDispute === "facts-decide") return result;',
    replace: "return result;",
    law: pinned,
  },
  {
    name: "a signature decides against facts",
    file: "evaluate/standard.ts",
    find: "return unknown([dispute], gathered([result.grounds, [signed]]));",
    replace: "return truth(met, [signed]);",
    law: unsilenced,
    seed: 309,
  },
  {
    name: "a signature softens a breach that facts show",
    file: "evaluate/rule.ts",
    find: "if (!context.byFacts || context.disputes.size === 0) return all;",
    replace: "return all;",
    law: unsoftened,
    seed: 18,
  },
  {
    name: "a signature on an element whose name is missing is not heard",
    file: "evaluate/standard.ts",
    find: "(standard.overList && elementName === undefined ? written.element !== undefined : written.element === elementName)",
    replace: "written.element === elementName",
    law: pinned,
  },
  {
    name: "what is presumed holds against a signature",
    file: "evaluate/standard.ts",
    find: "if (latest.length > 0 || missing !== undefined) return result;",
    replace: "if (missing !== undefined) return result;",
    law: pinned,
  },
  {
    name: "what is presumed holds though the opposite is presumed, too",
    file: "evaluate/standard.ts",
    find: 'if (isMet === "true" && isUnmet === "false")',
    replace: 'if (isMet === "true")',
    law: pinned,
  },
  {
    name: "a signature counts for the standard alone whose name it has",
    file: "evaluate/standard.ts",
    find: "isSignedAs(same, standard, it.standard)",
    replace: "it.standard === standard.name",
    law: signedOnce,
    seed: 6,
  },
  {
    name: "what is signed under another name of a question is not heard where it is at home",
    file: "evaluate/same-standards.ts",
    find: "for (const it of names) known.add(it);",
    replace: "",
    law: signedOnce,
    seed: 332,
  },
  {
    name: "standards that are the same have the conditions of one",
    file: "language/lower/declarations.ts",
    find: "onlyIf: it.onlyIf.map((one) => lowerExpression(lowering, one)),",
    replace: "onlyIf: sameAs ? [] : it.onlyIf.map((one) => lowerExpression(lowering, one)),",
    law: pinned,
  },
  {
    name: "what nobody judged is pending",
    file: "evaluate/rule.ts",
    find: 'unknown: "undetermined" } as const',
    replace: 'unknown: "pending" } as const',
    law: pinned,
  },
  {
    name: "what is not done is satisfied while its time runs",
    file: "evaluate/rule.ts",
    find: '{ true: "pending", false',
    replace: '{ true: "satisfied", false',
    law: pendingIsUndone,
  },
];
