import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { formatters } from "../../../src/report/formatters.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { endOf } from "../../rooms/report/ends.ts";
import { plain } from "../../rooms/report/plain.ts";
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
    await expect(formatters.get(name)?.(endOf("undetermined"), plain)).toMatchFileSnapshot(`./${file}`);
  });
}

for (const locale of [locales["zh-Hans"], locales["zh-Hant"]]) {
  test(`a small run in ${locale.tag} is its golden text`, async () => {
    const report = buildReport(runTiny({ "service.yaml": service.replace("  version: null\n", "") }), locale);
    const text = formatters.get("human")?.(report, { ...plain, locale });
    await expect(text).toMatchFileSnapshot(`./report.${locale.tag}.txt`);
  });
}
