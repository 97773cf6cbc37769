import type { units } from "./world.ts";

/** A well-typed pack, as the declarations that a legal engineer would write. */
export interface Plan {
  readonly blocks: readonly Block[];
}

/** A declaration whose clauses have no order of their own. */
export interface Block {
  readonly unit: (typeof units)[number];
  readonly head: string;
  readonly clauses: readonly string[];
}
