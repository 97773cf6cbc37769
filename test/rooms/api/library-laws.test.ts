import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { evaluate, explain, loadPacks } from "../../../src/api/index.ts";
import { runCheck } from "../../../src/engine/index.ts";
import { nodeHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";

const folder = "examples/chat-service";
const asOf = "2026-11-01";
const packs = loadPacks([], { folder });

test("files are judged as the command line judges them, however often", () => {
  const now = parseInstant(`${asOf}T12:00:00+08:00`);
  invariant(now !== undefined, "the day exists");
  const names = ["service.yaml", "answers.jsonl"].filter((it) => nodeHost(folder).isFile(it));
  const nothing = { lawOf: undefined, party: undefined, service: undefined, profile: undefined, failOn: undefined };
  const request = {
    ...nothing,
    inputs: names,
    packs: ["cn.genai_interim_measures"],
    asOf,
    allowUndetermined: false,
    detect: false,
    now,
  };
  const expected = buildReport(runCheck({ ...request, library: "../../policies" }, nodeHost(folder)));
  const same = (it: object): unknown =>
    JSON.parse(JSON.stringify(it).replaceAll(/(edict:|\.\.\/\.\.)\/policies/g, "P"));
  expect(expected.counts.violated).toBeGreaterThan(0);
  expect(same(evaluate(packs, names, { asOf }))).toEqual(same(expected));
  expect(same(evaluate(packs, names, { asOf }))).toEqual(same(expected));
});

test("an explanation without a rule is of all that are open", () => {
  expect(explain(packs, ["service.yaml"], { asOf }).rules.length).toBeGreaterThan(1);
});
