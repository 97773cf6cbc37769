import type { DataNode } from "../base/data.ts";
import { isExact } from "../base/exact.ts";
import { addMs, formatInstant, parseInstant, zones } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import { valueAt } from "./make-node.ts";

/** The last second of the year 9999. */
const LAST_SECOND = 253_402_300_799;

/**
 * The moment so many seconds after 1970 began, at the place of the number; undefined if it is no such number.
 *
 * @example
 * toPlain(momentOfSeconds(fromPlain(1793500000))!) // "2026-11-01T02:26:40Z"
 * momentOfSeconds(fromPlain(1793500000000)) // undefined
 */
export function momentOfSeconds(node: DataNode): DataNode | undefined {
  if (node.kind !== "scalar" || !isExact(node.value)) return undefined;
  const seconds = node.value.valueOf();
  return seconds > 0 && seconds <= LAST_SECOND ? momentAt(node, Math.floor(seconds * 1000)) : undefined;
}

/**
 * The moment so many nanoseconds after 1970 began, as OTLP writes it: a number in quotes. What is below a millisecond is
 * dropped.
 *
 * @example
 * toPlain(momentOfNanoseconds(fromPlain("1793500000250000000"))!) // "2026-11-01T02:26:40.250Z"
 */
export function momentOfNanoseconds(node: DataNode): DataNode | undefined {
  if (node.kind !== "scalar") return undefined;
  const text = isExact(node.value) ? node.value.toFraction() : node.value;
  if (typeof text !== "string" || !/^[1-9]\d{0,21}$/.test(text)) return undefined;
  const ms = Number(BigInt(text) / 1_000_000n);
  return ms <= LAST_SECOND * 1000 ? momentAt(node, ms) : undefined;
}

function momentAt(node: DataNode, ms: number): DataNode {
  const [epoch, utc] = [parseInstant("1970-01-01T00:00:00Z"), zones.get("UTC")];
  invariant(epoch !== undefined && utc, "the beginning of 1970 and UTC are known");
  return valueAt(node.span, formatInstant(addMs(epoch, ms), utc));
}
