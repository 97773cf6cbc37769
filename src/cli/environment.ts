import { setFlagsFromString } from "node:v8";
import { overlayHost, type Host } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import { locales, type Locale } from "../base/locale.ts";
import { listOf, type Message } from "../base/message.ts";
import { isJson } from "../base/plain-json.ts";
import { projectAbove, type NewFile, type ReadRevision } from "../engine/index.ts";
import type { Graphviz } from "../report/view/format-options.ts";
import type { Markup } from "./inert-text.ts";
import { foundProject, unknownLanguage, usageMessages } from "./messages.ts";
import type { RememberedHost } from "./remembering-host.ts";

/** What a command line sees of the machine; the shell alone asks for it. */
export interface CommandEnvironment {
  readonly host: Host;
  readonly now: Instant;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
  /** Cells of a line of standard output. */
  readonly width: number;
  /** Whether standard output and standard error show colours where nobody says so. */
  readonly colors: { readonly out: boolean; readonly err: boolean };
  /** The language where nobody asks for one; default English. */
  readonly locale?: Locale;
  readonly readStandardInput: () => string | undefined;
  /** Somebody who can be asked; undefined: standard input or standard output is no terminal. */
  readonly terminal?: Terminal | undefined;
  /** Texts of a folder as git has them; without it no revision can be named. */
  readonly readRevision?: ReadRevision;
}

/**
 * The language where no flag says it: that of `EDICT_LANG`, else of the project, else of the system where a person reads. Chinese is
 * in Simplified characters, but for Taiwan, Hong Kong and Macau.
 * Errors: an `EDICT_LANG` that names no language of ours.
 *
 * @example
 * habitualLocale({ EDICT_LANG: "zh-Hant", LANG: "C" }, false, () => locales.en) // locales["zh-Hant"]
 * habitualLocale({ LANG: "zh_CN.UTF-8" }, true, () => locales.en) // locales.en
 * habitualLocale({ LANG: "zh_CN.UTF-8" }, true, () => undefined) // locales["zh-Hans"]
 * habitualLocale({ LANG: "zh_CN.UTF-8" }, false, () => undefined) // locales.en
 */
export function habitualLocale(
  env: Readonly<Record<string, string | undefined>>,
  isRead: boolean,
  ofProject: () => Locale | undefined,
): Locale | Message {
  const named = env["EDICT_LANG"] || undefined;
  if (named !== undefined) {
    const tags = Object.keys(locales);
    return localeNamed(named) ?? unknownLanguage({ named, tags: listOf(tags, "or") });
  }
  const systems = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"];
  return ofProject() ?? ((isRead && localeNamed(systems ?? "")) || locales.en);
}

/** The language of a name such as `zh-Hans`, `zh_TW.UTF-8` or `en_GB`. */
export function localeNamed(name: string): Locale | undefined {
  const [language, ...others] = name
    .replace(/[.@].*$/, "")
    .toLowerCase()
    .split(/[-_]/);
  if (language === "en") return locales.en;
  if (language !== "zh") return undefined;
  return others.some((it) => ["hant", "tw", "hk", "mo"].includes(it)) ? locales["zh-Hant"] : locales["zh-Hans"];
}

/** A person at a terminal. */
export interface Terminal {
  /** The next line; undefined: there is none, as the person has ended it. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly tell: (text: string) => void;
  /** Writes a file at once; otherwise why it cannot. */
  readonly save: (file: OutputFile) => string | undefined;
}

/** What has been judged, and is shown when Graphviz is there: it is large, and few runs draw. */
export interface DrawnOutcome {
  readonly shownBy: (graphviz: Graphviz) => CommandOutcome;
}

/** What is told while it goes on: lines that are judged while they are read and written, questions and answers. */
export interface StreamedOutcome {
  readonly streamed: () => Promise<CommandOutcome>;
  /** The files that it writes while it goes on. */
  readonly writes?: readonly string[];
}

/** What a verb leads to, at once or later. */
export type VerbOutcome = CommandOutcome | DrawnOutcome | StreamedOutcome;

/** What a command line leads to; the shell prints, writes and exits. */
export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: readonly OutputFile[];
  /** What is said instead of `out` where a file could not be written. */
  readonly outUnwritten?: string;
  /** What of `out` is marked up for programs; without it that is text for people. */
  readonly markup?: Markup | undefined;
  /** What was asked of the machine's files by a run that is to be made again when they change. */
  readonly asked?: RememberedHost;
}

/** What a command line leads to that shows nothing but what is wrong. */
export const failedOutcome = (code: number, err: string): CommandOutcome => ({ code, out: "", err, files: [] });

export interface OutputFile extends NewFile {
  readonly text: string;
  /** Written in the place of the text: a file that is none. */
  readonly bytes?: Uint8Array;
}

/**
 * For runs that go on for long and keep nearly nothing, of a line, of a call, or of packs that are read anew: the heap is cleared
 * before it has grown by half, so that its peak is the same however long they take.
 */
export const clearHeapEarly = (): void => setFlagsFromString("--heap-growing-percent=50");

/** What standard input is called that is read line by line. */
export const streamedInput = "stdin.jsonl";

/** What a verb is to read. */
interface OpenedInputs {
  readonly inputs: readonly string[];
  readonly host: Host;
  /** The folder of a project that nobody named, and that is not the working folder. */
  readonly found: string | undefined;
}

/**
 * Inputs with the text of standard input in the place of `-`, and the host that has it:
 * as JSON, JSON lines or YAML by what the text begins with. Where none is named, the nearest project above the working folder.
 * Errors: an input without a name, as an unset variable of a script gives; standard input that is no text.
 */
export function openInputs(
  inputs: readonly string[],
  { host, readStandardInput }: Pick<CommandEnvironment, "host" | "readStandardInput">,
): OpenedInputs | Message {
  if (inputs.includes("")) return usageMessages.empty({ placeholder: "INPUT" });
  const found = projectAbove(host, inputs);
  if (!inputs.includes("-")) return { inputs: found === undefined ? inputs : [found], host, found };
  const text = readStandardInput();
  if (text === undefined) return usageMessages.notText();
  const path = `stdin.${endingOf(text)}`;
  return { inputs: inputs.map((it) => (it === "-" ? path : it)), host: overlayHost(host, { [path]: text }), found };
}

/** Which project was found above the working folder, for standard error. */
export const showFound = (found: string | undefined, { say }: Locale): string =>
  found === undefined ? "" : `${say(foundProject({ path: `${found}/edict.yaml` }))}\n`;

/**
 * How a text is read: several lines, each a whole JSON value, are JSON lines.
 *
 * @example
 * endingOf('{"a": 1}\n{"a": 2}\n') // "jsonl"
 * endingOf("{ a: 1 }") // "json"
 * endingOf("a: 1") // "yaml"
 */
export function endingOf(text: string): "json" | "jsonl" | "yaml" {
  const [first = "", ...rest] = text.trim().split(/\r\n|\r|\n/);
  if (!/^[{[]/.test(first)) return "yaml";
  return rest.length > 0 && isJson(first) ? "jsonl" : "json";
}
