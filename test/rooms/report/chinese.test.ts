import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { catalogEntries } from "../../../src/base/message.ts";
import { runExplain } from "../../../src/engine/explain.ts";
import { runNeeds } from "../../../src/engine/needs.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { verdicts } from "../../../src/evaluate/decision.ts";
import { formatters, localeFor } from "../../../src/report/formatters.ts";
import { runWords, verdictWords } from "../../../src/report/messages/verdicts.ts";
import { buildExplanation } from "../../../src/report/model/build-explanation.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { buildNeeds } from "../../../src/report/model/needs-report.ts";
import { buildTimeline } from "../../../src/report/model/timeline-report.ts";
import { explanationText } from "../../../src/report/render/explanation.ts";
import { timelinePage } from "../../../src/report/render/html/timeline-page.ts";
import { timelineSvg } from "../../../src/report/render/html/timeline-svg.ts";
import { needsSkeleton } from "../../../src/report/render/needs-skeleton.ts";
import { needsText } from "../../../src/report/render/needs.ts";
import { timelineText } from "../../../src/report/render/timeline.ts";
import type { FormatOptions } from "../../../src/report/view/format-options.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, policy, runExample, service } from "./tiny.ts";
import { documentOf } from "./word-read.ts";

const han = /\p{Script=Han}/u;

test("what is not settled shares no character with what is satisfied", () => {
  for (const locale of [locales["zh-Hans"], locales["zh-Hant"]]) {
    const { undetermined, not_examined: notExamined, satisfied, exempt } = verdictWords;
    const open = [undetermined, notExamined, runWords.undetermined, runWords["nothing judged"]].map((it) =>
      locale.say(it()),
    );
    const settled = [satisfied, exempt].flatMap((it) => Array.from(locale.say(it())));
    expect(settled.filter((it) => open.join("").includes(it))).toEqual([]);
    expect(new Set(Object.values(verdictWords).map((it) => locale.say(it()))).size).toBe(verdicts.length);
  }
});

test.each(["formats", "formats.zh-Hans"])("grammar/%s.md lists the verdicts as they are told", (name) => {
  const page = readFileSync(`grammar/${name}.md`, "utf8");
  for (const verdict of verdicts) {
    const words = Object.values(locales).map((it) => it.say(verdictWords[verdict]()));
    expect(page).toContain(`| ${words.join(" | ")} |`);
  }
});

const shownIn = (locale: Locale): FormatOptions => {
  return { ...plain, width: 10_000, locale };
};

const tiny = { "service.yaml": service.replace("  version: null\n", "") };
const asked = { ...nothing, inputs: ["service.yaml"], packs: ["/tiny"] };
const run = runExample();
const explained = runExplain({ ...asked, rule: undefined }, hostWith(tiny));
const missing = runNeeds(asked, hostWith(tiny));
const days = runTimeline({ ...asked, firstDay: "2026-06-01", lastDay: "2026-07-31" }, hostWith(tiny));

/** All that tells people of the example or of a small pack, by who tells it. */
function told(locale: Locale): ReadonlyMap<string, string> {
  const shown = shownIn(locale);
  const ofPeople = [...formatters].filter(([name]) => localeFor(name, locale) === locale);
  const explanation = buildExplanation(explained.report, explained.asked, explained.rules, explained.exitCode, locale);
  const needed = buildNeeds(missing.report, missing.settledBy, missing.exitCode, locale);
  const turns = buildTimeline(days.report, days.timeline, days.exitCode, locale);
  const report = buildReport(run, locale);
  return new Map([
    ...ofPeople.map(([name, format]) => [name, format(report, shown)] as const),
    ["docx", documentOf(report, locale)],
    ["explain", explanationText(explanation, shown)],
    ["needs", needsText(needed, shown)],
    ["skeleton", needsSkeleton(needed, shown)],
    ["timeline", timelineText(turns, shown)],
    ["picture", timelineSvg(turns, shown)],
    ["timeline page", timelinePage(turns, shown)],
  ]);
}

/** What the packs, the vocabulary and the example say in English is theirs. */
const theirs = ["policies", "examples/chat-service"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((it) => `${folder}/${it}`))
  .filter((it) => /\.(ya?ml|edict)$/.test(it))
  .map((it) => readFileSync(it, "utf8"))
  .concat(policy, service)
  .join("\n")
  .replaceAll(/["\s]+/g, " ");

/** What makes a format, and commands to type. */
const syntax = /<style>[^]*?<\/style>|<[^>]*>|^::\w+ \w+=|`[^`\n]*`|--lang \S+|edict \w+ INPUT( RULE| -f yaml)?/gm;

/** The runs of English words that none but the tables can have said. */
function english(text: string): readonly string[] {
  const lines = text
    .replaceAll("%0A", "\n")
    .replaceAll(syntax, "\n")
    .split(/\n|\\n/);
  const runs = lines.flatMap((it) => it.match(/(?<![\w./-])[A-Za-z][a-z']+(?: [A-Za-z][a-z']*)+(?![\w./[-])/g) ?? []);
  return [...new Set(runs)].filter((it) => !theirs.includes(it) && !theirs.includes(it.replaceAll(" ", "_")));
}

/** Words of the margin, which authors use as well. */
const inMargins = new Set(["human", "explain", "needs", "timeline"]);
const words = [...catalogEntries()]
  .filter(([code, { en }]) => /^report\/(labels|verdicts)\//.test(code) && !en.includes("{"))
  .map(([, { en }]) => en);
const labelled = new RegExp(`^ *(${words.join("|")})(?: |:|：)`, "im");

for (const locale of Object.values(locales).filter((it) => it.tag !== "en")) {
  for (const [name, text] of told(locale)) {
    test(`${name} in ${locale.tag} says nothing in English`, () => {
      expect(english(text)).toEqual([]);
      expect(text).toMatch(han);
      expect(inMargins.has(name) ? labelled.exec(text) : null).toBeNull();
    });
  }
}

test("planted: the same in English", () => {
  expect(english(told(locales.en).get("markdown") ?? "")).toContain("needs an attestation of");
});

test("what programs read is the same, whoever asks for it", () => {
  for (const name of ["json", "ndjson", "baseline"]) expect(localeFor(name, locales["zh-Hant"])).toBe(locales.en);
});
