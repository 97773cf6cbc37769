import type { Diagnostic } from "../base/diagnostic.ts";
import type { FolderEntry, Host } from "../base/host.ts";
import { unlistedFolder } from "./request-diagnostics.ts";

/** Folders that could not be listed while others were walked: what they hold is not known. */
export type Unlisted = Diagnostic<undefined>[];

interface WalkedEntry {
  /** From where the folder's own path begins. */
  readonly path: string;
  readonly kind: FolderEntry["kind"];
}

/** What stands in a folder, but for hidden names, installed packages, and links to other folders, which may lead in circles. */
export function entriesIn(host: Host, folder: string, unlisted: Unlisted): readonly WalkedEntry[] {
  const entries = host.entries(folder);
  if (entries === undefined) unlisted.push({ ...unlistedFolder.nowhere({ path: folder }), exit: 3 });
  return (entries ?? [])
    .filter(({ name, kind }) => !name.startsWith(".") && name !== "node_modules" && kind !== "linked-folder")
    .map(({ name, kind }) => ({ path: folder === "." ? name : `${folder}/${name}`, kind }));
}
