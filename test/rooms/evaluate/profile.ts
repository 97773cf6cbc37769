import type { DataNode } from "../../../src/base/document.ts";
import type { Adoption, Assumption, Membership } from "../../../src/evaluate/settings.ts";
import { day } from "../../laws/small-world.ts";

const place = { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } };
const from = day("2025-01-01");
const signed = { by: "Lin Wei", on: from, from, until: undefined, because: "we say so", place };

const scalar = (value: string | boolean | null): DataNode => ({ kind: "scalar", value, span: place.span });

/** A record of fields, as a profile writes it. */
export const record = (fields: Readonly<Record<string, string | boolean | null>>): DataNode => ({
  kind: "record",
  entries: new Map(Object.entries(fields).map(([key, it]) => [key, { keySpan: place.span, value: scalar(it) }])),
  span: place.span,
});

export function assumption(
  fact: string,
  value: string | boolean | null | DataNode,
  more: Partial<Assumption> = {},
): Assumption {
  const { by, because } = signed;
  const isNode = typeof value === "object" && value !== null;
  return { fact, value: isNode ? value : scalar(value), by, from, until: undefined, because, place, ...more };
}

export const membership = (member: string, belongs: boolean, more: Partial<Membership> = {}): Membership => ({
  ...signed,
  list: "t.moods",
  member,
  belongs,
  ...more,
});

export const adoption = (kind: "pack" | "rule", name: string, more: Partial<Adoption> = {}): Adoption => ({
  ...signed,
  of: { kind, name },
  ...more,
});
