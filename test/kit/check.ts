import { expect } from "vitest";
import { parseDay, type Interval } from "../../src/base/civil-date.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { nodeHost } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { locales } from "../../src/base/locale.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { checkPack } from "../../src/language/check/check-pack.ts";
import type { CheckedPack } from "../../src/language/check/checked-pack.ts";
import { isDiagnostic, openLibrary } from "../../src/engine/library.ts";
import type { CheckContext } from "../../src/language/check/context.ts";
import { parse } from "../../src/language/parse/parse.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { readErrata } from "../../src/statute/errata.ts";
import { readVariants } from "../../src/statute/fold.ts";
import type { Outline } from "../../src/statute/instrument-text.ts";
import { readStatute } from "../../src/statute/read-statute.ts";

const host = nodeHost(".");
const measures = "policies/cn/genai-interim-measures/2023-08-15";

function textAt(path: string): string {
  const text = host.readText(path);
  invariant(text !== undefined, `there is a file ${path}`);
  return text;
}

function documentAt(path: string) {
  const [document] = readYaml({ path, text: textAt(path) }).documents;
  invariant(document, `${path} is a document`);
  return document;
}

/** The days from one on, until another if there is an end. */
export function daysOf(from: string, until?: string): Interval {
  const [first, end] = [parseDay(from), until === undefined ? undefined : parseDay(until)];
  invariant(first !== undefined, `there is a day ${from}`);
  return { from: first, until: end };
}

function readMeasures(): CheckContext {
  const { value: statute } = readStatute({
    copy: { path: "zh-Hant.txt", text: textAt(`${measures}/text/zh-Hant.txt`) },
    rendering: { path: "zh-Hans.txt", text: textAt(`${measures}/text/zh-Hans.txt`) },
    errata: readErrata(documentAt(`${measures}/text/errata.yaml`)).value,
    variants: readVariants(documentAt(`${measures}/text/variants.yaml`)).value,
  });
  const library = openLibrary(host, "policies");
  const vocabulary = isDiagnostic(library) ? undefined : library.vocabulary;
  invariant(statute && vocabulary, "the shipped text and vocabulary can be read");
  return {
    pack: "cn.genai_interim_measures",
    vocabulary: vocabulary.vocabulary,
    text: statute,
    chinese: new Map(),
    parties: ["provider", "user", "authority", "assessor", "state"],
    roles: ["legal_counsel", "security_officer", "data_protection_officer", "data_lead"],
    inForce: daysOf("2023-08-15"),
    rank: "rules",
    needs: new Map(),
  };
}

/** The Interim Measures: their text, the vocabulary that they are encoded in, their parties and roles. */
export const context = readMeasures();

const outline: Outline = {
  kind: "outline",
  units: [
    { article: 2, paragraph: undefined, item: undefined },
    { article: 24, paragraph: 1, item: undefined },
    { article: 24, paragraph: 2, item: undefined },
  ],
  captions: new Map(),
  digest: "",
};

/** A pack that holds no text. */
export const outlined: CheckContext = { ...context, pack: "cn.algorithm_recommendation", text: outline };

/** A pack that needs others: each id with the texts of its versions and the days of each. They hold no text, but an outline. */
export function needing(
  packs: Readonly<Record<string, readonly (readonly [inForce: Interval, text: string])[]>>,
): CheckContext {
  const needs = Object.entries(packs).map(([pack, versions]) => {
    const checked = versions.map(([inForce, text]) => expectValid(text, { ...outlined, pack, inForce }));
    return [pack, checked] as const;
  });
  return { ...context, needs: new Map(needs) };
}

export interface Outcome {
  readonly checked: CheckedPack;
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: readonly Diagnostic[];
}

/** Parses and checks texts as the files `1.edict`, `2.edict` … of one pack. */
export function checkTexts(texts: readonly string[], within: CheckContext = context): Outcome {
  const files: Ast.File[] = [];
  const parsed: Diagnostic[] = [];
  let nextId = 0;
  for (const [index, text] of texts.entries()) {
    const file = parse({ path: `${index + 1}.edict`, text }, nextId);
    files.push(file.value);
    parsed.push(...file.diagnostics);
    nextId = file.nextId;
  }
  const { value, diagnostics } = checkPack(files, within, parsed);
  return { checked: value, diagnostics, parsed };
}

/** The code of a diagnostic and the words that it underlines. */
export function shown({ code, place: { source, span } }: Diagnostic): readonly [code: string, words: string] {
  return [code.replace(/^language\//, ""), source.text.slice(span.start, span.end)];
}

/** Expects exactly these mistakes, each as its code's slug and the words that it underlines, and none of the parser's. */
export function expectErrors(
  texts: string | readonly string[],
  errors: readonly (readonly [code: string, words: string])[],
  within?: CheckContext,
): readonly Diagnostic[] {
  const { diagnostics, parsed } = checkTexts([texts].flat(), within);
  expect(parsed.map((it) => locales.en.say(it))).toEqual([]);
  expect(diagnostics.map(shown)).toEqual(errors);
  return diagnostics;
}

/** Expects that nothing is wrong. */
export function expectValid(texts: string | readonly string[], within?: CheckContext): CheckedPack {
  const outcome = checkTexts([texts].flat(), within);
  expect([...outcome.parsed, ...outcome.diagnostics].map((it) => locales.en.say(it))).toEqual([]);
  return outcome.checked;
}

/** The text as it is once the fix of a diagnostic is made. */
export function fixed({ place, fix }: Diagnostic): string {
  return (fix?.edits ?? [])
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (text, { span, text: inserted }) => text.slice(0, span.start) + inserted + text.slice(span.end),
      place.source.text,
    );
}

/** A file with one rule in article 8, on a service. Its parts are clauses; `require` and `quote` are given if left out. */
export function rule(clauses: string, on = "service"): string {
  const require = /\b(require|forbid)\b/.test(clauses) ? "" : "require service.annotation.performed";
  return `article 8 { paragraph 1 { rule r: provider must "act" { quote "制定符合本辦法要求的" on ${on} ${clauses} ${require} } } }`;
}

/** A file with a definition `d` in article 8, and whatever else stands beside it. */
export function define(value: string, rest = ""): string {
  return `article 8 { paragraph 1 { define d means ${value} ${rest} } }`;
}
