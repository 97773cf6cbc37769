import { expect, test } from "vitest";
import { runCheck } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { plain } from "./plain.ts";
import { faultsOf } from "./faults.ts";
import { hostWith, nothing, service } from "./tiny.ts";

const policy = `article 1 "Basics" {
  paragraph 1 {
    define lenient means false
      except true when service.generates_content
      except service.name == "other" when service.version is absent
    rule open: provider must "be lenient" {
      on service
      require lenient
    }
    rule also: provider must "be lenient twice" {
      on service
      require service.version is absent implies lenient
    }
  }
}
`;

const host = hostWith({ "tiny/tiny.edict": policy, "service.yaml": service });
const report = buildReport(runCheck({ ...nothing, inputs: ["service.yaml"], packs: ["/tiny"] }, host));
const both = ["tiny.edict:4:14", "tiny.edict:5:14"];

test("a contradiction between exceptions names both, for people and for machines", () => {
  expect(faultsOf(report)).toEqual([]);
  const [cause] = report.packs[0]?.articles[0]?.rules[0]?.instances[0]?.causes ?? [];
  expect(cause).toMatchObject({
    kind: "contradiction",
    at: { line: 3 },
    exceptions: [{ line: 4 }, { line: 5 }],
  });
  const text = textReport(report, { ...plain, width: 120 });
  const sentence = /exceptions of `lenient` hold together and contradict each other: (\S+) and (\S+)/.exec(text);
  expect(sentence?.slice(1).map((it) => it.replace(/^.*\//, ""))).toEqual(both);
});

test("what several rules wait for is at both exceptions", () => {
  const [need] = report.needs;
  expect(need?.rules).toEqual(["test.tiny.also", "test.tiny.open"]);
  expect(need?.at.map((it) => [it.line, it.column])).toEqual([
    [4, 14],
    [5, 14],
  ]);
});
