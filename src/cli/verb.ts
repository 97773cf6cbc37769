import { Option, type Command } from "commander";
import type { Host } from "../base/host.ts";
import { locales, type Language, type Locale } from "../base/locale.ts";
import { listOf, messages, type Message, type Titles } from "../base/message.ts";
import { nearest } from "../base/nearest.ts";
import { capRun, type Troubled } from "../engine/index.ts";
import { localeFor } from "../report/formatters.ts";
import { showDiagnostics } from "../report/render/diagnostics.ts";
import {
  plainPaint,
  type Graphviz,
  type Layout,
  type Paint,
  type ShowOptions,
  type Style,
} from "../report/view/format-options.ts";
import {
  failedOutcome,
  openInputs,
  showFound,
  type CommandOutcome,
  type OutputFile,
  type CommandEnvironment,
  type VerbOutcome,
} from "./environment.ts";
import { addExample, type Say } from "./help.ts";
import { markupOf } from "./inert-text.ts";
import { usageMessages } from "./messages.ts";
import { showUsageError, invalidValue } from "./usage-errors.ts";

/** A verb: how it is written, and what it does. It returns; the shell prints and exits. */
export interface Verb {
  readonly name: string;
  /** Its arguments and flags, with their help. */
  readonly define: (command: Command, say: Say) => Command;
  readonly run: (command: Command, world: CommandEnvironment) => VerbOutcome;
}

export interface CommonFlags {
  readonly color: ColorMode;
  readonly lang: Locale;
  readonly quiet: boolean | undefined;
}

/** The help of what many verbs have. */
export const commonHelp = messages("cli/help/common", {
  lang: {
    en: "the language of what is told, and the script of the law's words: {tags}",
    zh: "輸出所用的語言，以及法律原文用簡體還是繁體：{tags}",
  },
  color: { en: "colours: {modes}; NO_COLOR is heeded", zh: "顏色：{modes}；遵從 `NO_COLOR`" },
  debug: { en: "after a bug, show where it happened", zh: "程序有缺陷時，顯示出錯的位置" },
  oneOf: { en: "{words}", zh: "{words}" },
  result: { en: "write the result to a file", zh: "將結果寫入文件" },
});

const tags = choiceOf(Object.keys(locales) as Language[]);

/** The flags that every verb has. */
export function addCommonFlags(command: Command, say: Say): Command {
  const lang = new Option("--lang <LANGUAGE>", say(commonHelp.lang({ tags: listOf(tags.words) }))).argParser(
    Object.assign((text: string) => locales[tags(text)], { words: tags.words }),
  );
  return command
    .addOption(lang)
    .option("--color <WHEN>", say(commonHelp.color({ modes: listOf(colorModes) })), choiceOf(colorModes), "auto")
    .option("--debug", say(commonHelp.debug()));
}

/** A mistake in how a verb is used. */
export function usageError(
  name: string,
  why: Message,
  { lang }: Pick<CommonFlags, "lang">,
  { width }: CommandEnvironment,
): CommandOutcome {
  return failedOutcome(64, showUsageError(why, name, lang, width));
}

/** How that is shown which goes to a file, or to standard output where none is named: a file has no colours. */
export function showOptions(flags: CommonFlags, file: string | undefined, world: CommandEnvironment): ShowOptions {
  const paint = paintFor(file === undefined ? flags.color : "never", world.colors.out);
  return { width: world.width, paint, locale: flags.lang, quiet: flags.quiet ?? false };
}

/** Texts in their places: files, and standard output for those without. What is undefined is not written. */
export function placed(
  texts: readonly { readonly file: string | undefined; readonly text: string | Uint8Array | undefined }[],
): Pick<CommandOutcome, "out" | "files"> {
  return {
    out: texts.map((it) => (it.file === undefined && typeof it.text === "string" ? it.text : "")).join(""),
    files: texts.flatMap(({ file: path, text }) => {
      if (path === undefined || text === undefined) return [];
      return typeof text === "string" ? [{ path, text }] : [{ path, text: "", bytes: text }];
    }),
  };
}

/** What a verb has found. */
export interface VerbReport<R> {
  readonly code: number;
  /** For standard error. */
  readonly err: string;
  /** In the locale in which its format tells it; undefined: there is nothing to show. */
  readonly report: ((locale: Locale) => R) | undefined;
  /** Nothing was judged: as JSON that is shown too, for people not. */
  readonly isBlank?: boolean;
  /** What its ids are called; default: nothing else. */
  readonly titles?: Titles;
  /** What is written beside the report. */
  readonly files?: readonly OutputFile[];
}

interface VerbInput extends Pick<CommandEnvironment, "host"> {
  readonly args: readonly string[];
  /** Those of `args` that are inputs, with the text of standard input in the place of `-`. */
  readonly inputs: readonly string[];
  readonly world: CommandEnvironment;
}

interface ReportFlags extends CommonFlags {
  readonly format: string;
  readonly output: string | undefined;
}

interface ReportVerb<F extends CommonFlags, R> {
  readonly name: string;
  readonly summary: Message;
  readonly description: Message;
  /** Lines of a shell. */
  readonly example: readonly string[];
  /** What its exit codes mean. */
  readonly exits: Message;
  /** By the names that users give them, the first by default. */
  readonly formats: Readonly<
    Record<string, (report: R, options: ShowOptions, command: Command) => string | Uint8Array>
  >;
  /** The same of those that Graphviz lays out. */
  readonly drawn?: Readonly<Record<string, (report: R, options: ShowOptions, graphviz: Graphviz) => string>>;
  /** Help of `-o`, and of `-q` where it has one. */
  readonly output: Message;
  readonly quiet?: Message;
  /** Arguments, and flags that help lists before `-f`. */
  readonly before: (command: Command, say: Say) => Command;
  /** Flags that help lists after `-o`. */
  readonly after?: (command: Command, say: Say) => Command;
  /** Which arguments are inputs, of which `-` is standard input; without it none. */
  readonly inputs?: (args: readonly string[], host: Host) => readonly string[];
  readonly run: (flags: F, input: VerbInput) => VerbReport<R> | Message;
}

/** A verb that reads, judges, and shows one report in one of its formats, on standard output or in a file. */
export function reportVerb<F extends CommonFlags, R>(verb: ReportVerb<F, R>): Verb {
  const { name, formats, drawn = {} } = verb;
  const names = [...Object.keys(formats), ...Object.keys(drawn)];
  return {
    name,
    define: (command, say) => {
      verb
        .before(command.summary(say(verb.summary)).description(say(verb.description)), say)
        .option(
          "-f, --format <FORMAT>",
          say(commonHelp.oneOf({ words: listOf(names, "or") })),
          choiceOf(names),
          names[0],
        )
        .option("-o, --output <FILE>", say(verb.output));
      verb.after?.(command, say);
      if (verb.quiet !== undefined) command.option("-q, --quiet", say(verb.quiet));
      return addExample(addCommonFlags(command, say), say, verb.example, verb.exits);
    },
    run: (command, world) => {
      const flags = command.opts<F & ReportFlags>();
      const { host } = world;
      const read = verb.inputs
        ? openInputs(verb.inputs(command.args, host), world)
        : { inputs: [], host, found: undefined };
      if ("code" in read) return usageError(name, read, flags, world);
      const found = verb.run(flags, { ...read, args: command.args, world });
      if (!("err" in found)) return usageError(name, found, flags, world);
      const { format, output, lang: locale } = flags;
      const shown = found.titles ? locale.knowing(found.titles) : locale;
      const report = found.isBlank === true && format !== "json" ? undefined : found.report?.(localeFor(format, shown));
      const show = (graphviz?: Graphviz): CommandOutcome => {
        const options = showOptions({ ...flags, lang: shown }, output, world);
        const draw = graphviz && drawn[format];
        const text =
          report === undefined
            ? ""
            : draw
              ? draw(report, options, graphviz)
              : formats[format]?.(report, options, command);
        if (text !== undefined && typeof text !== "string" && output === undefined)
          return usageError(name, usageMessages.needsFile({ format }), flags, world);
        const { out, files } = placed([{ file: output, text: text === "" ? undefined : text }]);
        const err = showFound(read.found, locale) + found.err;
        return { code: found.code, out, err, markup: markupOf(format), files: [...files, ...(found.files ?? [])] };
      };
      return report !== undefined && format in drawn ? { shownBy: show } : show();
    },
  };
}

/** What went wrong, for standard error. */
export function showTroubles(run: Troubled, flags: CommonFlags, world: CommandEnvironment): string {
  const { problems, troubles } = capRun(run);
  return showDiagnostics([...problems, ...troubles], stderrLayout(flags, world));
}

/** How standard error is laid out. */
export function stderrLayout(flags: CommonFlags, { width, colors }: CommandEnvironment): Layout {
  return { width, paint: paintFor(flags.color, colors.err), locale: flags.lang };
}

/** Reads a word of the command line, and says which there are. */
export interface ChoiceReader<T extends string> {
  (text: string): T;
  readonly words: readonly T[];
}

/**
 * The word if it is one of those that an option takes.
 * Errors: any other word, with the nearest one or all of them.
 *
 * @example
 * choiceOf(["human", "json"])("json") // "json"
 * choiceOf(["human", "json"]).words // ["human", "json"]
 */
export function choiceOf<T extends string>(words: readonly T[]): ChoiceReader<T> {
  const read = (text: string): T => {
    const found = words.find((it) => it === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw invalidValue(
      near === undefined ? usageMessages.oneOf({ words: listOf(words, "or") }) : usageMessages.meant({ near }),
    );
  };
  return Object.assign(read, { words });
}

/**
 * Reads a whole number between two, both included.
 * Errors: anything else.
 *
 * @example
 * wholeNumber(1, 64)("8") // 8
 */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw invalidValue(usageMessages.wholeNumber({ least, most }));
  };

const codes: Readonly<Record<Style, string>> = {
  violated: "1;31",
  undetermined: "1;33",
  pending: "36",
  satisfied: "32",
  error: "1;31",
  warning: "1;33",
  heading: "1",
  quiet: "2",
  caret: "31",
};

const inColor: Paint = (style, text) => (text === "" ? "" : `\u001b[${codes[style]}m${text}\u001b[0m`);

const colorModes = ["auto", "always", "never"] as const;
type ColorMode = (typeof colorModes)[number];

/**
 * The colours of a stream.
 *
 * @example
 * paintFor("never", true)("heading", "a") // "a"
 */
export function paintFor(mode: ColorMode, isWanted: boolean): Paint {
  return mode === "always" || (mode === "auto" && isWanted) ? inColor : plainPaint;
}
