import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import { utc } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { gather } from "../../../src/engine/check/gather.ts";
import { library } from "../pack/laws.ts";

const host = memoryHost({ "node_modules/edict/examples/chat/service.yaml": "", "here.yaml": "" });
const reading = {
  vocabulary: library.vocabulary,
  zones: [utc] as const,
  needsOwnDay: true,
  foreign: undefined,
  mapping: undefined,
};
const helpOf = (path: string, shipped = "node_modules/edict/policies"): string | undefined => {
  const [trouble] = gather(host, [path], reading, () => false, shipped).troubles;
  return trouble && locales.en.help(trouble);
};

test("an example that is not here is named where the package has it", () => {
  expect(helpOf("examples/chat")).toBe("the package has it: `node_modules/edict/examples/chat`");
  for (const other of ["examples/nowhere", "here.yml"]) expect([other, helpOf(other) ?? ""]).toEqual([other, ""]);
  expect(helpOf("examples/chat", "elsewhere/policies") ?? "").toBe("");
});
