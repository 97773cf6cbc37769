import { instantOfEpoch } from "../../base/instant.ts";
import { openSession, type Session } from "../session.ts";
import type { Call, Start } from "./engine.ts";

let session: Session | undefined;

/** Answers one call after the other, in the order in which they come. */
function answer({ id, name, args }: Call): void {
  try {
    if (!session) throw new Error("the engine did not start");
    const ask = session[name] as (...given: readonly unknown[]) => unknown;
    self.postMessage({ id, value: ask(...args) });
  } catch (error) {
    self.postMessage({ id, why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

self.onmessage = ({ data }: MessageEvent<Start | Call>) => {
  if ("files" in data) session = openSession(data.files, instantOfEpoch(Date.now()));
  else answer(data);
};
