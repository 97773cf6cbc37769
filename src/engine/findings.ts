import { formatDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Decision } from "../evaluate/decision.ts";
import type { Pack } from "../pack/pack.ts";
import type { Input } from "../vocabulary/input.ts";
import { beforeTheLaw, ignoredAttestation } from "./diagnostics.ts";

/** What is worth a look beside the verdicts: newer attestations that do not count, and documents older than the law. */
export function findingsOf(
  decision: Decision,
  inputs: readonly Input[],
  packs: readonly Pack[],
): readonly Diagnostic[] {
  const ignored = decision.ignored.map(({ standard, refused: { place, why, detail } }) =>
    ignoredAttestation.at(place, { standard, why, detail }),
  );
  const days = packs.flatMap(({ manifest: { inForce } }) => (inForce === "never" ? [] : [inForce.from]));
  const [earliest] = days.toSorted((a, b) => a - b);
  const older = inputs.flatMap(({ source, span, subject, day }) =>
    day === undefined || earliest === undefined || day >= earliest
      ? []
      : [beforeTheLaw.at({ source, span }, { subject, day: formatDay(day), from: formatDay(earliest) })],
  );
  return [...ignored, ...older];
}
