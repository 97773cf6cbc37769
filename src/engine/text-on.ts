import type { Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { dayIn, type Instant } from "../base/instant.ts";
import { namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { programOn } from "../evaluate/judgement.ts";
import type { Pack } from "../pack/pack.ts";
import { severalTexts } from "./request-diagnostics.ts";

/**
 * The text of a law that judges what happens on a day, without one today where it is law; undefined: there is no text.
 * Errors: several drafts, which judge nothing.
 */
export function textOn(
  packs: readonly Pack[],
  day: Day | undefined,
  now: Instant,
): Pack | Diagnostic<Place | undefined> | undefined {
  const [first, ...others] = packs;
  if (!first || others.length === 0) return first;
  const { id, zone } = first.manifest;
  const { graph } = programOn(
    packs.map((it) => it.program),
    day ?? dayIn(now, zone),
  );
  const found = packs.find((it) => it.program.graph === graph && it.manifest.inForce !== "never");
  return found ?? severalTexts.nowhere({ id, count: packs.length, folders: namesOf(packs.map((it) => it.folder)) });
}
