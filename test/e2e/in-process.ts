import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { machine, now } from "../../src/api/machine.ts";
import { withPrepared } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";
import type { Ended } from "./edict.ts";

/** What the command line says and writes in this process: the same in a tenth of the time, for tests of what is said and not of a program. */
export function edictHere(
  words: readonly string[],
  { cwd = ".", input }: { readonly cwd?: string; readonly input?: string } = {},
): Ended {
  const { host, library } = machine(cwd);
  const world = { host: withPrepared(host), library, now: now(), width: 80, colors: { out: false, err: false } };
  const { code, out, err, files } = ended(words, { ...world, readStandardInput: () => input });
  for (const it of files) {
    const path = resolve(cwd, it.path);
    if (it.makesFolders === true) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, it.bytes ?? it.text);
  }
  return { code, out, err };
}
