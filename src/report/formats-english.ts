import type { ExitCode } from "../base/diagnostic.ts";

/** What the formats for other programs say of their own accord. */
export const formatsEnglish = {
  exit: {
    0: "nothing fails the run",
    1: "violated, or a finding that fails the run",
    2: "undetermined",
    3: "a policy does not compile",
    4: "an input cannot be read",
    5: "nothing was judged",
    64: "misuse",
    70: "a bug",
  } satisfies Readonly<Record<ExitCode, string>>,
  exitCode: "exit code",
  run: "The run",
  judged: "all that was asked for was judged",
  mistakes: "Mistakes",
  counted: "rules",
  ofOthers: "others' duties",
  ofAdvisory: "advisory",
  covered: "covered",
  coveredBy: (waived: number, known: number): string => `${waived} waived, ${known} in the baseline`,
  settings: "How it was judged",
  unseen: "What the run has not seen",
  articlesEncoded: "Articles encoded",
  allArticles: (count: number): string => `all ${count}`,
  someArticles: (articles: readonly number[], of: number): string => `${listedArticles(articles)} of ${of}`,
  articlesOfOutline: (articles: readonly number[]): string =>
    `${listedArticles(articles)}; the pack holds no text of the law`,
  notEncoded: "Not encoded",
  notCovered: "Not covered",
  fromDay: (day: string): string => `from ${day}`,
  notCounted: "not counted",
  letPass: (severity: string): string => `let pass, for its severity is ${severity}`,
  allowed: "let pass, for what is undetermined is allowed",
  law: "The law's words",
  policy: "The rule in the policy",
  why: "why",
  place: "place",
  result: "result",
  rule: "rule",
  what: "what",
  ask: "how to settle it",
  needs: "What is missing",
  others: "All other rules",
  inLaw: "in the law",
  toolFolder: "Where Edict is installed",
  workingFolder: "The folder in which Edict was run",
};

/** What a translation of these words has to say. */
export type FormatsWording = typeof formatsEnglish;

function listedArticles(articles: readonly number[]): string {
  return articles.join(", ");
}
