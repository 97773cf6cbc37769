import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandsOf } from "../docs/fences.ts";
import { runsPrograms, walked, type Walker } from "../docs/walked.ts";
import { filesOf, readTree } from "../house/tree.ts";
import { pageShell } from "./page-shell.ts";

const pages = filesOf(readTree(), "grammar/start/", ".md").filter(([path]) => runsPrograms(path));

/** The port of the pages; a test takes one that is free. */
const shownPort = "8080";

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return String(port);
}

/** Somebody with a shell, and with Edict as a command and as a package. A command that ends in `&` is there until the test ends. */
function inShell(port: string): Walker {
  const { cwd, shell } = pageShell();
  let code = 0;
  const printed = (command: string): string => {
    if (command === "echo $?") return `${code}\n`;
    const asked = command.replaceAll(shownPort, port);
    if (!asked.endsWith(" &")) {
      const { status, stdout } = shell(asked);
      code = status ?? -1;
      return stdout;
    }
    const pid = Number(shell(`${asked.slice(0, -2)} > log.txt 2>&1 & echo $!`).stdout);
    onTestFinished(() => void process.kill(pid));
    const ready = `for i in $(seq 200); do curl -sf localhost:${port}/readyz > /dev/null && exit; sleep 0.1; done; cat log.txt; exit 1`;
    expect(shell(ready)).toMatchObject({ status: 0 });
    return "";
  };
  return {
    write: (path, text) => writeFileSync(join(cwd, path), text),
    transcript: (fence) =>
      commandsOf(fence)
        .map((it) => `$ ${it}\n${printed(it)}`)
        .join(""),
  };
}

test.each(pages)("%s: whoever follows it from the first step to the last sees what it shows", async (path, text) => {
  await expect(walked(text, inShell(await freePort()))).toMatchFileSnapshot(resolve(path));
});
