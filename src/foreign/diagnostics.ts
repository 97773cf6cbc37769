import { diagnostic } from "../base/diagnostic.ts";

/** A file of another format than was said. */
export const otherFormat = diagnostic<{ readonly wanted: string; readonly problem: string; readonly help: string }>({
  code: "foreign/other-format",
  severity: "error",
  message: (p) => `this is no ${p.wanted}: ${p.problem}`,
  help: (p) => p.help,
});

export const saidTwice = diagnostic<{ readonly subject: string; readonly key: string }>({
  code: "foreign/said-twice",
  severity: "error",
  message: (p) => `\`${p.key}\` of the ${p.subject} is said by the call itself, and here a second time`,
  help: () => "leave it out here",
});

export const badMoment = diagnostic<{ readonly field: string; readonly shown: string; readonly unit: string }>({
  code: "foreign/bad-moment",
  severity: "error",
  message: (p) => `\`${p.field}\` is ${p.shown}, which is no number of ${p.unit} since 1970`,
  help: (p) => (p.unit === "seconds" ? "milliseconds have to be divided by 1000" : undefined),
});

export const mixedChunks = diagnostic<{ readonly id: string; readonly choice: string }>({
  code: "foreign/mixed-chunks",
  severity: "error",
  message: (p) => `choice ${p.choice} of \`${p.id}\` goes on after its end: chunks of two responses stand under one id`,
  help: () => "write each response to a file of its own, or give it an id of its own",
});

export const strayChunk = diagnostic<Record<never, never>>({
  code: "foreign/stray-chunk",
  severity: "error",
  message: () => "this chunk has no id, and none with an id follows it: nothing says which response it belongs to",
});

export const unfinishedStream = diagnostic<{ readonly id: string }>({
  code: "foreign/unfinished-stream",
  severity: "warning",
  message: (p) => `the stream of \`${p.id}\` breaks off: why it ended is not known, and its words may be more`,
});

export const failedCall = diagnostic<Record<never, never>>({
  code: "foreign/failed-call",
  severity: "warning",
  message: () => "this call failed and nothing of it is given but the error: there is nothing to judge",
});

export const unreadScan = diagnostic<{ readonly why: string }>({
  code: "foreign/unread-scan",
  severity: "warning",
  message: (p) => `what was scanned here counts as not known: ${p.why}`,
});

export const otherSchema = diagnostic<{ readonly found: string | undefined; readonly wanted: readonly string[] }>({
  code: "foreign/other-schema",
  severity: "error",
  message: (p) =>
    p.found === undefined
      ? "these spans do not say by which conventions they are written"
      : `these spans are written by \`${p.found}\`, and other conventions are read`,
  help: (p) => `\`schemaUrl\` beside the spans is one of ${p.wanted.map((it) => `\`${it}\``).join(", ")}`,
});
