import { formatDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { messages } from "../base/message.ts";
import type { Decision } from "../evaluate/decision.ts";
import type { Pack } from "../pack/pack.ts";
import type { Input } from "../vocabulary/input.ts";
import { beforeTheLaw, ignoredAttestation } from "./diagnostics.ts";

const why = messages("engine/refused", {
  role: { en: "only {detail} can say it", zh: "只能由 `{detail}` 作出" },
  "not-yet": { en: "it is dated {detail}", zh: "日期為 {detail}" },
  expired: { en: "it counted until {detail}", zh: "有效期到 {detail} 為止" },
  "evidence-missing": { en: "it names no evidence of the kind `{detail}`", zh: "沒有寫明 `{detail}` 類證據" },
  "evidence-expired": { en: "its evidence of the kind `{detail}` has expired", zh: "所附 `{detail}` 類證據已過期" },
});

/** What is worth a look beside the verdicts: newer attestations that do not count, and documents older than the law. */
export function findingsOf(
  decision: Decision,
  inputs: readonly Input[],
  packs: readonly Pack[],
): readonly Diagnostic[] {
  const ignored = decision.ignored.map(({ standard, refused: { place, ...it } }) =>
    ignoredAttestation.at(place, { standard, why: why[it.why]({ detail: it.detail }) }),
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
