import type { GateAnswer } from "../report/model/gate-answer.ts";
import { record, refuseMore } from "./options.ts";

/** The facts of one subject of the vocabulary, as a plain object. */
export type Facts = Readonly<Record<string, unknown>>;

/** What is said of an answer of which pieces have come. */
export interface GateProgress extends GateAnswer {
  /** No piece that may come can undo it. */
  readonly certain: boolean;
}

/** An answer that comes in pieces. It is judged as of the moment at which it began. */
export interface GatePieces {
  /** What is said before anything has come. */
  readonly begun: GateProgress;
  /** Words of the answer, or a finding about it; what is said by what has come so far: whether it may be sent now, before `close` judges the whole. */
  readonly push: (piece: string | Facts) => GateProgress;
  /** The whole answer, with facts that are known now that it has ended; without `findings`, here or before, it is unknown what was found. */
  readonly close: (facts?: Facts) => GateAnswer;
}

/**
 * Gathers an answer.
 *
 * What has come of it is a document in which findings are known in part and the words are not stated, because more may come.
 * INVARIANT (certain): what such a document decides no completion of it undoes, so that a breach in it is one in the end.
 * INVARIANT (no cuts): words are judged when all have come, so that it does not matter where they were cut.
 */
export function openPieces(known: Facts, judge: (response: Facts) => GateAnswer): GatePieces {
  const findings: Facts[] = [];
  let closed = false;
  const { text: beginning, findings: scanned, ...others } = known;
  if (beginning !== undefined && beginning !== null && typeof beginning !== "string")
    throw new TypeError("`text` is the first words of the answer");
  let text: string | null | undefined = beginning;
  if (scanned !== undefined) findings.push(...listed(scanned));
  const soFar = (): GateProgress => {
    const said = judge({ ...others, ...(findings.length > 0 ? { findings: { at_least: findings } } : {}) });
    // A copy would read the receipt.
    return Object.assign(said, { certain: said.decision === "block" });
  };
  const begun = soFar();
  let last = begun;
  return {
    begun,
    push: (piece, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`push` takes one piece: words, or a finding; push each by itself");
      if (closed) throw new TypeError("the answer has ended");
      if (typeof piece === "string") text = (text ?? "") + piece;
      else {
        findings.push(...listed([piece]));
        if (!last.certain) last = soFar();
      }
      return last;
    },
    close: (facts = {}, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`close` takes one group of facts");
      if (closed) throw new TypeError("the answer has ended");
      const { findings: more, ...rest } = record("end of an answer", facts);
      closed = true;
      const twice = Object.keys(rest).find(
        (it) => it === "text" || (Object.hasOwn(others, it) && others[it] !== undefined && others[it] !== rest[it]),
      );
      if (twice !== undefined) throw new TypeError(`\`${twice}\` was said before: only what is new is said at the end`);
      if (more !== undefined) findings.push(...listed(more));
      const isScanned = scanned !== undefined || more !== undefined || findings.length > 0;
      const whole = judge({
        ...others,
        ...rest,
        ...(text === undefined ? {} : { text }),
        ...(isScanned ? { findings } : {}),
      });
      // What was certain also stays where something that came later cannot be read.
      const { certain, ...said } = last;
      return whole.decision !== "block" && certain ? said : whole;
    },
  };
}

/** Throws a TypeError for what is no list of findings. */
function listed(it: unknown): readonly Facts[] {
  if (!Array.isArray(it) || it.some((one) => typeof one !== "object" || one === null || Array.isArray(one)))
    throw new TypeError("findings are plain objects of the vocabulary");
  return it as readonly Facts[];
}
