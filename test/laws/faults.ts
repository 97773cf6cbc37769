import { faultsOfCode } from "./faults-of-code.ts";
import { faultsOfContradictions } from "./faults-of-contradictions.ts";
import { faultsOfFacts } from "./faults-of-facts.ts";
import { faultsOfLaw } from "./faults-of-law.ts";
import { faultsOfSignatures } from "./faults-of-signatures.ts";
import type { Law } from "./law.ts";

/** A fault as a switch: words of one source file that stand there once, what takes their place, and the law that must notice. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly law: Law;
  /** With which the search soon finds what the fault changes; with another it takes longer. */
  readonly seed?: number;
}

export const faults: readonly Fault[] = [
  ...faultsOfFacts,
  ...faultsOfLaw,
  ...faultsOfSignatures,
  ...faultsOfContradictions,
  ...faultsOfCode,
];
