import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import { runDiff } from "../../../src/engine/diff.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report, ReportRule } from "../../../src/report/model/report.ts";
import { dutyMessage } from "../../../src/report/messages/duties.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00") ?? expect.fail();

const service = `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen, generates_content: false }
`;

const duty = (parties: string, name = "open"): string =>
  `rule ${name}: ${parties} must "be open" { on service require service.generates_content }`;

const names = "{ provider: { zh: 提供者 }, user: { en: deployer, zh: 部署者 }, state: {} }";

function report(files: Readonly<Record<string, string>>, request: Partial<CheckRequest>, zh = false): Report {
  const host = hostWith({ ...files, "service.yaml": service });
  const asked = { ...nothing, now, inputs: ["service.yaml"], ...request };
  return buildReport(runCheck(asked, host), zh ? locales["zh-Hant"] : locales.en);
}

const rulesIn = (it: Report): readonly ReportRule[] => it.packs.flatMap((one) => one.articles.flatMap((a) => a.rules));

const said = (it: Report): unknown => [
  it.settings.party,
  it.sentence,
  it.troubles.map((one) => one.message),
  rulesIn(it).map((one) => [one.party, one.parties, one.in_roll_up, one.instances[0]?.fingerprint]),
];

test("a rule with several parties has one verdict, for the party that is asked, with one fingerprint", () => {
  const files = law("/a", { id: "t.a", parties: names, policy: duty("provider or user") });
  const by = (party: string): Report => report(files, { packs: ["/a"], party });
  const rules = ["provider", "user", "state"].map((it) => rulesIn(by(it)));
  expect(rules.map((it) => it.map((one) => [one.party, one.verdict, one.in_roll_up]))).toEqual([
    [["provider", "violated", true]],
    [["user", "violated", true]],
    [["provider", "violated", false]],
  ]);
  expect(new Set(rules.flat().map((it) => it.instances[0]?.fingerprint)).size).toBe(1);
  expect(rules.flat().map((it) => it.parties)).toEqual(Array.from({ length: 3 }, () => ["provider", "user"]));
  expect(["provider", "user", "state"].map((it) => by(it).exit_code)).toEqual([1, 1, 5]);
});

test("reports speak of parties as the pack calls them, in each language", () => {
  const files = law("/a", { id: "t.a", parties: names, policy: duty("user or provider or state") });
  const [en, zh] = [false, true].map((it) => report(files, { packs: ["/a"], party: "user" }, it));
  const shown = [en, zh].flatMap((it) => (it ? rulesIn(it) : []));
  expect(shown.map((it) => it.who)).toEqual(["deployer, provider or state", "部署者、提供者或 `state`"]);
  expect([en?.settings.who, zh?.settings.who]).toEqual(["deployer", "部署者"]);
  expect(shown.map((it) => locales["zh-Hant"].say(dutyMessage(it)))[1]).toBe("部署者、提供者或 `state` 應當：be open");
  const plain = report(law("/a", { id: "t.a" }), { packs: ["/a"], party: "user" });
  expect([plain.settings.who, rulesIn(plain)[0]?.who, rulesIn(plain)[0]?.parties]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("whose duties count: as asked, as the project says, as the packs say, the provider's, those of the only party", () => {
  const pack = (parties: string, party: string): Readonly<Record<string, string>> =>
    law("/a", { id: "t.a", parties, policy: duty(party) });
  const of = (parties: string, party = "user", more: Partial<CheckRequest> = {}): string =>
    report(pack(parties, party), { packs: ["/a"], ...more }).settings.party;
  expect(of("[state, user]\ndefault_party: user")).toBe("user");
  expect(of("[state, user]\ndefault_party: user", "user", { party: "state" })).toBe("state");
  expect(of("[user, provider]")).toBe("provider");
  expect(of("[user]")).toBe("user");
  const none = report(pack("[state, user]", "user"), { packs: ["/a"] });
  expect(none.troubles.map((it) => it.message)).toEqual(["no pack of this run knows the party `provider`"]);
  const project = {
    ...pack("[state, user]\ndefault_party: user", "user"),
    "edict.yaml": "packs: [/a]\ninputs: [service.yaml]\nparty: state\n",
  };
  expect(report(project, { inputs: ["."] }).settings.party).toBe("state");
});

test("packs with other defaults are refused until somebody says whose duties count", () => {
  const files = {
    ...law("/a", { id: "t.a" }),
    ...law("/b", { id: "t.b", parties: "[user]", policy: duty("user") }),
    ...law("/c", { id: "t.c" }),
  };
  const packs = ["/a", "/b", "/c"];
  const refused = report(files, { packs });
  expect(refused.troubles.map((it) => [it.code, it.message])).toEqual([
    [
      "engine/several-parties",
      "by the packs of this run the duties of different parties count: `provider` (t.a) and `user` (t.b)",
    ],
  ]);
  expect([refused.exit_code, rulesIn(refused)]).toEqual([64, []]);
  expect(said(report(files, { packs: ["/a", "/c"] }))).toEqual(
    said(report(files, { packs: ["/a", "/c"], party: "provider" })),
  );
  expect(report(files, { packs, party: "user" }).troubles).toEqual([]);
});

test("a rule that binds one more party is stricter for that one", () => {
  const files = {
    ...law("/a", { id: "t.a", policy: duty("provider") }),
    ...law("/b", { id: "t.a", policy: duty("provider or user") }),
  };
  const flags = { budget: undefined, failOn: undefined, requireVersion: false, readRevision: undefined };
  const asked = { ...nothing, ...flags, now, old: "/a", new: "/b", beside: [], inputs: [] };
  const { difference } = runDiff(asked, hostWith(files));
  const witnesses = difference?.changes.flatMap((it) => it.witnesses) ?? [];
  expect(witnesses.map((it) => it.direction)).toEqual(["stricter"]);
  expect(witnesses[0]?.told.new.map((it) => it.parties)).toEqual([["provider", "user"]]);
});
