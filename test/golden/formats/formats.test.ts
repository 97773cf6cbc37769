import { expect, test } from "vitest";
import { formats } from "../../../src/report/formats.ts";
import { buildReport } from "../../../src/report/build-report.ts";
import { endOf, plain } from "../../rooms/report/ends.ts";
import { runTiny, service } from "../../rooms/report/tiny.ts";

const files: Readonly<Record<string, string>> = {
  ndjson: "decisions.ndjson",
  sarif: "report.sarif",
  junit: "report.xml",
  github: "annotations.txt",
  markdown: "summary.md",
};

for (const [name, file] of Object.entries(files)) {
  test(`${name} of a small run is its golden text`, async () => {
    await expect(formats.get(name)?.(endOf("undetermined"), plain)).toMatchFileSnapshot(`./${file}`);
  });
}

for (const language of ["zh-Hans", "zh-Hant"] as const) {
  test(`a small run in ${language} is its golden text`, async () => {
    const report = buildReport(runTiny({ "service.yaml": service.replace("  version: null\n", "") }), language);
    const text = formats.get("human")?.(report, { ...plain, language });
    await expect(text).toMatchFileSnapshot(`./report.${language}.txt`);
  });
}
