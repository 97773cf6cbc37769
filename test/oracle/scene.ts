import type { Day } from "../../src/base/civil-date.ts";
import type { RecordNode } from "../../src/base/data.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Answers } from "./ask.ts";
import type { Book } from "./book.ts";
import type { Heard } from "./breach.ts";
import type { Result } from "./result.ts";
import type { Instance } from "./rule-in.ts";
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
