import { expect, test } from "vitest";
import { compile, decideBy, type Asking } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const least = "parameter least: number means 1 from 2025-01-01 until 2025-06-01, 2 from 2025-07-01";
const own = compile([pack("t", articles(`${least}\n${rule("one", "require service.size >= least")}`))]);
const judged = (asOf: string, asking: Partial<Asking> = {}) =>
  resultOf(decideBy(own, "service: { size: 1 }", { asOf, ...asking }), "t.one");

test("a parameter has the value of the day whose law judges", () => {
  expect(judged("2025-05-31").verdict).toBe("satisfied");
  expect(judged("2025-07-01").verdict).toBe("violated");
  expect(judged("2025-07-01", { lawOf: "2025-05-31" }).verdict).toBe("satisfied");
  expect(judged("2025-07-01").instances[0]?.parameters).toMatchObject([
    { name: "t.least", shown: "2", inForce: { from: "2025-07-01" } },
  ]);
});

test("on a day without a value it is unknown, and says so", () => {
  for (const asOf of ["2024-12-31", "2025-06-01", "2025-06-30"])
    expect(judged(asOf).instances[0]?.causes).toMatchObject([{ kind: "no-value", name: "t.least", on: asOf }]);
});

test("what another pack defines is read under its own law", () => {
  const other = pack("o", articles(`${least}\ndefine calm_enough means service.mood == calm`), {
    from: "2025-02-01",
    until: "2025-08-01",
  });
  const reading = pack(
    "t",
    articles(rule("one", "require o.calm_enough"), rule("two", "require service.size >= o.least")),
    { needs: ["o"] },
  );
  const programs = compile([other, reading]).slice(1);
  const on = (asOf: string, name: string) =>
    resultOf(decideBy(programs, "service: { mood: calm, size: 1 }", { asOf }), name).instances[0];
  expect(on("2025-02-01", "t.one")).toMatchObject({
    verdict: "satisfied",
    parameters: [{ name: "o.calm_enough", shown: "true", inForce: { from: "2025-02-01", until: "2025-08-01" } }],
    facts: [{ path: "service.mood" }],
  });
  expect(on("2025-08-01", "t.one")?.causes).toMatchObject([{ kind: "no-value", name: "o.calm_enough" }]);
  expect(on("2025-05-31", "t.two")).toMatchObject({
    verdict: "satisfied",
    parameters: [{ name: "o.least", shown: "1", inForce: { from: "2025-01-01", until: "2025-06-01" } }],
  });
  expect(on("2025-01-31", "t.two")?.causes).toMatchObject([{ kind: "no-value", name: "o.least" }]);
  expect(on("2025-06-15", "t.two")?.causes).toMatchObject([{ kind: "no-value", name: "o.least" }]);
});
