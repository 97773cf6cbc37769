import type { Wish, FactWish } from "../analyse/wish.ts";
import { formatDay } from "../base/civil-date.ts";
import type { Verdict } from "../evaluate/decision.ts";
import { shortName } from "../evaluate/program.ts";
import { counted, listed, quoted } from "./english-words.ts";
import type { ReportItems, ReportReason } from "./explanation.ts";

/** The words of an explanation: the one place that spells them. */
export const explanationEnglish = {
  why: (verdict: Verdict, lawOf: string): string => `${whys[verdict]} by the law of ${lawOf}`,
  part,
  value: (name: string, shown: string): string => `${name} ${/^\d+ elements?$/.test(shown) ? "has" : "is"} ${shown}`,
  definition: ({ kind, name, title, shown }: ReportReason["definitions"][number]): string =>
    kind === "definition" ? `${name} is ${shown}` : `${name} is ${shown === "true" ? "" : "not "}met: "${title ?? ""}"`,
  asAbove: "as above",
  /** What would be otherwise. */
  wish,
  /** The same where it is clear what is spoken of. */
  answer,
  /** What would be taken out one by one. */
  restsOn: ({ facts, attestations, evidence, assumptions, interpretations }: ReportItems): string => {
    const counts: readonly (readonly [readonly unknown[], string, string])[] = [
      [facts, "fact", "facts"],
      [attestations, "attestation", "attestations"],
      [evidence, "piece of evidence", "pieces of evidence"],
      [assumptions, "assumption", "assumptions"],
      [interpretations, "reading of the law", "readings of the law"],
    ];
    const parts = counts.filter(([of]) => of.length > 0).map(([of, one, more]) => counted(of.length, one, more));
    if (parts.length === 0) return "It rests on no fact of the documents.";
    const each = parts.length === 1 && parts[0]?.startsWith("1 ") === true ? "it" : "any one of these";
    return `It rests on ${listed(parts, "and")} alone: without ${each} the rule would be open.`;
  },
  eitherWay: "Whether the rule applies makes no difference: what it requires is kept.",
  alone: (verdict: string): string => `On these alone it is ${verdict}.`,
  papers: "papers",
  forElement: (element: string): string => ` for ${quoted(element)}`,
  othersAsked: (count: number): string =>
    `and ${counted(count, "other rule")} that ${count === 1 ? "does" : "do"} not decide`,
  change: "What would have to change",
  holdsWith: (changes: readonly string[]): string => `with ${listed(changes, "and")}`,
  orWith: (changes: readonly string[]): string => `or with ${listed(changes, "and")}`,
  thenIs: (verdict: string): string => `this holds, and the rule is ${verdict}`,
  noSimpleWay: "this has to hold; the policy shows no simple way to make it",
  missing: "What is missing",
  effect: (answers: readonly string[], verdict: string | undefined): string =>
    `${listed(answers, "or")}: ${verdict ?? "nothing of the kind is left to judge"}`,
  notExplained: (states: readonly string[]): string => `Not explained here: ${listed(states, "and")}.`,
  askByName: "Name a rule to have it explained: edict explain INPUT RULE",
  nothing: "Nothing is violated and nothing is open.",
  notExamined: (subject: string): string => `It was not examined: no ${subject} is given.`,
};

/** What a translation of these words has to say. */
export type ExplanationWording = typeof explanationEnglish;

const whys: Readonly<Record<Verdict, string>> = {
  violated: "Why it is violated",
  undetermined: "Why it is undetermined",
  pending: "Why it is pending",
  satisfied: "Why it is satisfied",
  exempt: "Why it is exempt",
  not_applicable: "Why it does not apply",
  not_in_force: "Why it is not in force",
  not_examined: "Why it was not examined",
};

/** What a part does, in the margin. */
function part({ kind, result }: Pick<ReportReason, "kind" | "result">): string {
  if (kind === "clause") return results[result];
  if (kind === "for-each") return "about";
  if (result === "unknown") return "open";
  const holds = result === "true";
  if (kind === "scope") return holds ? "scope" : "outside";
  if (kind === "exemption") return holds ? "exempt" : "fails";
  if (kind === "unless") return holds ? "except" : "applies";
  return holds ? "applies" : "fails";
}

const results: Readonly<Record<ReportReason["result"], string>> = {
  true: "kept",
  false: "broken",
  unknown: "open",
  waiting: "waiting",
  void: "void",
};

function wish(it: Wish): string {
  switch (it.kind) {
    case "fact":
      return factWish(it);
    case "attestation": {
      const of = it.element === undefined ? quoted(it.subject) : quoted(it.element);
      return `an attestation by ${it.role} that ${quoted(shortName(it.standard))} is ${it.met ? "" : "not "}met for ${of}`;
    }
    case "facts-on":
      return `the facts known up to ${formatDay(it.day)} and nothing done`;
    case "term":
      return `${quoted(shortName(it.term))} read as ${it.value}`;
    case "member":
      return `${quoted(it.member)} ${it.belongs ? "in" : "not in"} ${quoted(shortName(it.list))}`;
  }
}

function factWish({ path, say, shown }: FactWish): string {
  const name = quoted(path);
  switch (say) {
    case "is":
      return `${name} ${shown}`;
    case "is-not":
      return `${name} other than ${shown}`;
    case "less-than":
      return `${name} below ${shown}`;
    case "at-most":
      return `${name} at most ${shown}`;
    case "at-least":
      return `${name} at least ${shown}`;
    case "more-than":
      return `${name} above ${shown}`;
    case "before":
      return `${name} before ${shown}`;
    case "by":
      return `${name} no later than ${shown}`;
    case "from":
      return `${name} no earlier than ${shown}`;
    case "after":
      return `${name} after ${shown}`;
    case "stated":
      return `${name} stated`;
    case "absent":
      return `${name} null`;
    case "includes":
      return `${quoted(shown)} among ${name}`;
    case "excludes":
      return `${name} without ${quoted(shown)}`;
    case "empty":
      return `${name} empty`;
    case "filled":
      return `an entry in ${name}`;
  }
}

function answer(it: Wish): string {
  switch (it.kind) {
    case "fact":
      return it.say === "is"
        ? it.shown
        : it.say === "by"
          ? `done by ${it.shown}`
          : it.say === "absent"
            ? "null"
            : it.say;
    case "attestation":
      return it.met ? "met" : "not met";
    case "facts-on":
      return `still not done on ${formatDay(it.day)}`;
    case "term":
      return it.value;
    case "member":
      return it.belongs ? "in the list" : "not in the list";
  }
}
