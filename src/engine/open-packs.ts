import type { Host } from "../base/host.ts";
import type { Trouble } from "../report/report-run.ts";
import { isTrouble, loadPacks, openLibrary, type Library, type LoadedPacks } from "./library.ts";

/** Packs that are compiled once, to judge many times. */
export interface OpenPacks {
  readonly library: Library;
  readonly loaded: LoadedPacks;
}

/** Compiles packs as a check does that names them; a trouble where a shipped file is missing or broken. */
export function openPacks(host: Host, folder: string, names: readonly string[]): OpenPacks | Trouble {
  const library = openLibrary(host, folder);
  return isTrouble(library) ? library : { library, loaded: loadPacks(host, library, names) };
}
