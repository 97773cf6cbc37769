import { expect, test } from "vitest";
import { helpsIn } from "../../rooms/cli/helps.ts";

test.each(["en", "zh-Hans"] as const)("the help of every verb in %s is its golden text", async (tag) => {
  const shown = helpsIn(tag).map(({ line, text }) => `$ ${line}\n${text}`);
  await expect(shown.join("\n")).toMatchFileSnapshot(`./${tag}.txt`);
});
