import caseSchema from "../../grammar/schema/case-1.schema.json" with { type: "json" };
import { diagnostic, type Diagnostic } from "../base/diagnostic.ts";
import {
  dayOf,
  entriesOf,
  fieldOf,
  itemsOf,
  textOf,
  type DataNode,
  type RecordEntry,
  type RecordNode,
} from "../base/document.ts";
import { namesOf, type Message } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Place, Span } from "../base/text.ts";
import { pathSteps } from "./patch.ts";

/** A case of a table, as an entry of its own would say it, and where its row stands. */
interface TableCase {
  readonly name: string;
  /** Undefined: its row, or the table, has mistakes. */
  readonly entry: DataNode | undefined;
  /** Of a row: where it stands, and the headings that it shares. */
  readonly row: readonly Span[] | undefined;
}

const days = ["as_of", "law_of", "facts_on"];
const own = ["case", "why", ...days];
const expected = "expect.";
/** Cells that are no value: the fact is taken away, or left as the base has it. */
const [away, kept] = ["unset", "same"];

interface Heading {
  readonly text: string;
  readonly span: Span;
}

/**
 * The cases of an entry: of one with a `table`, a case for each row, whose cells are its name, days, facts and verdicts by the
 * headings of the first row; of any other, itself.
 */
export function casesOfEntry(
  entry: DataNode,
  placeOf: (node: DataNode) => Place,
  report: (problem: Diagnostic) => void,
): readonly TableCase[] {
  const table = fieldOf(entry, "table");
  const name = textOf(fieldOf(entry, "case")) ?? "";
  if (entry.kind !== "record" || !table) return [{ name, entry, row: undefined }];
  const reject = (at: DataNode, what: Reason, text = "", near?: Message): void =>
    report(badTable.at(placeOf(at), { what, text, near, verdicts: namesOf(verdicts) }));
  const [first, ...rows] = itemsOf(table);
  const headings = itemsOf(first).flatMap((cell, at, all): readonly Heading[] => {
    const text = textOf(cell) ?? "";
    const isTwice = all.findIndex((it) => textOf(it) === text) < at;
    if (isHeading(text) && !isTwice) return [{ text, span: cell.span }];
    reject(cell, isTwice ? "twice" : "heading", text);
    return [];
  });
  const named = itemsOf(first).findIndex((it) => textOf(it) === "case");
  const made = (row: DataNode, of?: DataNode): TableCase => {
    return {
      name: `${name}: ${textOf(itemsOf(row)[named]) ?? ""}`,
      entry: of,
      row: [row.span, ...(first ? [first.span] : [])],
    };
  };
  if (!first || headings.length < itemsOf(first).length) return rows.map((it) => made(it));
  const texts = headings.map((it) => it.text);
  const lacks = !texts.includes("case")
    ? "unnamed"
    : texts.some((it) => it.startsWith(expected)) || fieldOf(entry, "expect")
      ? undefined
      : "unasked";
  if (lacks) {
    reject(first, lacks);
    return rows.map((it) => made(it));
  }
  return rows.map((row) => {
    const cells = itemsOf(row);
    if (cells.length !== headings.length) {
      report(rowLength.at(placeOf(row), { cells: cells.length, headings: headings.length }));
      return made(row);
    }
    const wrong = headings.flatMap(({ text }, at) => faultsOf(text, cells[at] ?? row).map((it) => ({ ...it, at })));
    for (const { what, text, near, at } of wrong) reject(cells[at] ?? row, what, text, near);
    return made(row, wrong.length > 0 ? undefined : rowEntry(entry, headings, cells, row.span));
  });
}

const isHeading = (text: string): boolean =>
  own.includes(text) || (text.startsWith(expected) && text !== expected) || pathSteps(text) !== undefined;

const verdicts: readonly string[] = caseSchema.$defs.verdict.enum;

type Reason = Fault["what"] | "heading" | "twice" | "unasked" | "unnamed";

interface Fault {
  readonly what: "blank" | "day" | "verdict";
  readonly text: string;
  readonly near: Message | undefined;
}

/** What a cell cannot say under its heading. */
function faultsOf(heading: string, cell: DataNode): readonly Fault[] {
  const text = textOf(cell) ?? "";
  const fault = (what: Fault["what"], near?: string): readonly Fault[] => [{ what, text, near: didYouMean(near) }];
  if (heading === "case" || heading === "why") return text === "" ? fault("blank") : [];
  if (days.includes(heading)) return text === kept || dayOf(cell) !== undefined ? [] : fault("day");
  if (!heading.startsWith(expected)) return [];
  return text === kept || verdicts.includes(text) ? [] : fault("verdict", nearest(text, verdicts));
}

/** What a row says, as an entry without a table would say it; the rest is that of the table's entry. */
function rowEntry(entry: RecordNode, headings: readonly Heading[], cells: readonly DataNode[], span: Span): RecordNode {
  const entries = new Map(entry.entries);
  entries.delete("table");
  const name = textOf(fieldOf(entry, "case")) ?? "";
  const columns = headings.flatMap(({ text, span: keySpan }, at) => {
    const value = cells[at];
    return value && textOf(value) !== kept ? [{ text, keySpan, value }] : [];
  });
  for (const { text, keySpan, value } of columns.filter((it) => own.includes(it.text))) {
    const said = text === "case" ? scalar(`${name}: ${textOf(value) ?? ""}`, value.span) : value;
    entries.set(text, { keySpan, value: said });
  }
  const facts = columns.filter((it) => !own.includes(it.text) && !it.text.startsWith(expected));
  const add = (key: string, more: readonly (readonly [string, RecordEntry])[]): void => {
    const before = entriesOf(fieldOf(entry, key)).map((it) => [it.key, it] as const);
    if (more.length > 0)
      entries.set(key, { keySpan: span, value: { kind: "record", entries: new Map([...before, ...more]), span } });
  };
  const set = facts.filter((it) => textOf(it.value) !== away);
  add(
    "set",
    set.map((it) => [it.text, it]),
  );
  add(
    "expect",
    columns.filter((it) => it.text.startsWith(expected)).map((it) => [it.text.slice(expected.length), it]),
  );
  const gone = facts.filter((it) => textOf(it.value) === away).map((it) => scalar(it.text, it.keySpan));
  const unset: DataNode = { kind: "list", items: [...itemsOf(fieldOf(entry, "unset")), ...gone], span };
  if (gone.length > 0) entries.set("unset", { keySpan: span, value: unset });
  return { kind: "record", entries, span };
}

const scalar = (value: string, span: Span): DataNode => ({ kind: "scalar", value, span });

const badTable = diagnostic("cases/bad-table", "error", {
  en: "{what, select, heading {`{text}` is not a heading of a table of cases} twice {a table of cases has `{text}` twice} unnamed {a table of cases names its rows under `case`} unasked {a table of cases has no verdict to expect} blank {a row of cases has a name} day {`{text}` is not a day} verdict {`{text}` is not a verdict{near}}}",
  zh: "{what, select, heading {`{text}` 不是用例表的欄目} twice {用例表有兩個 `{text}` 欄} unnamed {用例表在 `case` 欄中寫明每行的名稱} unasked {用例表沒有應得出的結果} blank {用例表的每行須有名稱} day {`{text}` 不是日期} verdict {`{text}` 不是結果{near}}}",
  help: {
    en: "{what, select, verdict {a verdict is one of {verdicts}} other {the first row has headings: `case`, `why`, `as_of`, `law_of`, `facts_on`, paths of facts, and `expect.RULE`; `unset` takes a fact away, `same` leaves what the base or the entry says}}",
    zh: "{what, select, verdict {可用的結果：{verdicts}} other {第一行是欄目：`case`、`why`、`as_of`、`law_of`、`facts_on`、事實的路徑和 `expect.RULE`；`unset` 刪去該事實，`same` 表示與基礎文檔或者該條目相同}}",
  },
});

const rowLength = diagnostic("cases/row-length", "error", {
  en: "this row has {cells, plural, one {# cell} other {# cells}}, and the table {headings} headings",
  zh: "本行有 {cells} 格，而表有 {headings} 欄",
});
