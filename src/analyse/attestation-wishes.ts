import { textOf } from "../base/fields.ts";
import type { StandardNode } from "../graph/graph.ts";
import type { Result } from "../evaluate/value.ts";
import type { Asking } from "./asking.ts";
import type { Wish } from "./wish.ts";

/** A signature that counts on the day of judgement; none where nothing says whose or of what. */
export function attestationWishes(
  { context }: Asking,
  standard: StandardNode,
  element: Result | undefined,
  met: boolean,
): readonly Wish[] {
  const subject = textOf(context.roots.get(standard.subject)?.node.entries.get("id")?.value);
  const record = element?.value.kind === "record" ? element.value.node : undefined;
  const name = standard.key === undefined ? undefined : textOf(record?.entries.get(standard.key)?.value);
  return signature(standard, subject, name, met);
}

/** The same of a subject by its id, and of the name of its element; none where nobody may sign. */
export function signature(
  { name: standard, subject: subjectName, judges: [judge], overList }: StandardNode,
  subject: string | undefined,
  elementName: string | undefined,
  met: boolean,
): readonly Wish[] {
  if (subject === undefined || !judge || (overList && elementName === undefined)) return [];
  const { role, evidence } = judge;
  const element = overList ? elementName : undefined;
  return [{ kind: "attestation", standard, subjectName, subject, element, met, role, evidence }];
}
