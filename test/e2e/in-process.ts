import { machine, now } from "../../src/api/machine.ts";
import { withPrepared } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";
import type { Ended } from "./edict.ts";

/** What the command line says in this process: the same verdicts in a tenth of the time, for tests of laws and not of a program. */
export function edictHere(words: readonly string[], cwd = "."): Ended {
  const { host, library } = machine(cwd);
  const world = { host: withPrepared(host), library, now: now(), width: 80, colors: { out: false, err: false } };
  return ended(words, { ...world, readStandardInput: () => undefined });
}
