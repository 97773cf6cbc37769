import { expect, test } from "vitest";
import { formats } from "../../../src/report/formats.ts";
import { endOf, plain } from "../../rooms/report/ends.ts";

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
