import type { Locale } from "../../base/locale.ts";
import { messages, type Message } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import type { ReportOverruled, ReportYield } from "../model/report.ts";
import { citeIn } from "./citations.ts";
import { phrases } from "./phrases.ts";

const findings = messages("report/findings", {
  mayPrevail: {
    en: "{what} may prevail{holds, select, true {} unknown {; it is not stated whether they apply}}",
    zh: "{what}：可能優先適用{holds, select, true {} unknown {，但未寫明其是否適用}}",
  },
  overruled: {
    en: "the facts overrule {by}'s attestation of `{standard}`",
    zh: "事實推翻了 {by} 對 `{standard}` 的確認",
  },
});

/** That another regime may prevail over a law. */
export const mayPrevail = ({ what, holds }: Pick<ReportYield, "what" | "holds">): Message =>
  findings.mayPrevail({ what, holds });

/** The same, with the place in the law that says so. */
export const yieldOf = (it: ReportYield, locale: Locale): Message =>
  phrases.labelled({ label: citeIn(it.cite, locale), text: mayPrevail(it) });

/** An attestation that says what a fact denies. */
export const overruledBy = ({ standard, by }: ReportOverruled): Message =>
  findings.overruled({ standard: shortName(standard), by });
