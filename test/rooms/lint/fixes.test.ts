import { expect, test } from "vitest";
import { formatText } from "../../../src/engine/format.ts";
import { linted, packWith, shown } from "./lint.ts";

const rule = (name: string, clauses: string, act = "have an id"): string => `    rule ${name}: provider must "${act}" {
      on       service
      ${clauses.split("; ").join("\n      ")}
    }`;

/** A pack in the one layout. */
const inLayout = (body: string, after = ""): Readonly<Record<string, string>> => ({
  ...packWith(""),
  "law/article-01.edict":
    formatText({ path: "a", text: `article 1 { paragraph 1 { ${body} } }\n${after}` }).files[0]?.after ?? "",
});

const id = "require  service.id is present";

test.each([
  [
    "double-negation",
    rule("a", `when     not (service.version is present); ${id}`),
    rule("a", `when     service.version is absent; ${id}`),
  ],
  [
    "double-negation",
    rule("a", `when     not (service.sectors has film_tv) and not (service.id == "a"); ${id}`),
    rule("a", `when     not service.sectors has film_tv and service.id != "a"; ${id}`),
  ],
  ["act-form", rule("a", id, "must have an id."), rule("a", id)],
  ["idle-days", rule("a", `in force from 2023-08-15; ${id}`), rule("a", id)],
])("%s: --fix leaves the one layout and every rule's meaning, and nothing of it to find", (code, before, after) => {
  expect(shown(linted(inLayout(before)))).toContainEqual([code, expect.any(String)]);
  const { findings, fixed } = linted(inLayout(before), ["law"], true);
  expect(fixed).toEqual([{ path: "law/article-01.edict", text: inLayout(after)["law/article-01.edict"] }]);
  expect(findings.map((it) => it.code)).toEqual(["lint/untested-rule"]);
});

test("an empty place is taken away, but not with a comment in it; a concept gets the spelling of the others", () => {
  const outline = { "law/outline.yaml": `units: { "1.1": { en: Names }, "2": { en: More }, "3": { en: Rest } }` };
  const files = { ...inLayout(rule("a", id), "\narticle 2 {}\n\narticle 3 {\n  // later\n}\n"), ...outline };
  const { fixed } = linted(files, ["law"], true);
  expect(fixed[0]?.text).toBe(inLayout(rule("a", id), "\narticle 3 {\n  // later\n}\n")["law/article-01.edict"]);
  const concepts = (last: string): string =>
    ["label_checks", "label_checks", last]
      .map((it, at) => rule(`r${at}`, `${id}; concept  ${it}`, `have an id ${at}`))
      .join("\n\n");
  expect(linted(inLayout(concepts("label_check")), ["law"], true).fixed[0]?.text).toBe(
    inLayout(concepts("label_checks"))["law/article-01.edict"],
  );
});

test("what would be another graph is told without a fix", () => {
  const { findings } = linted(inLayout(rule("a", `when     not (service.version is absent); ${id}`)));
  expect(findings.map((it) => [it.code, it.fix])).toContainEqual(["lint/double-negation", undefined]);
});
