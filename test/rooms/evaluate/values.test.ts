import { expect, test } from "vitest";
import { parseDuration } from "../../../src/base/duration.ts";
import { fromPlain, type RecordNode } from "../../../src/base/document.ts";
import { exact } from "../../../src/base/exact-number.ts";
import { parseInstant } from "../../../src/base/instant.ts";
import { sameValue } from "../../../src/evaluate/compare.ts";
import {
  atLeastShown,
  displayText,
  elementsShown,
  formatValue,
  isElementCount,
} from "../../../src/evaluate/format-value.ts";
import { interpretedValue } from "../../../src/evaluate/interpretation.ts";
import { known, truth, type MeasuredValue, type Result, type RuntimeValue } from "../../../src/evaluate/value.ts";
import { day, read } from "../../laws/small-world.ts";
import { plainReckoning } from "../../laws/pipeline.ts";

const place = { source: { path: "a.yaml", text: "" }, span: { start: 0, end: 0 } };
const number = (low: string | undefined, high: string | undefined): RuntimeValue => ({
  kind: "quantity",
  low: low === undefined ? undefined : exact(low),
  high: high === undefined ? undefined : exact(high),
});
const date = (text: string) => ({ kind: "date", day: day(text) }) as const;
function moment(text: string): MeasuredValue {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`${text} is a moment`);
  return { kind: "datetime", instant };
}
const long = (text: string) =>
  ({ kind: "duration", duration: parseDuration(text) ?? { kind: "days", count: 0 } }) as const;
const range = (low: MeasuredValue | undefined, high: MeasuredValue | undefined): RuntimeValue => ({
  kind: "range",
  low,
  high,
});
const two = [truth(true), truth(false)];
const partial = { kind: "partial-fact", path: "service.tags", place, shown: "" } as const;

test.each<readonly [string, RuntimeValue]>([
  ["unknown", { kind: "unknown" }],
  ["null", { kind: "null", path: "service.flag", place }],
  ["true", { kind: "boolean", value: true }],
  ["calm", { kind: "text", text: "calm" }],
  ["2025-10-01", date("2025-10-01")],
  ["2025-10-01T10:00:00+08:00", moment("2025-10-01T02:00:00Z")],
  ["10 working days", long("10 working days")],
  ["0.5", number("0.5", "0.5")],
  ["1 to 2", number("1", "2")],
  ["1 or more", number("1", undefined)],
  ["2 or less", number(undefined, "2")],
  ["present", number(undefined, undefined)],
  ["2025-10-01 to 2025-10-02", range(date("2025-10-01"), date("2025-10-02"))],
  ["2025-10-01 or later", range(date("2025-10-01"), undefined)],
  ["2025-10-02 or earlier", range(undefined, date("2025-10-02"))],
  ["2025-10-01T10:00:00+08:00 or later", range(moment("2025-10-01T02:00:00Z"), undefined)],
  ["2025-10-01T10:00:00+08:00 or earlier", range(undefined, moment("2025-10-01T02:00:00Z"))],
  ["3 days or more", range(long("3 days"), undefined)],
  ["5 days or less", range(undefined, long("5 days"))],
  ["present", range(undefined, undefined)],
  ["2 elements", { kind: "list", elements: two, open: undefined }],
  [
    "2 elements",
    { kind: "list", elements: two, open: { kind: "law", list: undefined, law: place, others: new Map() } },
  ],
  ["2 elements, perhaps more", { kind: "list", elements: two, open: { kind: "fact", cause: partial } }],
])("people read `%s`", (text, value) => {
  expect(formatValue(value, plainReckoning.zone)).toBe(text);
});

test("a number is shown as it is written, one without an end with what recurs, a longer one cut off", () => {
  const shown = (text: string, by = 1): string => {
    const written = exact(text)?.div(by);
    return formatValue({ kind: "quantity", low: written, high: written }, plainReckoning.zone);
  };
  expect(shown("0.1")).toBe("0.1");
  expect(shown("0.9971134662628174")).toBe("0.9971134662628174");
  expect(shown("0.0000001")).toBe("0.0000001");
  expect(shown("1", 3)).toBe("0.(3)");
  expect(shown("123456789012345")).toBe("123456789012345");
  // No double says it, and it recurs after more than twelve decimals.
  expect(shown("1", 8_192_000_000_021)).toBe("0.000000000000");
});

test("how much there is of a list is told from other things that are shown", () => {
  const shown = ["2 elements", elementsShown({ count: 2 }), atLeastShown({ count: 2 })];
  expect(shown.map(isElementCount)).toEqual([false, true, false]);
  expect(shown.map(displayText)).toEqual(["2 elements", "2 elements", "2 elements, perhaps more"]);
});

test.each([
  ["24 hours", "duration", "24 hours"],
  ["soon", "duration", undefined],
  ["15%", "number", "0.15"],
  ["0.5", "number", "0.5"],
  ["many", "number", undefined],
  ["2025-10-01", "date", "2025-10-01"],
  ["2025-13-01", "date", undefined],
  ["true", "boolean", "true"],
  ["false", "boolean", "false"],
  ["yes", "boolean", undefined],
  ["calm", "text", "calm"],
  ["calm", "record", undefined],
] as const)("a profile writes `%s` for a %s: %s", (text, type, read) => {
  const value = interpretedValue(text, type);
  expect(value && formatValue(value, plainReckoning.zone)).toBe(read);
});

test("groups are surely the same if they are one group of one document, and nothing else is", () => {
  const [input] = read("service: { id: s }");
  const [one, other] = [fromPlain({ flag: true }), fromPlain({ flag: true })];
  if (!input || one.kind !== "record" || other.kind !== "record") throw new Error("these are groups");
  const groupOf = (node: RecordNode) => known({ kind: "record", node, input, path: "service.group", place });
  const same = (it: Result): boolean | undefined => sameValue(groupOf(one), it, plainReckoning.zone);
  const list = known({ kind: "list", elements: [], open: undefined });
  expect([same(groupOf(one)), same(groupOf(other)), same(list)]).toEqual([true, undefined, undefined]);
});
