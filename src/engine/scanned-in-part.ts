import type { Diagnostic } from "../base/diagnostic.ts";
import { additionsOf, overstated } from "../detect/findings.ts";
import { scan } from "../detect/scan.ts";
import type { Input } from "../vocabulary/input.ts";
import { notAdded, onlyInPart } from "./diagnostics.ts";

/** Detectors of personal data that a document takes for more, so that it would be clear of what nobody looked for. */
export function scannedInPart({ source, roots }: Input): readonly Diagnostic[] {
  return [...roots.values()].flatMap((root) =>
    overstated(root).map(({ name, groups }) => onlyInPart.at({ source, span: groups.span }, { name })),
  );
}

/** Documents with personal data that cannot be added to their findings. */
export function foundInPart(input: Input): readonly Diagnostic[] {
  return scan(input).flatMap((it) => {
    const count = it.texts.reduce((sum, { found }) => sum + found.length, 0);
    return count === 0 || additionsOf(it) ? [] : [notAdded.at(it.place, { subject: it.subject, count })];
  });
}
