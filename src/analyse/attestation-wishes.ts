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
  const [judge] = standard.judges;
  if (subject === undefined || !judge || (standard.overList && name === undefined)) return [];
  const { role, evidence } = judge;
  return [
    {
      kind: "attestation",
      standard: standard.name,
      subjectName: standard.subject,
      subject,
      element: standard.overList ? name : undefined,
      met,
      role,
      evidence,
    },
  ];
}
