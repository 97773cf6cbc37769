import { expect, test } from "vitest";
import { memoryHost, type Host } from "../../../src/base/host.ts";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runFormat } from "../../../src/engine/format.ts";
import { capRun, mostTold } from "../../../src/engine/many-mistakes.ts";
import { noSuchPath } from "../../../src/engine/request-diagnostics.ts";
import { readYamlFile } from "../../../src/pack/read-yaml-file.ts";
import { formatters, localeFor } from "../../../src/report/formatters.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { plain } from "../report/plain.ts";
import { ended, worldOf } from "../cli/ended.ts";
import { hostWith, nothing, service, now } from "../report/tiny.ts";

/** A service with so many fields that nobody knows, in one line, and so many facts that tell nothing. */
function serviceWith(unknown: number, empty: number): string {
  const fields = Array.from({ length: unknown }, (_, at) => [`strange_${at}`, 1] as const);
  const named = Array.from({ length: empty }, (_, at) => ({ name: `m-${at}`, version: "TBD" }));
  const own = { id: "chat", ...Object.fromEntries(fields), models: named };
  return JSON.stringify({ kind: "service", vocabulary: "genai@1", facts_on: "2026-06-30", service: own });
}

const checked = (
  text: string,
  ...words: readonly string[]
): { readonly code: number; readonly out: string; readonly err: string } =>
  ended(["check", "a.json", "--pack", "/tiny", ...words], worldOf({ "a.json": text }));

const languages = [
  ["en", (count: string) => `${count} more mistakes of this run are not told`],
  ["zh-Hans", (count: string) => `本次运行另有 ${count} 处错误未列出`],
  ["zh-Hant", (count: string) => `本次運行另有 ${count} 處錯誤未列出`],
] as const;

test("the first thousand mistakes of a run are told, and how many more there are; the code is that of all", () => {
  const { code, out, err } = checked(serviceWith(3003, 0));
  expect([code, err.match(/a\.json:1:\d+: /g)?.length]).toEqual([4, mostTold + 1]);
  expect(err).toContain("2,003 more mistakes of this run are not told");
  expect(out).toContain("3003");
});

const judged = (text: string): ReportRun =>
  runCheck({ ...nothing, now, inputs: ["a.json"], packs: ["/tiny"], failOn: "low" }, hostWith({ "a.json": text }));

/** As many files as are asked for, each with one mistake. */
const filesOf = (count: number, text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`many/${String(at).padStart(4, "0")}.json`, text]));

const globsOf = (count: number): string =>
  `packs: [tiny]\ninputs:\n${Array.from({ length: count }, (_, at) => `  - no-${at}.yaml\n`).join("")}`;

test.each(languages)(
  "a thousand mistakes of many files are told in %s, and one sentence counts the rest",
  (lang, more) => {
    const wrong = { ...filesOf(3000, serviceWith(1, 0)), "z/edict.yaml": globsOf(4000) };
    for (const [input, code, left] of [
      ["many", 4, "2,000"],
      ["z", 4, "3,000"],
    ] as const) {
      const done = ended(["check", input, "--pack", "/tiny", "--lang", lang], worldOf(wrong)).err;
      expect([input, done.match(/^\S+:\d+:\d+: /gm)?.length, done.split(more(left)).length]).toEqual([
        input,
        mostTold + 1,
        2,
      ]);
      expect(ended(["check", input, "--pack", "/tiny"], worldOf(wrong)).code).toBe(code);
    }
  },
);

test("verbs about packs tell no more", () => {
  const policies = Object.fromEntries(Object.keys(filesOf(1500, "")).map((it) => [it.replace("json", "edict"), "§"]));
  const cases = Object.fromEntries(
    Object.keys(filesOf(1500, "")).map((it) => [it.replace("json", "yaml"), "- { case: it }\n"]),
  );
  for (const [line, files, code] of [
    ["fmt many", policies, 3],
    ["test /tiny --cases many", cases, 3],
  ] as const) {
    const done = ended(line.split(" "), worldOf(files));
    expect([line, done.code, done.err.match(/^many\S+: /gm)?.length]).toEqual([line, code, mostTold + 1]);
    expect(done.err).toContain("more mistakes of this run are not told");
  }
});

test("what is not told decides the exit code all the same, and what decides it is told first", () => {
  const troubles = [...Array.from({ length: mostTold }, () => 4 as const), 64 as const].map((exit, at) => ({
    ...noSuchPath.nowhere({ path: `p-${at}`, near: undefined, remedy: undefined }),
    exit,
  }));
  const run = capRun({ problems: judged(serviceWith(5, 0)).inputProblems, troubles });
  expect(run.troubles.slice(0, 2)).toMatchObject([
    { code: "engine/more-mistakes", exit: 64, count: 1 },
    { code: "engine/no-such-path", exit: 64, params: { path: `p-${mostTold}` } },
  ]);
  expect(run.problems).toMatchObject([{ code: "engine/more-mistakes", severity: "error", count: 5 }]);
  expect(capRun(run)).toEqual(run);
});

test("every format tells how many errors are not told, and how many warnings", () => {
  const [wrong, empty] = [judged(serviceWith(3003, 0)), judged(serviceWith(0, 1007))];
  expect([wrong.exitCode, empty.exitCode]).toEqual([4, 1]);
  for (const [name, format] of formatters) {
    if (["human", "baseline", "waivers"].includes(name)) continue;
    for (const [asked, more] of languages) {
      const locale: Locale = localeFor(name, locales[asked]);
      const options = { ...plain, width: 100, locale };
      const said = languages.find(([it]) => it === locale.tag)?.[1] ?? more;
      expect(format(buildReport(wrong, locale), options), `${name} ${asked}`).toContain(said("2,003"));
      const warned = format(buildReport(empty, locale), options);
      expect(warned, `${name} ${asked}`).toContain(name === "github" ? "placeholder" : said("7"));
    }
  }
});

test("a file of a thousand mistakes tells each of them", () => {
  const { code, err } = checked(serviceWith(1000, 0));
  expect([code, err.match(/a\.json:1:\d+: /g)?.length]).toEqual([4, mostTold]);
  expect(err).not.toContain("more-mistakes");
});

/** A host on which a file is too large, and may not be read. */
function withLarge(path: string): Host {
  const host = memoryHost({ [path]: "a: 1" });
  const readText = (asked: string): string | undefined => {
    if (host.resolve(asked) === host.resolve(path)) throw new Error("it is read");
    return host.readText(asked);
  };
  return {
    ...host,
    readText,
    readBytes: (asked, most) =>
      host.resolve(asked) === host.resolve(path) && most < 600_000_000 ? "too-large" : host.readBytes(asked, most),
  };
}

test("the size of a file is asked before it is read", () => {
  const large = [{ code: "base/too-large", params: { what: "file" } }];
  expect(readYamlFile(withLarge("a.yaml"), "a.yaml")).toMatchObject({ root: undefined, diagnostics: large });
  expect(runFormat(["a.edict"], withLarge("a.edict")).problems).toMatchObject(large);
  const files = hostWith({ "b/a.yaml": service, "b/c.yaml": service });
  const host: Host = {
    ...files,
    readText: (path) => {
      if (path.endsWith("b/a.yaml")) throw new Error("it is read");
      return files.readText(path);
    },
    readBytes: (path, most) => (path.endsWith("b/a.yaml") ? "too-large" : files.readBytes(path, most)),
  };
  const { code, err } = ended(["check", "b", "--pack", "/tiny"], { ...worldOf({}), host });
  expect([code, err]).toEqual([4, expect.stringContaining("b/a.yaml:1:1: error base/too-large")]);
});
