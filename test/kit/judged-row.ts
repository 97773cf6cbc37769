/** What a statement says of a document. */
export interface JudgedRow {
  readonly about: string | null;
  readonly id: string | null;
  readonly judged: boolean;
  readonly outcome: string;
  /** By the full name of each rule. */
  readonly verdicts: ReadonlyMap<string, string | null>;
}

const wordOrNull = (it: unknown): string | null => (typeof it === "string" ? it : null);

/** A row of the columns `document`, `about`, `id`, `judged`, `outcome`, and of one for each rule. */
export function judgedRow(names: readonly string[], row: readonly unknown[]): JudgedRow {
  const [, about, id, judged, outcome, ...verdicts] = row;
  return {
    about: wordOrNull(about),
    id: wordOrNull(id),
    judged: judged === true,
    outcome: wordOrNull(outcome) ?? "",
    verdicts: new Map(verdicts.map((it, at) => [names[at + 5] ?? "", wordOrNull(it)])),
  };
}
