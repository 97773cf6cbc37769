import { draftedHost, fencedHost, staysIn, type Host } from "../../base/host.ts";
import type { Message } from "../../base/message.ts";
import { argumentAt, callWords } from "./words.ts";

/** A text that stands in the place of a file for one call. */
export interface Draft {
  readonly path: string;
  readonly text: string;
}

/** Where `edict mcp` reads: a project's folder, which is the host's working folder, and the law that comes with Edict. */
export interface ProjectFolder {
  readonly host: Host;
  readonly library: string;
}

/**
 * The files of a call: those of the project's folder and of the library, and its drafts over them; what lies elsewhere is not there,
 * whoever names it. `paths`: what the call itself names, by argument.
 * Errors: a path of the call that leads out of the folder.
 */
export function filesOfCall(
  { host, library }: ProjectFolder,
  drafts: readonly Draft[],
  paths: Readonly<Record<string, readonly string[]>>,
): Host | Message {
  const named = { ...paths, drafts: drafts.map((it) => it.path) };
  for (const [argument, all] of Object.entries(named))
    for (const [at, path] of all.entries())
      if (isPath(argument, path) && !staysIn(host, ".", path))
        return callWords.outside({ where: argumentAt({ path: all.length > 1 ? `${argument}[${at}]` : argument }) });
  const fenced = fencedHost(host, [".", library]);
  return drafts.length === 0 ? fenced : draftedHost(fenced, Object.fromEntries(drafts.map((it) => [it.path, it.text])));
}

/** Packs are named by their ids too. */
const isPath = (argument: string, text: string): boolean =>
  !["packs", "pack", "old", "new"].includes(argument) || /[/\\]|^\.+$/.test(text);
