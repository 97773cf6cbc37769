import type { Said } from "../base/diagnostic.ts";
import { locales, type Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { inScript, type Script } from "../base/script.ts";
import type { Report, ReportTrouble } from "./report.ts";
import type { ReportRun, Skipped } from "./report-run.ts";

/**
 * What is wrong and what to do about it, in the reader's language.
 *
 * @example
 * const twice = { message: "the key `a` stands here a second time", help: undefined, zh: { message: "鍵`a`在此第二次出現", help: undefined } };
 * saidIn(twice, locales["zh-Hans"]).message // "键 `a` 在此第二次出现"
 */
export function saidIn<T extends Said & { readonly zh: Said }>(it: T, locale: Locale): T {
  if (locale.script === undefined) return it;
  const { message, help } = it.zh;
  return {
    ...it,
    message: written(message, locale.script),
    help: help === undefined ? undefined : written(help, locale.script),
  };
}

/** In the reader's script, with a blank between our characters and what stands between backticks. */
function written(text: string, script: Script): string {
  const pieces = inScript(text, script).split(/(`[^`]*`)/);
  return pieces
    .map((it, at) => {
      if (at % 2 === 1) return it;
      const after = at > 0 ? it.replace(/^(?=\p{Script=Han})/u, " ") : it;
      return at < pieces.length - 1 ? after.replace(/(?<=\p{Script=Han})$/u, " ") : after;
    })
    .join("");
}

/** A file that was not read, and why, in the reader's language. */
export function skippedIn({ path, why }: Skipped, locale: Locale): Report["skipped"][number] {
  return { path, why: locale.say(why) };
}

/** A mistake in what is asked for, in the reader's language. */
export function reportTrouble(it: Message, locale: Locale = locales.en): ReportTrouble {
  return { code: it.code, message: locale.say(it), help: locale.help(it) };
}

/** A run whose mistakes are told in the reader's language. */
export function runIn(run: ReportRun, locale: Locale): ReportRun {
  if (locale.script === undefined) return run;
  return {
    ...run,
    policyProblems: run.policyProblems.map((it) => saidIn(it, locale)),
    inputProblems: run.inputProblems.map((it) => saidIn(it, locale)),
  };
}
