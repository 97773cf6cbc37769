import type { Invocation, Notification } from "sarif";
import { lineIn } from "../../view/instance-lines.ts";
import { remarksOf, type Remark } from "../../view/remarks.ts";
import type { Report } from "../../model/report.ts";
import { physicalLocation } from "./sarif-place.ts";
import { messageText } from "./sarif-text.ts";
import type { Locale } from "../../../base/locale.ts";
import { clean } from "../../view/text-layout.ts";
import { unseenLines } from "../../view/unseen-lines.ts";
import { exitWords } from "../../messages/verdicts.ts";

/** How the run ended: it succeeded only if all that was asked for was judged. What it has not seen and what went wrong are notifications. */
export function sarifInvocation(report: Report, locale: Locale): Invocation {
  const { exit_code: exitCode, sentence, not_examined: notExamined } = report;
  const executionSuccessful = exitCode === 0 || exitCode === 1 || exitCode === 2;
  const unseen = unseenLines(report, locale);
  return {
    executionSuccessful,
    exitCode,
    exitCodeDescription: locale.say(exitWords[exitCode]()),
    toolExecutionNotifications: [
      notification("run", executionSuccessful ? "note" : "error", clean(sentence)),
      ...remarksOf(report, locale).map((it) => remarkNotification(it, locale)),
      ...unseen.map((it, at) =>
        notification("unseen", at < notExamined.length ? "warning" : "note", lineIn(locale)(it)),
      ),
    ],
  };
}

function notification(id: string, level: Notification.level, text: string): Notification {
  return { descriptor: { id }, level, message: { text: messageText(text) } };
}

function remarkNotification({ code, level, fails, text, help, at }: Remark, locale: Locale): Notification {
  return {
    ...notification(
      code,
      fails ? "error" : level,
      locale.list(help === undefined ? [text] : [text, help], "semicolon"),
    ),
    ...(at ? { locations: [{ physicalLocation: physicalLocation(at) }] } : {}),
  };
}
