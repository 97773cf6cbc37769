import type { Day } from "../../src/base/civil-date.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import type * as WorkingDays from "../../src/base/working-days.ts";
import type * as YamlDocument from "../../src/base/yaml-document.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import type * as Evaluate from "../../src/evaluate/evaluate.ts";
import type * as ProgramOf from "../../src/evaluate/program.ts";
import type { Settings } from "../../src/evaluate/settings.ts";
import type * as Check from "../../src/language/check/check.ts";
import type * as Seal from "../../src/language/check/seal.ts";
import type * as Lower from "../../src/language/lower/lower.ts";
import type * as Parse from "../../src/language/parse/parse.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { InstrumentText } from "../../src/statute/instrument-text.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { parties, roles, world } from "./world.ts";

/** The way from text to verdict, as one copy of the sources has it: the laws run on the product, and on copies with a fault. */
export interface Pipeline {
  readonly parse: typeof Parse.parse;
  readonly check: typeof Check.check;
  readonly seal: typeof Seal.seal;
  readonly lower: typeof Lower.lower;
  readonly program: typeof ProgramOf.program;
  readonly evaluate: typeof Evaluate.evaluate;
  readonly readYaml: typeof YamlDocument.readYaml;
  readonly readCalendar: typeof WorkingDays.readCalendar;
}

/** Loads the modules of a copy of `src`. */
export async function loadPipeline(src: string): Promise<Pipeline> {
  const [parse, check, seal, lower, program, evaluate, yaml, calendar] = await Promise.all([
    import(`${src}/language/parse/parse.ts`) as Promise<typeof Parse>,
    import(`${src}/language/check/check.ts`) as Promise<typeof Check>,
    import(`${src}/language/check/seal.ts`) as Promise<typeof Seal>,
    import(`${src}/language/lower/lower.ts`) as Promise<typeof Lower>,
    import(`${src}/evaluate/program.ts`) as Promise<typeof ProgramOf>,
    import(`${src}/evaluate/evaluate.ts`) as Promise<typeof Evaluate>,
    import(`${src}/base/yaml-document.ts`) as Promise<typeof YamlDocument>,
    import(`${src}/base/working-days.ts`) as Promise<typeof WorkingDays>,
  ]);
  return { ...parse, ...check, ...seal, ...lower, ...program, ...evaluate, ...yaml, ...calendar };
}

export interface Built {
  readonly lowered: ReturnType<typeof Lower.lower>;
  readonly program: ReturnType<typeof ProgramOf.program>;
}

/** Compiles a pack, or throws with everything that is wrong with it: generated packs are well-typed. */
export function build(
  pipeline: Pipeline,
  files: readonly { readonly path: string; readonly text: string }[],
  text: InstrumentText,
  from: Day = 0 as Day,
): Built {
  const asts: Ast.File[] = [];
  const diagnostics: Diagnostic[] = [];
  let next = 0;
  for (const file of files) {
    const parsed = pipeline.parse(file, next);
    asts.push(parsed.value);
    diagnostics.push(...parsed.diagnostics);
    next = parsed.nextId;
  }
  const checked = pipeline.check(asts, { pack: "t", vocabulary: world, text, parties, roles });
  const sound = pipeline.seal(checked.value, [...diagnostics, ...checked.diagnostics]);
  if (!sound) {
    const found = [...diagnostics, ...checked.diagnostics].map((it) => `${it.code}: ${it.message}`);
    throw new Error(`the pack does not compile: ${found.join("; ")}\n${files.map((it) => it.text).join("\n")}`);
  }
  const lowered = pipeline.lower(sound, world, { from, until: undefined });
  return { lowered, program: pipeline.program(lowered.graph, lowered.sources) };
}

/** Judges a service and an event that belongs to it. */
export function judge(pipeline: Pipeline, built: Built, inputs: readonly [Input, Input], settings: Settings): Decision {
  const { decision, tooLarge } = pipeline.evaluate({
    programs: [built.program],
    inputs,
    service: inputs[0],
    vocabulary: world,
    settings,
    trace: undefined,
  });
  if (tooLarge.length > 0) throw new Error("a small story takes few steps");
  return decision;
}
