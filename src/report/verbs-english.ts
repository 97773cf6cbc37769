import { counted } from "./english-words.ts";

/** What verbs print that show no report: the one place that spells it. */
export const verbsEnglish = {
  test: {
    failed: "FAILED",
    answer: (answer: string): string => answer,
    is: (rule: string, answer: string, expected: string): string => `${rule} is ${answer}, expected ${expected}`,
    broken: "its documents, or its profile, have mistakes",
    gap: (rule: string, answer: string): string => `no case shows ${rule}: ${answer}`,
    pack: (id: string, folder: string | undefined): string => (folder === undefined ? id : `${id} of ${folder}`),
    none: (pack: string): string => `${pack} has no cases`,
    pass: (passed: number, all: number): string => `${passed} of ${all} cases pass`,
    othersBroken: "others have mistakes",
    allBroken: "its cases have mistakes",
  },
  init: {
    wrote: "wrote",
    kept: "kept",
    check: (command: string): string => `Next: \`${command}\` says what the law asks and what is not known yet;`,
    needs: (command: string): string => `\`${command}\` asks for it, most decisive first.`,
  },
  fmt: {
    changed: (files: number, unchanged: number): string => `${counted(files, "file")} changed, ${unchanged} unchanged`,
    wouldChange: (files: number, unchanged: number): string =>
      `${counted(files, "file")} would change, ${unchanged} unchanged`,
  },
  compile: {
    pack: "pack",
    digest: "digest",
    needs: "needs",
    articles: "articles",
    someArticles: (encoded: number, all: number): string => `${encoded} of ${all}`,
    rules: "rules",
    exemptions: "exemptions",
    standards: "standards",
    terms: "open terms",
    lists: "open lists",
    parameters: "parameters",
    nodes: "nodes",
  },
  watch: {
    ended: (exitCode: number | string): string => `exit code ${exitCode}; watching for changes, Ctrl-C ends it`,
    impossible: (why: string): string => `changes cannot be watched: ${why}`,
    nothing: "nothing changed",
    what: (path: string, what: "changed" | "is new" | "is gone"): string => `${path} ${what}`,
    more: (changes: number): string => `, and ${counted(changes, "more change")}`,
  },
  noReceipt: "no receipt is written: not all was judged that was asked for",
  noOutput: (why: string): string => `the output cannot be written: ${why}`,
  bug: {
    is: (message: string): string => `edict: this is a bug of ours: ${message}`,
    run: (engine: string, machine: string, words: string): string => `edict ${engine}, ${machine}; words: ${words}`,
    report: "Please report these lines with a document that shows it; `--debug` adds where it happened.",
  },
};

/** What a translation of these words has to say. */
export type VerbsWording = typeof verbsEnglish;
