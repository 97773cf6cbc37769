/** A truth as generated code has it: `&` is Kleene's and, `|` is or. */
export type TruthCode = 0 | 1 | 3;

/** The verdicts by their rank in the roll-up, as generated code has them. */
export const verdictCodes = {
  violated: 0,
  undetermined: 1,
  pending: 2,
  satisfied: 3,
  exempt: 4,
  not_applicable: 5,
  not_in_force: 6,
  not_examined: 7,
} as const;

/** A rule that generated code cannot judge: the reference is asked. */
export const ISLAND = 255;

/** Which loop an element is of. */
export type LoopId = number;

/** The value of an operand whose order decides a comparison. */
export type CompareOperator = "equal" | "less" | "at-most";

/**
 * What is left of an expression when all that is fixed has been evaluated. Those that end in a truth have 0, 1 or 3; others a
 * plain value of the document, where `undefined` is unknown and `null` known to be absent; days and moments are numbers.
 */
type Shape =
  | { readonly op: "truth"; readonly data: TruthCode }
  | { readonly op: "verdict"; readonly data: number }
  /** A known value, or one that nobody knows. */
  | { readonly op: "value"; readonly data: string | number | boolean | null | undefined }
  | { readonly op: "root"; readonly data: string }
  | { readonly op: "element"; readonly data: LoopId }
  /** Whether the element of a loop is known to be one: of a placeholder it is not. */
  | { readonly op: "listed"; readonly data: LoopId }
  | { readonly op: "field"; readonly data: { readonly name: string; readonly ofNull: boolean } }
  | { readonly op: "facts-on"; readonly data: undefined }
  | { readonly op: "and" | "or" | "not" | "if" | "same-truth"; readonly data: undefined }
  /** What is presumed, of what has a name. */
  | { readonly op: "presumed"; readonly data: undefined }
  | { readonly op: "truth-of" | "present" | "present-truth" | "empty"; readonly data: undefined }
  | { readonly op: "if-value"; readonly data: undefined }
  | { readonly op: "compare"; readonly data: CompareOperator }
  | { readonly op: "compare-counts"; readonly data: CompareOperator }
  | { readonly op: "compare-durations"; readonly data: CompareOperator }
  | { readonly op: "in-words"; readonly data: WordTable }
  | { readonly op: "in-list"; readonly data: undefined }
  | { readonly op: "overlaps-words"; readonly data: { readonly words: readonly string[]; readonly open: boolean } }
  | { readonly op: "overlaps-list"; readonly data: undefined }
  | { readonly op: "some" | "every" | "count"; readonly data: LoopId }
  | { readonly op: "day-of-date" | "instant-of" | "day-of-instant"; readonly data: undefined }
  /** A moment so many milliseconds later. */
  | { readonly op: "later"; readonly data: number }
  /** The last day of a period, written as the language writes it; `back`: counted backwards. */
  | { readonly op: "end-of-period"; readonly data: { readonly period: string; readonly back: boolean } }
  /** The duration between two days, as the language writes it. */
  | { readonly op: "days-between"; readonly data: undefined }
  /** The verdict of an instance: its gates, whether it is one, exemptions, clauses, and what it waits for. */
  | { readonly op: "rule"; readonly data: undefined }
  /** Clauses as one; what other rules say; a deadline: done, due, whether in time, and up to when facts are known. */
  | { readonly op: "clauses" | "complies" | "deadline"; readonly data: undefined }
  /** The worst verdict; the breach that facts show, else another verdict. */
  | { readonly op: "worst" | "breach-or"; readonly data: undefined }
  /** Scopes before the elements of lists; `where` before one of them. */
  | { readonly op: "scoped" | "where"; readonly data: undefined }
  | { readonly op: "each"; readonly data: LoopId };

export type Op = Shape["op"];

/** What each word of a list comes to; `otherwise` any other word, `unknown` no word. */
export interface WordTable {
  readonly words: readonly (readonly [word: string, truth: TruthCode])[];
  readonly otherwise: TruthCode;
  readonly unknown: TruthCode;
}

export type Residual = Shape & {
  readonly id: number;
  readonly args: readonly Residual[];
  /** The loops whose elements it reads. */
  readonly loops: ReadonlySet<LoopId>;
  /** Whether a loop stands in it: it costs more than its place in the code shows. */
  readonly isHeavy: boolean;
};

type DataOf<O extends Op> = { [S in Shape as S["op"]]: S["data"] }[O];

// INVARIANT (interned): residuals of one builder that are equal are one object, so what rules share is written once.
export interface ResidualBuilder {
  readonly make: <O extends Op>(op: O, data: DataOf<O>, ...args: readonly Residual[]) => Residual;
  readonly truth: (code: TruthCode) => Residual;
  readonly and: (all: readonly Residual[]) => Residual;
  readonly or: (all: readonly Residual[]) => Residual;
  readonly not: (of: Residual) => Residual;
  readonly newLoop: () => LoopId;
}

/**
 * Makes residuals, and folds what is known already.
 *
 * @example
 * const { and, truth, make } = residualBuilder();
 * and([truth(3), make("root", "service"), truth(3)]).op // "root"
 * and([make("root", "service"), truth(0)]).data // 0
 */
export function residualBuilder(): ResidualBuilder {
  const byKey = new Map<string, Residual>();
  let loops = 0;
  const make = <O extends Op>(op: O, data: DataOf<O>, ...args: readonly Residual[]): Residual => {
    const key = JSON.stringify([op, args.map((it) => it.id), data === undefined ? [] : [data]]);
    const known = byKey.get(key);
    if (known) return known;
    const shape = { op, data } as Shape;
    const made: Residual = { ...shape, args, id: byKey.size, ...readingOf(op, data, args) };
    byKey.set(key, made);
    return made;
  };
  const truth = (code: TruthCode): Residual => make("truth", code);
  const joined = (op: "and" | "or", all: readonly Residual[]): Residual => {
    const [decides, drops] = op === "and" ? [truth(0), truth(3)] : [truth(3), truth(0)];
    const flat = new Set(all.flatMap((it) => (it.op === op ? it.args : [it])));
    flat.delete(drops);
    if (flat.has(decides)) return decides;
    const [first, ...others] = flat;
    return first === undefined ? drops : others.length === 0 ? first : make(op, undefined, first, ...others);
  };
  return {
    make,
    truth,
    and: (all) => joined("and", all),
    or: (all) => joined("or", all),
    not: (of) => {
      if (of.op === "truth") return truth(negated[of.data]);
      return of.op === "not" && of.args[0] ? of.args[0] : make("not", undefined, of);
    },
    newLoop: () => loops++,
  };
}

const negated = { 0: 3, 1: 1, 3: 0 } as const;

const looping: ReadonlySet<Op> = new Set([
  "some",
  "every",
  "count",
  "each",
  "overlaps-list",
  "in-list",
  "overlaps-words",
]);

function readingOf(op: Op, data: unknown, args: readonly Residual[]): Pick<Residual, "loops" | "isHeavy"> {
  const loops = new Set(args.flatMap((it) => [...it.loops]));
  if (op === "element" || op === "listed") loops.add(Number(data));
  if (op === "some" || op === "every" || op === "count" || op === "each") loops.delete(Number(data));
  return { loops, isHeavy: looping.has(op) || args.some((it) => it.isHeavy) };
}
