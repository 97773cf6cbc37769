import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { habitualLocale, type CommandOutcome } from "../../../src/cli/environment.ts";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";
import { verbs } from "../../../src/cli/verbs.ts";
import { fencesOf } from "../../docs/fences.ts";
import { hostWith, service, now } from "../report/tiny.ts";

const files = {
  "service.yaml": service.replace("generates_content:", "generates_contents:"),
  "page.edict": "article 1 {\n",
  "law/pack.yaml": "id: t.c\n",
};

function run(line: string, more: Readonly<Record<string, string>> = {}, locale?: Locale): CommandOutcome {
  const outcome = runCommandLine(line.split(" "), verbs, {
    host: hostWith({ ...files, ...more }),
    now,
    library: "policies",
    width: 80,
    colors: { out: false, err: false },
    readStandardInput: () => undefined,
    ...(locale && { locale }),
  });
  if ("streamed" in outcome) throw new Error(`\`${line}\` judges line by line`);
  return "shownBy" in outcome ? outcome.shownBy(() => "") : outcome;
}

test.each(["grammar/formats.md", "grammar/formats.zh-Hans.md"])(
  "%s shows mistakes as they are told in Chinese",
  (page) => {
    const shown = fencesOf(readFileSync(page, "utf8")).filter(({ words }) => words[0] === "console");
    const { err } = run("check service.yaml --pack /tiny --lang zh-Hans");
    const mistyped = "check service.yaml --as-off 2026-01-31 --lang zh-Hans";
    expect(shown.map((it) => it.text)).toEqual([
      `$ edict check service.yaml --lang zh-Hans\n${err}`,
      `$ edict ${mistyped}\n${run(mistyped).err}`,
    ]);
  },
);

const told = "`service` 沒有字段 `generates_contents`；是否指 `generates_content`？";

test.each(["github", "markdown", "junit", "sarif", "html"])("%s tells mistakes in Chinese", (format) => {
  const { out, err } = run(`check service.yaml --pack /tiny --lang zh-Hant -f ${format}`);
  expect(err).toContain(told);
  const plain = out.replaceAll(/<\/?code>|[\\`]/g, "");
  expect(plain).toContain(told.replaceAll("`", ""));
});

test.each(["json", "ndjson"])("%s is for programs, and stays in English", (format) => {
  const { out, err } = run(`check service.yaml --pack /tiny --lang zh-Hant -f ${format}`);
  expect(err).toContain(told);
  expect(out).toBe(run(`check service.yaml --pack /tiny -f ${format}`).out);
  expect(out).toContain("has no field `generates_contents`");
});

test.each([
  "check nowhere.yaml --pack /tiny",
  "explain nowhere.yaml --pack /tiny",
  "needs nowhere.yaml --pack /tiny",
  "sheet nowhere.yaml --pack /tiny",
  "sheet service.yaml --pack /tiny --read nowhere.yaml",
  "timeline nowhere.yaml --from 2026-01-01 --to 2026-02-01 --pack /tiny",
  "verify nowhere.json",
  "trend nowhere.json",
  "detect nowhere.yaml",
  "inspect nowhere.png",
  "fmt page.edict",
  "test law",
  "compile law",
  "lint law",
  "coverage law",
  "doc law",
  "graph law",
  "graph /tiny nowhere.yaml",
  "diff law law",
  "pack lock law",
  "init service.yaml",
  "pack new act --zone UTC",
  "pack new x.law law --zone UTC",
])("%s", (line) => {
  const english = run(line).err;
  const chinese = run(`${line} --lang zh-Hans`).err;
  expect(english).toMatch(/^(.*: )?error/);
  expect(chinese).toMatch(/^(.*: )?错误/);
  const codes = /\b[a-z]+\/[a-z]+(-[a-z]+)+/g;
  expect(chinese.replaceAll(codes, "").replaceAll(/`[^`]*`/g, "")).not.toMatch(/\b(help|error|is|no|the)\b/);
  expect(chinese.match(codes)).toEqual(english.match(codes));
});

const cases = `- case: no version
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: satisfied }
`;

test("cases tell in Chinese what was expected and what was found, and which verdicts no case shows", () => {
  const { code, out } = run("test /tiny --lang zh-Hans", {
    "tiny/cases/basics.yaml": cases,
    "tiny/cases/bases/chat.yaml": service,
  });
  expect([code, ...out.split("\n").slice(0, 6)]).toEqual([
    1,
    "未通过 no version  tiny/cases/basics.yaml:1:3",
    "  A version is asked for.",
    "  tiny/cases/basics.yaml:5:13: test.tiny.versioned 的结果是“违反”，应为“已满足”",
    "`--trace tiny/cases/basics.yaml:1` 显示其规则每一部分的结果",
    "没有用例表明 test.tiny.versioned：违反",
    "没有用例表明 test.tiny.versioned：未定",
  ]);
  expect(out).toMatch(/\ntest\.tiny：1 个用例中 0 个通过\n$/);
  const broken = cases.replace("satisfied }", "satisfid }");
  expect(run("test /tiny --lang zh-Hans", { "tiny/cases/basics.yaml": broken }).out).toContain(
    "test.tiny：1 个用例因有错误而没有运行\n",
  );
  expect(run("test /tiny --lang zh-Hant").out).toBe("test.tiny 沒有用例\n");
});

test("a new project is told of in Chinese, and its comments are Chinese", () => {
  const { out, files: written } = run("init new --lang zh-Hans", { "new/waivers.yaml": "mine" });
  expect(out).toMatch(/^已写入 new\/edict\.yaml\n/);
  expect(out).toContain("\n未改动 new/waivers.yaml\n\n下一步：`edict check new` 说明");
  const comments = written.flatMap((it) => (it.path.endsWith(".json") ? [] : (it.text.match(/(?<=#).*$/gm) ?? [])));
  expect(comments.length).toBeGreaterThan(100);
  expect(comments.filter((it) => /[a-z]+ [a-z]+ [a-z]+/i.test(it.replaceAll(/`[^`]*`/g, "")))).toEqual([]);
});

test("what else a verb prints of its own accord is Chinese", () => {
  const page = { "page.edict": "article 1 {}" };
  expect(run("fmt page.edict --check --lang zh-Hans", page).out).toBe("page.edict\n将改动 1 个文件，不改动 0 个\n");
  expect(run("fmt page.edict --lang zh-Hans", page).out).toBe("page.edict\n已改动 1 个文件，未改动 0 个\n");
  expect(run("compile /tiny --lang zh-Hant").out).toMatch(/^規則 {10}7$/m);
  expect(run("check nowhere.yaml --receipt r --lang zh-Hans").err).toMatch(/\n没有写出回执：要求判断的没有全部判断\n$/);
});

test("the environment says the language where no flag does, in mistakes of the command line too", () => {
  const hans = locales["zh-Hans"];
  for (const line of ["check service.yaml --pack /tiny", "chek", "needs service.yaml --pack /tiny", "check --as-off"])
    expect(run(line, {}, hans)).toEqual(run(`${line} --lang zh-Hans`));
  expect(run("check service.yaml --pack /tiny --lang en", {}, hans)).toEqual(run("check service.yaml --pack /tiny"));
});

test("EDICT_LANG goes before the language of the project, and that before the one of the system, which counts where a person reads", () => {
  const tag = (env: Readonly<Record<string, string>>, isRead = true, ofProject?: Locale): string => {
    const asked = habitualLocale(env, isRead, () => ofProject);
    return "tag" in asked ? asked.tag : locales.en.say(asked);
  };
  expect([tag({}), tag({ LANG: "C" }), tag({ LANG: "de_DE.UTF-8" })]).toEqual(["en", "en", "en"]);
  expect([tag({ LANG: "zh_CN.UTF-8" }), tag({ LC_ALL: "zh_HK", LANG: "en_US" })]).toEqual(["zh-Hans", "zh-Hant"]);
  expect([tag({ LANG: "zh_CN.UTF-8" }, false), tag({ EDICT_LANG: "zh-TW" }, false)]).toEqual(["en", "zh-Hant"]);
  expect([tag({ EDICT_LANG: "en", LANG: "zh_CN" }), tag({ EDICT_LANG: "", LANG: "zh" })]).toEqual(["en", "zh-Hans"]);
  const hant = locales["zh-Hant"];
  expect([tag({ LANG: "zh_CN" }, true, hant), tag({}, false, hant)]).toEqual(["zh-Hant", "zh-Hant"]);
  expect([tag({ LANG: "zh_CN" }, true, locales.en), tag({ EDICT_LANG: "zh-CN" }, true, hant)]).toEqual([
    "en",
    "zh-Hans",
  ]);
  expect(tag({ EDICT_LANG: "fr" })).toBe(
    "`EDICT_LANG` is `fr`, which is not a language of ours; it takes en, zh-Hans or zh-Hant",
  );
});
