import { expect, test } from "vitest";
import { helpIn } from "../../rooms/cli/helps.ts";

test.each(["en", "zh-Hans"] as const)("the help of every verb in %s is its golden text", async (tag) => {
  const shown = helpIn(tag).map(({ line, text }) => `$ ${line}\n${text}`);
  await expect(shown.join("\n")).toMatchFileSnapshot(`./${tag}.txt`);
});
