import fc from "fast-check";
import { expect, test } from "vitest";
import { loadGraphviz } from "../../../src/cli/external-programs.ts";
import { inertBytes, inertText } from "../../../src/cli/inert-text.ts";
import { formatters } from "../../../src/report/formatters.ts";
import { service } from "../report/tiny.ts";
import { ended, worldOf } from "./ended.ts";

const answer = `kind: response\nvocabulary: genai@1\nresponse: { id: r, at: "2026-06-01T10:00:00+08:00", text: hello }\n`;
const sound = { "service.yaml": service, "answer.yaml": answer, "p.png": "\u0089PNG\r\n\u001a\n" };
const [receipt] = ended("check service.yaml --pack /tiny --receipt r.json".split(" "), worldOf(sound)).files;
const [baseline] = ended("check service.yaml --pack /tiny -f baseline=b.json".split(" "), worldOf(sound)).files;
const files = {
  ...sound,
  "r.json": receipt?.text ?? "",
  "b.json": baseline?.text ?? "",
  "in/service.yaml": service,
  "in/profile.yaml": "severities: {}\n",
  "log.jsonl": "{}\n",
};

/** Command lines that write where they read; the file is named last. */
const overInputs = [
  "check service.yaml --pack /tiny -f json=service.yaml",
  "check service.yaml --pack /tiny -f json=./service.yaml",
  "check service.yaml --pack /tiny -f json=/tiny/pack.yaml",
  "check service.yaml --pack /tiny --receipt /tiny/outline.yaml",
  "check service.yaml --pack /tiny --baseline b.json -f json=b.json",
  "check in --pack /tiny --profile in/profile.yaml -f json=in/profile.yaml",
  "check /tiny --pack /tiny -f json=/tiny/pack.yaml",
  "check log.jsonl --service service.yaml --pack /tiny --stream -f verdicts=log.jsonl",
  "check log.jsonl --service service.yaml --pack /tiny --stream -f verdicts=service.yaml",
  "check log.jsonl --service service.yaml --pack /tiny --stream -f verdicts=/tiny/pack.yaml",
  "explain service.yaml --pack /tiny -o service.yaml",
  "needs service.yaml --pack /tiny -o service.yaml",
  "sheet service.yaml --pack /tiny -o service.yaml",
  "timeline service.yaml --pack /tiny --from 2026-01-01 --to 2026-02-01 -o service.yaml",
  "detect answer.yaml -o answer.yaml",
  "inspect p.png -o p.png",
  "compile /tiny -f json -o /tiny/pack.yaml",
  "coverage /tiny -o /tiny/pack.yaml",
  "doc /tiny -o /tiny/pack.yaml",
  "graph /tiny -o /tiny/pack.yaml",
  "graph /tiny service.yaml -o service.yaml",
  "diff /tiny /tiny -o /tiny/pack.yaml",
  "verify r.json service.yaml --pack /tiny -o r.json",
  "trend r.json -o r.json",
  "pack lock /tiny -o /tiny/pack.yaml",
];

test.each(overInputs)("nothing is written over what is read: %s", (line) => {
  const { code, out, err, files: written } = ended(line.split(" "), worldOf(files));
  expect([code, out, written]).toEqual([64, "", []]);
  expect(err).toMatch(/this run reads `.+`: name another file to write to/);
});

/** Command lines that write to `FILE`, of every verb that takes one. */
const writing = [
  "check service.yaml --pack /tiny -f json=FILE",
  "check service.yaml --pack /tiny -f waivers=FILE",
  "check service.yaml --pack /tiny -o FILE",
  "check service.yaml --pack /tiny --receipt FILE",
  "check log.jsonl --service service.yaml --pack /tiny --stream -f verdicts=FILE",
  "explain service.yaml --pack /tiny -o FILE",
  "needs service.yaml --pack /tiny -o FILE",
  "needs service.yaml --pack /tiny -f yaml -o FILE",
  "sheet service.yaml --pack /tiny -o FILE",
  "timeline service.yaml --pack /tiny --from 2026-01-01 --to 2026-02-01 -o FILE",
  "detect answer.yaml -o FILE",
  "inspect p.png -o FILE",
  "compile /tiny -f json -o FILE",
  "coverage /tiny -o FILE",
  "doc /tiny -o FILE",
  "graph /tiny -o FILE",
  "diff /tiny /tiny -o FILE",
  "lint /tiny -f json -o FILE",
  "test /tiny -f json -o FILE",
  "verify r.json service.yaml --pack /tiny -o FILE",
  "trend r.json -o FILE",
  "vocabulary doc genai@1 -o FILE",
  "playground -o FILE",
  "pack lock /tiny -o FILE",
];

const lock = ended("pack lock /tiny -o new.lock".split(" "), worldOf(sound)).files[0]?.text ?? "";
const sheet =
  ended("sheet service.yaml --pack /tiny -f yaml -o s.yaml".split(" "), worldOf(sound)).files[0]?.text ?? "";

/** What nobody asks a run to read, and Edict reads all the same when it is asked to. */
const inputs: Readonly<Record<string, string>> = {
  "m/service.yaml": service,
  "m/service.json": '{ "kind": "service", "service": {',
  "m/broken.yaml": "kind: service\nservice: {",
  "m/bare.yaml": "response: { text: hello }\n",
  "m/answers.jsonl": '\n{"kind":"response","response":{}}\n',
  "m/own.yaml": "vocabulary: loans@1\nloan: {}\n",
  "m/profile.yaml": "severities: {}\n",
  "m/waivers.yaml": "waivers: []\n",
  "m/columns.yaml": "facts: {}\n",
  "m/cases.yaml": "- case: it\n",
  "m/vocabulary.yaml": "name: loans\nsubjects: [loan]\n",
  "m/one.edict": "article 1 {}\n",
  "m/log.parquet": "PAR1",
  "/other/pack.yaml": "id: test.other\n",
  "/other/outline.yaml": "[]\n",
  "/other/cases/bases/a.json": "{}",
  "/other/text/law.txt": "Article 1",
  "/other/vocabulary/loan.schema.json": "{}",
  "/other/CHANGELOG.md": "# 1.0.0",
  "/other/README.zh-Hans.md": "# Law",
  "/tiny/CHANGELOG.md": "# 1.0.0",
  "/tiny/cases/all.yaml": "[]\n",
};

test.each(writing)("nothing is written over an input of another run, or a file of a pack: %s", (line) => {
  const others = {
    ...inputs,
    ...(line.includes("--receipt") ? {} : { "m/r.json": files["r.json"] }),
    ...(line.startsWith("pack lock") ? {} : { "m/edict.lock": lock }),
    "m/b.json": files["b.json"],
    "m/sheet.yaml": sheet,
  };
  for (const file of Object.keys(others)) {
    const done = ended(line.replace("FILE", file).split(" "), worldOf({ ...files, ...others }));
    expect([file, done.code, done.out, done.files]).toEqual([file, 64, "", []]);
    expect(done.err).toMatch(
      /^error: (`.+` is there and is an input|this run reads `.+`): name another file to write to/,
    );
  }
});

/** Each run once more, where what it has written lies. */
const again = [
  ...[...formatters.keys()]
    .filter((it) => it !== "waivers")
    .map((it) => `check service.yaml --pack /tiny -f ${it}=m/out.json`),
  "check service.yaml --pack /tiny -f ndjson=m/out.jsonl",
  "check service.yaml --pack /tiny -f human=/tiny/out.txt",
  "check service.yaml --pack /tiny --receipt m/out.json",
  "sheet service.yaml --pack /tiny -f yaml -o m/out.yaml",
  "compile /tiny -f json -o m/out.json",
  "coverage /tiny -f markdown -o /tiny/out.md",
  "pack lock /tiny",
  "pack lock /tiny -o m/out.yaml",
  ...["explain", "needs"].map((it) => `${it} service.yaml --pack /tiny -f json -o m/out.json`),
];

test.each(again)("what a run has written is written anew: %s", async (line) => {
  const graphviz = await loadGraphviz();
  const [written] = ended(line.split(" "), worldOf(files), graphviz).files;
  const { path = "", text = "" } = written ?? {};
  expect(path).toMatch(/out\.|edict\.lock$/);
  const done = ended(line.split(" "), worldOf({ ...files, [path]: text }), graphviz);
  expect(done.files.map((it) => it.path)).toEqual([path]);
});

test("what has nothing to do with Edict, and an empty file, are written over", () => {
  const others = { "m/deployment.yaml": "apiVersion: v1\n", "m/empty.yaml": "", "m/note.txt": "kind: service\n" };
  for (const file of Object.keys(others)) {
    const words = `check service.yaml --pack /tiny -f json=${file}`.split(" ");
    expect(ended(words, worldOf({ ...files, ...others })).files.map((it) => it.path)).toEqual([file]);
  }
});

test("by another name of a file, too, nothing is written over what is read", () => {
  const { host, ...rest } = worldOf(files);
  const fileId = (path: string): string =>
    path.endsWith("SERVICE.txt") ? host.resolve("service.yaml") : host.real(path);
  const words = "check service.yaml --pack /tiny -f json=SERVICE.txt".split(" ");
  expect(ended(words, { ...rest, host: { ...host, fileId } })).toMatchObject({ code: 64, files: [] });
});

test("a run that is refused before it reads writes over nothing that it was given", () => {
  const around = { ...files, "edict.yaml": "packs: [/tiny]\ninputs: [service.yaml]\nprofile: in/profile.yaml\n" };
  for (const [words, file] of [
    ["check service.yaml", "service.yaml"],
    ["check service.yaml --baseline b.json", "b.json"],
    ["check service.yaml --service in/service.yaml", "in/service.yaml"],
  ] as const) {
    const line = `${words} -f json=${file}`;
    expect([line, ended(line.split(" "), worldOf(around))]).toMatchObject([line, { code: 64, files: [] }]);
    expect(ended([...words.split(" "), "-f", "json=new.json"], worldOf(around))).toMatchObject({
      code: 64,
      files: [{ path: "new.json" }],
    });
  }
});

test("through a link, too, a file is written for one thing only", () => {
  const { host, ...rest } = worldOf(files);
  const real = (path: string): string => host.real(path === "linked.json" ? "a.json" : path);
  for (const more of ["-f html=linked.json", "--receipt linked.json"]) {
    const words = `check service.yaml --pack /tiny -f json=a.json ${more}`.split(" ");
    expect([more, ended(words, { ...rest, host: { ...host, real } })]).toMatchObject([more, { code: 64, files: [] }]);
  }
});

test("what a folder held and was no document may be written anew, as the report of the run before", () => {
  const report = { "in/service.yaml": service, "in/report.json": '{ "report": "of yesterday" }' };
  const words = "check in --pack /tiny -f json=in/report.json".split(" ");
  expect(ended(words, worldOf(report)).files.map((it) => it.path)).toEqual(["in/report.json"]);
});

test("a document of Word goes to a file, and never to standard output, whoever asks for it", () => {
  const words = "check service.yaml --pack /tiny -f docx".split(" ");
  const refused = ended(words, worldOf(files));
  expect([refused.code, refused.out, refused.files]).toEqual([64, "", []]);
  expect(refused.err).toContain("docx is not text: name a file with -o");
  const project = { "edict.yaml": "packs: [/tiny]\ninputs: [service.yaml]\nformats: [docx]\n", ...files };
  expect(ended(["check"], worldOf(project))).toMatchObject({ code: 64, out: "", files: [] });
  for (const more of [
    ["-o", "r.docx"],
    ["-f", "human"],
  ]) {
    const given = more[0] === "-o" ? words : [...words.slice(0, -1), "docx=r.docx"];
    const [file] = ended([...given, ...more], worldOf(files)).files;
    expect([file?.path, file?.text, file?.bytes?.slice(0, 2)]).toEqual(["r.docx", "", new TextEncoder().encode("PK")]);
  }
});

test("a baseline is written where it was read, and nowhere else", () => {
  const words = "check service.yaml --pack /tiny".split(" ");
  const first = ended([...words, "-f", "baseline=b.json"], worldOf(sound));
  expect(first.err).toMatch(/^The baseline lists \d open and [1-9] violated\. A breach in it fails no run/);
  const again = [...words, "--baseline", "b.json", "-f"];
  expect(ended([...again, "baseline=b.json"], worldOf(files)).files).toHaveLength(1);
  expect(ended([...again, "baseline=service.yaml"], worldOf(files)).code).toBe(64);
});

const commands = /^\s*::|##\[|##vso\[|##teamcity\[/m;
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "::",
        ":",
        "#",
        "##[",
        "##vso[",
        "##teamcity[",
        "\n",
        " ",
        "\t",
        "error",
        "\r",
        "\u009b",
        "\u007f",
      ),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(""));

test("no text for people has a command to a build server, whatever documents say, and JSON says the same", () => {
  fc.assert(
    fc.property(hostile, (it) => {
      expect(inertText(it, undefined)).not.toMatch(commands);
      const text = inertText(it, undefined).replaceAll("\u200b", "");
      expect(text.replaceAll("\\u009b", "\u009b").replaceAll("\\u007f", "\u007f")).toBe(it.replaceAll("\u200b", ""));
      const json = JSON.stringify({ it });
      expect(inertText(json, "json")).not.toMatch(commands);
      expect(inertText(json, "json")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      expect(JSON.parse(inertText(json, "json"))).toEqual({ it });
      expect(inertBytes(json).toString()).toBe(inertText(json, "json"));
      const xml = inertText(it, "xml");
      expect(xml).not.toMatch(commands);
      expect(xml.replaceAll("&#35;", "#").replaceAll("&#58;", ":").replaceAll("&#13;", "\r")).toBe(it);
    }),
  );
});
