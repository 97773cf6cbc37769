import { formatDay, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/data.ts";
import { addMs, formatInstant, startOfDay, type Zone } from "../base/instant.ts";
import { fromPlain } from "../base/plain.ts";
import type { Type } from "../vocabulary/type.ts";
import { supposedPaper } from "./suppose.ts";

const noon = 12 * 3_600_000;

/** Some value of a type, to try what a rule says once a fact is stated. */
export function sampleOf(type: Type, day: Day, zone: Zone): DataNode {
  switch (type.kind) {
    case "boolean":
      return fromPlain(true);
    case "number":
      return fromPlain(1);
    case "string":
      return fromPlain("stated");
    case "enum":
      return fromPlain(type.members[0] ?? "stated");
    case "date":
      return fromPlain(formatDay(day));
    case "datetime":
      return fromPlain(noonOf(day, zone));
    case "duration":
      return fromPlain("1 day");
    case "document":
      return fromPlain(supposedPaper);
    case "list":
      return fromPlain([]);
    case "record":
      return fromPlain({});
  }
}

/** The middle of a day as documents write it. */
export const noonOf = (day: Day, zone: Zone): string => formatInstant(addMs(startOfDay(day, zone), noon), zone);
