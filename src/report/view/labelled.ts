/** A word, and what is said under it; no text holds anything that moves a cursor. */
export interface Labelled {
  readonly label: string;
  readonly texts: readonly string[];
}
