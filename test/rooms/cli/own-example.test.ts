import { expect, test } from "vitest";
import { hostWith, now, service } from "../report/tiny.ts";
import { ended } from "./ended.ts";

function run(line: string, files: Readonly<Record<string, string>>): ReturnType<typeof ended> {
  const streams = { readStandardInput: () => undefined, colors: { out: false, err: false }, width: 200 };
  return ended(line.split(" "), { host: hostWith(files), now, library: "policies", ...streams });
}

test("a receipt without its documents is told by a command of `edict verify`", () => {
  const files = { "service.yaml": service };
  const [receipt] = run("check service.yaml --pack /tiny --receipt r.json", files).files;
  const { code, err } = run("verify r.json", { ...files, "r.json": receipt?.text ?? "" });
  expect(code).toBe(64);
  expect(err).toContain("for example `edict verify r.json service.yaml`");
});

test("a day without a pack is told by what was written", () => {
  const { code, err } = run("diff @2026-01-01 /tiny", {});
  expect(code).toBe(64);
  expect(err).toContain("is called `@2026-01-01`");
});
