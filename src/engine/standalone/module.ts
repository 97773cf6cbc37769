import { formatDay, type Day } from "../../base/civil-date.ts";
import { verdictCode } from "../../compiled/compile-verdicts.ts";
import { factTypes } from "../../compiled/fact-types.ts";
import { printJudging } from "../../compiled/print-judging.ts";
import type { Fixture, VerdictColumn } from "../../compiled/verdict-residuals.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { runWord } from "../../evaluate/verdict.ts";
import { locatorKey } from "../../statute/locator.ts";
import { suppositionsOf, type Suppositions } from "../gate/suppose.ts";
import type { Supposing } from "./runtime.ts";

/** A module that gives verdicts and imports nothing, and its types. */
export interface StandaloneModule {
  readonly code: string;
  readonly types: string;
}

/** What a module says of itself. */
export interface Origin {
  /** All that it was made from, by name, version and digest: plain data. */
  readonly madeFrom: object;
  /** The first day after that of judgement on which law, profile or signatures begin or end. */
  readonly turnsOn: Day | undefined;
}

/**
 * Prints a module that judges documents of all subjects but the main ones. `runtime`: what it has of the engine, as the build
 * bundles it. Undefined: there is no subject on whose documents generated code could say anything.
 */
export function standaloneModule(fixture: Fixture, origin: Origin, runtime: string): StandaloneModule | undefined {
  const { subjects, mains } = fixture.vocabulary.vocabulary;
  const judged = [...subjects.keys()].flatMap((name) => {
    const code = mains.includes(name) ? undefined : verdictCode(fixture, name);
    return code && code.columns.length > 0 ? [{ name, code }] : [];
  });
  if (judged.length === 0) return undefined;
  const printed = printJudging(judged.map((it) => it.code));
  // Islands are found while code is printed.
  const left = new Set(judged.flatMap((it) => [...it.code.islands.keys()]));
  const columns = judged.flatMap((it) => it.code.columns);
  const rules = [...new Map(columns.map((it) => [JSON.stringify(ruleData(it)), ruleData(it)])).values()];
  const { settings } = fixture;
  const constants = {
    asOf: formatDay(settings.asOf),
    lawOf: settings.lawOf === undefined ? null : formatDay(settings.lawOf),
    turnsOn: origin.turnsOn === undefined ? null : formatDay(origin.turnsOn),
    party: settings.party,
    madeFrom: origin.madeFrom,
    rules,
    leftToEdict: [...left],
  };
  const exported = Object.entries(constants).map(([name, it]) => `export const ${name} = ${JSON.stringify(it)};\n`);
  const suppositions = suppositionsOf([...subjects.values()].filter((it) => it.gate));
  const supposing: Supposing = { suppositions, zone: settings.zone };
  const opened = `export const { judge, suppose, decide } = runtime.openModule(asOf, ${printed.subjects}, ${JSON.stringify(supposing)}, () => new Date());\n`;
  const names = judged.map((it) => it.name);
  const types = typesOf(fixture, names, suppositions, rules);
  return { code: [head, runtime, printed.before, ...exported, opened].join(""), types };
}

const head = "// Made by `edict compile -f js`: compile again rather than change it.\n";

const ruleData = ({ rule, pack, subject, locator, party, modal, advisory, inRollUp }: VerdictColumn) => {
  return { rule, pack, subject, place: locatorKey(locator), party, modal, advisory, binds: inRollUp };
};

function typesOf(
  { vocabulary, settings }: Fixture,
  judged: readonly string[],
  suppositions: Suppositions,
  rules: readonly { readonly rule: string }[],
): string {
  const { subjects } = vocabulary.vocabulary;
  const ofSubjects = new Set(judged.flatMap((it) => [it, ...(subjects.get(it)?.carries ?? [])]));
  const dayOf = (name: string): readonly string[] => {
    const day = subjects.get(name)?.day;
    return day === undefined || settings.lawOf !== undefined || !judged.includes(name) ? [] : [day];
  };
  const facts = Array.from(ofSubjects, (it) => {
    return `  readonly ${JSON.stringify(it)}: ${factTypes(vocabulary, it, dayOf(it))};\n`;
  });
  const stated = (name: string): string => {
    const fields = (suppositions[name] ?? []).map((it) => it.field);
    return fields.length === 0 ? factsOf(name) : `Stated<${factsOf(name)}, ${unionOf(fields)}>`;
  };
  const documentsOf = (typeOf: (name: string) => string) =>
    judged.map((name) => {
      const given = subjects.get(name);
      const others = (given?.carries ?? []).map((it) => field(it, true, typeOf(it)));
      const own = field(name, false, typeOf(name));
      const kind = field("kind", true, JSON.stringify(name));
      const writtenFor = field("vocabulary", true, unionOf(vocabulary.vocabulary.ids));
      return `  | { ${[kind, writtenFor, field("facts_on", given?.needsFactsOn !== true, "string"), own, ...others].join("; ")} }\n`;
    });
  return `/** The full names of all rules that are judged. */
export type Rule =
${[...new Set(rules.map((it) => it.rule))].map((it) => `  | ${JSON.stringify(it)}\n`).join("")};
export type Verdict = ${unionOf(verdicts)};

/** What a run of Edict comes to. */
export type Word = ${unionOf([...new Set(verdicts.map(runWord))])};

/** The facts of each subject, as far as generated code takes them. */
export interface Facts {
${facts.join("")}}

/** A document: a subject, and what comes with it. */
export type Document =
${documentsOf(factsOf).join("")};

/** Facts of which some may be left out. */
type Stated<T, K extends keyof T> = Omit<T, K> & { readonly [F in K]?: T[F] | undefined };

/** A document without what the gate supposes: that a request is served, an answer sent, and now. */
export type StatedDocument =
${documentsOf(stated).join("")};
export interface Judgement {
  /** The day of judgement. */
  readonly asOf: string;
  /** What the worst verdict of the rules that bind the party comes to; undefined: only Edict can say. */
  readonly word: Word | undefined;
  /** Of each rule on the document; undefined: only Edict can say. */
  readonly verdicts: { readonly [R in Rule]?: Verdict | undefined };
}

/** Judges a document as it stands. Undefined: it is not plainly in order, or of a later day than \`asOf\`; give it to Edict. */
export declare function judge(document: Document): Judgement | undefined;

/** A document with what the gate supposes where it says nothing; \`now\`: the moment of the call. */
export declare function suppose(document: StatedDocument, now?: Date): Document;

/** What becomes of a document, as the gate decides: it supposes what is left out; what is broken is blocked, what could not be judged is held, and of what is open you say it. */
export declare function decide(document: StatedDocument, open?: Open, now?: Date): "pass" | "hold" | "block";

/** What becomes of what is open: of all of it, or of some rules and of all others. */
export type Open = "hold" | "pass" | { readonly default: "hold" | "pass"; readonly rules: { readonly [R in Rule]?: "hold" | "pass" } };

/** The day of judgement. */
export declare const asOf: string;
/** The day whose law judges everything; null: each document has the law of its own day. */
export declare const lawOf: string | null;
/** The first day after \`asOf\` on which law, profile or signatures begin or end: compile again by then. */
export declare const turnsOn: string | null;
/** Whose duties count. */
export declare const party: string;
/** All that this module was made from; digests are SHA-256. */
export declare const madeFrom: {
  readonly engine: string;
  readonly packs: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  readonly vocabulary: string;
  readonly service: string | null;
  readonly profile: string | null;
};
/** What is judged; \`binds\`: whether a rule counts for the word. */
export declare const rules: readonly {
  readonly rule: Rule;
  readonly pack: string;
  readonly subject: string;
  readonly place: string;
  readonly party: string;
  readonly modal: "must" | "must-not";
  readonly advisory: boolean;
  readonly binds: boolean;
}[];
/** The rules of which only Edict can say anything. */
export declare const leftToEdict: readonly Rule[];
`;
}

const factsOf = (name: string): string => `Facts[${JSON.stringify(name)}]`;

const unionOf = (words: readonly string[]): string => words.map((it) => JSON.stringify(it)).join(" | ");

const field = (name: string, isOptional: boolean, type: string): string =>
  `readonly ${JSON.stringify(name)}${isOptional ? "?" : ""}: ${type}${isOptional ? " | undefined" : ""}`;
