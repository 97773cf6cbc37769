import { formatDay } from "../base/civil-date.ts";
import { formatDuration } from "../base/duration.ts";
import type { Exact } from "../base/exact.ts";
import { formatInstant, type Zone } from "../base/instant.ts";
import { locales } from "../base/locale.ts";
import { messages } from "../base/message.ts";
import type { Shown } from "./decision.ts";
import type { Value } from "./value.ts";

const shown = messages("evaluate/shown", {
  unknown: { en: "unknown", zh: "不明" },
  range: { en: "{low} to {high}", zh: "{low} 至 {high}" },
  elements: { en: "{count, plural, one {# element} other {# elements}}", zh: "{count} 項" },
  present: { en: "present", zh: "已寫明" },
});

/** How much there is of a list; and that something is there. */
export const { elements: elementsShown, present: presentShown } = shown;

/** Whether what is shown is how much there is of a list. */
export const isCount = (it: Shown): boolean => typeof it === "object" && it.code === elementsShown.code;

/** As data has it, whoever reads it. */
export const plainShown = (it: Shown): string => locales.en.show(it);

/** A value as data has it. */
export const showValue = (value: Value, zone: Zone): string => plainShown(shownOf(value, zone));

/** A value as readers of each language have it. */
export function shownOf(value: Value, zone: Zone): Shown {
  switch (value.kind) {
    case "unknown":
      return shown.unknown();
    case "null":
      return value.kind;
    case "boolean":
      return String(value.value);
    case "quantity": {
      const { low, high } = value;
      if (low && high?.equals(low)) return showNumber(low);
      return shown.range({ low: low ? showNumber(low) : "…", high: high ? showNumber(high) : "…" });
    }
    case "text":
      return value.text;
    case "date":
      return formatDay(value.day);
    case "datetime":
      return formatInstant(value.instant, zone);
    case "duration":
      return formatDuration(value.duration);
    case "list":
      return elementsShown({ count: value.elements.length });
    case "record":
      return presentShown();
  }
}

export const showNumber = (number: Exact): string => number.toString(12);
