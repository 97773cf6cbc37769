/** Writes what happened as a line of JSON. */
export type Log = (event: string, facts: object) => void;

/** A log that writes lines. `now`: the moment, in milliseconds. */
export const jsonLog =
  (write: (line: string) => void, now: () => number): Log =>
  (event, facts) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), event, ...facts })}\n`);
