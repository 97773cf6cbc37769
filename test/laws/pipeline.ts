import type * as DayChanges from "../../src/analysis/timeline/outcome-changes.ts";
import type * as Timeline from "../../src/analysis/timeline/timeline.ts";
import { readFileSync } from "node:fs";
import type * as Compiled from "../../src/compiled/compile-verdicts.ts";
import type * as Standalone from "../../src/engine/standalone/module.ts";
import type * as Sql from "../../src/sql/statement.ts";
import type * as Shapes from "../../src/compiled/shapes.ts";
import type { Interval } from "../../src/base/civil-date.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { locales } from "../../src/base/locale.ts";
import type * as WorkingDays from "../../src/base/working-days.ts";
import type * as YamlDocument from "../../src/base/yaml-document.ts";
import type * as Evaluate from "../../src/evaluate/evaluate.ts";
import type * as ProgramOf from "../../src/evaluate/program.ts";
import type * as Check from "../../src/language/check/check-pack.ts";
import type * as Seal from "../../src/language/check/checked-pack.ts";
import type { SoundPack } from "../../src/language/check/checked-pack.ts";
import type * as Lower from "../../src/language/lower/lower.ts";
import type * as Parse from "../../src/language/parse/parse.ts";
import type * as Print from "../../src/language/print/print.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { InstrumentText } from "../../src/statute/instrument-text.ts";
import { plainCounting, type Reckoning } from "../../src/base/reckoning.ts";
import type { WorkingCalendar } from "../../src/base/working-days.ts";
import type * as ReadVocabulary from "../../src/vocabulary/read-vocabulary.ts";
import type { PlainPack, PlainReckoning } from "./plain.ts";
import { parties, roles, worlds, type Worlds } from "./world.ts";

/** The way from text to verdict, as one copy of the sources has it: the laws run on the product, and on copies with a fault. */
export interface Pipeline {
  readonly parse: typeof Parse.parse;
  readonly checkPack: typeof Check.checkPack;
  readonly toSoundPack: typeof Seal.toSoundPack;
  readonly lower: typeof Lower.lower;
  readonly print: typeof Print.print;
  readonly contentOf: typeof Print.contentOf;
  readonly program: typeof ProgramOf.program;
  readonly compileVerdicts: typeof Compiled.compileVerdicts;
  readonly standaloneModule: typeof Standalone.standaloneModule;
  readonly printStatement: typeof Sql.printStatement;
  readonly compileShape: typeof Shapes.compileShape;
  readonly evaluateRun: typeof Evaluate.evaluateRun;
  readonly readYaml: typeof YamlDocument.readYaml;
  readonly readCalendar: typeof WorkingDays.readCalendar;
  readonly timelineOf: typeof Timeline.timelineOf;
  readonly changesBetween: typeof DayChanges.changesBetween;
  readonly readVocabularies: typeof ReadVocabulary.readVocabularies;
}

/** Loads the modules of a copy of `src`. */
export async function loadPipeline(src: string): Promise<Pipeline> {
  const [
    parse,
    check,
    seal,
    lower,
    print,
    program,
    verdicts,
    standalone,
    statements,
    shapes,
    evaluate,
    yaml,
    calendar,
    timeline,
    changes,
    vocabulary,
  ] = await Promise.all([
    import(`${src}/language/parse/parse.ts`) as Promise<typeof Parse>,
    import(`${src}/language/check/check-pack.ts`) as Promise<typeof Check>,
    import(`${src}/language/check/checked-pack.ts`) as Promise<typeof Seal>,
    import(`${src}/language/lower/lower.ts`) as Promise<typeof Lower>,
    import(`${src}/language/print/print.ts`) as Promise<typeof Print>,
    import(`${src}/evaluate/program.ts`) as Promise<typeof ProgramOf>,
    import(`${src}/compiled/compile-verdicts.ts`) as Promise<typeof Compiled>,
    import(`${src}/engine/standalone/module.ts`) as Promise<typeof Standalone>,
    import(`${src}/sql/statement.ts`) as Promise<typeof Sql>,
    import(`${src}/compiled/shapes.ts`) as Promise<typeof Shapes>,
    import(`${src}/evaluate/evaluate.ts`) as Promise<typeof Evaluate>,
    import(`${src}/base/yaml-document.ts`) as Promise<typeof YamlDocument>,
    import(`${src}/base/working-days.ts`) as Promise<typeof WorkingDays>,
    import(`${src}/analysis/timeline/timeline.ts`) as Promise<typeof Timeline>,
    import(`${src}/analysis/timeline/outcome-changes.ts`) as Promise<typeof DayChanges>,
    import(`${src}/vocabulary/read-vocabulary.ts`) as Promise<typeof ReadVocabulary>,
  ]);
  return {
    ...parse,
    ...check,
    ...seal,
    ...lower,
    ...print,
    ...program,
    ...verdicts,
    ...standalone,
    ...statements,
    ...shapes,
    ...evaluate,
    ...yaml,
    ...calendar,
    ...timeline,
    ...changes,
    ...vocabulary,
  };
}

const calendars = new Map<Pipeline, WorkingCalendar>();

/** The working days as a pipeline reads them. */
export function calendarOf(pipeline: Pipeline): WorkingCalendar {
  const known = calendars.get(pipeline);
  if (known) return known;
  const text = readFileSync("policies/calendar/cn.yaml", "utf8");
  const [document] = pipeline.readYaml({ path: "cn.yaml", text }).documents;
  const calendar = document && pipeline.readCalendar(document).value;
  if (!calendar) throw new Error("the calendar is shipped");
  calendars.set(pipeline, calendar);
  return calendar;
}

/** How packs reckon days that say nothing else. */
export const plainReckoning: PlainReckoning = { zone: { name: "Asia/Shanghai" }, counting: plainCounting };

/** How the packs of a situation reckon days: all alike. */
export const reckonsOf = (packs: readonly PlainPack[]): PlainReckoning => packs[0]?.reckons ?? plainReckoning;

export const reckoningOf = (pipeline: Pipeline, reckons = plainReckoning): Reckoning => ({
  ...reckons,
  calendar: calendarOf(pipeline),
});

export interface Built {
  readonly lowered: ReturnType<typeof Lower.lower>;
  readonly program: ReturnType<typeof ProgramOf.program>;
  readonly worlds: Worlds;
}

/** A pack of the small law, as far as packs differ. */
export interface Draft {
  readonly pack: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly inForce: Interval;
  readonly rank: string;
  /** Ids of packs that stand before this one. */
  readonly needs: readonly string[];
  readonly text: InstrumentText;
}

/**
 * Compiles packs that are loaded together, several of one id as its versions. Throws with everything that is wrong with
 * one: generated packs are well-typed.
 */
export function buildAll(
  pipeline: Pipeline,
  drafts: readonly Draft[],
  reckoning: Reckoning = reckoningOf(pipeline),
  read: Worlds = worlds,
): readonly Built[] {
  const vocabulary = read(false);
  const sounds: SoundPack[] = [];
  let next = 0;
  for (const draft of drafts) {
    const asts: Ast.File[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const file of draft.files) {
      const parsed = pipeline.parse(file, next);
      asts.push(parsed.value);
      diagnostics.push(...parsed.diagnostics);
      next = parsed.nextId;
    }
    const { pack, inForce, rank, text } = draft;
    const needs = new Map(draft.needs.map((id) => [id, sounds.filter((it) => it.pack === id)]));
    const context = { pack, vocabulary, text, chinese: new Map(), parties, roles, inForce, rank, needs };
    const checked = pipeline.checkPack(asts, context, diagnostics);
    const all = [...diagnostics, ...checked.diagnostics];
    const sound = pipeline.toSoundPack(checked.value, all);
    if (!sound) {
      const found = all.map((it) => `${it.code}: ${locales.en.say(it)}`);
      throw new Error(`the pack does not compile: ${found.join("; ")}\n${draft.files.map((it) => it.text).join("\n")}`);
    }
    sounds.push(sound);
  }
  return sounds.map((sound) => {
    const lowered = pipeline.lower(sound, sounds, vocabulary);
    const program = pipeline.program(lowered, sound.inForce, reckoning);
    return { lowered, program, worlds: read };
  });
}
