import { createContext, runInContext } from "node:vm";
import type { CompiledVerdicts } from "../../src/compiled/compile-verdicts.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { ISLAND } from "../../src/compiled/residual.ts";
import type { Judgement } from "../../src/engine/standalone/runtime.ts";
import { verdicts } from "../../src/evaluate/decision.ts";
import type { OpenPolicy } from "../../src/report/model/gate-answer.ts";
import { runWord } from "../../src/evaluate/verdict.ts";
import { prepared } from "../kit/repository.ts";
import type { Pipeline } from "./pipeline.ts";

/** A realm without anything of Node.js, in which no text becomes code. */
const realm = createContext({}, { codeGeneration: { strings: false, wasm: false } });

/** What a module exports, asked from outside its realm: with texts of JSON. */
export interface Opened {
  readonly judge: (document: object) => Judgement | undefined;
  readonly decide: (document: object, open: OpenPolicy, now: Date) => string;
  /** Whether it says anything of a document with what it supposes. */
  readonly isJudged: (document: object, now: Date) => boolean;
  readonly constants: Readonly<Record<string, unknown>>;
}

/** Runs a module in the realm. */
export function openedModule(code: string): Opened {
  const names = Array.from(code.matchAll(/^export const (\w+)/gm), ([, name = ""]) => name);
  const body = code.replaceAll(/^export const /gm, "const ");
  const json = `JSON.stringify({ ${names.join(", ")} })`;
  const source = `(() => { "use strict";\n${body}
return { judge: (text) => JSON.stringify(judge(JSON.parse(text)), keep), decide: (text, open, now) => decide(JSON.parse(text), open, new Date(now)), isJudged: (text, now) => judge(suppose(JSON.parse(text), new Date(now)))?.word !== undefined, constants: ${json} };
function keep(_key, it) { return it === undefined ? "only Edict can say" : it; } })()`;
  const { judge, decide, isJudged, constants } = runInContext(source, realm) as {
    readonly judge: (text: string) => string | undefined;
    readonly decide: (text: string, open: OpenPolicy, now: number) => string;
    readonly isJudged: (text: string, now: number) => boolean;
    readonly constants: string;
  };
  return {
    judge: (document) => {
      const text = judge(JSON.stringify(document));
      return text === '"only Edict can say"' || text === undefined ? undefined : JSON.parse(text);
    },
    decide: (document, open, now) => decide(JSON.stringify(document), open, now.getTime()),
    isJudged: (document, now) => isJudged(JSON.stringify(document), now.getTime()),
    constants: JSON.parse(constants),
  };
}

/** Where a module and generated code in memory differ, and how many documents the module judged. */
export function compareModule(
  { compileVerdicts, standaloneModule }: Pick<Pipeline, "compileVerdicts" | "standaloneModule">,
  fixture: Fixture,
  documents: readonly Readonly<Record<string, unknown>>[],
): { readonly differences: readonly string[]; readonly judged: number } {
  const made = standaloneModule(fixture, { madeFrom: {}, turnsOn: undefined }, prepared["dist/standalone.js"]);
  const { mains, subjects } = fixture.vocabulary.vocabulary;
  const module = made && openedModule(made.code);
  const all = [...subjects.keys()].flatMap((it) => (mains.includes(it) ? [] : (compileVerdicts(fixture, it) ?? [])));
  let judged = 0;
  const differences = documents.flatMap((document) => {
    const expected = all.flatMap((it) => judgementOf(it, document) ?? [])[0];
    const found = module?.judge(document);
    if (found) judged++;
    const [got, wanted] = [found && { word: found.word, verdicts: found.verdicts }, expected].map((it) =>
      JSON.stringify(it, (_key, value: unknown) => value ?? "only Edict can say"),
    );
    return got === wanted ? [] : [`${JSON.stringify(document)}: ${got}, and in memory ${wanted}`];
  });
  return { differences, judged };
}

/** What a module has to say, from the columns of generated code. */
function judgementOf(compiled: CompiledVerdicts, document: object): Omit<Judgement, "asOf"> | undefined {
  const out = new Uint8Array(compiled.bytes);
  if (out.length === 0 || !compiled.judge(document, out)) return undefined;
  const ranked = compiled.columns.map((it) => ({ ...it, rank: out[it.at] ?? ISLAND }));
  const binding = ranked.filter((it) => it.inRollUp).map((it) => it.rank);
  const worst = Math.min(...binding, verdicts.indexOf("not_examined"));
  const isOpen = binding.includes(ISLAND) && worst > 0;
  const rules = [...new Set(ranked.map((it) => it.rule))].map((rule) => {
    const ranks = ranked.filter((it) => it.rule === rule).map((it) => it.rank);
    return [rule, ranks.includes(ISLAND) ? undefined : verdicts[Math.min(...ranks)]] as const;
  });
  return { word: isOpen ? undefined : runWord(verdicts[worst] ?? "not_examined"), verdicts: Object.fromEntries(rules) };
}
