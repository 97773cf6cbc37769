import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { faultsOf, launch, noBrowser } from "./browser.ts";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

test.skipIf(noBrowser !== undefined)(
  "examples/browser-chat shows an answer that passes, one that is held and one that is blocked, and the law of each",
  async () => {
    const folder = folderWith({});
    cpSync("examples/browser-chat", folder, { recursive: true });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const today = '"$(TZ=Asia/Shanghai date +%F)"';
    const command = `compile cn.genai_interim_measures -f js --service service.yaml --as-of ${today} -o verdicts.mjs`;
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(`npx edict ${command}\n`);
    expect(edictHere(command.replace(today, "2026-11-20").split(" "), { cwd: folder })).toMatchObject({ code: 0 });
    const entry = join(folder, "chat.mjs");
    await build({
      entryPoints: [entry],
      outfile: join(folder, "page.js"),
      bundle: true,
      format: "esm",
      logLevel: "silent",
    });
    const server = createServer(({ url = "/" }, answer) => {
      const name = url === "/" ? "index.html" : url.slice(1);
      answer.writeHead(200, { "content-type": types[extname(name)] }).end(readFileSync(join(folder, name)));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const browser = await launch();
    try {
      const page = await (await browser.newContext()).newPage();
      await page.clock.setFixedTime("2026-11-20T10:00:00+08:00");
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const buttons = page.getByRole("button");
      await buttons.first().waitFor();
      for (const it of await buttons.all()) await it.click();
      const talk = page.locator("article");
      await expect.poll(() => talk.count()).toBe(3);
      const said = (await talk.allInnerTexts()).map((it) => it.split(/\n+/).slice(1));
      expect(said).toEqual([
        [
          "Soak them for twelve hours, then keep them at 25 degrees. (由AI生成)",
          "Passed. It rests on art. 4(1) item 1, 4(1) item 3, 4(1) item 4, 9(2), 12(1) of the Measures.",
        ],
        [
          "There is no answer to that.",
          "Held. It rests on art. 4(1) item 1, 4(1) item 3, 4(1) item 4, 14(1) of the Measures.",
        ],
        ["There is no answer to that.", "Blocked. It rests on art. 4(1) item 1 of the Measures."],
      ]);
      expect(await faultsOf(page)).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  },
);
