import { dayOfEpoch } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { Zone } from "../base/instant.ts";
import { ISLAND, type CompareOperator, type LoopId, type Op, type Residual } from "../compiled/residual.ts";
import { noElement } from "../compiled/rule-residuals.ts";
import { verdicts } from "../evaluate/decision.ts";
import type { Dialect } from "./dialect.ts";
import type { Facts } from "./facts.ts";
import type { Spot } from "./layout.ts";
import type { Moments } from "./moments.ts";

const [worst, ...others] = verdicts;

/**
 * Verdicts as numbers, in the order of the roll-up: what only the reference can say makes a breach no better and all else
 * worse. The last is that of an element that is none.
 */
export const verdictWords = [worst, "reference", ...others] as const;

/** The number of a verdict as residuals have it. */
export function verdictNumber(code: number): number {
  if (code === ISLAND) return 1;
  if (code === noElement) return verdictWords.length;
  return code === 0 ? 0 : code + 1;
}

/** SQL, and the number of the common table expression whose columns it reads: 0 the facts. */
export interface Sql {
  readonly text: string;
  readonly level: number;
}

/**
 * SQL put together of texts and of SQL.
 *
 * @example
 * sql`${{ text: "a", level: 2 }} = ${"b"}` // { text: "a = b", level: 2 }
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | string | number)[]): Sql {
  const texts = parts.map((it) => (typeof it === "object" ? it.text : String(it)));
  return {
    text: strings.reduce((all, it, at) => `${all}${texts[at - 1] ?? ""}${it}`),
    level: Math.max(0, ...parts.map((it) => (typeof it === "object" ? it.level : 0))),
  };
}

export const joined = (parts: readonly Sql[], between: string): Sql => ({
  text: parts.map((it) => it.text).join(between),
  level: Math.max(0, ...parts.map((it) => it.level)),
});

/** Where names stand: an element of a loop is in a variable, or nobody knows which it is. */
export interface Scope {
  readonly elements: ReadonlyMap<
    LoopId,
    { readonly name: string; readonly facts: Facts | undefined; readonly spot: Spot } | "unknown"
  >;
}

/** What is written of the text of SQL; of two. */
const over = (it: Sql, write: (text: string) => string): Sql => ({ ...it, text: write(it.text) });
const overBoth = (one: Sql, other: Sql, write: (one: string, other: string) => string): Sql => ({
  text: write(one.text, other.text),
  level: Math.max(one.level, other.level),
});

/** What expressions read. */
export interface Reads {
  readonly dialect: Dialect;
  readonly facts: Facts;
  readonly moments: Moments;
  readonly zone: Zone;
  /** The day up to which facts are known. */
  readonly factsOn: string;
  /** What several expressions share as the column that holds it; all else as it is written. */
  readonly shared: (it: Residual, write: () => Sql) => Sql;
}

/** Operands that the SQL of an operation says more than once. */
const repeated: ReadonlySet<Op> = new Set([
  "rule",
  "if",
  "if-value",
  "presumed",
  "compare-counts",
  "breach-or",
  "scoped",
  "each",
]);
export const isRepeated = (op: Op): boolean => repeated.has(op);

/** What no statement says: durations, and periods that a calendar reckons. */
const unsaid: Partial<Record<Op, string>> = {
  "compare-durations": "a duration",
  "days-between": "a duration",
  "end-of-period": "a period",
  deadline: "a deadline",
};

/** Why a residual cannot be said exactly; undefined: it can. */
export function reasonUnsaid(it: Residual, known = new Map<Residual, string | undefined>()): string | undefined {
  if (known.has(it)) return known.get(it);
  const below = it.args.map((one) => reasonUnsaid(one, known)).find((one) => one !== undefined);
  const why = below ?? unsaid[it.op] ?? unsaidPlace(it);
  known.set(it, why);
  return why;
}

function unsaidPlace(it: Residual): string | undefined {
  if (it.op === "verdict" && it.data === ISLAND) return "an island";
  if (it.op === "value" && typeof it.data === "number" && !isPlainNumber(it.data)) return "a number of many digits";
  const [first] = it.args;
  if (it.op === "field" && first?.op !== "field" && first?.op !== "root" && first?.op !== "element")
    return "a field of a choice";
  if (it.op === "present" && !isPlace(first)) return "whether a choice is there";
  const list = it.op === "in-list" ? it.args[1] : first;
  const others = it.op === "overlaps-list" ? it.args.slice(1) : [];
  if (listOps.has(it.op) && ![list, ...others].every(isPlace)) return "a list that is chosen";
  return undefined;
}

/** Within the numbers that are taken of documents: what a decimal of 21 places holds as it stands. */
const isPlainNumber = (it: number): boolean =>
  Math.abs(it) < 1e15 && (it === 0 || Math.abs(it) >= 1e-6) && String(it).length <= 17;

/** What reads a list of the document. */
const listOps: ReadonlySet<Op> = new Set([
  ...(["some", "every", "count", "each", "empty"] as const),
  ...(["in-list", "overlaps-words", "overlaps-list"] as const),
]);

const isPlace = (it: Residual | undefined): boolean => it?.op === "field" || it?.op === "root" || it?.op === "element";

/** What is written where it stands, for there is nothing to share. */
const plain: ReadonlySet<Op> = new Set([
  ...(["truth", "verdict", "value", "root", "field", "element", "listed", "facts-on"] as const),
  ...(["truth-of", "present"] as const),
]);

/** Writes what is left of rules as SQL: truths as BOOLEAN, in which NULL is unknown, and verdicts as numbers. */
export function expressionWriter(reading: Reads): (it: Residual) => Sql {
  const { dialect, facts, moments, zone, factsOn } = reading;
  const { quoted, dateLiteral, size, each, filtered, contains, meets, isOneOf, textsOf, itemsOf, isKnown, whereKnown } =
    dialect;
  const isEmpty = (list: string): string => `(${size(itemsOf(list))} = 0)`;
  const unknownTruth = sql`${dialect.noTruth}`;

  /** Where a value stands: the variable of its element, and the way from there. */
  const placeOf = (
    it: Residual,
    scope: Scope,
  ):
    | {
        /** Undefined: the columns of the table. */
        readonly before: string | undefined;
        readonly facts: Facts | undefined;
        readonly path: readonly string[];
        readonly spot: Spot;
      }
    | undefined => {
    if (it.op === "root") return { before: undefined, facts, path: [it.data], spot: facts.spotAt([it.data]) };
    if (it.op === "element") {
      const element = scope.elements.get(it.data);
      invariant(element, "an element has its loop");
      return element === "unknown"
        ? undefined
        : { before: element.name, facts: element.facts, path: [], spot: element.spot };
    }
    invariant(it.op === "field" && it.args[0], "a place");
    const above = placeOf(it.args[0], scope);
    if (!above?.facts) return undefined;
    const path = [...above.path, it.data.name];
    return { ...above, path, spot: above.facts.spotAt(path) };
  };

  const valueAt = (it: Residual, scope: Scope): Sql => {
    const place = placeOf(it, scope);
    if (!place) return sql`NULL`;
    if (place.path.length === 0 && place.before !== undefined) return sql`${place.before}`;
    invariant(place.facts, "a path leads through records");
    return sql`${place.facts.valueAt(place.path, place.before)}`;
  };

  const list = (it: Residual | undefined, scope: Scope): Sql => {
    invariant(it, "a list");
    return known(valueAt(it, scope), dialect.noList);
  };

  const presenceAt = (it: Residual, scope: Scope): Sql => {
    const place = placeOf(it, scope);
    if (!place) return unknownTruth;
    if (place.path.length === 0) return sql`TRUE`;
    invariant(place.facts, "a path leads through records");
    return sql`${place.facts.presenceAt(place.path, place.before)}`;
  };

  const show = (it: Residual, scope: Scope): Sql => {
    if (plain.has(it.op) || it.loops.size > 0) return write(it, scope);
    return reading.shared(it, () => write(it, scope));
  };

  const write = (it: Residual, scope: Scope): Sql => {
    const [a, b, c, d, e] = it.args;
    const arg = (one: Residual | undefined): Sql => {
      invariant(one, `${it.op} has its operands`);
      return show(one, scope);
    };
    const all = (): readonly Sql[] => it.args.map(arg);
    switch (it.op) {
      case "truth":
        return sql`${it.data === 3 ? "TRUE" : it.data === 0 ? "FALSE" : dialect.noTruth}`;
      case "verdict":
        return sql`${verdictNumber(it.data)}`;
      case "value":
        return literal(it.data, dialect);
      case "root":
      case "field":
      case "element":
        return valueAt(it, scope);
      case "listed":
        return scope.elements.get(it.data) === "unknown" ? unknownTruth : sql`TRUE`;
      case "facts-on":
        return sql`${factsOn}`;
      case "truth-of":
        return a && isPlace(a) ? known(valueAt(a, scope), dialect.noTruth) : arg(a);
      case "and":
        return sql`(${joined(all(), " AND ")})`;
      case "or":
        return sql`(${joined(all(), " OR ")})`;
      case "not":
        return sql`(NOT ${arg(a)})`;
      case "if":
      case "if-value":
        return sql`CASE WHEN ${arg(a)} THEN ${arg(b)} WHEN NOT ${arg(a)} THEN ${arg(c)} WHEN ${arg(b)} = ${arg(c)} THEN ${arg(b)} END`;
      case "same-truth":
        return sql`(${arg(a)} = ${arg(b)})`;
      case "present":
        invariant(a, "something may be there");
        return presenceAt(a, scope);
      case "present-truth":
        return sql`CASE WHEN ${arg(a)} IS NOT NULL THEN TRUE END`;
      case "empty":
        return over(list(a, scope), (it) => whereKnown(it, isEmpty(it)));
      case "presumed": {
        const names = joined(it.args.slice(2).map(arg), " AND ");
        return sql`CASE WHEN NOT coalesce(${names}, FALSE) THEN NULL WHEN ${arg(a)} AND NOT ${arg(b)} THEN TRUE WHEN NOT ${arg(a)} AND ${arg(b)} THEN FALSE END`;
      }
      case "compare":
        return comparison(it.data, [a, b], scope);
      case "compare-counts":
        return countComparison(it.data, [a, b], scope);
      case "in-words": {
        const { words, otherwise, unknown } = it.data;
        const of = (truth: number): readonly string[] =>
          words.filter(([, one]) => one === truth).map(([word]) => quoted(word));
        const item = known(arg(a), dialect.noText);
        if (otherwise === 0 && unknown === 1 && words.every(([, one]) => one === 3) && words.length > 0)
          return over(item, (it) => `(${isOneOf(it, of(3))})`);
        const cases = (
          [
            [3, "TRUE"],
            [1, "NULL"],
            [0, "FALSE"],
          ] as const
        ).flatMap(([truth, word]) =>
          of(truth).length === 0 ? [] : [sql`WHEN ${over(item, (it) => isOneOf(it, of(truth)))} THEN ${word}`],
        );
        return sql`CASE ${joined([sql`WHEN ${item} IS NULL THEN ${truthWord(unknown)}`, ...cases], " ")} ELSE ${truthWord(otherwise)} END`;
      }
      case "in-list":
        return overBoth(list(b, scope), arg(a), (items, item) =>
          whereKnown(
            items,
            `CASE WHEN ${isEmpty(items)} THEN FALSE WHEN ${item} IS NOT NULL THEN ${contains(itemsOf(items), item)} END`,
          ),
        );
      case "overlaps-words": {
        const { words, open } = it.data;
        return over(list(a, scope), (items) => {
          const met = meets(itemsOf(items), textsOf(words.map(quoted)));
          return whereKnown(items, open ? `CASE WHEN ${isEmpty(items)} THEN FALSE WHEN ${met} THEN TRUE END` : met);
        });
      }
      case "overlaps-list":
        return overBoth(list(a, scope), list(b, scope), (one, other) => {
          const met = meets(itemsOf(one), itemsOf(other));
          return `CASE WHEN ${whereKnown(one, isEmpty(one))} OR ${whereKnown(other, isEmpty(other))} THEN FALSE ELSE ${whereKnown(one, whereKnown(other, met))} END`;
        });
      case "some":
      case "every":
        return quantified(it.op, it.data, [a, b], scope);
      case "count":
        throw new Error("invariant broken: a count is compared");
      case "each":
        return worstOfEach(it.data, [a, b], scope);
      case "day-of-date":
        return over(arg(a), dialect.dateOf);
      case "instant-of":
        return over(arg(a), dialect.momentOf);
      case "day-of-instant":
        return over(arg(a), (it) => moments.dayOf(it, zone));
      case "later":
        return sql`(${arg(a)} + ${it.data})`;
      case "clauses":
        return least(it.args.map((one) => clause(one, scope)));
      case "complies":
        return complies(all());
      case "worst":
        return least([...all(), sql`${verdictNumber(noElement)}`]);
      case "breach-or":
        return sql`CASE WHEN ${arg(a)} = 0 THEN 0 ELSE ${arg(b)} END`;
      case "scoped":
        return sql`CASE WHEN NOT ${arg(a)} OR ${arg(b)} = ${verdictNumber(noElement)} THEN ${verdictNumber(5)} ELSE ${arg(b)} END`;
      case "where":
        return sql`CASE WHEN NOT ${arg(a)} THEN ${verdictNumber(noElement)} ELSE ${arg(b)} END`;
      case "rule":
        return verdict([a, b, c, d, e], scope);
      default:
        throw new Error(`invariant broken: ${it.op} cannot be said, and was to be`);
    }
  };

  /** Days are dates here, and moments numbers as in residuals. */
  const comparison = (operator: CompareOperator, sides: readonly (Residual | undefined)[], scope: Scope): Sql => {
    const areDays = sides.some((it) => it !== undefined && dayOps.has(it.op));
    const [one, other] = sides.map((it): Sql => {
      invariant(it, "a comparison has two sides");
      return areDays && it.op === "value" && typeof it.data === "number"
        ? sql`${dateLiteral(dayOfEpoch(it.data))}`
        : show(it, scope);
    });
    invariant(one && other, "a comparison has two sides");
    return sql`(${one} ${signs[operator]} ${other})`;
  };

  const countComparison = (operator: CompareOperator, sides: readonly (Residual | undefined)[], scope: Scope): Sql => {
    const [one, other] = sides.map((it) => boundsOf(it, scope));
    invariant(one && other, "a comparison has two sides");
    if (operator === "equal")
      return sql`CASE WHEN ${one.low} = ${other.high} AND ${one.high} = ${other.low} THEN TRUE WHEN ${one.high} < ${other.low} OR ${one.low} > ${other.high} THEN FALSE END`;
    const [below, above] = operator === "less" ? ["<", ">="] : ["<=", ">"];
    return sql`CASE WHEN ${one.high} ${below} ${other.low} THEN TRUE WHEN ${one.low} ${above} ${other.high} THEN FALSE END`;
  };

  /** The least and the most that a count can be. */
  const boundsOf = (it: Residual | undefined, scope: Scope): { readonly low: Sql; readonly high: Sql } => {
    invariant(it, "a comparison has two sides");
    if (it.op !== "count") return { low: show(it, scope), high: show(it, scope) };
    const [list, body] = it.args;
    const [low, high] = ["IS TRUE", "IS NOT FALSE"].map((is) => {
      const found = looped(it.data, list, scope);
      if (!found) return sql`${dialect.noNumber}`;
      const { items, variable, inner } = found;
      invariant(body, "a count has a condition");
      return overBoth(items, show(body, inner), (list, condition) =>
        whereKnown(list, size(filtered(itemsOf(list), variable, `(${condition}) ${is}`))),
      );
    });
    invariant(low && high, "two bounds");
    return { low, high };
  };

  interface Looped {
    readonly items: Sql;
    readonly variable: string;
    readonly inner: Scope;
  }

  /** Undefined: it is a list of an element that nobody knows. */
  const looped = (loop: LoopId, list: Residual | undefined, scope: Scope): Looped | undefined => {
    invariant(list, "a loop has a list");
    const place = placeOf(list, scope);
    if (!place) return undefined;
    const name = `it_${scope.elements.size + 1}`;
    const spot = place.spot.list?.elements.top;
    invariant(spot, "a loop is over a list");
    const element = { name, facts: place.facts?.elementsAt(place.path), spot };
    const inner = { elements: new Map([...scope.elements, [loop, element] as const]) };
    return { items: valueAt(list, scope), variable: name, inner };
  };

  const quantified = (
    op: "some" | "every",
    loop: LoopId,
    [list, body]: readonly (Residual | undefined)[],
    scope: Scope,
  ): Sql => {
    const found = looped(loop, list, scope);
    if (!found) return unknownTruth;
    const { items, variable, inner } = found;
    invariant(body, "a loop has a body");
    const truths = overBoth(items, show(body, inner), (list, condition) =>
      each(itemsOf(list), variable, `coalesce(2 * ${dialect.asNumber(condition)}, 1)`),
    );
    const [number, decided, word, otherwise] =
      op === "some"
        ? ([over(truths, dialect.mostIn), 2, "TRUE", "FALSE"] as const)
        : ([over(truths, (it) => dialect.leastIn(it, "2")), 0, "FALSE", "TRUE"] as const);
    return sql`CASE WHEN ${over(items, isKnown)} THEN CASE ${number} WHEN ${decided} THEN ${word} WHEN 1 THEN NULL ELSE ${otherwise} END END`;
  };

  const worstOfEach = (loop: LoopId, [list, body]: readonly (Residual | undefined)[], scope: Scope): Sql => {
    invariant(body, "a loop has a body");
    const unknown = show(body, { elements: new Map([...scope.elements, [loop, "unknown"] as const]) });
    const found = looped(loop, list, scope);
    if (!found) return unknown;
    const { items, variable, inner } = found;
    const worst = overBoth(items, show(body, inner), (list, verdict) =>
      dialect.leastIn(each(itemsOf(list), variable, verdict), String(verdictNumber(noElement))),
    );
    return sql`CASE WHEN ${over(items, isKnown)} THEN ${worst} ELSE ${unknown} END`;
  };

  /** A clause by its rank: 0 false, 1 unknown, 2 waiting, 3 true, 4 void. */
  const clause = (it: Residual, scope: Scope): Sql =>
    it.op === "complies"
      ? show(it, scope)
      : sql`CASE WHEN ${show(it, scope)} THEN 3 WHEN NOT ${show(it, scope)} THEN 0 ELSE 1 END`;

  const complies = (asked: readonly Sql[]): Sql => {
    const numbers = asked.map((it) => Number(it.text));
    const most = verdictNumber(7);
    if (numbers.every((it) => !Number.isNaN(it))) return sql`${clauseOf(Math.min(...numbers, most))}`;
    const worst = least([...asked, sql`${most}`]);
    return sql`CASE WHEN ${worst} = 0 THEN 0 ELSE least(${worst} - 1, 4) END`;
  };

  const least = (of: readonly Sql[]): Sql => ({
    text: dialect.least(of.map((it) => it.text)),
    level: Math.max(...of.map((it) => it.level)),
  });

  /** The table of evaluate/rule.ts, first line that fits. */
  const verdict = ([gate, member, exempt, clauses, waits]: readonly (Residual | undefined)[], scope: Scope): Sql => {
    invariant(gate && member && exempt && clauses, "a rule has its parts");
    const shown = (it: Residual): Sql => show(it, scope);
    const isTruth = clauses.op !== "complies" && clauses.op !== "clauses";
    const c = shown(clauses);
    const [holds, fails] = isTruth ? [sql`${c}`, sql`NOT ${c}`] : [sql`${c} = 3`, sql`${c} = 0`];
    const applies = [gate, member].filter((it) => !(it.op === "truth" && it.data === 3)).map(shown);
    const isExemptable = !(exempt.op === "truth" && exempt.data === 0);
    const open = joined([...applies, ...(isExemptable ? [sql`NOT ${shown(exempt)}`] : [])], " AND ");
    const breach = waits
      ? sql`CASE WHEN ${shown(waits)} THEN ${verdictNumber(2)} WHEN NOT ${shown(waits)} THEN 0 ELSE ${verdictNumber(1)} END`
      : sql`0`;
    const gates = [
      ...(gate.op === "truth" && gate.data === 3 ? [] : [sql`WHEN NOT ${shown(gate)} THEN ${verdictNumber(5)}`]),
      ...(isTruth ? [] : [sql`WHEN ${c} = 4 THEN ${verdictNumber(5)}`]),
      ...(isExemptable ? [sql`WHEN ${shown(exempt)} THEN ${verdictNumber(4)}`] : []),
    ];
    // What nobody can know, such as what has to be signed, opens the rule wherever it applies.
    const isOpen = clauses.op === "truth" && clauses.data === 1;
    const clauseLines = [
      sql`WHEN ${holds} THEN ${verdictNumber(3)}`,
      ...(open.text === "" ? [] : [sql`WHEN NOT coalesce(${open}, FALSE) THEN ${verdictNumber(1)}`]),
      sql`WHEN ${fails} THEN ${breach}`,
      ...(isTruth ? [] : [sql`WHEN ${c} = 2 THEN ${verdictNumber(2)}`]),
    ];
    const lines = isOpen ? gates : [...gates, ...clauseLines];
    if (lines.length === 0) return sql`${verdictNumber(1)}`;
    return sql`CASE ${joined(lines, " ")} ELSE ${verdictNumber(1)} END`;
  };

  return (it) => show(it, { elements: new Map() });
}

/** The rank of a clause that asks for a verdict. */
const clauseOf = (verdict: number): number => (verdict === 0 ? 0 : Math.min(verdict - 1, 4));

const dayOps: ReadonlySet<Op> = new Set(["day-of-date", "day-of-instant", "facts-on"]);
const signs: Readonly<Record<CompareOperator, string>> = { equal: "=", less: "<", "at-most": "<=" };

const truthWord = (truth: number): string => (truth === 3 ? "TRUE" : truth === 0 ? "FALSE" : "NULL");

/** Nothing that is not known has a type by itself. */
const known = (it: Sql, unknown: string): Sql => (it.text === "NULL" ? sql`${unknown}` : it);

function literal(data: string | number | boolean | null | undefined, { quoted, numberLiteral }: Dialect): Sql {
  if (data === null || data === undefined) return sql`NULL`;
  if (typeof data === "string") return sql`${quoted(data)}`;
  return sql`${typeof data === "boolean" ? String(data).toUpperCase() : numberLiteral(data)}`;
}
