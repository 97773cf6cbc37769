import type { Translated } from "../graph/translated.ts";
import type * as Ast from "../language/syntax/ast.ts";

/** How a fact is called: by the path under which documents state it, and by the titles that the vocabulary has for it. */
interface FactName {
  readonly path: string;
  /** The last two on the way to it; undefined where one is missing. */
  readonly titles: readonly string[] | undefined;
  /** The subject or variable that it is of; undefined for the service. */
  readonly of: string | undefined;
}

/** The words in which conditions are said. */
export interface SaidWords {
  /** Words of a policy, in the language that is spoken. */
  readonly policy: (words: Translated) => string;
  readonly connective: Readonly<Record<Ast.Connective["operator"], string>>;
  readonly not: string;
  readonly quantified: (quantifier: Ast.Quantifier["quantifier"], variable: string, list: string) => string;
  readonly each: (variable: string, list: string) => string;
  readonly eachIf: (each: string) => string;
  readonly test: (test: Ast.Test["test"], value: string) => string;
  readonly compare: (operator: Ast.Comparison, left: string, right: string) => string;
  /** `title`: what a person judges. */
  readonly met: (title: string, element: string | undefined) => string;
  readonly holds: (fact: string) => string;
  readonly always: string;
  readonly never: string;
  readonly deadline: (done: string, day: string) => string;
  /** Undefined: only the author's own words say it. */
  readonly fact: (name: FactName) => string | undefined;
  readonly variable: (name: string) => string;
  /** The name of something that an author declared. */
  readonly declared: (name: string) => string;
  readonly day: Readonly<Record<"as-of" | "facts-on", string>>;
  readonly text: (text: string) => string;
  readonly list: (items: readonly string[], isOpen: boolean) => string;
  readonly arithmetic: (operator: Ast.Arithmetic["operator"], left: string, right: string) => string;
  /** The head of an exception to a definition, and of the definition itself. */
  readonly but: (value: string) => string;
  readonly asARule: string;
  readonly keeping: (what: string) => string;
}
