import { _, stringify, type Name } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import type { WorkingCalendar } from "../base/working-days.ts";
import type { VerdictCode } from "./compile-verdicts.ts";
import { listOf, prelude } from "./emit.ts";
import type { PartSettings } from "./judging.ts";
import { nameMaker } from "./names.ts";

/** The code of several subjects as text. */
interface PrintedJudging {
  /** What it is made of: each part once. */
  readonly before: string;
  /** A list: of each subject what `openJudging` takes, as `code`, what each of its columns is of, as `columns`, and `blocks`. */
  readonly subjects: string;
}

/** Prints all code, that of each stretch of law too, so that nothing has to be generated where it runs. */
export function printJudging(all: readonly VerdictCode[]): PrintedJudging {
  const fresh = nameMaker("");
  const named = new Map<string, Name>();
  let before = prelude;
  /** The law of many stretches is one. */
  const once = (prefix: string, code: Code): Name => {
    const known = named.get(String(code));
    if (known) return known;
    const name = fresh(prefix);
    named.set(String(code), name);
    before = _`${before}const ${name} = ${code};\n`;
    return name;
  };
  const made = (body: Code): Name => once("made", _`(h) => {\n${body}}`);
  const judging = all.map(({ columns, blocks, subjects, accepts, parts }) => {
    const printed = parts.map(({ settings, contradicts, writer }) => {
      const writers = subjects.map((_subject, at) => {
        const stretches = Array.from({ length: settings.turning.length + 1 }, (_stretch, it) => made(writer(at, it)));
        return _`[${listOf(stretches)}]`;
      });
      const table = once("writers", _`[${listOf(writers)}]`);
      const refusing = contradicts === undefined ? _`undefined` : made(contradicts);
      const shown = once("settings", settingsCode(settings));
      return _`{ settings: ${shown}, contradicts: ${refusing}, writer: (subject, stretch) => ${table}[subject][stretch] }`;
    });
    const code = _`{ columns: ${columns.length}, subjects: ${stringify(subjects)}, accepts: ${made(accepts(false))}, parts: [${listOf(printed)}] }`;
    const named = columns.map(({ rule, inRollUp, at }) => ({ rule, inRollUp, at }));
    return _`{ code: ${code}, columns: ${stringify(named)}, blocks: ${stringify(blocks)} }`;
  });
  return { before: String(before), subjects: `[${String(listOf(judging))}]` };
}

const settingsCode = ({ zone, calendar, counting, asOf, lawOf, turning }: PartSettings): Code =>
  _`{ zone: ${stringify(zone)}, calendar: ${calendar ? calendarCode(calendar) : _`undefined`}, counting: ${stringify(counting)}, asOf: ${asOf}, lawOf: ${lawOf ?? _`undefined`}, turning: ${stringify(turning)} }`;

const calendarCode = ({ id, version, source, from, to, holidays, makeUp, weekend }: WorkingCalendar): Code =>
  _`{ id: ${id}, version: ${version}, source: ${source}, from: ${from}, to: ${to}, holidays: ${daysCode(holidays)}, makeUp: ${daysCode(makeUp)}, weekend: ${daysCode(weekend)} }`;

const daysCode = (days: ReadonlySet<number>): Code => _`new Set(${stringify([...days])})`;
