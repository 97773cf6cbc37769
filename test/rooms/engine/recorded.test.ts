import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { runDiff } from "../../../src/engine/diff.ts";
import { law, named } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00") ?? expect.fail();

const service = `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen }
`;

test("the recorded documents of a comparison may be named by a pattern outside the working folder", () => {
  const files = {
    ...law("/a", { id: "t.a", policy: named }),
    ...law("/b", { id: "t.a", policy: named.replace("provider", "provider or user") }),
    "/data/one.yaml": service,
    "/data/more/two.yaml": service,
  };
  const flags = { budget: 1, failOn: undefined, requireVersion: false, readRevision: undefined };
  const found = (pattern: string): unknown => {
    const asked = { ...nothing, ...flags, now, old: "/a", new: "/b", beside: [], inputs: [pattern] };
    const { difference, troubles } = runDiff(asked, hostWith(files));
    return difference?.replay?.inputs.map((it) => it.source.path) ?? troubles.map((it) => it.code);
  };
  expect(found("/data/*.yaml")).toEqual(["data/one.yaml"]);
  expect(found("/data/more/t*.yaml")).toEqual(["data/more/two.yaml"]);
  expect(found("/data/**/two.yaml")).toEqual(["data/more/two.yaml"]);
  expect(found("/nowhere/*.yaml")).toEqual(["engine/no-match"]);
  expect(found("data/*.yaml")).toEqual(["data/one.yaml"]);
});
