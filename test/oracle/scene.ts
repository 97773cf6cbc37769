import type { Day } from "../../src/base/civil-date.ts";
import type { DataNode, RecordNode } from "../../src/base/document.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import type { Book, Placed } from "./book.ts";
import type { Answer } from "./logic.ts";
import type { Result } from "./result.ts";
import type { Settings } from "./settings.ts";

/** All that a run is judged by. */
export interface Run {
  readonly settings: Settings;
  readonly books: readonly Book[];
  /** The documents that are judged. */
  readonly documents: readonly Input[];
  /** The service that all documents read. */
  readonly service: Input | undefined;
  /** What rules have said so far. */
  readonly said: Map<string, readonly Instance[]>;
  readonly heard: Map<Ast.Upon, readonly Heard[]>;
  /** Values that contradict others. */
  readonly contradicted: ReadonlySet<DataNode>;
  /** What a signature says other than facts do, as far as it was met. */
  readonly disputes: Set<string>;
  /** Set where only facts decide what is disputed: the run in which it stays open. */
  readonly whole: Run | undefined;
  readonly answers: Answers;
}

/** One subject of one document, by the law of one day. */
export interface Judgement {
  /** Undefined for a note that is given once for a run. */
  readonly document: Input | undefined;
  readonly subject: string | undefined;
  readonly lawOf: Day;
}

/** Where an expression stands: whose names it uses, what it is asked about, and the elements around it. */
export interface Scene {
  readonly run: Run;
  readonly book: Book;
  readonly judgement: Judgement;
  readonly variables: ReadonlyMap<string, Variable>;
}

export interface Variable {
  readonly result: Result;
  readonly type: Type | undefined;
}

export interface RuleIn extends Placed<Ast.Rule> {
  readonly book: Book;
}

export type Verdict =
  | "violated"
  | "undetermined"
  | "pending"
  | "satisfied"
  | "exempt"
  | "not_applicable"
  | "not_in_force";

/** What a rule is for one element of one judgement, and what an open verdict needs. */
export interface Instance {
  readonly elements: readonly string[];
  readonly verdict: Verdict;
  /** Satisfied, whether or not the rule applies. */
  readonly eitherWay: boolean;
  readonly needs: readonly string[];
}

/** An instance of a rule that `upon breach of` names. */
export interface Heard {
  readonly judgement: Judgement;
  readonly instance: Instance;
}

/** The three questions that lead back to themselves: what an expression is, whether a condition holds, what a rule says. */
export interface Answers {
  readonly evaluate: (expr: Ast.Expr, scene: Scene, expected?: Type) => Result;
  readonly condition: (expr: Ast.Expr, scene: Scene) => Answer;
  readonly instancesOf: (rule: RuleIn, judgement: Judgement, run: Run) => readonly Instance[];
}

/** A subject as this judgement knows it, and the document that holds it. */
export function rootOf(
  scene: Scene,
  subject: string,
): { readonly node: RecordNode; readonly input: Input } | undefined {
  const { document } = scene.judgement;
  for (const input of [document, scene.run.service]) {
    const node =
      input === scene.run.service && input !== document && subject !== "service"
        ? undefined
        : input?.roots.get(subject);
    if (node && input) return { node, input };
  }
  return undefined;
}

/** The day up to which the facts are known. */
export function factsOnOf({ run, judgement }: Scene): Day {
  const { asOf } = run.settings;
  return (judgement.document ?? run.service)?.factsOn ?? asOf;
}

/** The same question, asked with the names of a pack and without elements around it. */
export const within = (scene: Scene, book: Book): Scene => ({ ...scene, book, variables: new Map() });

export const bound = (scene: Scene, name: string, variable: Variable): Scene => ({
  ...scene,
  variables: new Map([...scene.variables, [name, variable]]),
});
