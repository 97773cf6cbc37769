import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parse, stringify } from "yaml";

/** The lists are by hand but for what `--update` adds, and that stands under this reason. */
const notLookedAt = "Not looked at yet.";

const listOf = (room) => `test/mutants/survivors/${room}.yaml`;

/** The survivors that are listed for a room, each with the reason why no test notices it. */
export function readSurvivors(room) {
  if (!existsSync(listOf(room))) return new Map();
  const reasons = parse(readFileSync(listOf(room), "utf8")) ?? {};
  return reasonsOf(reasons);
}

/** From the mutants under each reason to the reason of each; the same may be listed as often as it occurs. */
export function reasonsOf(reasons) {
  const listed = new Map();
  for (const [reason, survivors] of Object.entries(reasons))
    for (const it of survivors) listed.set(it, [...(listed.get(it) ?? []), reason]);
  return listed;
}

/** Survivors that are listed and were noticed, and those that are not listed; one that occurs twice is listed twice. */
export function compareSurvivors(listed, survivors) {
  const found = new Map();
  for (const it of survivors) found.set(it, (found.get(it) ?? 0) + 1);
  const more = (it, one, other) => Array.from({ length: Math.max(0, one - other) }, () => it);
  return {
    stale: [...listed].flatMap(([it, reasons]) => more(it, reasons.length, found.get(it) ?? 0)),
    added: [...found].flatMap(([it, times]) => more(it, times, listed.get(it)?.length ?? 0)),
  };
}

/** Lists what survived: under the reason that it had, or as not looked at. */
export function writeSurvivors(room, survivors) {
  const left = new Map([...readSurvivors(room)].map(([it, reasons]) => [it, [...reasons]]));
  const byReason = new Map();
  for (const it of survivors) {
    const reason = left.get(it)?.shift() ?? notLookedAt;
    byReason.set(reason, [...(byReason.get(reason) ?? []), it]);
  }
  const sorted = [...byReason].toSorted(([a], [b]) => Number(a === notLookedAt) - Number(b === notLookedAt));
  mkdirSync(dirname(listOf(room)), { recursive: true });
  writeFileSync(listOf(room), stringify(Object.fromEntries(sorted), { lineWidth: 0 }));
}

/**
 * A mutant as a line that stays while lines round it move: the first line of what was changed, the change in it between
 * brackets, and what is there instead: `compare.ts: return a ⟦<⟧ b ⟶ <=`.
 */
export function survivorOf({ file, text, location: { start, end }, replacement }) {
  const lines = text.split("\n");
  // Lines and columns are counted from 1.
  const line = lines[start.line - 1] ?? "";
  const isLonger = end.line > start.line;
  const [from, to] = [start.column - 1, end.column - 1];
  const changed = isLonger ? `${line.slice(from)} …` : line.slice(from, to);
  const rest = isLonger ? "" : line.slice(to);
  const shown = replacement.replaceAll(/\s+/g, " ");
  return `${file}: ${line.slice(0, from).trimStart()}⟦${changed}⟧${rest} ⟶ ${shown}`;
}
