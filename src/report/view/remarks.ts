import type { Report } from "../model/report.ts";
import type { ReportPlace } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import { clean } from "./text-layout.ts";
import { overruledBy, yieldOf } from "../messages/findings.ts";

/** What a run says beside its verdicts: a mistake that kept something from being judged, or what is worth a look. */
export interface Remark {
  readonly level: "error" | "warning" | "note";
  /** It keeps the run from exiting 0. */
  readonly fails: boolean;
  readonly code: string;
  readonly text: string;
  readonly help: string | undefined;
  /** Undefined: it stands in no file. */
  readonly at: ReportPlace | undefined;
}

/** Errors first, then flags, overruled signatures and warnings. */
export function remarksOf(report: Report, locale: Locale): readonly Remark[] {
  const remark = (it: Omit<Remark, "fails">): Remark => ({
    ...it,
    fails: it.level === "error" || (it.level === "warning" && report.settings.fail_on === "low"),
    text: clean(it.text),
    help: it.help === undefined ? undefined : clean(it.help),
  });
  const problems = report.problems.map(({ severity, code, message, help, at }) =>
    remark({ level: severity, code, text: message, help, at }),
  );
  return [
    ...report.troubles.map(({ code, message, help, at }) => remark({ level: "error", code, text: message, help, at })),
    ...problems.filter((it) => it.level === "error"),
    ...report.yields.map((it) => {
      const text = locale.say(yieldOf(it, locale));
      return remark({ level: "note", code: "yields", text, help: undefined, at: it.at });
    }),
    ...report.overruled.map((it) => {
      const text = locale.say(overruledBy(it));
      return remark({ level: "warning", code: "overruled", text, help: undefined, at: it.at });
    }),
    ...problems.filter((it) => it.level === "warning"),
  ];
}
