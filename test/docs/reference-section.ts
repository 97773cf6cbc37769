import { parseInstant } from "../../src/base/instant.ts";
import { installedFolder, memoryHost, mountFolder, nodeHost, type Host } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { loadGraphviz } from "../../src/cli/external-programs.ts";
import { locales } from "../../src/base/locale.ts";
import { projectLanguage } from "../../src/engine/index.ts";
import { runCheck } from "../../src/engine/check/check.ts";
import type { Cause, Decision } from "../../src/evaluate/decision.ts";
import type { ReportRun } from "../../src/report/model/report-run.ts";
import { prepared } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";
import { commandsOf, fencesOf, type Fence } from "./fences.ts";

/** A part of a chapter under one heading: its examples belong together. */
export interface Section {
  readonly heading: string;
  readonly line: number;
  readonly fences: readonly Fence[];
}

/**
 * The sections of a chapter, by its headings of the second level; what stands before the first has the title's name.
 * Files of packs that stand there belong to every section that does not write them itself.
 */
export function sectionsOf(markdown: string): readonly Section[] {
  const fences = fencesOf(markdown);
  const lines = markdown.split("\n");
  const isFenced = (line: number): boolean =>
    fences.some((it) => it.line <= line && line <= it.line + it.text.split("\n").length);
  const heads = lines.flatMap((text, index) =>
    /^##? /.test(text) && !isFenced(index + 1) ? [{ heading: text.replace(/^#+ /, ""), line: index + 1 }] : [],
  );
  const sections = heads.map((head, at) => {
    const until = heads[at + 1]?.line ?? lines.length + 1;
    return { ...head, fences: fences.filter((it) => it.line > head.line && it.line < until) };
  });
  const [title, ...others] = sections;
  if (!title) return [];
  const common = title.fences.filter(isOfPack);
  const own = { ...title, fences: title.fences.filter((it) => !isOfPack(it)) };
  return [own, ...others.map((it) => (it.fences.length === 0 ? it : withCommon(it, common)))];
}

/** Whether it is a file of a pack that it names: `labels/pack.yaml`. */
export const isOfPack = (it: Fence): boolean => isFile(it) && it.words[1]?.includes("/") === true;

function withCommon(section: Section, common: readonly Fence[]): Section {
  const own = new Set(section.fences.filter(isFile).map((it) => pathOf(it, 0)));
  return { ...section, fences: [...section.fences, ...common.filter((it) => !own.has(pathOf(it, 0)))] };
}

/** What the fences of a section may be; every other one fails. */
export const fenceKinds = ["edict", "yaml", "verdicts", "console", "law"] as const;

const day = "2026-11-01";
const examplePack = "x.example";

const disk = nodeHost(".");
const graphviz = await loadGraphviz();

function textsBelow(disk: Host, folder: string): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...disk.list(folder).map((name) => {
      const path = `${folder}/${name}`;
      return disk.isFolder(path) ? textsBelow(disk, path) : { [path]: disk.readText(path) ?? "" };
    }),
  ) as Readonly<Record<string, string>>;
}

/** The shipped vocabulary and calendar, and the law that the reference teaches with. */
export const ground: Readonly<Record<string, string>> = {
  "dist/library.json": prepared["dist/library.json"],
  ...textsBelow(disk, "policies/vocabulary"),
  ...textsBelow(disk, "policies/calendar"),
  ...textsBelow(disk, "policies/foreign"),
  ...Object.fromEntries(
    Object.entries(textsBelow(disk, "grammar/reference/example")).map(([path, text]) => [
      path.replace("grammar/reference/example", "policies/x/example/2026-01-01"),
      text,
    ]),
  ),
};

/**
 * Where a fence's text stands: `service.yaml` is a document; `article-4.edict` a policy of the example;
 * `labels/pack.yaml` a file of the pack `x.labels`, `labels/2027-01-01/pack.yaml` of one of its versions.
 */
function pathOf({ words: [language, path] }: Fence, at: number): string {
  const parts = (path ?? `page-${at}.${language}`).split("/");
  const [pack = "", version = "", ...file] = parts;
  if (parts.length === 1) return language === "edict" ? `policies/x/example/2026-01-01/${pack}` : pack;
  const below = file.length === 0 ? `2026-01-01/${version}` : [version, ...file].join("/");
  return `policies/x/${pack}/${below}`;
}

const isFile = ({ words: [language, next] }: Fence): boolean =>
  (language === "edict" && next !== "error") || language === "yaml" || (language === "law" && next !== undefined);

/** The files of a section beside the ground. */
export function filesOf(section: Section): Readonly<Record<string, string>> {
  const files: Record<string, string> = { ...ground };
  for (const [at, fence] of section.fences.entries()) if (isFile(fence)) files[pathOf(fence, at)] = fence.text;
  return files;
}

const inputsIn = (files: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(files).filter((it) => !it.includes("/") && it !== "profile.yaml" && it !== "edict.yaml");

/** Packs are read for documents only: a section without any has one that says nothing. */
const blank = `facts_on: ${day}\nservice: { id: blank }\n`;

/** Judges a section's documents by its policies, as the words of a fence ask: `--as-of 2026-03-01 --input a.yaml`. */
export function judgeSection(section: Section, asked: readonly string[]): ReportRun {
  const written = filesOf(section);
  const files = inputsIn(written).length > 0 ? written : { ...written, "blank.yaml": blank };
  const flag = (name: string): string | undefined => {
    const at = asked.indexOf(`--${name}`);
    return at < 0 ? undefined : asked[at + 1];
  };
  const all = (name: string): readonly string[] =>
    asked.flatMap((it, at) => (asked[at - 1] === `--${name}` ? [it] : []));
  const packs = all("pack");
  const inputs = all("input");
  const now = parseInstant(`${day}T12:00:00+08:00`);
  invariant(now !== undefined, "the day exists");
  return runCheck(
    {
      inputs: inputs.length > 0 ? inputs : inputsIn(files),
      packs: packs.length > 0 ? packs : [examplePack],
      asOf: flag("as-of") ?? day,
      lawOf: flag("law-of"),
      party: flag("party"),
      service: flag("service"),
      profile: files["profile.yaml"] === undefined ? undefined : "profile.yaml",
      provisional: asked.includes("--provisional"),
      failOn: undefined,
      allowUndetermined: false,
      now,
      library: "policies",
    },
    memoryHost(files),
  );
}

/** One question of a `verdicts` fence, and the lines that answer it. */
interface Question {
  readonly asked: readonly string[];
  readonly lines: readonly string[];
}

/**
 * What a `verdicts` fence asks. A line may say before two blanks of which document, and with which flags besides those of
 * the fence: `late.yaml --as-of 2026-10-16  file: pending`; the word of the run may then be left out.
 */
export function questionsOf({ words, text }: Fence): readonly Question[] {
  const questions = new Map<string, string[]>();
  for (const line of text.trim().split("\n")) {
    const [, before = "", said = line] = /^(.*?\S) {2,}(\S.*)$/.exec(line) ?? [];
    questions.set(before, [...(questions.get(before) ?? []), said]);
  }
  const flags = words.slice(1);
  return [...questions].map(([before, lines]) => {
    const own = before === "" ? [] : before.split(" ");
    return { asked: [...(own[0]?.endsWith(".yaml") === true ? ["--input", ...own] : own), ...flags], lines };
  });
}

/** The errors of a section's policies with one more file, which a fence says to be wrong. */
export function errorsOf(section: Section, fence: Fence): readonly string[] {
  const others = section.fences.filter((it) => it.words[0] === "yaml" || isOfPack(it));
  const wrong = { ...fence, words: ["edict"] };
  const run = judgeSection({ ...section, fences: [...others, wrong] }, []);
  // Warnings count where the text is about one.
  const meant = run.policyProblems.filter((it) => it.severity === "error" || fence.words.includes(it.code));
  return meant.map((it) => it.code);
}

/** What a decision says, a line for each rule that was examined and each note: `label: undetermined, needs response.kind`. */
export function verdictLines(decision: Decision): readonly string[] {
  const short = (name: string): string =>
    name.startsWith(`${examplePack}.`) ? name.slice(examplePack.length + 1) : name;
  const applies = { yes: "applies", no: "does not apply", unknown: "may apply" } as const;
  return [
    ...decision.rules
      .filter((it) => it.verdict !== "not_examined")
      .map((it) => {
        const needs = [...new Set(it.instances.flatMap((one) => one.causes.map(needOf)))].toSorted();
        const standing = it.advisory ? "advisory " : it.provisional ? "provisional " : "";
        return `${short(it.rule)}: ${standing}${it.verdict}${needs.length > 0 ? `, needs ${needs.join(", ")}` : ""}`;
      }),
    ...decision.notes.map((it) => `${short(it.rule)}: ${applies[it.applies]}`),
    `run: ${decision.word}`,
  ];
}

/** What is missing, in one word. */
function needOf(cause: Cause): string {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "partial-fact":
    case "expired-document":
      return cause.path;
    case "open-term":
      return cause.term;
    case "open-list":
      return cause.list ?? cause.member;
    case "attestation":
      return cause.standard;
    case "no-subject":
      return cause.subject;
    case "no-value":
      return cause.name;
    default:
      return cause.kind;
  }
}

/** Runs the command lines of a `console` fence on the section's files, and gives back the fence as it should be. */
export const transcript = (section: Section, fence: Fence): string =>
  transcriptOn(deskWith({ ...filesOf(section) }), fence);

/** Files of a page's reader, and where Edict finds what it ships. */
export interface Desk {
  readonly files: Record<string, string | Uint8Array>;
  readonly hostOf: (files: Desk["files"]) => Host;
  readonly library: string;
}

/** The files of one who has the law of the reference. */
export const deskWith = (files: Desk["files"]): Desk => ({ files, hostOf: memoryHost, library: "policies" });

const installedAt = "/usr/lib/edict";
const installed = Object.fromEntries(
  Object.entries({ ...prepared, ...textsBelow(disk, "policies") }).map(([path, it]) => [`${installedAt}/${path}`, it]),
);

/** An empty folder of one who has installed Edict with its packs. */
export const emptyDesk = (): Desk => ({
  files: { ...installed },
  hostOf: (files) => mountFolder(memoryHost(files), installedFolder, installedAt),
  library: `${installedFolder}/policies`,
});

/** The words of a command line; one in quotation marks may hold blanks. */
const wordsOf = (command: string): readonly string[] =>
  Array.from(command.replaceAll("\\\n", " ").matchAll(/'([^']*)'|(\S+)/g), ([it, quoted]) => quoted ?? it);

/**
 * Runs the command lines of a `console` fence at a desk, and gives back the fence as it should be. What a command writes is
 * there for the next; `$ echo $?` prints the exit code of the command before it, `$ echo 'TEXT' >> FILE` adds a line to a
 * file, and `$ rm FILE` takes one away.
 */
export function transcriptOn({ files, hostOf, library }: Desk, fence: Fence): string {
  const now = parseInstant(`${day}T12:00:00+08:00`);
  invariant(now !== undefined, "the day exists");
  let exitCode = 0;
  const printed = (command: string): string => {
    if (command === "echo $?") return `${exitCode}\n`;
    const [, added, path = ""] = /^echo '(.*)' >> (\S+)$/.exec(command) ?? [];
    if (added !== undefined) {
      files[path] = `${textAt(path) ?? ""}${added}\n`;
      return "";
    }
    const [, removed] = /^rm (\S+)$/.exec(command) ?? [];
    if (removed !== undefined) {
      invariant(removed in files, `${removed} is there`);
      delete files[removed];
      return "";
    }
    const [, shown] = /^cat (\S+)$/.exec(command) ?? [];
    if (shown !== undefined) return textAt(shown) ?? "";
    const host = hostOf(files);
    const [program, ...words] = wordsOf(command);
    invariant(program === "edict", `\`${command}\` runs Edict`);
    const world = {
      host,
      now,
      library,
      width: 80,
      locale: projectLanguage(host, words.slice(1)) ?? locales.en,
      colors: { out: false, err: false },
      readStandardInput: () => undefined,
    };
    const { code, out, err, files: written } = ended(words, world, graphviz);
    exitCode = code;
    for (const it of written) files[it.path] = it.bytes ?? it.text;
    return out + err;
  };
  const textAt = (path: string): string | undefined => hostOf(files).readText(path);
  return commandsOf(fence)
    .map((it) => `$ ${it}\n${printed(it)}`)
    .join("");
}
