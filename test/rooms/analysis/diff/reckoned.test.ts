import { expect, test } from "vitest";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { conciseDiff } from "../../../../src/report/render/concise-diff.ts";
import { diffJson } from "../../../../src/report/render/diff.ts";
import { plainPaint } from "../../../../src/report/view/format-options.ts";
import { rule, run, text } from "./compared.ts";

const ended = (period: string, name: string): string =>
  rule(name, `when service.launched_on is present\nrequire service.ended_on by service.launched_on + ${period}`);

const policy = [
  ended("5 working days", "worked"),
  ended("10 days", "counted"),
  rule("log", "require service.content_safety.keyword_library.size > 1"),
  'rule moment: provider must "act" {\non incident\nrequire incident.discovered_at < 2030-01-01\n}',
].join("\n");

const calendar = (holiday: string): string =>
  `id: own\nversion: "1"\nsource: Gazette\nfrom: 2026-01-01\nto: 2026-12-31\nholidays: [${holiday}]\nmake_up: []\n`;

const plain = {
  ...text("old", policy),
  "old/calendar.yaml": calendar("2026-10-01"),
  "new/calendar.yaml": calendar("2026-10-01"),
};
type Files = Readonly<Record<string, string>>;
const pack = text("old", policy)["old/pack.yaml"] ?? "";
const own = pack.replace("calendar: cn", "calendar: ./calendar.yaml");
const files = (of: string, later: string, more: Files = {}): Files => ({
  ...plain,
  ...text("new", policy),
  ...more,
  "old/pack.yaml": of,
  "new/pack.yaml": later,
});
const counting = "counting: { event_day: included, last_day_of_rest: stays }\n";
const restful = "counting: { event_day: excluded, last_day_of_rest: moves_on }\n";

/** The pack of the older and the newer text, and the rules whose meaning is another. */
const changes: readonly (readonly [what: string, from: Files, rules: readonly string[]])[] = [
  ["calendar", files(pack, pack.replace("calendar: cn", "calendar: weekdays")), ["worked"]],
  ["calendar", files(own, own, { "new/calendar.yaml": calendar("2026-10-02") }), ["worked"]],
  [
    "calendar",
    files(pack + restful, pack.replace("calendar: cn", "calendar: weekdays") + restful),
    ["counted", "worked"],
  ],
  ["counting", files(pack, pack + counting), ["counted", "worked"]],
  ["counting", files(pack, pack + restful), ["counted"]],
  ["zone", files(pack, pack.replace("Asia/Shanghai", "Europe/Berlin")), ["counted", "moment", "worked"]],
];

test.each(changes)("another %s of a pack changes the rules that read it", (what, from, rules) => {
  const { difference, problems, exitCode } = run(from, "old", "new", { failOn: "changed", requireVersion: true });
  invariant(difference, problems.map((it) => locales.en.say(it)).join());
  const names = difference.changes.filter((it) => it.kind === "changed").map((it) => it.rules.new[0]?.name);
  expect(names.toSorted()).toEqual(rules);
  expect(difference.changes.flatMap((it) => it.beside)).toEqual(rules.map(() => what));
  expect([difference.bump?.level, difference.bump?.proposed, exitCode]).toEqual(["major", "2.0.0", 1]);
  const report = buildDiffReport(difference);
  const data: unknown = JSON.parse(diffJson(report));
  expect(data).toMatchObject({ pack: [{ what, is_breaking: true }] });
  expect([...((data as { pack: { rules: string[] }[] }).pack[0]?.rules ?? [])].toSorted()).toEqual(rules);
  for (const quiet of [false, true]) {
    const options = { width: 80, paint: plainPaint, locale: locales.en, quiet };
    const [first] = conciseDiff(report, options, { inputs: ["old", "new"], flags: [] }).split("\n");
    expect(first).toMatch(new RegExp(`^${rules.length} of 4 rules means? something else: .*; changed in the pack:`));
  }
});

test("another counting is shown by a document", () => {
  const { difference } = run(files(pack, pack + counting), "old", "new");
  const shown = difference?.changes.find((it) => it.rules.new[0]?.name === "counted")?.witnesses;
  expect(shown?.map((it) => it.direction)).toEqual(["stricter"]);
});

test("what is other of the pack alone is said in the first line", () => {
  const only = rule("log", "require service.content_safety.keyword_library.size > 1");
  const { difference } = run({ ...text("old", only), ...text("new", only, "{ from: 2024-02-01 }") }, "old", "new");
  invariant(difference, "both texts compile");
  const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: true };
  expect(conciseDiff(buildDiffReport(difference), options, { inputs: [], flags: [] })).toBe(
    "No rule means something else; changed in the pack: days in force.\n",
  );
});

test("the same calendar under two ids is the same", () => {
  const renamed = { "new/calendar.yaml": calendar("2026-10-01").replace("id: own", "id: other") };
  const { difference } = run(files(own, own, renamed), "old", "new");
  expect([difference?.bump?.level, difference?.ofPack]).toEqual(["none", []]);
});
