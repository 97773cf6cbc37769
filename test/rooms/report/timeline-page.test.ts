import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runTimeline } from "../../../src/engine/index.ts";
import { buildTimeline } from "../../../src/report/model/timeline-report.ts";
import { timelinePage } from "../../../src/report/render/html/timeline-page.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { hostWith, nothing, policy, service } from "./tiny.ts";

const evil = '<img src=x onerror="a">&';
const policies = policy.replace('"end in time"', `"end ${evil.replaceAll('"', "'")} in time"`);
const files = { "service.yaml": service, "tiny/tiny.edict": policies };
const asked = { ...nothing, inputs: ["service.yaml"], packs: ["/tiny"], firstDay: "2026-06-01", lastDay: "2026-07-31" };
const run = runTimeline(asked, hostWith(files));
const shownIn = (locale: (typeof locales)["en"], quiet = false): string =>
  timelinePage(buildTimeline(run.report, run.timeline, run.exitCode, locale), {
    width: 80,
    paint: plainPaint,
    locale,
    quiet,
  });

test("the page says in words what its bars draw, which rule changes on which day and why, and leads to the rule", () => {
  const page = shownIn(locales.en);
  expect(page).toMatch(/aria-label="art\. 2: 2026-06-01 undetermined; 2026-06-25 pending; 2026-07-10 undetermined"/);
  const [, date = ""] = page.split('id="on-2026-07-10"');
  expect(date).toMatch(/the time for <code>service\.ended_on<\/code> is over: it ended on 2026-07-09/);
  const [, rule] = /<b>pending → undetermined<\/b>: <a href="#(r-\d+)">end \(art\. 2\(1\)\)<\/a>/.exec(date) ?? [];
  expect(page).toMatch(
    new RegExp(`<details class="rule" id="${rule}">\\s*<summary>\\s*<h4>\\s*<span class="duty">The provider must end`),
  );
  expect(page).toContain("The dashed line is the last day of which facts are known.");
});

test("the page needs nothing else, links within itself, and takes what an author writes as text", () => {
  for (const locale of Object.values(locales)) {
    const page = shownIn(locale);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|url\(|="https?:|undefined|NaN/);
    expect(page).toContain("end &lt;img src=x onerror=&#39;a&#39;&gt;&amp; in time");
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  }
});

test("the page says whose service it is about, as reports do", () => {
  const page = shownIn(locales.en, true);
  expect(page).toMatch(/<header class="banner w-timeline">\s*<p><strong>聊天 \(chat\)<\/strong><\/p>/);
  expect(page).toMatch(/<title>[^<]*, 聊天 \(2026-06-01 – 2026-07-31\)<\/title>/);
});

test("quiet, a page does not say how it was judged", () => {
  expect(shownIn(locales.en)).toContain('id="how"');
  expect(shownIn(locales.en, true)).not.toContain('id="how"');
});
