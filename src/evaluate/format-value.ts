import { formatDay } from "../base/civil-date.ts";
import { formatDuration } from "../base/duration.ts";
import { exact, nearestDouble, type Exact } from "../base/exact-number.ts";
import { formatInstant, type Zone } from "../base/instant.ts";
import { locales } from "../base/locale.ts";
import { messages } from "../base/message.ts";
import type { DisplayValue } from "./decision.ts";
import type { RuntimeValue } from "./value.ts";

const shown = messages("evaluate/shown", {
  unknown: { en: "unknown", zh: "不明" },
  range: { en: "{low} to {high}", zh: "{low} 至 {high}" },
  from: { en: "{low} or later", zh: "{low} 或者之後" },
  until: { en: "{high} or earlier", zh: "{high} 或者之前" },
  least: { en: "{low} or more", zh: "{low} 或者更多" },
  most: { en: "{high} or less", zh: "{high} 或者更少" },
  atLeast: { en: "{count, plural, one {# element} other {# elements}}, perhaps more", zh: "{count} 項，可能更多" },
  elements: { en: "{count, plural, one {# element} other {# elements}}", zh: "{count} 項" },
  present: { en: "present", zh: "已寫明" },
  implied: { en: "{value}, by {by}", zh: "{value}（由 {by} 可知）" },
});

/** How much there is of a list; that something is there; and what other facts leave no choice of. */
export const { elements: elementsShown, atLeast: atLeastShown, present: presentShown, implied: impliedShown } = shown;

/** Whether what is shown is how much there is of a list. */
export const isElementCount = (it: DisplayValue): boolean => typeof it === "object" && it.code === elementsShown.code;

/** As data has it, whoever reads it. */
export const displayText = (it: DisplayValue): string => locales.en.show(it);

/** A value as data has it. */
export const formatValue = (value: RuntimeValue, zone: Zone): string => displayText(displayValue(value, zone));

/** A value as readers of each language have it. */
export function displayValue(value: RuntimeValue, zone: Zone): DisplayValue {
  switch (value.kind) {
    case "unknown":
      return shown.unknown();
    case "null":
      return value.kind;
    case "boolean":
      return String(value.value);
    case "quantity": {
      const { low, high } = value;
      if (low && high?.equals(low)) return formatNumber(low);
      return rangeShown(low && formatNumber(low), high && formatNumber(high), false);
    }
    case "range": {
      const { low, high } = value;
      const isTime = [low, high].some((it) => it?.kind === "date" || it?.kind === "datetime");
      return rangeShown(low && displayValue(low, zone), high && displayValue(high, zone), isTime);
    }
    case "text":
      return value.text;
    case "date":
      return formatDay(value.day);
    case "datetime":
      return formatInstant(value.instant, zone);
    case "duration":
      return formatDuration(value.duration);
    case "list": {
      const count = value.elements.length;
      return value.open?.kind === "fact" ? atLeastShown({ count }) : elementsShown({ count });
    }
    case "record":
      return presentShown();
  }
}

function rangeShown(low: DisplayValue | undefined, high: DisplayValue | undefined, isTime: boolean): DisplayValue {
  if (low !== undefined && high !== undefined) return shown.range({ low, high });
  if (low !== undefined) return isTime ? shown.from({ low }) : shown.least({ low });
  if (high !== undefined) return isTime ? shown.until({ high }) : shown.most({ high });
  return shown.present();
}

/**
 * As it is written, if 12 decimals or a double say it; else cut off after 12 decimals.
 *
 * @example
 * formatNumber(exact("0.9971134662628174")!) // "0.9971134662628174"
 * formatNumber(exact("1")!.div(3)) // "0.(3)"
 */
export function formatNumber(number: Exact): string {
  const decimals = number.toString(12);
  const double = String(nearestDouble(number));
  return exact(decimals)?.equals(number) === false && exact(double)?.equals(number) === true ? double : decimals;
}
