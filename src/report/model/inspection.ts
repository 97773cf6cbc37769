import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Place } from "../../base/text.ts";
import type { LabelAnswer, Inspected } from "../../readers/media/inspect-bytes.ts";

/** A file, and what its metadata says of a label. */
export interface InspectedFile extends Omit<Inspected, "spent"> {
  readonly path: string;
}

/** What `edict inspect` found in the files that it was given. */
export interface Inspection {
  readonly files: readonly InspectedFile[];
  /** Files that could not be opened. */
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** `labels.implicit` of a response document, as far as the file says it. */
export interface ImplicitLabels {
  /** Left out where the file's answer is none: a label that others may not read is neither there nor away. */
  readonly present?: boolean;
  readonly count: number;
  readonly aigc: Readonly<Record<string, string>> | null;
}

const presence: Readonly<Record<LabelAnswer, boolean | undefined>> = {
  present: true,
  duplicated: true,
  absent: false,
  malformed: undefined,
  "near-miss": undefined,
};

/**
 * What a response document can say of a file; undefined if it was not wholly read. Which of several labels holds, nobody
 * knows, so their fields are left out.
 *
 * @example
 * implicitLabels({ answer: "absent", isWhole: true, labels: [] }) // { present: false, count: 0, aigc: null }
 */
export function implicitLabels(file: Pick<InspectedFile, "answer" | "isWhole" | "labels">): ImplicitLabels | undefined {
  const { answer, isWhole, labels } = file;
  if (answer === undefined || !isWhole) return undefined;
  const present = presence[answer];
  const [first] = labels;
  const aigc = labels.length === 1 && first?.aigc ? first.aigc : null;
  return { ...(present === undefined ? {} : { present }), count: labels.length, aigc };
}
