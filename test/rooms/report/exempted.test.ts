import { expect, test } from "vitest";
import { runCheck } from "../../../src/engine/index.ts";
import { locales } from "../../../src/base/locale.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { htmlReport } from "../../../src/report/render/html/report-page.ts";
import { jsonReport } from "../../../src/report/render/json.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { law } from "../pack/laws.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing } from "./tiny.ts";

/** A picture needs a label, unless somebody signed that it needs none; a report comes within days. */
const policy = `
  standard let_off "This needs no end" {
    presumed not if true
    judged by counsel valid for 12 months
  }
  rule labelled: provider must "have a version" { on service require service.version is present }
  rule told: provider must "end in time" {
    on service
    require service.ended_on by service.launched_on + 2 working days
  }
  exemption signed from labelled when let_off is met
`;
const service = (id: string, more: string): string => `kind: service
vocabulary: genai@1
facts_on: 2026-06-30
service: { id: ${id}, version: null, launched_on: 2026-06-01, ended_on: 2026-06-03 }
${more}`;
const signed = `attestations:
  - standard: t.c.let_off
    about: { subject: one }
    met: true
    by: { name: Li Na, role: counsel }
    on: 2026-06-01
    evidence: []
`;

const report = (calendar: string, locale = locales.en, ended = "2026-06-03") =>
  buildReport(
    runCheck(
      { ...nothing, packs: ["c"], inputs: ["one.yaml", "two.yaml"] },
      hostWith({
        ...law("c", { id: "t.c", calendar, policy }),
        "one.yaml": service("one", signed),
        "two.yaml": service("two", "").replace("2026-06-03", ended),
      }),
    ),
    locale,
  );
const text = (full: boolean, calendar = "weekdays", locale = locales.en): string =>
  textReport(report(calendar, locale), { ...plain, width: 200, full, locale });

test("the whole report names what an exemption frees, what frees it, and who signed for that", () => {
  expect(text(true)).toMatch(
    /^Exempt\n {2}labelled: by `signed`, art\. 1\(1\) \(c\/article-01\.edict:\d+:\d+\)\n {4}one\.yaml:4:10: let_off: attested by Li Na \(counsel\), good until 2027-06-01\n\n/m,
  );
  expect(text(true, "cn", locales["zh-Hans"])).toContain("豁免\n  labelled：依据 `signed`");
  expect(htmlReport(report("cn"), plain)).toMatch(
    /<h2 id="exempt">Exempt<\/h2>[^]*?<code>signed<\/code>[^]*?one\.yaml:4:10/,
  );
});

test("in short it is a number", () => {
  expect(text(false)).toMatch(/^also {6}1 exempt, /m);
  expect(text(false)).not.toContain("signed");
});

test("a signature without which something else is presumed is no finding", () => {
  expect(text(true)).not.toContain("Findings");
  expect(text(true, "cn")).toContain(
    "Worth a look\n  one.yaml:6:5\n    by the signature of Li Na, `let_off` is met; without one it is presumed not met\n",
  );
  expect(text(true, "cn", locales["zh-Hans"])).toContain("依据 Li Na 的署名，`let_off` 成立；没有署名时推定为不成立");
});

test("a calendar without holidays that counted working days is told once, and no other", () => {
  expect(text(true).match(/counted working days.*/g)).toEqual([
    "counted working days from Monday to Friday, and knows no holidays: `told`",
  ]);
  expect(text(true, "weekdays", locales["zh-Hans"])).toContain(
    "`t.c` 按周一至周五计算工作日，不含任何节假日安排：`told`",
  );
  expect(text(true, "cn")).not.toContain("counted working days");
  const json = jsonReport(report("weekdays"));
  expect(schemaFaults("report-1", json)).toEqual([]);
  expect(JSON.parse(json)).toMatchObject({
    packs: [{ weekdays: { rules: ["t.c.told"], at: { path: "c/pack.yaml" } } }],
  });
});

test("in short a breach of working days says that no holidays were counted, and no other row does", () => {
  const short = (calendar: string, locale = locales.en): readonly string[] =>
    textReport(report(calendar, locale, "2026-06-09"), { ...plain, width: 200, full: false, locale }).split("\n");
  const told = / told .*  \(counted without holidays\)$/;
  expect(short("weekdays").filter((it) => it.includes("holidays"))).toEqual([expect.stringMatching(told)]);
  expect(short("cn").filter((it) => it.includes("holidays"))).toEqual([]);
  expect(short("weekdays", locales["zh-Hans"]).some((it) => it.endsWith("（未计节假日）"))).toBe(true);
});
