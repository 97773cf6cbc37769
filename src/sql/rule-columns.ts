import { invariant } from "../base/invariant.ts";
import { ISLAND, residualBuilder, verdictCodes, type Residual } from "../compiled/residual.ts";
import type { ResidualPart, VerdictColumn } from "../compiled/verdict-residuals.ts";
import type { Dialect } from "./dialect.ts";
import { expressionWriter, isRepeated, reasonUnsaid, verdictNumber, type Sql } from "./expression.ts";
import type { Facts } from "./facts.ts";
import { lawName, type DocumentPlaces } from "./places.ts";
import type { Namer } from "./quoting.ts";

/** A column of verdicts in a statement, as numbers. */
export interface RuleColumn extends VerdictColumn {
  readonly name: string;
  readonly sql: string;
}

/** What several rules read, each a column; those of one stage read the stages before it. */
export interface SharedColumn {
  readonly name: string;
  readonly sql: string;
}

export interface RuleColumns {
  readonly shared: readonly (readonly SharedColumn[])[];
  readonly columns: readonly RuleColumn[];
  /** The rules that are left to the reference under the law of some day, and why. */
  readonly left: ReadonlyMap<string, string>;
}

/** Writes the verdicts of all rules. `islands`: what specialising says of rules that are left; `fresh`: names that no fact has. */
export function ruleColumns(
  places: DocumentPlaces,
  facts: Facts,
  columns: readonly VerdictColumn[],
  islands: ReadonlyMap<string, string>,
  fresh: Namer,
): RuleColumns {
  const { parts, heads, read } = places;
  const { dialect } = read;
  const written = parts.map((part) => ({ part, verdicts: verdictsOf(part, places.given) }));
  const left = new Map<string, string>();
  const unsaid = new Map<Residual, string | undefined>();
  const whyLeft = (it: Residual, rule: string): string | undefined => {
    const why = reasonUnsaid(it, unsaid);
    if (why !== undefined) left.set(rule, islands.get(rule) ?? why);
    return why;
  };
  const said = written.map(({ part, verdicts }) => {
    const roots = columns.flatMap(({ rule }, at) =>
      [...(verdicts.get(at)?.values() ?? [])]
        .flat()
        .flatMap((it) => (it && whyLeft(it, rule) === undefined ? [{ rule, residual: it }] : [])),
    );
    return { part, verdicts, roots };
  });
  const sharing = sharedColumns(
    said.flatMap((it) => it.roots),
    fresh,
  );
  const writers = said.map(({ part }) => {
    const { zone, asOf } = part.settings;
    const factsOn = `coalesce(facts_on, ${dialect.dateLiteral(asOf)})`;
    return expressionWriter({ dialect, facts, moments: places.moments, zone, factsOn, shared: sharing.shared });
  });
  // A later version of a rule may be on another subject.
  const apart = columns.flatMap((column, at) => {
    const subjects = new Set(said.flatMap((it) => [...(it.verdicts.get(at)?.keys() ?? [])]));
    return [...(subjects.size === 0 ? [column.subject] : subjects)].map((subject) => ({ ...column, subject, at }));
  });
  const all = apart.map(({ at, ...column }): RuleColumn => {
    const name = fresh(column.rule);
    const own = said.flatMap(({ part, verdicts }, index) => {
      const found = verdicts.get(at)?.get(column.subject);
      const writer = writers[index];
      return found && writer ? [{ part, found, writer }] : [];
    });
    const [only, ...others] = own;
    if (others.length > 0) left.set(column.rule, "a rule of two reckonings of days");
    const ofPart = (): string => {
      if (!only || others.length > 0) return String(verdictNumber(others.length > 0 ? ISLAND : notExamined));
      const verdictSql = (it: Residual | undefined): string => {
        if (!it) return String(verdictNumber(notExamined));
        return whyLeft(it, column.rule) === undefined ? only.writer(it).text : String(verdictNumber(ISLAND));
      };
      return byDay(only.found.map(verdictSql), only.part, lawName(places, only.part, column.subject), dialect);
    };
    const around = heads.filter((it) => it.name === column.subject || it.carries.includes(column.subject));
    const about = around.map((it) => dialect.quoted(it.name)).join(", ");
    return { ...column, name, sql: `CASE WHEN about IN (${about}) THEN ${ofPart()} END` };
  });
  return { shared: sharing.stages(), columns: all, left };
}

const { not_examined: notExamined } = verdictCodes;

/** The verdicts of the stretches of law, one after the other. */
function byDay(verdicts: readonly string[], { settings }: ResidualPart, law: string, { dateLiteral }: Dialect): string {
  const last = verdicts.at(-1) ?? "";
  const cases = verdicts.slice(0, -1).flatMap((it, at) => {
    const until = settings.turning[at];
    invariant(until, "a stretch ends where the law turns");
    return it === verdicts[at + 1] ? [] : [`WHEN ${law} < ${dateLiteral(until)} THEN ${it}`];
  });
  return cases.length === 0 ? last : `CASE ${cases.join("\n        ")}\n        ELSE ${last} END`;
}

/** Of each column, by its place, and of each subject what is left under the law of each stretch; undefined: there is no such rule then. Stretches after the day of judgement have no documents. */
function verdictsOf(
  { settings, residualsOf }: ResidualPart,
  given: readonly string[],
): ReadonlyMap<number, ReadonlyMap<string, readonly (Residual | undefined)[]>> {
  const b = residualBuilder();
  const count = settings.turning.filter((it) => it <= settings.asOf).length + 1;
  const found = new Map<number, Map<string, (Residual | undefined)[]>>();
  for (let stretch = 0; stretch < count; stretch++) {
    for (const subject of given) {
      for (const { at, verdict } of residualsOf(subject, stretch, b)) {
        const bySubject = found.get(at) ?? new Map<string, (Residual | undefined)[]>();
        const all = bySubject.get(subject) ?? Array.from({ length: count }, () => undefined);
        all[stretch] = verdict;
        found.set(at, bySubject.set(subject, all));
      }
    }
  }
  return found;
}

interface Sharing {
  readonly shared: (it: Residual, write: () => Sql) => Sql;
  readonly stages: () => readonly (readonly SharedColumn[])[];
}

/** Gives what is read more than once a column, named after the rule that it is a part of. */
function sharedColumns(
  roots: readonly { readonly rule: string; readonly residual: Residual }[],
  fresh: Namer,
): Sharing {
  const uses = usesIn(roots.map((it) => it.residual));
  const names = namesOf(roots);
  const stages: SharedColumn[][] = [];
  const known = new Map<Residual, Sql>();
  const byText = new Map<string, Sql>();
  return {
    shared: (it, write) => {
      const before = known.get(it);
      if (before) return before;
      const made = write();
      const isShared = (uses.get(it) ?? 0) > 1;
      const found = isShared ? (byText.get(made.text) ?? column(it, made)) : made;
      known.set(it, found);
      return found;
    },
    stages: () => stages,
  };

  function column(it: Residual, made: Sql): Sql {
    const name = fresh(`${names.get(it) ?? "shared"}`);
    (stages[made.level] ??= []).push({ name, sql: made.text });
    const found = { text: name, level: made.level + 1 };
    byText.set(made.text, found);
    return found;
  }
}

/** How often each residual is read; what an operation repeats, or what is the same for all elements of a list, more than once. */
function usesIn(roots: readonly Residual[]): ReadonlyMap<Residual, number> {
  const uses = new Map<Residual, number>();
  const visit = (it: Residual, weight: number): void => {
    const before = uses.get(it) ?? 0;
    uses.set(it, before + weight);
    if (before > 0) return;
    for (const one of it.args) visit(one, isRepeated(it.op) || (it.loops.size > 0 && one.loops.size === 0) ? 2 : 1);
  };
  for (const it of roots) visit(it, 1);
  return uses;
}

/** What to call the parts of rules. */
function namesOf(
  roots: readonly { readonly rule: string; readonly residual: Residual }[],
): ReadonlyMap<Residual, string> {
  const names = new Map<Residual, string>();
  const add = (it: Residual | undefined, name: string): void => {
    if (it && !names.has(it)) names.set(it, name);
  };
  for (const { rule, residual } of roots) {
    add(residual, rule);
    if (residual.op !== "rule") continue;
    const [gate, , exempt, clauses] = residual.args;
    add(gate, `${rule}: applies`);
    add(exempt, `${rule}: exempt`);
    add(clauses, `${rule}: is met`);
  }
  return names;
}
