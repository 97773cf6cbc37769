import { documentLimits, isTooLarge } from "../base/document.ts";
import { invariant } from "../base/invariant.ts";
import type { BulkEnd, LogPart } from "../engine/index.ts";
import { mistakesLeftMessage } from "../report/messages/bulk.ts";
import { buildReport } from "../report/model/build-report.ts";
import { problemCount, titlesOf } from "../report/model/report-run.ts";
import { bulkText } from "../report/render/bulk.ts";
import { sarifReport } from "../report/render/sarif.ts";
import type { AskedAgain } from "../report/view/format-options.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome } from "./environment.ts";
import { markupOf } from "./inert-text.ts";
import { partFormat, showRunTroubles, type Output } from "./judging-flags.ts";
import { largePart } from "./messages.ts";
import { showError } from "./usage-errors.ts";
import { placed, showOptions, type CommonFlags } from "./verb.ts";

/** A log that was judged line by line, or a part of it. */
interface BulkShown {
  readonly verb: string;
  /** Undefined: nobody wants to know, or it is not the whole log. */
  readonly end: BulkEnd | undefined;
  readonly part: () => LogPart;
  readonly again: AskedAgain;
  readonly flags: CommonFlags & { readonly full: boolean | undefined };
}

/** The report of a log for people, its part, and what is wrong. Of a part by itself nothing is told: exit code 0. */
export function showBulk(
  outputs: readonly Output[],
  { verb, end, part, again, flags }: BulkShown,
  world: CommandEnvironment,
): CommandOutcome {
  const full = flags.full ?? false;
  const ofParts = outputs.filter((it) => it.name === partFormat);
  const text = ofParts.length === 0 ? "" : `${JSON.stringify(part())}\n`;
  if (isTooLarge(text)) {
    const why = largePart({ megabytes: documentLimits.megabytes });
    return failedOutcome(4, showError(why, flags.lang, world.width));
  }
  const parts = ofParts.map(({ file }) => ({ file, text }));
  const isData = outputs.some((it) => it.file === undefined && (it.name === partFormat || it.name === "sarif"));
  const markup = isData ? markupOf("json") : undefined;
  if (!end || ofParts.length === outputs.length) return { code: 0, err: "", markup, ...placed(parts) };
  const { run } = end;
  const { counted } = run;
  invariant(counted, "a run line by line is counted");
  const left = counted.errors - problemCount(run.inputProblems, "error");
  const lang = flags.lang.knowing(titlesOf(run));
  const report = buildReport(run, lang);
  const reports = outputs.flatMap(({ name, file }) => {
    const options = { ...showOptions({ ...flags, lang }, file, world), graphviz: undefined, again, full };
    if (name === "human") return [{ file, text: bulkText(report, counted, options) }];
    return name === "sarif" ? [{ file, text: sarifReport(report, options, counted) }] : [];
  });
  const more = left > 0 ? `\n${flags.lang.say(mistakesLeftMessage(left))}\n` : "";
  const err = showRunTroubles(run, verb, flags, world) + more;
  return { code: run.exitCode, err, markup, ...placed([...reports, ...parts]) };
}
