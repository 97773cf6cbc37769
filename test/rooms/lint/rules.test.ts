import { expect, test } from "vitest";
import { catalogEntries } from "../../../src/base/message.ts";
import { lintRules } from "../../../src/lint/rules.ts";
import { filesOf, readTree } from "../../house/tree.ts";
import { runLint } from "../../../src/engine/lint.ts";
import { repository } from "../../kit/repository.ts";

const ofAllowances = ["lint/allow-without-reason", "lint/unknown-allow", "lint/unused-allow"];

test("every rule is in the list, once, and every code under lint/ is a rule's or about comments", () => {
  const codes = lintRules.map((it) => it.code);
  expect(new Set(codes).size).toBe(codes.length);
  const words = [...catalogEntries()].map(([code]) => code).filter((it) => /^lint\/[^/]+$/.test(it));
  expect(words.toSorted()).toEqual([...codes, ...ofAllowances].toSorted());
  const files = filesOf(readTree(), "src/lint/rules/", ".ts").map(([path]) => path.replace(/^.*\/|\.ts$/g, ""));
  expect(files.map((it) => `lint/${it}`).toSorted()).toEqual(codes.toSorted());
});

test("the shipped packs are clean", () => {
  const run = runLint(["policies"], "policies", repository);
  expect(run.findings.map((it) => `${it.code} ${it.place.source.path}:${it.place.span.start}`)).toEqual([]);
  expect([run.exitCode, run.packs.length > 15]).toEqual([0, true]);
});

test.each(["grammar/lint.md", "grammar/lint.zh-Hans.md"])("%s lists every rule", (path) => {
  const [, text = ""] = filesOf(readTree(), path, "").find(([name]) => name === path) ?? [];
  const rows = [...text.matchAll(/^\| \[`(lint\/[\w-]+)`\]\(errors\/(lint\/[\w-]+)\.md\) \| .+ \|$/gm)];
  expect(rows.every((it) => it[1] === it[2])).toBe(true);
  expect(rows.map((it) => it[1]).toSorted()).toEqual([...lintRules.map((it) => it.code), ...ofAllowances].toSorted());
});
