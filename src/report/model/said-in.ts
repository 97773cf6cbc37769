import { locales, type Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { Report, ReportTrouble } from "./report.ts";
import type { Skipped } from "./report-run.ts";

/** A file that was not read, and why, in the reader's language. */
export function skippedIn({ path, why }: Skipped, locale: Locale): Report["skipped"][number] {
  return { path, why: locale.say(why) };
}

/** A mistake in what is asked for, in the reader's language. */
export function reportTrouble(it: Message, locale: Locale = locales.en): ReportTrouble {
  return { code: it.code, message: locale.say(it), help: locale.help(it) };
}
