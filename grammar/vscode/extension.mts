import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, TransportKind, type ServerOptions } from "vscode-languageclient/node";

/** The command line of the project that is open, as npm installs it; else the one that the extension carries. */
function commandLine(context: vscode.ExtensionContext): string {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri.fsPath);
  const own = vscode.workspace.isTrusted
    ? folders.map((it) => join(it, "node_modules", "edict", "dist", "cli.cjs")).find((it) => existsSync(it))
    : undefined;
  return own ?? context.asAbsolutePath(join("server", "dist", "cli.cjs"));
}

/** Runs a verb on the folder of what is open, where people see it. */
async function run(context: vscode.ExtensionContext, verb: string, words: readonly string[]): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const folder = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return;
  const program = new vscode.ProcessExecution(process.execPath, [commandLine(context), verb, ...words], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: "1" },
  });
  const task = new vscode.Task({ type: "edict", verb }, folder, `edict ${verb}`, "edict", program);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
  await vscode.tasks.executeTask(task);
}

/** The folder of the pack in which the open policy lies. */
const packFolder = (): string | undefined => {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "edict" ? join(document.uri.fsPath, "..") : undefined;
};

/** The word at the caret. */
function wordAtCaret(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active, /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/u);
  return range && editor?.document.getText(range);
}

/** A day of the coming year, as the timeline takes it. */
const inAYear = (): string => `${String(new Date().getFullYear() + 1)}-12-31`;

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server: ServerOptions = { module: commandLine(context), args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("edict", "Edict", server, {
    documentSelector: [{ language: "edict" }, { language: "yaml" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{edict,yaml,yml,txt}") },
  });
  const today = (): string => new Date().toISOString().slice(0, 10);
  const command = (name: string, does: () => Promise<void>): void => {
    context.subscriptions.push(vscode.commands.registerCommand(name, does));
  };
  command("edict.check", () => run(context, "check", []));
  command("edict.timeline", () => run(context, "timeline", [".", "--from", today(), "--to", inAYear()]));
  command("edict.test", () => run(context, "test", [packFolder() ?? []].flat()));
  command("edict.explain", async () => {
    const rule = wordAtCaret();
    if (rule !== undefined) await run(context, "explain", [".", rule]);
  });
  command("edict.graph", async () => {
    const [pack, rule] = [packFolder(), wordAtCaret()];
    if (pack === undefined) return;
    await run(context, "graph", [pack, ...(rule === undefined ? [] : ["--rule", rule])]);
  });
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
