import type { Locale } from "../base/locale.ts";
import { progressOf } from "../report/messages/bulk.ts";

/** Tells how far a long run is, where a terminal watches. */
export interface Progress {
  readonly add: (lines: number) => void;
  readonly end: () => void;
}

const silentFor = 2000;
const every = 500;

/** Tells on standard error, from the third second on. */
export function progress(locale: Locale): Progress {
  if (!process.stderr.isTTY) return { add: () => {}, end: () => {} };
  const start = performance.now();
  let lines = 0;
  let last = start + silentFor - every;
  let isShown = false;
  return {
    add: (more) => {
      lines += more;
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      isShown = true;
      process.stderr.write(`\r\u001b[K${locale.say(progressOf(lines, (now - start) / 1000))}`);
    },
    end: () => {
      if (isShown) process.stderr.write("\r\u001b[K");
    },
  };
}
