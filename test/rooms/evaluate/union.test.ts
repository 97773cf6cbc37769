import { expect, test } from "vitest";
import type { Cause, Ground } from "../../../src/evaluate/decision.ts";
import { unusable } from "../../../src/evaluate/fact.ts";
import { elementsShown } from "../../../src/evaluate/format-value.ts";
import { union } from "../../../src/evaluate/value.ts";
import { expectInProportion } from "../../kit/growth.ts";

const place = (path: string, start = 0): Extract<Cause, { kind: "missing-fact" }>["place"] => ({
  source: { path, text: "a: 1" },
  span: { start, end: start + 1 },
});
const missing = (path: string, file: string, start = 0): Cause => ({
  kind: "missing-fact",
  path,
  place: place(file, start),
});
const attestation = (standard: string, why: "none" | "none-counts", refused: number): Cause => ({
  kind: "attestation",
  standard,
  subject: undefined,
  element: undefined,
  place: place("a.yaml"),
  why,
  refused: Array.from({ length: refused }, () => ({
    by: "Li",
    on: "2025-01-01",
    place: place("a.yaml"),
    why: "role",
    detail: "",
  })),
});
const member = (name: string, until: string | undefined): Cause => ({
  kind: "open-list",
  list: "t.kinds",
  member: name,
  law: place("a.edict"),
  ended: until === undefined ? undefined : { until, by: "Li", place: place("profile.yaml") },
});

test("equal causes count once, where the first stands, whatever object they are", () => {
  const [a, b] = [missing("service.a", "a.yaml"), missing("service.b", "a.yaml")];
  const again = missing("service.a", "a.yaml");
  const joined = union([[a, b], [again]]);
  expect(joined).toEqual([a, b]);
  expect(joined[0]).toBe(again);
});

test("what differs in any of its parts is another cause", () => {
  const all: readonly Cause[] = [
    missing("service.a", "a.yaml"),
    missing("service.a", "b.yaml"),
    missing("service.a", "a.yaml", 2),
    { ...missing("service.a", "a.yaml"), kind: "absent-value" } as Cause,
    attestation("t.one", "none", 0),
    attestation("t.one", "none-counts", 1),
    attestation("t.one", "none-counts", 2),
    attestation("t.two", "none-counts", 2),
    member("x", undefined),
    member("x", "2025-01-01"),
    member("y", undefined),
    { kind: "no-subject", subject: "a" },
    { kind: "outside-calendar", from: "a" },
  ];
  expect(union(all.map((it) => [it]))).toEqual(all);
  expect(union([all, all.map((it) => ({ ...it }))])).toEqual(all);
  // A paper or an interpretation that ended is known by its rule: which one it was follows from it.
  expect(union([[member("x", "2025-01-01")], [member("x", "2025-02-02")]])).toHaveLength(1);
});

test("facts are equal by path, place and what they show", () => {
  const fact = (path: string, shown: string, file = "a.yaml"): Ground => ({
    kind: "fact",
    path,
    shown,
    place: place(file),
  });
  const all = [fact("a", "1"), fact("a", "2"), fact("b", "1"), fact("a", "1", "b.yaml")];
  expect(union([all, all.map((it) => ({ ...it }))])).toEqual(all);
});

test("facts that show messages are told apart by these, and places by their lines", () => {
  const fact = (count: number, line?: number): Ground => ({
    kind: "fact",
    path: "a",
    shown: elementsShown({ count }),
    place: { ...place("a.jsonl"), source: { path: "a.jsonl", text: "", ...(line === undefined ? {} : { line }) } },
  });
  const all = [fact(1), fact(2), fact(1, 2), fact(1, 3)];
  expect(union([all, all.map((it) => ({ ...it }))])).toEqual(all);
  expect(union([[fact(1)], [fact(1, 1)]])).toHaveLength(1);
});

test("causes are alike in whatever order their parts are written, and differ by why", () => {
  const [path, at] = ["service.a", place("a.yaml")];
  const because = (id: string): Cause => ({ kind: "unusable", path, place: at, why: unusable.noEvidence({ id }) });
  const turned = (id: string): Cause => ({ why: unusable.noEvidence({ id }), place: at, path, kind: "unusable" });
  expect(union([[because("p")], [turned("p")]])).toHaveLength(1);
  expect(union([[because("p")], [because("q")]])).toHaveLength(2);
});

test("causes of one offset in many files are each compared once", () => {
  expectInProportion((size) => {
    let asked = 0;
    const counted = (file: string): Cause => ({
      ...missing("service.a", file),
      get path() {
        asked += 1;
        return "service.a";
      },
    });
    const causes = Array.from({ length: size }, (_, at) => [counted(`${at}.yaml`)]);
    expect(union(causes)).toHaveLength(size);
    return asked;
  });
});
