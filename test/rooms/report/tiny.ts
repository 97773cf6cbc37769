import { type Instant, parseInstant } from "../../../src/base/instant.ts";
import { memoryHost, type Host } from "../../../src/base/host.ts";
import { runCheck, type CheckRequest } from "../../../src/engine/index.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { repository } from "../../kit/repository.ts";

/** A pack of two articles that shows every kind of verdict on a document of a few lines. */
export const policy = `article 1 "Basics" {
  paragraph 1 {
    yields to "the rules on news" where service.sectors has any [news_publishing]
    standard fair "The service is fair" {
      judged by counsel valid for 12 months evidence [document]
      judged by officer valid for 12 months evidence [document]
    }
    rule versioned: provider must "state a version" {
      on service
      require service.version is present
      remedy "State the version."
    }
    rule plain: provider must "be fair" {
      on service
      require fair is met
    }
    rule fair_too: provider must "be fair in public" {
      on service
      when service.generates_content
      require fair is met
      require known: service.training.performed
    }
  }
  paragraph 2 {
    rule trained: provider must not "train" {
      on service
      when service.training.performed
      forbid service.training.performed
    }
    rule behave: user must "behave" {
      on service
      require service.version is absent
    }
    not encodable "in good faith" because "nothing shows it"
  }
}

article 3 "Spirit" {
  paragraph 1 {
    not encodable "the spirit of the age" because "it is not written down"
  }
}

article 2 "Events" {
  paragraph 1 {
    rule end: provider must "end in time" {
      on service
      when service.launched_on is present
      require service.ended_on by service.launched_on + 10 working days
    }
    rule report: provider must "report within a day" {
      on incident
      require incident.reported_at by incident.discovered_at + 24 hours
      remedy "Report it."
    }
  }
}
`;

export const pack: Readonly<Record<string, string>> = {
  "/tiny/pack.yaml": `id: test.tiny
version: 1.0.0
title: { en: Tiny Law, zh: 小法 }
rank: rules
text: none
in_force: { from: 2023-08-15 }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: { provider: { zh: 提供者 }, user: {} }
roles: [counsel, officer]
not_covered:
  - { id: test.other, from: 2024-01-01, binds: whoever prints }
`,
  "/tiny/outline.yaml": `units:
  "1": { en: Basics, zh: 基本 }
  "1.1": { en: Basics of the service, zh: 服务基本要求 }
  "1.2": { en: More, zh: 其他 }
  "2": { en: Events, zh: 事件 }
  "2.1": { en: What happens, zh: 发生的事 }
  "3": { en: Spirit, zh: 精神 }
  "3.1": { en: The spirit, zh: 精神 }
`,
  "/tiny/tiny.edict": policy,
};

export const service = `kind: service
vocabulary: genai@1
facts_on: 2026-06-30
service:
  id: chat
  name: 聊天
  version: null
  launched_on: 2026-06-25
  ended_on: null
  generates_content: true
  sectors: [news_publishing]
  training: { performed: false }
`;

const disk = repository;

/** The tiny pack and some documents, over the files of the repository. */
export function hostWith(files: Readonly<Record<string, string>>): Host {
  const memory = memoryHost({
    ...pack,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`/${path}`, text])),
  });
  return {
    readText: (path) => memory.readText(path) ?? disk.readText(path),
    readBytes: (path, most) => memory.readBytes(path, most) ?? disk.readBytes(path, most),
    isFile: (path) => memory.isFile(path) || disk.isFile(path),
    isFolder: (path) => memory.isFolder(path) || disk.isFolder(path),
    list: (folder) => (memory.isFolder(folder) ? memory.list(folder) : disk.list(folder)),
    entries: (folder) => (memory.isFolder(folder) ? memory.entries(folder) : disk.entries(folder)),
    resolve: memory.resolve,
    real: memory.real,
    relative: (path) => memory.relative(path),
  };
}

export const now: Instant = parseInstant("2026-06-30T12:00:00+08:00") ?? fail();

function fail(): never {
  throw new Error("there is such a day");
}

/** A request that asks for nothing yet. */
export const nothing: CheckRequest = {
  inputs: [],
  packs: [],
  asOf: undefined,
  lawOf: undefined,
  party: undefined,
  service: undefined,
  profile: undefined,
  failOn: undefined,
  allowUndetermined: false,
  now,
  library: "policies",
};

/** A check of documents by the tiny pack. */
export function runTiny(files: Readonly<Record<string, string>>, changes: Partial<CheckRequest> = {}): ReportRun {
  return runCheck({ ...nothing, inputs: Object.keys(files), packs: ["/tiny"], ...changes }, hostWith(files));
}

const runs = new Map<string, ReportRun>();

/** A check of the example that the repository holds; the same one is made once for all files of tests. */
export function runExample(changes: Partial<CheckRequest> = {}): ReportRun {
  const key = JSON.stringify(changes);
  const run = runs.get(key) ?? runCheck({ ...nothing, inputs: ["examples/chat-service"], ...changes }, disk);
  runs.set(key, run);
  return run;
}
