import type { GateRun } from "../engine/index.ts";
import type { GateAnswer } from "../report/model/gate-answer.ts";

/** What an answer says of what was judged, in the words of a language. */
export type Said = Pick<GateAnswer, "rules" | "contradicted" | "problems">;

/**
 * What the gate answers. Its receipt is written when it is read: that takes longer than judging. A class, because a getter made for each
 * answer takes twice as long to make as one that all share, and an inherited one is lost in JSON and copies.
 */
export class Answer implements GateAnswer {
  readonly decision: GateAnswer["decision"];
  readonly word: GateAnswer["word"];
  readonly rules: GateAnswer["rules"];
  readonly contradicted: GateAnswer["contradicted"];
  readonly problems: GateAnswer["problems"];
  readonly supposed: GateAnswer["supposed"];
  readonly asOf: GateAnswer["asOf"];
  declare readonly receipt: GateAnswer["receipt"];
  readonly #receipt: GateRun["receipt"];

  constructor(run: GateRun, said: Said) {
    this.decision = run.decision;
    this.word = run.judged.word ?? "nothing judged";
    this.rules = said.rules;
    this.contradicted = said.contradicted;
    this.problems = said.problems;
    this.supposed = run.supposed;
    this.asOf = run.asOf;
    this.#receipt = run.receipt;
    Object.defineProperty(this, "receipt", Answer.#receiptProperty);
  }

  static readonly #receiptProperty = {
    enumerable: true,
    get(this: Answer): GateAnswer["receipt"] {
      return this.#receipt?.();
    },
  };
}
