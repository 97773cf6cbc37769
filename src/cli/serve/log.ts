/** Writes what happened as a line of JSON. */
export type Log = (event: string, facts: object) => void;

/** A log that writes lines. `now`: the moment, in milliseconds. */
export const jsonLog =
  (write: (line: string) => void, now: () => number): Log =>
  (event, facts) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), event, ...facts })}\n`);

/** Lines that are written together at the end of a turn of the event loop: to write each by itself takes as long as to judge. */
export function writtenByTurn(write: (lines: string) => void): {
  readonly add: (line: string) => void;
  /** Writes what is left: before a process ends. */
  readonly flush: () => void;
} {
  let lines = "";
  const flush = (): void => {
    if (lines === "") return;
    const written = lines;
    lines = "";
    write(written);
  };
  return {
    add: (line) => {
      if (lines === "") setImmediate(flush);
      lines += line;
    },
    flush,
  };
}
