import type { Diagnostic } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { shortName } from "../evaluate/program.ts";
import { staleSurvivor, survivor } from "./diagnostics.ts";
import type { Fault } from "./fault.ts";
import { sayingOf } from "./faults.ts";
import type { ListedSurvivor } from "./survivors.ts";
import type { Mutant } from "./try-mutants.ts";

/** What has become of the faults that were planted in a pack, each in one of these. */
export interface Account {
  readonly broken: readonly Mutant[];
  readonly same: readonly Mutant[];
  readonly noticed: readonly Mutant[];
  /** Those that no case notices, with the entry that says why. */
  readonly listed: readonly { readonly mutant: Mutant; readonly entry: ListedSurvivor }[];
  readonly unlisted: readonly Mutant[];
  /** What to do: a case, or an entry, for each that is not listed; and entries for what does not survive. */
  readonly findings: readonly Diagnostic[];
  readonly stale: readonly Diagnostic[];
}

/** Holds what has become of faults against what is listed as surviving. */
export function accountOf(mutants: readonly Mutant[], entries: readonly ListedSurvivor[]): Account {
  const byKey = new Map(mutants.map((it) => [keyOf(it.fault), it]));
  const meant = new Map(entries.toReversed().map((it) => [keyOf(it), it]));
  const survived = mutants.filter((it) => it.state === "survived");
  const unlisted = survived.filter((it) => !meant.has(keyOf(it.fault)));
  const inState = (state: Mutant["state"]): readonly Mutant[] => mutants.filter((it) => it.state === state);
  return {
    broken: inState("broken"),
    same: inState("same"),
    noticed: inState("noticed"),
    listed: survived.flatMap((mutant) => {
      const entry = meant.get(keyOf(mutant.fault));
      return entry ? [{ mutant, entry }] : [];
    }),
    unlisted,
    findings: unlisted.map(findingOf),
    stale: entries.flatMap((entry) => {
      const mutant = byKey.get(keyOf(entry));
      const isTwice = meant.get(keyOf(entry)) !== entry;
      const why = isTwice ? "twice" : !mutant ? "gone" : mutant.state === "survived" ? undefined : mutant.state;
      if (why === undefined) return [];
      return [staleSurvivor.at(entry.place, { why, of: entry.of, near: didYouMean(nearestTo(entry, mutants)) })];
    }),
  };
}

/**
 * How many of those that could be noticed are, and the share in tenths of a per cent, rounded down; equivalent ones could not.
 * With none of them the share is whole.
 */
export function scoreOf({ noticed, listed, unlisted }: Pick<Account, "noticed" | "listed" | "unlisted">): Score {
  const equivalent = listed.filter(({ entry }) => entry.as === "equivalent").length;
  const of = noticed.length + listed.length - equivalent + unlisted.length;
  return { noticed: noticed.length, of, permille: of === 0 ? 1000 : Math.floor((noticed.length * 1000) / of) };
}

export interface Score {
  readonly noticed: number;
  readonly of: number;
  readonly permille: number;
}

const keyOf = ({ nth, ...it }: Pick<Fault, "of" | "was" | "becomes" | "nth">): string => `${sayingOf(it)} ${nth}`;

function nearestTo({ of, was }: ListedSurvivor, mutants: readonly Mutant[]): string | undefined {
  const names = mutants.map(({ fault }) => fault.of);
  if (!names.includes(of)) return nearest(of, names);
  const words = groupBy(mutants, ({ fault }) => fault.of).get(of) ?? [];
  return nearest(
    was,
    words.map(({ fault }) => fault.was).filter((it) => it !== was),
  );
}

function findingOf({ fault, rules }: Mutant): Diagnostic {
  const { kind, file, span, was, becomes } = fault;
  const change = becomes === undefined ? "gone" : "other";
  const first = rules.slice(0, mostNamed).map(shortName);
  const params = {
    kind,
    change,
    was,
    becomes: becomes ?? "",
    rules: namesOf(first),
    more: rules.length - first.length,
    row: rowOf(fault),
  };
  return survivor.at({ source: file.source, span }, params);
}

const mostNamed = 8;

/** A fault as an entry of `survivors.yaml`. */
export function rowOf({ of, was, becomes, nth }: Pick<Fault, "of" | "was" | "becomes" | "nth">): string {
  const words = [
    `of: ${of}`,
    `was: ${JSON.stringify(was)}`,
    `becomes: ${JSON.stringify(becomes ?? null)}`,
    ...(nth > 1 ? [`nth: ${nth}`] : []),
  ];
  return `{ ${words.join(", ")} }`;
}
