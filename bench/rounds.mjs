/** What the benches share: interleaved rounds with their spread, memory, and how results are printed. */
import { loadavg } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const rounds = 15;
const msOfRound = 20;
const msOfWarming = 500;

export const quantile = (values, at) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * at)];
export const median = (values) => quantile(values, 0.5);

/** Nanoseconds of the processor for each call of `way` with 0, 1, … below `count`, `times` calls in all: what else runs counts little. */
async function timed(way, count, times) {
  let at = 0;
  const start = process.cpuUsage();
  if (way(0) instanceof Promise) {
    for (let time = 0; time < times; time++) {
      await way(at);
      at = at + 1 === count ? 0 : at + 1;
    }
  } else {
    for (let time = 0; time < times; time++) {
      way(at);
      at = at + 1 === count ? 0 : at + 1;
    }
  }
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / times;
}

/** Goes through `count` documents until it is warm; how many calls fill a round. */
async function warmed(way, count) {
  const until = performance.now() + msOfWarming;
  let times = 1;
  do {
    const ns = await timed(way, count, times);
    times = Math.max(1, Math.ceil((msOfRound * 1e6) / Math.max(ns, 1)));
  } while (performance.now() < until);
  return times;
}

/**
 * What each way takes for a document, as medians of rounds in which each has its turn: `{ ns, p25, p75, of }`, where `of` is the
 * median of the ratios of single rounds to the first way. A way is a function from the number of a document.
 */
export async function measured(ways, count) {
  const all = [];
  for (const [name, way] of Object.entries(ways)) all.push({ name, way, times: await warmed(way, count), ns: [] });
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < all.length; turn++) {
      const it = all[(round + turn) % all.length];
      it.ns.push(await timed(it.way, count, it.times));
    }
  const [base] = all;
  return Object.fromEntries(
    all.map(({ name, ns }) => [
      name,
      {
        ns: median(ns),
        p25: quantile(ns, 0.25),
        p75: quantile(ns, 0.75),
        of: median(ns.map((it, at) => it / base.ns[at])),
      },
    ]),
  );
}

const kept = () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** What `make` gives, and how much memory that keeps. */
export async function weighed(make) {
  const before = kept();
  const made = await make();
  return { made, kept_kb: Math.max(0, (kept() - before) / 1024) };
}

/** A result without the digits that mean nothing. */
export function printJson(result) {
  const round = (_, value) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  console.log(JSON.stringify({ node: process.version, load_average: loadavg(), ...result }, round, 2));
}
