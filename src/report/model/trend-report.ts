import type { ExitCode } from "../../base/diagnostic.ts";
import { verdicts, type RunWord, type Verdict } from "../../evaluate/decision.ts";
import { comparePins } from "../../pack/pins.ts";
import { countsOf } from "./build-report.ts";
import type { Receipt } from "./receipt.ts";
import type { Counts } from "./report.ts";

/** Decisions in the order of their days, as plain data; `grammar/schema/trend-1.schema.json` is its schema. What is undefined is left out of the JSON. */
export interface TrendReport {
  readonly trend: "trend@1";
  readonly engine: string;
  readonly points: readonly TrendPoint[];
  /** From each to the next. */
  readonly changes: readonly TrendChange[];
  readonly exit_code: ExitCode;
}

export interface TrendPoint {
  /** The file of the receipt. */
  readonly path: string;
  readonly as_of: string;
  readonly party: string;
  readonly word: RunWord;
  /** Rules that bind the party, by verdict. */
  readonly counts: Counts;
  /** Whether its own digest is that of what it says. */
  readonly intact: boolean;
}

export interface TrendChange {
  readonly from: string;
  readonly to: string;
  /** Rules that bind the party and say something else; undefined: there was none, or is none any more. */
  readonly rules: readonly {
    readonly rule: string;
    readonly from: Verdict | undefined;
    readonly to: Verdict | undefined;
  }[];
  /** What judged and means something else: packs, the calendar, the vocabulary, the engine. */
  readonly judged_by: readonly string[];
  /** Files that say something else, came or went. */
  readonly inputs: readonly string[];
}

/** A receipt, and the file that it was read from. */
export interface TrendReceipt {
  readonly path: string;
  readonly receipt: Receipt;
  readonly intact: boolean;
}

/** What became of decisions from day to day; those of one day stay in the order in which they are given. */
export function buildTrend(receipts: readonly TrendReceipt[], exitCode: ExitCode, engine: string): TrendReport {
  const inOrder = receipts.toSorted((a, b) => compareTexts(a.receipt.settings.as_of, b.receipt.settings.as_of));
  return {
    trend: "trend@1",
    engine,
    points: inOrder.map(({ path, receipt, intact }) => ({
      path,
      as_of: receipt.settings.as_of,
      party: receipt.settings.party,
      word: receipt.word,
      counts: countsOf(receipt.rules.filter((it) => it.in_roll_up)),
      intact,
    })),
    changes: inOrder.slice(1).flatMap((it, at) => {
      const before = inOrder[at];
      return before ? [changeBetween(before.receipt, it.receipt)] : [];
    }),
    exit_code: exitCode,
  };
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function changeBetween(before: Receipt, after: Receipt): TrendChange {
  const [was, is] = [before, after].map(verdictsIn);
  const rules = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
    .map((rule) => ({ rule, from: was?.get(rule), to: is?.get(rule) }))
    .filter(({ from, to }) => from !== to);
  const parts = comparePins(before, after).filter((it) => !it.sameMeaning);
  const [facts, others] = [before, after].map(({ inputs }) => new Map(inputs.map((it) => [it.path, it.facts])));
  const paths = [...new Set([...(facts?.keys() ?? []), ...(others?.keys() ?? [])])];
  return {
    from: before.settings.as_of,
    to: after.settings.as_of,
    rules: rules.toSorted((a, b) => rankOf(a.to) - rankOf(b.to) || compareTexts(a.rule, b.rule)),
    judged_by: [...new Set(parts.map((it) => it.id))],
    inputs: paths.filter((it) => facts?.get(it) !== others?.get(it)),
  };
}

const rankOf = (verdict: Verdict | undefined): number =>
  verdict === undefined ? verdicts.length : verdicts.indexOf(verdict);

/** Of a rule that several texts of a law have, the worst. */
function verdictsIn({ rules }: Receipt): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const { rule, verdict, in_roll_up: counts } of rules) {
    const known = found.get(rule);
    if (counts && (known === undefined || rankOf(verdict) < rankOf(known))) found.set(rule, verdict);
  }
  return found;
}
