import type { Diagnostic } from "../base/diagnostic.ts";
import { additionsOf, isScannedInPart } from "../detect/findings.ts";
import { scan } from "../detect/scan.ts";
import type { Input } from "../vocabulary/input.ts";
import { notAdded, onlyInPart } from "./diagnostics.ts";

/** Documents that detectors of personal data alone have scanned, and that would be clear of what nobody looked for. */
export function scannedInPart({ source, roots }: Input): readonly Diagnostic[] {
  return [...roots].flatMap(([subject, root]) =>
    isScannedInPart(root)
      ? [onlyInPart.at({ source, span: root.entries.get("scanned_by")?.value.span ?? root.span }, { subject })]
      : [],
  );
}

/** Documents with personal data that cannot be added to their findings. */
export function foundInPart(input: Input): readonly Diagnostic[] {
  return scan(input).flatMap((it) => {
    const count = it.texts.reduce((sum, { found }) => sum + found.length, 0);
    return count === 0 || additionsOf(it) ? [] : [notAdded.at(it.place, { subject: it.subject, count })];
  });
}
