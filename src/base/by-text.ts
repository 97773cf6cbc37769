/**
 * The order of texts by their code units, which no locale changes.
 *
 * @example
 * ["b", "a", "B"].toSorted(byText) // ["B", "a", "b"]
 */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
