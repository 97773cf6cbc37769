import { expect, test } from "vitest";
import { parseInstant } from "../../src/base/instant.ts";
import { invariant } from "../../src/base/invariant.ts";
import { terminalPicture } from "../../site/picture.ts";
import { repository } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
invariant(now !== undefined, "the day exists");
const world = {
  host: repository,
  now,
  library: "policies",
  width: 80,
  colors: { out: true, err: false },
  readStandardInput: () => undefined,
};

test.each([
  ["check.svg", "edict check examples/chat-service", "What edict check prints of an example"],
  ["check.zh-Hans.svg", "edict check examples/chat-service --lang zh-Hans", "edict check 对一个示例的输出"],
])("the picture %s shows what `%s` prints", async (file, command, label) => {
  const { code, out } = ended(command.split(" ").slice(1), world);
  expect(code).toBe(1);
  await expect(terminalPicture(command, out, label)).toMatchFileSnapshot(`../../site/${file}`);
});

test("text beside the syntax of a picture is text, and two cells are two cells", () => {
  const picture = terminalPicture("a", "\u001b[31m<未定>\u001b[0m & b", "c");
  expect(picture).toContain('x="16.0" y="70" textLength="50.4" fill="#ff7b72">&lt;未定&gt;</text>');
  expect(picture).toContain('x="74.8" y="70" textLength="25.2" fill="#e6edf3">&amp; b</text>');
});
