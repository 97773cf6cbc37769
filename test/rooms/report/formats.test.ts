import { expect, test } from "vitest";
import { formatters, type Formatter } from "../../../src/report/formatters.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { githubReport } from "../../../src/report/render/github.ts";
import { ndjsonReport } from "../../../src/report/render/json.ts";
import { junitReport } from "../../../src/report/render/junit.ts";
import { markdownReport } from "../../../src/report/render/markdown.ts";
import { sarifReport } from "../../../src/report/render/sarif.ts";
import { annotationsOf } from "./annotations.ts";
import { endOf, ends } from "./ends.ts";
import { plain } from "./plain.ts";
import { suitesOf } from "./junit-read.ts";
import { fails as sarifFails } from "./sarif-read.ts";

/** Whether a reader of one format alone sees that the run fails. */
const seenToFail: Readonly<Record<string, (report: Report) => boolean | Promise<boolean>>> = {
  sarif: (report) => sarifFails(sarifReport(report, plain)),
  junit: async (report) => {
    const { failures = 0, errors = 0 } = await suitesOf(junitReport(report, plain));
    return failures + errors > 0;
  },
  github: (report) => annotationsOf(githubReport(report, plain))[0]?.level === "error",
  markdown: (report) => !/^exit code 0: /m.test(markdownReport(report, plain)),
  ndjson: (report) => JSON.parse(ndjsonReport(report).trimEnd().split("\n").at(-1) ?? "").exit_code !== 0,
};

for (const [format, fails] of Object.entries(seenToFail)) {
  test(`${format} shows a run to fail if, and only if, it does not exit 0`, async () => {
    for (const [name, report] of ends) expect([name, await fails(report)]).toEqual([name, report.exit_code !== 0]);
  });
}

/** What each format is told of, without its marks and escapes. */
const shown = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\\([^a-z])/g, "$1")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');

const notCovered = ["test.other", "2024-01-01", "whoever prints"];

test("html says what is not covered, since when, and whom it binds", () => {
  const page = formatters.get("html")?.(endOf("every verdict"), plain);
  for (const it of notCovered) expect(page).toContain(it);
});

const reports = ["human", "json", "ndjson", "sarif", "junit", "github", "markdown"];

for (const name of reports) {
  const format: Formatter = (...of) => formatters.get(name)?.(...of) ?? "";

  test(`${name} says how a run was judged, what it has not seen, and how it ended`, () => {
    const report = endOf("every verdict");
    const text = shown(format(report, plain)).replaceAll(/\s+/g, " ");
    const told = ["2026-06-30", "provider", "test.tiny", "1.0.0", "the spirit of the age", "incident"];
    for (const it of [...told, ...notCovered, report.sentence, "versioned", "art. 1(1)"]) expect(text).toContain(it);
  });

  test(`${name} says of each verdict how many rules there are`, () => {
    const text = shown(format(endOf("every verdict"), plain)).replaceAll(/\s+/g, " ");
    expect(text).toMatch(/2 violated|"violated":\s?2|\| rules \| 2/);
    expect(text).toMatch(/1 pending|"pending":\s?1|\| rules \| 2 \| 1 \| 1/);
  });

  test(`${name} shows a breach with its place, what is broken and the fact, and what a rule waits for`, () => {
    const text = shown(format(endOf("every verdict"), plain));
    for (const it of [
      "service.yaml",
      "require service.version is present",
      "service.version",
      "attestation of `fair`",
      "State the version.",
    ])
      expect(text).toContain(it);
  });

  test(`${name} shows a waived breach as one, with who gave leave, why and until when`, () => {
    const text = shown(format(endOf("waived"), plain));
    for (const it of ["violated", "waived", "Wang", "The licence is being signed", "2026-12-31"])
      expect(text).toContain(it);
  });

  test(`${name} names the mistake, its place and its code, where nothing was judged`, () => {
    // People read mistakes on standard error.
    if (name === "human") return;
    const text = shown(format(endOf("a field that is none"), plain));
    for (const it of ["vocabulary/unknown-field", "versoin", "service.yaml", "Nothing was judged"])
      expect(text).toContain(it);
    expect(shown(format(endOf("no such file"), plain))).toContain("engine/no-such-path");
  });

  test(`${name} is the same for the same report, and ends its last line`, () => {
    for (const [, report] of ends) expect(format(report, plain)).toBe(format(structuredClone(report), plain));
    expect(format(endOf("clear"), plain)).toMatch(/[^\n]\n$/);
  });
}

for (const name of [...reports, "html"]) {
  test(`${name} marks what is provisional, and says of a run without it how to try it`, () => {
    const said = (end: string): string =>
      shown(formatters.get(name)?.(endOf(end), plain) ?? "").replaceAll(/\s+/g, " ");
    const clear = said("provisional, and no breach");
    expect(clear).toMatch(/Provisional(: 1 rule rests on unverified words)?\. (<\/|No|Not)/);
    // Annotations are of what needs attention only.
    expect([name, clear.includes("provisional, for it is unverified: from memory")]).toEqual([name, name !== "github"]);
    expect(said("provisional, and violated")).toContain("provisional, for it is unverified: from memory");
    expect(said("unverified")).toMatch(/2 rules for the provider are unverified.*--provisional/);
    expect(said("clear")).not.toMatch(/provisional/i);
  });
}
