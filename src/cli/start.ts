import { runKept } from "./kept-code.ts";

/** The least version of Node.js, as the package asks for it: major and minor. */
declare const EDICT_NODE: readonly [number, number];

/** The build writes this file for versions of Node.js that could read no other of ours. */
function isTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major < EDICT_NODE[0] || (major === EDICT_NODE[0] && minor < EDICT_NODE[1]);
}

async function start(): Promise<void> {
  let isLoaded = false;
  try {
    const { running } = runKept("main.cjs");
    isLoaded = running !== undefined;
    if (!isLoaded) throw new Error("main.cjs is not whole");
    await running;
  } catch (error) {
    // What ends it while it is loaded is no bug of what it does.
    const isBroken = !isLoaded || error instanceof SyntaxError || (error instanceof Error && "code" in error);
    if (!isBroken) throw error;
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`error: this installation is broken, install edict anew: ${why}\n`);
    process.exitCode = 69;
  }
}

if (isTooOld()) {
  process.stderr.write(
    `error: edict needs Node.js ${EDICT_NODE.join(".")} or newer, and this is Node.js ${process.versions.node}\n`,
  );
  process.exitCode = 69;
} else {
  // A run that stops short of saying how it ended has not ended well.
  process.once("beforeExit", () => process.exit(process.exitCode ?? 70));
  void start();
}
