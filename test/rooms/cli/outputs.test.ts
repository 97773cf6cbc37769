import fc from "fast-check";
import { expect, test } from "vitest";
import { inertText } from "../../../src/cli/inert-text.ts";
import { hostWith, service, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const world = (files: Readonly<Record<string, string>>): Parameters<typeof ended>[1] => ({
  host: hostWith(files),
  now,
  library: "policies",
  width: 100,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
});
const answer = `kind: response\nvocabulary: genai@1\nresponse: { id: r, at: "2026-06-01T10:00:00+08:00", text: hello }\n`;
const sound = { "service.yaml": service, "answer.yaml": answer, "p.png": "\u0089PNG\r\n\u001a\n" };
const [receipt] = ended("check service.yaml --pack /tiny --receipt r.json".split(" "), world(sound)).files;
const [baseline] = ended("check service.yaml --pack /tiny -f baseline=b.json".split(" "), world(sound)).files;
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
  const { code, out, err, files: written } = ended(line.split(" "), world(files));
  expect([code, out, written]).toEqual([64, "", []]);
  expect(err).toMatch(/this run reads `.+`: name another file to write to/);
});

test("a run that is refused before it reads writes over nothing that it was given", () => {
  const around = { ...files, "edict.yaml": "packs: [/tiny]\ninputs: [service.yaml]\nprofile: in/profile.yaml\n" };
  for (const [words, file] of [
    ["check service.yaml", "service.yaml"],
    ["check service.yaml --baseline b.json", "b.json"],
    ["check service.yaml --service in/service.yaml", "in/service.yaml"],
  ] as const) {
    const line = `${words} -f json=${file}`;
    expect([line, ended(line.split(" "), world(around))]).toMatchObject([line, { code: 64, files: [] }]);
    expect(ended([...words.split(" "), "-f", "json=new.json"], world(around))).toMatchObject({
      code: 64,
      files: [{ path: "new.json" }],
    });
  }
});

test("through a link, too, a file is written for one thing only", () => {
  const { host, ...rest } = world(files);
  const real = (path: string): string => host.real(path === "linked.json" ? "a.json" : path);
  for (const more of ["-f html=linked.json", "--receipt linked.json"]) {
    const words = `check service.yaml --pack /tiny -f json=a.json ${more}`.split(" ");
    expect([more, ended(words, { ...rest, host: { ...host, real } })]).toMatchObject([more, { code: 64, files: [] }]);
  }
});

test("what a folder held and was no document may be written anew, as the report of the run before", () => {
  const report = { "in/service.yaml": service, "in/report.json": '{ "report": "of yesterday" }' };
  const words = "check in --pack /tiny -f json=in/report.json".split(" ");
  expect(ended(words, world(report)).files.map((it) => it.path)).toEqual(["in/report.json"]);
});

test("a document of Word goes to a file, and never to standard output, whoever asks for it", () => {
  const words = "check service.yaml --pack /tiny -f docx".split(" ");
  const refused = ended(words, world(files));
  expect([refused.code, refused.out, refused.files]).toEqual([64, "", []]);
  expect(refused.err).toContain("docx is not text: name a file with -o");
  const project = { "edict.yaml": "packs: [/tiny]\ninputs: [service.yaml]\nformats: [docx]\n", ...files };
  expect(ended(["check"], world(project))).toMatchObject({ code: 64, out: "", files: [] });
  for (const more of [
    ["-o", "r.docx"],
    ["-f", "human"],
  ]) {
    const given = more[0] === "-o" ? words : [...words.slice(0, -1), "docx=r.docx"];
    const [file] = ended([...given, ...more], world(files)).files;
    expect([file?.path, file?.text, file?.bytes?.slice(0, 2)]).toEqual(["r.docx", "", new TextEncoder().encode("PK")]);
  }
});

test("a baseline is written where it was read, and nowhere else", () => {
  const words = "check service.yaml --pack /tiny".split(" ");
  const first = ended([...words, "-f", "baseline=b.json"], world(sound));
  expect(first.err).toMatch(/^The baseline lists \d open and [1-9] violated\. A breach in it fails no run/);
  const again = [...words, "--baseline", "b.json", "-f"];
  expect(ended([...again, "baseline=b.json"], world(files)).files).toHaveLength(1);
  expect(ended([...again, "baseline=service.yaml"], world(files)).code).toBe(64);
});

const commands = /^\s*::|##\[|##vso\[|##teamcity\[/m;
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("::", ":", "#", "##[", "##vso[", "##teamcity[", "\n", " ", "\t", "error", "\r", "\u009b"),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(""));

test("no text for people has a command to a build server, whatever documents say, and JSON says the same", () => {
  fc.assert(
    fc.property(hostile, (it) => {
      expect(inertText(it, undefined)).not.toMatch(commands);
      const text = inertText(it, undefined).replaceAll("\u200b", "");
      expect(text.replaceAll("\\u009b", "\u009b")).toBe(it.replaceAll("\u200b", ""));
      const json = JSON.stringify({ it });
      expect(inertText(json, "json")).not.toMatch(commands);
      expect(inertText(json, "json")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      expect(JSON.parse(inertText(json, "json"))).toEqual({ it });
      const xml = inertText(it, "xml");
      expect(xml).not.toMatch(commands);
      expect(xml.replaceAll("&#35;", "#").replaceAll("&#58;", ":").replaceAll("&#13;", "\r")).toBe(it);
    }),
  );
});
