import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";

export const unsigned = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "waive/unsigned",
  severity: "error",
  message: (p) => `nobody stands for this waiver: \`${p.field}\` is \`${p.text}\``,
  help: () => "name the people, and say why the finding may stand for a time",
});

export const shortReason = diagnostic<{ readonly length: number; readonly least: number }>({
  code: "waive/short-reason",
  severity: "error",
  message: (p) => `this \`reason\` has ${p.length} characters, and a waiver gives at least ${p.least}`,
  help: () => "say what is being done about the finding, and why it may wait",
});

/** Leave that people give themselves is none. */
export const samePerson = diagnostic<{ readonly name: string }>({
  code: "waive/same-person",
  severity: "error",
  message: (p) => `\`${p.name}\` asks for this waiver and approves it`,
  help: () => "somebody else has to approve",
});

export const emptyInterval = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "waive/empty-interval",
  severity: "error",
  message: (p) => `\`until\` ${p.until} is not after \`from\` ${p.from}`,
  help: () => "`until` is the first day on which the waiver no longer holds",
});

export const notWaivable = diagnostic<{ readonly rule: string }>({
  code: "waive/not-waivable",
  severity: "warning",
  message: (p) => `the profile says that \`${p.rule}\` is not to be waived: this has no effect`,
});

export const pending = diagnostic<{ readonly from: string }>({
  code: "waive/pending",
  severity: "warning",
  message: (p) => `this waiver holds from ${p.from}, and has no effect before`,
});

export const expired = diagnostic<{ readonly until: string }>({
  code: "waive/expired",
  severity: "warning",
  message: (p) => `this waiver held until ${p.until}, and has no effect any more`,
  help: () => "mend what it was for and take it out, or have a new one approved",
});

export const endsSoon = diagnostic<{ readonly until: string; readonly days: number }>({
  code: "waive/ends-soon",
  severity: "warning",
  message: (p) => `this waiver holds until ${p.until}: ${p.days === 1 ? "one day is" : `${p.days} days are`} left`,
});

/** `why`: what is not there, in words. */
export const orphaned = diagnostic<{ readonly why: string; readonly nearest: string | undefined }>({
  code: "waive/orphaned",
  severity: "warning",
  message: (p) => `this waiver is for nothing in this run: ${p.why}${orNearest(p.nearest)}`,
});

/** `found`: what is said where it was meant for. */
export const unneeded = diagnostic<{ readonly verdict: string; readonly found: string }>({
  code: "waive/unneeded",
  severity: "warning",
  message: (p) => `nothing that this waiver is for is ${p.verdict} any more: it is ${p.found}`,
  help: () => "take it out, so that it covers nothing that comes later",
});

export const stale = diagnostic<{ readonly what: "rule" | "facts" }>({
  code: "waive/stale",
  severity: "warning",
  message: (p) =>
    p.what === "rule"
      ? "the rule has changed since this waiver was given: it has no effect until it is approved anew"
      : "the facts have changed since this waiver was given: it has no effect until it is approved anew",
  help: () => "look at the finding again; `edict check -f waivers` writes what to record as `seen`",
});

/** Said once for a whole baseline. */
export const outdatedBaseline = diagnostic<{ readonly gone: number; readonly of: number }>({
  code: "waive/outdated-baseline",
  severity: "warning",
  message: (p) => `${p.gone} of ${p.of} findings of this baseline are there no more`,
  help: () => "write it anew with `edict check -f baseline=FILE`, so that they cannot come back unseen",
});
