import { locales } from "../base/locale.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { foreignFormats, type CheckRequest, type ForeignFormat } from "../engine/index.ts";
import { severityLevels, type RuleSeverity } from "../report/model/report-run.ts";

/** How documents are judged; each as the flag of `edict check` that is called like it. Paths start where those of the packs do. */
export interface JudgingOptions {
  /** The day of judgement, as `2026-01-31`; default today, in the zone of each pack. */
  readonly asOf?: string | undefined;
  /** The day whose law judges everything; default each document's own day; without one, the day of judgement. */
  readonly lawOf?: string | undefined;
  /** Whose duties count; default `provider`. */
  readonly party?: string | undefined;
  /** The service that the other documents belong to: a file, or the name of one of the documents. */
  readonly service?: string | undefined;
  /** The file that says how you read what the law leaves open, what you adopt and assume. */
  readonly profile?: string | undefined;
  /** The file of breaches that people let stand for a time. */
  readonly waivers?: string | undefined;
  /** The file of findings that are known: what is listed there does not fail. */
  readonly baseline?: string | undefined;
  /** What all documents are that are none of ours. */
  readonly from?: ForeignFormat | undefined;
  /** First look for personal data, and add it to the findings of documents that were scanned. */
  readonly detect?: boolean | undefined;
  /** Judge by unverified words too; what rests on them is marked provisional, and is never clear. */
  readonly provisional?: boolean | undefined;
}

export interface EvaluateOptions extends JudgingOptions {
  /** `exit_code` is 1 only from this severity on; default any violated rule. */
  readonly failOn?: RuleSeverity | undefined;
  /** `exit_code` is 0 although something is undetermined. */
  readonly allow?: "undetermined" | undefined;
}

export interface ExplainOptions extends JudgingOptions {
  /** A rule by its name, with its pack's where several have it; default every violated one, then every open one. */
  readonly rule?: string | undefined;
}

type Wishes = Omit<CheckRequest, "inputs" | "packs" | "now" | "library">;

const anything = undefined;

/** Every option, with the values that it may have where they are few. */
const judging = {
  asOf: anything,
  lawOf: anything,
  party: anything,
  service: anything,
  profile: anything,
  waivers: anything,
  baseline: anything,
  from: foreignFormats,
  detect: [true, false],
  provisional: [true, false],
} as const satisfies Record<keyof JudgingOptions, unknown>;
export const evaluateOptions = {
  ...judging,
  failOn: severityLevels,
  allow: ["undetermined"],
} as const satisfies Record<keyof EvaluateOptions, unknown>;
export const explainOptions = { ...judging, rule: anything } as const satisfies Record<keyof ExplainOptions, unknown>;

/**
 * Throws a TypeError for an option that is not in `known`, or that has a value of none: it would be passed over otherwise, and
 * the outcome be another than asked for.
 */
export function checkOptions(options: object, known: KnownOptions): void {
  if (!isPlain(options)) throw new TypeError("options are a plain object");
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const near = didYouMean(nearest(name, Object.keys(known)));
      throw new TypeError(`there is no option \`${name}\`${near ? locales.en.say(near) : ""}`);
    }
    const expected = known[name];
    if (value !== undefined && !fits(value, expected))
      throw new TypeError(
        `the option \`${name}\` is ${isMembers(expected) ? `one of ${expected.join(", ")}` : (expected?.is ?? "a text")}`,
      );
  }
}

/** Throws a TypeError for arguments that nothing reads; `takes`: what is read. */
export function refuseMore(rest: readonly unknown[], takes: string): void {
  if (rest.some((it) => it !== undefined)) throw new TypeError(takes);
}

/** Facts that a caller states, as JSON has them; throws a TypeError for what is no group of them. */
export function record(what: string, given: unknown): Readonly<Record<string, unknown>> {
  if (isRecordOfFacts(given)) return given;
  const it: unknown = isPlain(given) && saysItself(given) ? given.toJSON() : given;
  if (!isPlain(it)) throw new TypeError(`the ${what} is a plain object of its facts`);
  const computed = computedIn(it);
  if (computed !== undefined)
    throw new TypeError(`the ${what} is a plain object of its facts: \`${computed}\` is computed by its class`);
  return it;
}

/** Whether a value surely is one, without a closer look: most are. */
const isRecordOfFacts = (it: unknown): it is Readonly<Record<string, unknown>> =>
  typeof it === "object" &&
  it !== null &&
  Object.getPrototypeOf(it) === Object.prototype &&
  !("toJSON" in it) &&
  !(Symbol.toStringTag in it);

/** A field that an object does not hold and its class computes: JSON would leave it out. */
export function computedIn(it: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(it);
  if (typeof prototype !== "object" || prototype === null || Object.getPrototypeOf(prototype) === null)
    return undefined;
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype)).find(([, field]) => field.get !== undefined);
  return own?.[0] ?? computedIn(prototype);
}

const saysItself = (it: object): it is { readonly toJSON: () => unknown } =>
  "toJSON" in it && typeof it.toJSON === "function";

export const isPlain = (it: unknown): it is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(it) === "[object Object]";

/** By name what an option may be: one of some values, or what a test says; undefined: a text. */
export type KnownOptions = Readonly<Record<string, readonly unknown[] | Expected | undefined>>;

interface Expected {
  readonly is: string;
  readonly fits: (value: unknown) => boolean;
}

const isMembers = (it: readonly unknown[] | Expected | undefined): it is readonly unknown[] => Array.isArray(it);

function fits(value: unknown, expected: readonly unknown[] | Expected | undefined): boolean {
  if (expected === undefined) return typeof value === "string";
  return isMembers(expected) ? expected.includes(value) : expected.fits(value);
}

/**
 * What options ask of a check. Throws as `checkOptions`.
 *
 * @example
 * wishesOf({ asOf: "2026-11-01" }, evaluateOptions).asOf // "2026-11-01"
 */
export function wishesOf(options: EvaluateOptions, known: KnownOptions): Wishes {
  checkOptions(options, known);
  const {
    asOf,
    lawOf,
    party,
    service,
    profile,
    waivers,
    baseline,
    from,
    detect = false,
    provisional = false,
  } = options;
  const { failOn, allow } = options;
  const allowUndetermined = allow === "undetermined";
  const asked = { asOf, lawOf, party, service, profile, waivers, baseline, from, detect, provisional };
  return { ...asked, failOn, allowUndetermined };
}
