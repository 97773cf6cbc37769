import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { checkTexts, rule } from "../../../kit/check.ts";

test("long chains of definitions need no stack", () => {
  const chain = Array.from({ length: 20_000 }, (_, at) => `define d${at} means d${at + 1}`).join("\n");
  const { diagnostics } = checkTexts([
    `article 8 { paragraph 1 { ${chain} define d20000 means service.generates_content } }`,
  ]);
  expect(new Set(diagnostics.map((it) => it.code))).toEqual(new Set(["language/long-chain"]));
});

test("nor does the sentence on what is read by way of them, or on a circle of them", () => {
  const steps = 5000;
  const chain = Array.from({ length: steps }, (_, at) => `define d${at} means d${at + 1}`).join("\n");
  const said = (last: string) =>
    checkTexts([`article 9 { paragraph 1 { ${chain} define d${steps} means ${last} } }`, rule("when d0")])
      .diagnostics.filter((it) => it.code !== "language/long-chain")
      .map((it) => [locales.en.say(it), locales["zh-Hans"].say(it)].map((words) => words.match(/`d\d+`/g)?.length));
  expect(said("response.sent")).toEqual([[steps + 1, steps + 1]]);
  expect(said("d0")).toEqual([[steps + 3, steps + 3]]);
});
