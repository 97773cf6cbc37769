import { formatDay } from "../base/civil-date.ts";
import { formatDuration } from "../base/duration.ts";
import type { Exact } from "../base/exact.ts";
import { formatInstant, type Zone } from "../base/instant.ts";
import type { Value } from "./value.ts";

/** A value as people write it, in one line. */
export function showValue(value: Value, zone: Zone): string {
  switch (value.kind) {
    case "unknown":
    case "null":
      return value.kind;
    case "boolean":
      return String(value.value);
    case "quantity": {
      const { low, high } = value;
      if (low && high?.equals(low)) return showNumber(low);
      return `${low ? showNumber(low) : "…"} to ${high ? showNumber(high) : "…"}`;
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
      return value.elements.length === 1 ? "1 element" : `${value.elements.length} elements`;
    case "record":
      return "present";
  }
}

export const showNumber = (number: Exact): string => number.toString(12);
