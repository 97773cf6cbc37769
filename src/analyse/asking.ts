import type { DocumentContext } from "../evaluate/context.ts";
import type { Vocabulary } from "../vocabulary/type.ts";

/** Where the parts of a rule are read, and what facts can be. */
export interface Asking {
  readonly context: DocumentContext;
  readonly vocabulary: Vocabulary;
}
