import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const manifest = JSON.parse(readFileSync("grammar/vscode/package.json", "utf8")) as Manifest;
const source = readFileSync("grammar/vscode/extension.mts", "utf8");
const installed = (name: string): unknown => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));

test("the commands that the extension announces are those that it has", () => {
  const announced = manifest.contributes.commands.map((it) => it.command);
  const registered = [...source.matchAll(/command\("(edict\.\w+)"/g)].map((it) => it[1] ?? "");
  expect(registered.length).toBeGreaterThan(3);
  expect(announced.toSorted()).toEqual(registered.toSorted());
});

test("it asks for the editor that its client needs and whose types it is checked with", () => {
  expect(installed("vscode-languageclient")).toMatchObject({ engines: { vscode: manifest.engines.vscode } });
  expect(installed("@types/vscode")).toMatchObject({ version: manifest.engines.vscode.slice(1) });
});
