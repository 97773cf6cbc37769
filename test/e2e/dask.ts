import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Debian's Python has what Debian installs, whichever `python3` comes first elsewhere. */
const python = "/usr/bin/python3";

/** Why no cluster can be started here: its tests are skipped, and counted as that; where a build server runs them they are not. */
export const noDask =
  existsSync("/usr/lib/python3/dist-packages/distributed") || process.env["CI"] !== undefined
    ? undefined
    : "no cluster is started: Dask is not installed here (apt-get install python3-distributed)";

/** A scheduler and some workers on this machine, at ports that are free. */
export interface DaskCluster {
  readonly address: string;
  /** Stops a worker as a machine that fails does, with all that it has started. */
  readonly kill: (worker: number) => void;
  readonly stop: () => Promise<void>;
}

/** `edicts`: what each worker runs for `edict`. */
export async function startDask(folder: string, edicts: readonly string[]): Promise<DaskCluster> {
  const file = join(folder, "scheduler.json");
  const all: ChildProcess[] = [];
  const start = (verb: string, words: readonly string[], edict: string): ChildProcess => {
    const asked = ["-m", "dask", verb, "--host", "127.0.0.1", "--scheduler-file", file, "--no-dashboard", ...words];
    // The leader of a group, so that what it starts ends with it.
    const child = spawn(python, asked, {
      cwd: folder,
      env: { ...process.env, EDICT: edict },
      stdio: "ignore",
      detached: true,
    });
    all.push(child);
    return child;
  };
  const end = ({ pid }: ChildProcess): void => {
    try {
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  const stop = async (): Promise<void> => {
    const ended = all.filter((it) => it.exitCode === null && it.signalCode === null).map((it) => once(it, "exit"));
    all.forEach(end);
    await Promise.all(ended);
  };
  try {
    start("scheduler", ["--port", "0"], "");
    await until(() => existsSync(file));
    const few = ["--nworkers", "1", "--nthreads", "1", "--no-nanny", "--local-directory", folder];
    const workers = edicts.map((it) => start("worker", few, it));
    const { address } = JSON.parse(readFileSync(file, "utf8")) as { readonly address: string };
    return { address, kill: (it) => workers.slice(it, it + 1).forEach(end), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for something, for half a minute at most. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    if (turns > 600) throw new Error(`waited in vain for \`${holds.toString()}\``);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Runs a program of Python beside the cluster. */
export async function runPython(
  words: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(python, words, { ...options, timeout: 90_000, killSignal: "SIGKILL" });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (it: string) => (said.out += it));
  child.stderr.setEncoding("utf8").on("data", (it: string) => (said.err += it));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}
