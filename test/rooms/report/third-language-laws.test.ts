import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { catalogEntries } from "../../../src/base/message.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runDiff } from "../../../src/engine/diff.ts";
import { runDoc } from "../../../src/engine/doc.ts";
import { runExplain } from "../../../src/engine/explain.ts";
import { runNeeds } from "../../../src/engine/needs.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { formatters, localeFor } from "../../../src/report/formatters.ts";
import { buildExplanation } from "../../../src/report/model/build-explanation.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { buildDiffReport } from "../../../src/report/model/diff-report.ts";
import { buildNeeds } from "../../../src/report/model/needs-report.ts";
import { buildTimeline } from "../../../src/report/model/timeline-report.ts";
import { showDiagnostics } from "../../../src/report/render/diagnostics.ts";
import { diffChangelog, diffMarkdown, diffText } from "../../../src/report/render/diff.ts";
import { explanationText } from "../../../src/report/render/explanation.ts";
import { timelineSvg } from "../../../src/report/render/html/timeline-svg.ts";
import { needsSkeleton } from "../../../src/report/render/needs-skeleton.ts";
import { needsText } from "../../../src/report/render/needs.ts";
import { timelineText } from "../../../src/report/render/timeline.ts";
import { plain } from "./plain.ts";
import { pseudo } from "../../kit/pseudo.ts";
import { hostWith, nothing, policy, runExample, service, now } from "./tiny.ts";
import { documentOf } from "./word-read.ts";

const shown = (locale: Locale) => ({ ...plain, width: 10_000, locale });
const tiny = { "service.yaml": service.replace("  version: null\n", "") };
const broken = { "service.yaml": `${service}  wrong_key: 1\n`, "other.yaml": "response: {}\n" };
const asked = { ...nothing, inputs: ["service.yaml"], packs: ["/tiny"] };
const run = runExample();
const explained = runExplain({ ...asked, rule: undefined }, hostWith(tiny));
const missing = runNeeds(asked, hostWith(tiny));
const days = runTimeline({ ...asked, firstDay: "2026-06-01", lastDay: "2026-07-31" }, hostWith(tiny));
const mistaken = runCheck({ ...asked, inputs: ["service.yaml", "other.yaml", "none.yaml"] }, hostWith(broken));
const law = "policies/cn/genai-interim-measures";
const difference = runDiff(
  {
    ...nothing,
    old: `${law}/draft-2023-04-11`,
    new: `${law}/2023-08-15`,
    beside: [],
    inputs: [],
    budget: 5,
    failOn: undefined,
    requireVersion: false,
    readRevision: undefined,
  },
  hostWith({}),
);

/** All that people are told, by who tells it. */
function told(locale: Locale): ReadonlyMap<string, string> {
  const options = shown(locale);
  const ofPeople = [...formatters].filter(([name]) => localeFor(name, locale) === locale);
  const compared = difference.difference && buildDiffReport(difference.difference);
  const { report, asked: question, rules, exitCode } = explained;
  const explanation = buildExplanation(report, question, rules, exitCode, locale);
  const needed = buildNeeds(missing.report, missing.settledBy, missing.exitCode, locale);
  const turns = buildTimeline(days.report, days.timeline, days.exitCode, locale);
  return new Map([
    ...ofPeople.flatMap(([name, format]) => [
      [name, format(buildReport(run, locale), options)] as const,
      [`${name} of a broken run`, format(buildReport(mistaken, locale), options)] as const,
    ]),
    ["docx", documentOf(buildReport(run, locale), locale)],
    ["docx of a broken run", documentOf(buildReport(mistaken, locale), locale)],
    ["explain", explanationText(explanation, options)],
    ["needs", needsText(needed, options)],
    ["skeleton", needsSkeleton(needed, options)],
    ["timeline", timelineText(turns, options)],
    ["picture", timelineSvg(turns, options)],
    ["errors", showDiagnostics([...mistaken.inputProblems, ...mistaken.troubles], options)],
    [
      "doc",
      runDoc({ pack: `${law}/2023-08-15`, asOf: undefined, locale, now, library: "policies" }, hostWith({})).page ?? "",
    ],
    ...(compared
      ? ([
          ["diff", diffText(compared, options)],
          ["diff as Markdown", diffMarkdown(compared, options)],
          ["changelog", diffChangelog(compared, options)],
        ] as const)
      : []),
  ]);
}

/** What packs, the vocabulary and the example say, in whatever language, is theirs. */
const theirs = ["policies", "examples/chat-service"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((it) => `${folder}/${it}`))
  .filter((it) => /\.(ya?ml|edict|md)$/.test(it))
  .map((it) => readFileSync(it, "utf8"))
  .concat(policy, service, readFileSync("test/rooms/report/tiny.ts", "utf8"))
  .join("\n")
  .replaceAll(/[^A-Za-z]+/g, " ");

/** What makes a format, commands to type, paths and names. */
const syntax =
  /<style>[^]*?<\/style>|<code>[^<]*<\/code>|<[^>]*>|&\w+;|^::\w+ [\w=,./%-]+(?=::)|`[^`\n]*`|[\w.-]*[/_.:][\w./:_-]+|--\w+( \S+)?|\bedict [a-z]+|"word": "[a-z ]+"/gm;

/** The runs of English words that none but a table can have said. */
function english(text: string): readonly string[] {
  const lines = text
    .replaceAll("%0A", "\n")
    .replaceAll(syntax, "\n")
    .split(/\n|\\n/);
  const runs = lines.flatMap((it) => it.match(/[A-Za-z][a-z]+(?: [A-Za-z][a-z]*)+/g) ?? []);
  return [...new Set(runs)].filter((it) => !theirs.includes(it));
}

/** Words of the margin: what a table says without a slot, where a line begins. */
const margin = [...catalogEntries()].flatMap(([, { en }]) => (/^[a-z]{3,}( [a-z]+)*$/.test(en) ? [en] : []));
const labelled = new RegExp(`^ *(${margin.join("|")})  `, "m");

const all = told(pseudo);

test.each([...all.keys()])("%s says nothing in English to readers of a third language", (name) => {
  const text = all.get(name) ?? "";
  expect(text).toMatch(/\p{Script=Greek}/u);
  expect(english(text)).toEqual([]);
  expect(labelled.exec(text)?.[0]).toBeUndefined();
});

test("planted: the same in English", () => {
  const text = formatters.get("markdown")?.(buildReport(mistaken, locales.en), shown(locales.en)) ?? "";
  expect(english(text)).toContain("nothing judged");
  const explanation = buildExplanation(
    explained.report,
    explained.asked,
    explained.rules,
    explained.exitCode,
    locales.en,
  );
  expect(explanationText(explanation, shown(locales.en))).toMatch(labelled);
});
