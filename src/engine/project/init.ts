import profileSchema from "../../../grammar/schema/profile-1.schema.json" with { type: "json" };
import projectSchema from "../../../grammar/schema/project-1.schema.json" with { type: "json" };
import waiversSchema from "../../../grammar/schema/waivers-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../../base/diagnostic.ts";
import { overlayHost, type Host } from "../../base/host.ts";
import { dayIn, type Instant } from "../../base/instant.ts";
import type { Locale } from "../../base/locale.ts";
import { message, messages, type Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { termsOf } from "../../pack/profile-interpretations.ts";
import { defaultPartyOf, type Pack } from "../../pack/pack.ts";
import { present } from "../../report/messages/phrases.ts";
import { documentSkeleton } from "../../report/render/document-skeleton.ts";
import { editorSchema } from "../../report/render/editor-schema.ts";
import type { Subject } from "../../vocabulary/type.ts";
import { defaultPack, type CheckRequest } from "../check/check-request.ts";
import { outsideProject } from "../diagnostics.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../library.ts";
import { nearestFolder } from "./project-file.ts";
import { alreadyAProject, noFolder } from "../request-diagnostics.ts";

export const buildServers = ["github", "gitlab", "none"] as const;
type BuildServer = (typeof buildServers)[number];

interface InitRequest {
  readonly folder: string;
  /** Those of the project: ids, or folders from the working folder; none: the one that judges by default. */
  readonly packs: readonly string[];
  readonly locale: Locale;
  /** Whose build server gets a workflow. */
  readonly ci: BuildServer;
  /** The facts of the new service are known up to the day that this is where the law is at home. */
  readonly now: Instant;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
}

export interface InitRun extends VerbRun {
  /** To be written, with the folders above them. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Files that were there and stay as they are. */
  readonly kept: readonly string[];
}

export interface NewProject extends InitRun {
  /** How its new documents are judged, and where they can be read before they are written; undefined: there are none. */
  readonly documents: { readonly request: CheckRequest; readonly host: Host } | undefined;
  /** The workflow that was written where no build server looks for it: below the root of the repository; undefined: there is none. */
  readonly toMove: string | undefined;
}

/** The files of a small project that can be checked at once. It writes nothing, and no file that is there is among them. */
export function runInit({ folder, packs: asked, locale, ci, now, library }: InitRequest, host: Host): NewProject {
  const stopped = { files: [], kept: [], documents: undefined, toMove: undefined };
  const refused = (it: Diagnostic<Place | undefined>): NewProject => ({ ...stopped, ...stoppedBy(it) });
  if (host.isFile(folder)) return refused(noFolder.nowhere({ path: folder }));
  const path = `${folder}/edict.yaml`;
  if (host.isFile(path)) return refused(alreadyAProject.nowhere({ path: host.relative(path), folder }));
  const opened = openLibrary(host, library);
  if (isDiagnostic(opened)) return refused(opened);
  const named = asked.length > 0 ? asked : [defaultPack];
  const { packs, vocabulary, problems, troubles } = loadNamedPacks(host, opened, named);
  const [pack] = packs;
  const stop = [...troubles, ...problems].find((it) => it.severity === "error");
  if (!pack || stop) return { ...stopped, problems, troubles, exitCode: troubles[0]?.exit ?? 3 };
  const names = named.map((it) => nameIn(host, folder, it, packs));
  const outside = named.find((_, at) => names[at] === undefined);
  if (outside !== undefined) return refused({ ...outsideProject.nowhere({ path: outside, isNew: true }), exit: 64 });
  const terms = termsOf(packs);
  const [example = "PACK.TERM"] = [...terms].find(([, [it]]) => it?.type === "duration") ?? [];
  const { mains, subjects } = vocabulary.vocabulary;
  const today = dayIn(now, pack.manifest.zone);
  const first = mains.length > 0 ? mains : [...subjects.keys()].slice(0, 1);
  const skeletons = first.map(
    (it) => [`${it}.yaml`, documentSkeleton(vocabulary.vocabulary, it, today, locale)] as const,
  );
  const { ids } = vocabulary.vocabulary;
  const facts = ids.join("+").replaceAll("@", "-");
  const { say } = locale;
  const fromRoot = folderFromRoot(host, folder);
  const workflow = workflows(say, fromRoot)[ci];
  const texts = new Map([
    [
      "edict.yaml",
      withSchema("project-1", projectFile(locale, present(names), packs, inputLines(say, first, subjects))),
    ],
    ...skeletons.map(([name, text]) => [name, withSchema(facts, text)] as const),
    ["profile.yaml", withSchema("profile-1", profileFile(say, [...terms.keys()], example))],
    ["waivers.yaml", withSchema("waivers-1", waiversFile(say))],
    ...workflow,
    [".pre-commit-config.yaml", hookFile(say, fromRoot)],
    schemaFile("project-1", projectSchema),
    schemaFile(facts, editorSchema({ header: { id: ids[0] ?? "" }, loaded: vocabulary })),
    schemaFile("profile-1", profileSchema),
    schemaFile("waivers-1", waiversSchema),
  ]);
  const made = besideOthers(host, folder, texts);
  const written = (named: readonly (readonly [string, string])[]): readonly string[] =>
    made.files.map((it) => it.path).filter((path) => named.some(([name]) => sameFile(host, path, folder, name)));
  const inputs = written(skeletons);
  const toMove = fromRoot === "" ? undefined : written(workflow)[0];
  const request = requestFor({ packs: named, now, library }, inputs);
  const known = overlayHost(host, Object.fromEntries(made.files.map((it) => [it.path, it.text])));
  return { ...made, toMove, documents: inputs.length === 0 ? undefined : { request, host: known } };
}

/**
 * A project's folder from the root of its repository, where build servers run; "": it is the root. Of what is in no repository yet the
 * working folder becomes one.
 */
function folderFromRoot(host: Host, folder: string): string {
  const path = host.resolve(folder);
  const isRoot = (it: string): boolean => host.isFolder(`${it}/.git`) || host.isFile(`${it}/.git`);
  const root = host.resolve(nearestFolder(host, path, isRoot) ?? ".").replace(/[\\/]$/, "");
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : "";
}

/** What a command of a shell checks. */
const inputWord = (folder: string): string =>
  folder === "" ? "" : ` ${/^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`}`;

const sameFile = (host: Host, path: string, folder: string, name: string): boolean =>
  host.resolve(path) === host.resolve(folder, name);

/** How documents are judged of which no project speaks yet. */
const requestFor = (
  { packs, now, library }: Pick<CheckRequest, "packs" | "now" | "library">,
  inputs: readonly string[],
): CheckRequest => ({
  inputs,
  packs,
  now,
  library,
  asOf: undefined,
  lawOf: undefined,
  party: undefined,
  service: undefined,
  profile: undefined,
  failOn: undefined,
  allowUndetermined: false,
});

/** A file whose schema editors find, from the folder in which it lies. */
const withSchema = (name: string, text: string): string =>
  `# yaml-language-server: $schema=${schemaPath(name)}\n${text}`;

const schemaPath = (name: string): string => `.edict/schema/${name}.schema.json`;

/** What a schema says comes with the project: no other place holds it for everyone who opens the files. */
const schemaFile = (name: string, schema: object): readonly [string, string] => [
  schemaPath(name),
  `${JSON.stringify(schema)}\n`,
];

const workflows = (
  say: Say,
  folder: string,
): Readonly<Record<BuildServer, readonly (readonly [string, string])[]>> => ({
  github: [[".github/workflows/edict.yml", workflowFile(say, folder)]],
  gitlab: [[".gitlab-ci.yml", gitlabFile(say, folder)]],
  none: [],
});

/** New files in a folder, each of which is written only if there is none of its name. */
export function besideOthers(host: Host, folder: string, texts: ReadonlyMap<string, string>): InitRun {
  const all = [...texts].map(([name, text]) => ({ path: host.relative(host.resolve(folder, name)), text }));
  const files = all.filter((it) => !host.isFile(it.path));
  const kept = all.filter((it) => host.isFile(it.path)).map((it) => it.path);
  return { files, kept, problems: [], troubles: [], exitCode: 0 };
}

type Say = (it: Message) => string;

/** How a project names a pack: by its id and major version, or by its path from the project; undefined: that leads out of it. */
function nameIn(host: Host, folder: string, name: string, packs: readonly Pack[]): string | undefined {
  if (!host.isFolder(name)) {
    const shipped = packs.find((it) => it.manifest.id === name);
    return shipped ? `${name}@^${shipped.manifest.version.split(".")[0] ?? ""}` : name;
  }
  const [root, path] = [folder, name].map((it) => `${host.relative(host.resolve(it))}/`.replace(/^\/$/, ""));
  if (root === undefined || path === undefined || path.startsWith("..") || !path.startsWith(root)) return undefined;
  return `./${path.slice(root.length, -1)}`;
}

/** `edict.yaml` of a new project. `names`: its packs, as it names them. */
const projectFile = (
  { say, tag }: Locale,
  names: readonly string[],
  packs: readonly Pack[],
  inputs: readonly string[],
): string => `# ${say(projectComments.head())}
${tag === "en" ? "" : `# ${say(projectComments.lang())}\nlang: ${tag}\n`}packs:
${names.map((it) => `  - ${it}\n`).join("")}inputs:
${inputs.join("\n")}
${partyLine(packs)}profile: profile.yaml
waivers: waivers.yaml
# ${say(projectComments.baseline())}
# baseline: baseline.json
# ${say(projectComments.failOn())}
# fail_on: high
# ${say(projectComments.allow())}
# allow: [undetermined]
`;

/** The files of the subjects that are asked about first, and as comments how more documents are named. */
function inputLines(say: Say, first: readonly string[], subjects: ReadonlyMap<string, Subject>): readonly string[] {
  const others = [...subjects.values()].filter((it) => !first.includes(it.name));
  const other = others.find((it) => it.carries.length > 0) ?? others[0];
  const belonging = other?.main === undefined ? "" : `, service: ${other.main}.yaml`;
  return [
    ...first.map((it) => `  - ${it}.yaml`),
    ...(other
      ? [
          `  # ${say(projectComments.ofOneKind())}`,
          `  # - { files: "${other.name}s/*.jsonl", subject: ${other.name}${belonging} }`,
        ]
      : []),
    // What is read of logs are the answers of a service.
    ...(other?.name === "response"
      ? [`  # ${say(projectComments.logs())}`, `  # - { files: "logs/*.jsonl", from: openai-chat${belonging} }`]
      : []),
  ];
}

/** Whose duties count, where a pack does not say whose do by default. */
function partyLine(packs: readonly Pack[]): string {
  const undecided = packs.find((it) => defaultPartyOf(it.manifest) === undefined);
  return undecided ? `party: ${undecided.manifest.parties[0] ?? ""}\n` : "";
}

/** `profile.yaml` of a new project. \`terms\`: full names of the words that the law leaves without a figure. */
const profileFile = (say: Say, terms: readonly string[], example: string): string => `# ${say(profileComments.head())}
# ${say(profileComments.terms())}
${terms.map((it) => `# - term: ${it}\n`).join("")}# ${say(profileComments.entry())}
#   - term: ${example}
#     value: 24 hours
#     by: ${say(profileComments.by())}
#     on: 2026-01-05
#     from: 2026-01-05
#     until: null
#     because: ${say(profileComments.because())}
interpretations: []
# ${say(profileComments.adopt())}
adopt: []
# ${say(profileComments.assumptions())}
assumptions: []
# ${say(profileComments.severities())}
severities: {}
# ${say(profileComments.notWaivable())}
not_waivable: []
`;

/** `waivers.yaml` of a new project. */
const waiversFile = (say: Say): string => `# ${say(waiversComment())}
waivers: []
#  - rule: cn.genai_interim_measures.complaint_entry
#    input: service.yaml
#    reason: ${say(waiverSample.reason())}
#    requester: ${say(waiverSample.requester())}
#    approver: ${say(waiverSample.approver())}
#    approved_on: 2026-01-01
#    from: 2026-01-01
#    until: 2026-04-01  # ${say(waiverSample.until())}
#    seen: { … }  # ${say(waiverSample.seen())}
`;

const commentLines = (say: Say, indent = ""): string =>
  say(workflowComments.variable())
    .split("\n")
    .map((it) => `${indent}# ${it}\n`)
    .join("");

/**
 * The workflow of a new project in a folder of its repository, and of grammar/ci.md. No package of a registry is taken for this one because it has its
 * name: where to get it is for the repository to say.
 */
export const workflowFile = (say: Say, folder = ""): string => `# ${say(workflowComments.head())}
name: edict
on:
  push: { branches: [main] }
  pull_request:
  # ${say(workflowComments.daily())}
  schedule: [{ cron: "23 4 * * *" }]
permissions:
  contents: read
  security-events: write
  actions: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with: { node-version: 22 }
${commentLines(say, "      ")}      # ${say(workflowComments.ownPackage())}
      - name: Install edict
        run: npm install --no-save "\${EDICT:?set the variable EDICT of this repository to where edict comes from}"
        env:
          EDICT: \${{ vars.EDICT }}
      - name: Check
        run: npx --no-install edict check${inputWord(folder)} -f human -f github=edict.txt -f sarif=edict.sarif -f markdown=edict.md
      - name: Annotate
        if: always() && hashFiles('edict.txt') != ''
        run: cat edict.txt
      # ${say(workflowComments.summary())}
      - name: Summary
        if: always() && hashFiles('edict.md') != ''
        run: if [ "$(wc -c <edict.md)" -lt 1000000 ]; then cat edict.md; else sed '/^## /,$d' edict.md; fi >>"$GITHUB_STEP_SUMMARY"
      # ${say(workflowComments.upload())}
      - name: Upload
        if: always() && hashFiles('edict.sarif') != ''
        continue-on-error: true
        uses: github/codeql-action/upload-sarif@ff0a06e83cb2de871e5a09832bc6a81e7276941f # v3.28.18
        with: { sarif_file: edict.sarif, category: edict }
`;

/** The workflow of a new project for GitLab: the job of templates/edict.yml, for a project that includes no component. */
export const gitlabFile = (say: Say, folder = ""): string => `# ${say(workflowComments.gitlab())}
${commentLines(say)}# ${say(workflowComments.ownPackageHere())}
# ${say(workflowComments.dailyHere())}
edict:
  stage: test
  image: node:22-slim
  script:
    - npm install --global "$EDICT"
    - edict check${inputWord(folder)} -f human -f junit=edict.xml -f markdown=edict.md
  artifacts:
    when: always
    paths: [edict.md]
    reports:
      junit: edict.xml
`;

/** `.pre-commit-config.yaml` of a new project. */
export const hookFile = (say: Say, folder = ""): string => `# ${say(hookComment())}
repos:
  - repo: local
    hooks:
      - id: edict
        name: edict check
        entry: npx --no-install edict check${inputWord(folder)}
        language: system
        pass_filenames: false
`;

/** The comments of a new project's `edict.yaml`. */
const projectComments = messages("engine/starter/project", {
  head: {
    en: "What `edict check` reads in this folder. Flags win over it.",
    zh: "`edict check` 在此文件夾中讀取的內容。命令行選項優先於本文件。",
  },
  lang: {
    en: "The language of what people read here; `--lang` and `EDICT_LANG` go before it.",
    zh: "報告和錯誤的語言；`--lang` 和 `EDICT_LANG` 優先。",
  },
  ofOneKind: { en: "Files of one kind:", zh: "同一類的多個文件：" },
  logs: { en: "Logs of chat completions, as they are:", zh: "對話補全的日誌，保持原樣：" },
  baseline: {
    en: "Findings that are known and fail no run: `edict check -f baseline=baseline.json` writes the file.",
    zh: "已知且不使檢查失敗的發現：由 `edict check -f baseline=baseline.json` 寫出。",
  },
  failOn: {
    en: "The least severity that fails a run; left out, every violated rule does.",
    zh: "使檢查失敗的最低嚴重程度；不寫明時，違反任何規則都失敗。",
  },
  allow: {
    en: "A run fails (exit 2) as long as something is undetermined. While you gather facts, you may allow that:",
    zh: "只要有未定的規則，檢查就失敗（退出碼 2）。收集事實期間可以允許：",
  },
});

/** The comments of a new project's `profile.yaml`. */
const profileComments = messages("engine/starter/profile", {
  head: {
    en: "How your organisation reads what the law leaves open. It is signed and dated, and changes no rule.",
    zh: "本單位如何解釋法律未限定之處。須署名並注明日期，不改變任何規則。",
  },
  terms: {
    en: "Words without a figure or a list of their own: until you say how you read them, rules that need them stay open.",
    zh: "法律未給出數值或列舉的用語：在寫明如何解釋之前，依賴這些用語的規則為未定。",
  },
  entry: { en: "An entry looks like this:", zh: "條目的寫法：" },
  by: { en: "name and role of who decides", zh: "作出決定者的姓名和職務" },
  because: { en: "why you read it so", zh: "如此解釋的理由" },
  adopt: {
    en: "What only recommends or guides, and you bind yourselves to.",
    zh: "僅為建議或指引、但本單位自願受其約束的內容。",
  },
  assumptions: {
    en: "What you take for granted although no document states it; every result that rests on it says so.",
    zh: "沒有文檔寫明、但本單位假定為真的事實；凡依據假定的結果都會說明。",
  },
  severities: {
    en: "A rule's severity (low, medium, high, critical), by its full name; others are high.",
    zh: "規則的嚴重程度（low、medium、high、critical），按規則全名；其餘為 high。",
  },
  notWaivable: {
    en: "Rules whose breach nobody may waive, by their full names.",
    zh: "違反後任何人都不得暫緩的規則，按規則全名。",
  },
});

/** The comment of a new project's `waivers.yaml`. */
const waiversComment = message("engine/starter/waivers", {
  en: "Findings that people let stand for a time. `edict check -f waivers` prints them to be filled in.",
  zh: "由人決定暫緩處理的發現。`edict check -f waivers` 輸出可供填寫的條目。",
});

/** What stands in the sample of a waiver. */
const waiverSample = messages("engine/starter/waiver", {
  reason: { en: "why it may stand for a time, in 20 characters or more", zh: "為何可以暫緩，至少 20 個字" },
  requester: { en: "who asks", zh: "申請人" },
  approver: { en: "somebody else", zh: "另一人" },
  until: { en: "the first day on which it no longer holds", zh: "不再有效的第一天" },
  seen: {
    en: "as `edict check -f waivers` prints it, so that it ends when the facts change",
    zh: "照錄 `edict check -f waivers` 的輸出：事實一有變化即失效",
  },
});

/** The comments of a new project's workflow; each line break begins a comment. */
const workflowComments = messages("engine/starter/workflow", {
  head: {
    en: "GitHub reads this file at the root of a repository only.",
    zh: "GitHub 只讀取倉庫根目錄下的本文件。",
  },
  gitlab: {
    en: "GitLab reads this file at the root of a repository only.",
    zh: "GitLab 只讀取倉庫根目錄下的本文件。",
  },
  variable: {
    en: "EDICT is a variable of your repository: where edict comes from, as `npm install` takes it, such as the\naddress of a tarball of the version that you use.",
    zh: "EDICT 是倉庫的變量：edict 的來源，寫法同 `npm install`，例如所用版本的壓縮包地址。",
  },
  daily: {
    en: "A day passes even if nobody changes a file: signatures expire, deadlines and waivers end.",
    zh: "即使無人改動文件，日子也會過去：署名會失效，期限會屆滿，暫緩會到期。",
  },
  summary: {
    en: "GitHub takes a mebibyte: of a longer report what the run says of itself.",
    zh: "GitHub 最多接收 1 MiB：報告更長時，只給出檢查對自身的說明。",
  },
  ownPackage: {
    en: "Where package.json lists edict, `npm ci` takes the place of this step, and no variable is needed.",
    zh: "`package.json` 列有 edict 時，用 `npm ci` 代替這一步即可，不需要變量。",
  },
  ownPackageHere: {
    en: "Where package.json lists edict: `npm ci`, then `npx --no-install edict check`, and no variable is needed.",
    zh: "`package.json` 列有 edict 時：先 `npm ci`，再 `npx --no-install edict check`，不需要變量。",
  },
  dailyHere: {
    en: "Let a pipeline schedule run it daily: signatures expire, deadlines and waivers end.",
    zh: "請用流水線計劃每天運行：署名會失效，期限會屆滿，暫緩會到期。",
  },
  upload: {
    en: "Code scanning is not there for every repository; what it would show stands in the summary too.",
    zh: "並非每個倉庫都有代碼掃描；其中顯示的內容，摘要中也有。",
  },
});

/** The comment of a new project's hook. */
const hookComment = message("engine/starter/hook", {
  en: "Needs https://pre-commit.com and edict among the packages of this repository: `pre-commit install` sets it up.",
  zh: "需要 https://pre-commit.com，倉庫的依賴中須有 edict；用 `pre-commit install` 安裝。",
});
