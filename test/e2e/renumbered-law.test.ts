import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const service = (day: string, retention: string): string => `kind: service
vocabulary: genai@1
facts_on: ${day}
service:
  id: chat
  launched_on: 2025-03-03
  operates_abroad: false
  operations: { network_log_retention: ${retention} }
`;

const folder = folderWith({
  "december.yaml": service("2025-12-31", "5 months"),
  "january.yaml": service("2026-01-01", "5 months"),
  "six-months.yaml": service("2025-12-31", "6 months"),
});

const law = ["--pack", "cn.cybersecurity_law"];

function said(input: string, ...more: readonly string[]): string {
  return edictHere(["check", "--full", input, ...law, ...more], { cwd: folder }).out;
}

test.each([
  ["december.yaml", "2025-12-31", "2026-01-01", "21", "59"],
  ["january.yaml", "2026-01-01", "2025-12-31", "23", "61"],
])(
  "logs in %s are kept by the number that counts on %s, and by the other one by the law of %s",
  (input, day, other, article, penalty) => {
    const [otherArticle, otherPenalty] = article === "21" ? ["23", "61"] : ["21", "59"];
    const own = said(input, "--as-of", day);
    expect(own).toContain(`VIOLATED  art. ${article}(1) item 3  log_retention`);
    expect(own).toMatch(new RegExp(`applies +art\\. ${penalty}\\S* +protection_order`));
    expect(own).not.toContain(`art. ${otherArticle}(1)`);
    const byOther = said(input, "--as-of", "2026-02-02", "--law-of", other);
    expect(byOther).toContain(`VIOLATED  art. ${otherArticle}(1) item 3  log_retention`);
    expect(byOther).toMatch(new RegExp(`applies +art\\. ${otherPenalty}\\S* +protection_order`));
  },
);

test("six months are enough under both numbers", () => {
  expect(said("six-months.yaml", "--as-of", "2025-12-31")).toMatch(/satisfied +art\. 21\(1\) item 3 +log_retention/);
  expect(said("six-months.yaml", "--as-of", "2026-01-01")).toMatch(/satisfied +art\. 23\(1\) item 3 +log_retention/);
});

test("both texts stand in one report, each with its days, and so does whom the law that is not covered binds", () => {
  const out = said("december.yaml", "--as-of", "2026-01-01").replaceAll(/\s+/g, " ");
  expect(out).toContain("in force from 2017-06-01 until 2026-01-01");
  expect(out).toContain(
    "Anthropomorphic AI Interaction Services (from 2026-07-15) binds providers of services that simulate",
  );
  expect(out).toContain("the Body or Mind of Minors (from 2026-03-01) binds algorithm and generative AI services");
});
