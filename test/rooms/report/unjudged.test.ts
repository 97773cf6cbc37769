import { expect, test } from "vitest";
import { runCheck, type CheckRequest } from "../../../src/engine/index.ts";
import { locales } from "../../../src/base/locale.ts";
import { formatters } from "../../../src/report/formatters.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, now, runTiny, service } from "./tiny.ts";

const dossier = `kind: service
vocabulary: genai@1
facts_on: 2026-06-01
service:
  id: lumen
  sectors: [news_publishing]
  agreement: { version: "1", states_labelling: false }
`;

function judged(packs: CheckRequest["packs"]): Report {
  const host = hostWith({ "lumen.yaml": dossier });
  return buildReport(runCheck({ ...nothing, now, packs, inputs: ["lumen.yaml"] }, host));
}

const only = judged(["cn.genai_interim_measures"]);
const both = judged(["cn.genai_interim_measures", "cn.labelling_measures"]);
const ofLabelling = ({ not_judged: all }: Report) => all.find((it) => it.id === "cn.labelling_measures");

test("shipped law that is not judged is listed, with facts that are stated for it alone", () => {
  expect(ofLabelling(only)).toEqual({
    id: "cn.labelling_measures",
    needed: true,
    reads: ["service.agreement.states_labelling"],
  });
  expect(only.not_judged.find((it) => it.id === "cn.cybersecurity_law")).toEqual({
    id: "cn.cybersecurity_law",
    needed: false,
    reads: [],
  });
  expect([ofLabelling(both), buildReport(runTiny({ "service.yaml": service })).not_judged]).toEqual([undefined, []]);
});

test("a group that is none is read by whoever reads a fact of it", () => {
  const filed = (text: string): readonly string[] => {
    const host = hostWith({ "lumen.yaml": `${dossier}  filing: { security_assessment: ${text} }\n` });
    const run = runCheck({ ...nothing, now, packs: ["cn.genai_interim_measures"], inputs: ["lumen.yaml"] }, host);
    return buildReport(run).not_judged.flatMap((it) => it.reads);
  };
  // Article 17 asks when it was done; only the Provisions ask what its report is.
  expect(filed("null")).toEqual(["service.agreement.states_labelling"]);
  expect(filed("{ done_on: 2026-05-01 }")).toEqual(["service.agreement.states_labelling"]);
});

test.each([...formatters.keys()].filter((it) => !["baseline", "waivers", "ndjson"].includes(it)))(
  "%s tells all law of which nothing or only a part is judged",
  (name) => {
    const text = formatters.get(name)?.(only, { ...plain, full: true, locale: locales.en }) ?? "";
    const ids = ["cn.cac_filing_notices", "cn.cybersecurity_law", "cn.labelling_measures"];
    expect(ids.filter((it) => !String(text).replaceAll("\\", "").includes(it))).toEqual([]);
  },
);

test("in short: of how many only a part is judged, how many are not, and what is stated and not read", () => {
  const short = formatters.get("human")?.(only, { ...plain, full: false, locale: locales.en }) ?? "";
  expect(short).toContain("packs     cn.genai_interim_measures 1.7.0; 8 others only where it refers to them\n");
  const left = only.not_judged.filter((it) => !it.needed).length;
  expect(short.replaceAll(/\s+/g, " ")).toContain(`complaint or inspection is given, ${left} other laws `);
  expect(short.replaceAll(/\s+/g, " ")).toContain(
    " 1 fact is read by cn.labelling_measures alone, not judged: service.agreement.states_labelling ",
  );
  const more = formatters.get("human")?.(both, { ...plain, full: false, locale: locales.en }) ?? "";
  expect(more.replaceAll(/\s+/g, " ")).toContain(" others only where they refer to them ");
});

test("articles of which nothing is examined are named in short, and have their heading in the whole", () => {
  const text = (full: boolean): string =>
    String(formatters.get("human")?.(only, { ...plain, full, locale: locales.en })).replaceAll(/ {2,}/g, " ");
  expect(text(false).replaceAll(/\s+/g, " ")).toContain(
    " nothing of art. 14: write a document with `incident`, `response` or `request` at its top ",
  );
  expect(text(true)).toMatch(/^Article 14 .*: not examined\n\n not examined art\. 14\(1\) correct$/m);
  // Of what is only read, and of what comes later, no document is missing.
  const beside = only.not_examined.map(
    (it) => ({ ...it, why: it.subject === "response" ? "beside" : it.why }) as const,
  );
  const short = formatters.get("human")?.({ ...only, not_examined: beside }, { ...plain, full: false });
  expect(String(short)).not.toContain("nothing of art.");
});
