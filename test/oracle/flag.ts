import { condition } from "./ask.ts";
import { isInForce, type Book } from "./book.ts";
import type { Judgement, Run } from "./scene.ts";

/** What another regime may prevail over, on one judgement. */
export interface Flag {
  readonly pack: string;
  readonly what: string;
}

/** The flags that a text raises on a judgement; none that asks for a subject that was not given. */
export const flagsOn = (book: Book, judgement: Judgement, run: Run): readonly Flag[] =>
  book.flags
    .filter(({ units }) => isInForce(book, units, [], judgement.lawOf))
    .flatMap(({ it }) => {
      const { is, needs } = condition(it.condition, { run, book, judgement, variables: new Map() });
      if (is === false || needs.some((one) => one.startsWith("no-subject"))) return [];
      return [{ pack: book.text.id, what: it.what.text }];
    });
