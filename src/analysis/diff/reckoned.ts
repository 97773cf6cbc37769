import { canonicalJson, sha256 } from "../../base/digest.ts";
import { parseDuration } from "../../base/duration.ts";
import type { Reckoning } from "../../base/reckoning.ts";
import type { WorkingCalendar } from "../../base/working-days.ts";
import type { FactType, GraphId, GraphNode } from "../../graph/graph.ts";
import { childrenOf } from "../../graph/traversal.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";

export const reckoningParts = ["calendar", "counting", "zone"] as const;
/** What `pack.yaml` says of how its law reckons time. */
export type ReckoningPart = (typeof reckoningParts)[number];

/** What a node has below it that is reckoned: durations that may count days, and the parts of the reckoning that are read. */
export type Reckoned = ReckoningPart | "days" | "working-days";

/**
 * What of its pack's reckoning a node reads, itself or by what stands below it: the calendar and the counting where a period of
 * days is counted from a day, the zone where a moment or the day of judgement is read. What cannot be told counts as read.
 */
export function reckonedBy(
  node: GraphNode,
  below: (id: GraphId) => ReadonlySet<Reckoned>,
  { counting }: Reckoning,
  subjects: Vocabulary["subjects"],
): ReadonlySet<Reckoned> {
  // A field is of its own type, whatever it is a field of; what other rules read is theirs.
  const isLeaf = node.kind === "field" || node.kind === "complies" || node.kind === "breach";
  const found = new Set(isLeaf ? [] : childrenOf(node).flatMap((it) => [...below(it)]));
  const add = (...all: readonly Reckoned[]): void => all.forEach((it) => found.add(it));
  switch (node.kind) {
    case "literal": {
      const duration = node.type === "duration" ? parseDuration(node.value) : undefined;
      if (duration && duration.kind !== "time") add(duration.kind === "working-days" ? "working-days" : "days");
      break;
    }
    case "field":
    case "term":
      add(...ofType(node.type));
      break;
    case "local":
      add("days", "working-days");
      break;
    case "arithmetic":
      if (found.has("days") || found.has("working-days")) add("counting");
      if (found.has("working-days") || (found.has("days") && counting.lastDayOfRest === "moves_on")) add("calendar");
      break;
    case "standard":
      if (node.judges.some((it) => parseDuration(it.validFor)?.kind === "working-days")) add("calendar");
      break;
    case "day":
    case "deadline":
      add("zone");
      break;
    case "rule": {
      const subject = subjects.get(node.subject ?? "");
      if (subject?.type.fields.get(subject.day ?? "")?.type.kind === "datetime") add("zone");
      break;
    }
    default:
  }
  return found;
}

function ofType(type: FactType): readonly Reckoned[] {
  if (typeof type === "object") return ofType(type.list);
  if (type === "duration") return ["days", "working-days"];
  return type === "datetime" ? ["zone"] : [];
}

/** What a part of a reckoning comes to, to be compared: working days alone never end on a day of rest. */
export function reckoningKey(
  part: ReckoningPart,
  { calendar, counting, zone }: Reckoning,
  read?: ReadonlySet<Reckoned>,
): string {
  if (part === "zone") return zone.name;
  if (part === "calendar") return calendar ? calendarKey(calendar) : "none";
  return `${counting.eventDay} ${read && !read.has("days") ? "" : counting.lastDayOfRest}`;
}

/** By its days: two files can have one id. */
function calendarKey({ from, to, holidays, makeUp, weekend }: WorkingCalendar): string {
  const days = [holidays, makeUp, weekend].map((it) => [...it].toSorted((a, b) => a - b));
  return sha256(canonicalJson([String(from), String(to), ...days]));
}
