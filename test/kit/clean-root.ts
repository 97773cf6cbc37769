import { readdirSync } from "node:fs";

/** Notes what stands in the root before all tests; after them the run fails if any of them has written into it. */
export function setup(): () => void {
  const before = new Set(readdirSync("."));
  return () => {
    const left = readdirSync(".").filter((it) => !before.has(it));
    if (left.length === 0) return;
    // An error thrown here is printed, but does not fail the run by itself.
    process.exitCode = 1;
    throw new Error(`the tests have written into the root of the repository: ${left.join(", ")}`);
  };
}
