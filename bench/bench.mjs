/**
 * `npm run bench [-- verdicts | start] [--compare FILE]`: what verdicts cost beside functions written by hand and beside other engines,
 * and what compiling and starting cost; prints JSON. With the JSON of an earlier run its ratios stand beside those of this one:
 * ratios of one run can be compared with those of another, seconds cannot.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { printJson } from "./rounds.mjs";

const parts = {
  verdicts: async () => (await import("./verdicts.mjs")).measureVerdicts(),
  start: async () => (await import("./start.mjs")).measureStart(),
};

function misused(why) {
  console.error(`${why}\nusage: npm run bench [-- ${Object.keys(parts).join(" | ")}] [--compare FILE]`);
  process.exit(2);
}

/** The results of an earlier run. */
function readEarlier(file) {
  try {
    const { results } = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(results)) return results;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return misused(error.message);
  }
  return misused(`${file} is not what an earlier run printed: npm run -s bench > FILE`);
}

/** What was asked for; a mistake in it is told before anything is measured. */
function asked() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { compare: { type: "string" } } });
    const unknown = positionals.find((it) => !(it in parts));
    if (unknown !== undefined) misused(`there is no part ${unknown}`);
    return {
      names: positionals.length > 0 ? positionals : Object.keys(parts),
      earlier: values.compare === undefined ? undefined : readEarlier(values.compare),
    };
  } catch (error) {
    return misused(error.message);
  }
}

/** The ratios of both runs, side by side; of works that only one of them has nothing is said. */
function compared(earlier, results) {
  const ratiosOf = new Map(earlier.map((it) => [it.work, it.ratios]));
  return results.flatMap(({ work, ratios }) =>
    Object.entries(ratios)
      .map(([ratio, now]) => ({ work, ratio, then: ratiosOf.get(work)?.[ratio], now }))
      .filter((it) => it.then !== undefined && it.now !== undefined)
      .map((it) => ({ ...it, change: it.now / it.then })),
  );
}

const { names, earlier } = asked();
const results = [];
for (const name of names) results.push(...(await parts[name]()));
printJson({ results, ...(earlier && { compared: compared(earlier, results) }) });
// Some peers keep handles open.
process.exit();
