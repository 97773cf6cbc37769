import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import { zoneNamed } from "../../../src/base/zones.ts";
import { locales } from "../../../src/base/locale.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import { runInspect } from "../../../src/engine/inspect.ts";
import { inspectionText, inspectionYaml } from "../../../src/report/render/inspection.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { carriers, fields, right } from "../readers/media/carriers.ts";
import { genai } from "../vocabulary/load.ts";

const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: false } as const;
const png = carriers.find((it) => it.name === "PNG tEXt");
const other = JSON.stringify({ AIGC: { ...fields, Label: "2" } });
const files = {
  "right.png": png?.write([right]) ?? "",
  "none.png": png?.write([]) ?? "",
  "two.png": png?.write([right, other]) ?? "",
  "bent.png": png?.write([JSON.stringify({ AIGC: { ...fields, Label: 1 } })]) ?? "",
  "near.png": png?.write([right], "aigc") ?? "",
  "cut.png": png?.write([right]).subarray(0, 60) ?? "",
};
const inspection = runInspect(Object.keys(files), memoryHost(files));
const fragments = inspectionYaml(inspection, options).split("---\n");
const zone = zoneNamed("Asia/Shanghai");

/** The fragment in a response document, as a check reads it. */
function asResponse(fragment: string): unknown {
  const head = "kind: response\nvocabulary: genai@1\nresponse:\n  id: r-1\n  at: 2026-09-01T10:00:00+08:00\n";
  const text = head + fragment.replaceAll(/^(?=.)/gm, "  ");
  const { documents, diagnostics } = readDocument({ path: "r.yaml", text });
  const read = documents.flatMap((it) =>
    zone ? readInputs(it, genai, { zones: [zone], needsOwnDay: true }).diagnostics : [],
  );
  return [...diagnostics, ...read].filter((it) => it.severity === "error").map((it) => locales.en.say(it));
}

test("each fragment stands in a response document without an error", () => {
  expect(fragments.length).toBe(6);
  for (const it of fragments) expect([it, asResponse(it)]).toEqual([it, []]);
  expect(asResponse("labels: { implicit: { presnt: true } }\n")).not.toEqual([]);
});

test("only a right label, and one of several, is said to be there", () => {
  const said = fragments.map((it) => /present: (\w+)/.exec(it)?.[1]);
  expect(said).toEqual(["true", "false", "true", undefined, undefined, undefined]);
  expect(fragments.map((it) => /count: (\w+)/.exec(it)?.[1])).toEqual(["1", "0", "2", "1", "1", undefined]);
  expect(fragments.map((it) => /Label: (.*)/.exec(it)?.[1])).toEqual([
    '"1"',
    undefined,
    undefined,
    undefined,
    '"1"',
    undefined,
  ]);
  expect(fragments[3]).toContain('      ContentProducer: "');
});

test("the count of every answer ends the report", () => {
  const text = inspectionText(inspection, options);
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    "6 files: 1 with a right label, 1 with no label, 1 with a malformed label, 1 with a label more than once, 1 with a near miss of a label, 1 with unread parts.",
  );
  expect(text.split("\n").filter((it) => it.length > 80)).toEqual([]);
});

test("a file that is named twice is told once", () => {
  expect(runInspect(["right.png", "./right.png"], memoryHost(files)).files.map((it) => it.path)).toEqual(["right.png"]);
});
