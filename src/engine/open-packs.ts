import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Place } from "../base/text.ts";
import { isDiagnostic, loadPacks, openLibrary, type Library, type LoadedPacks } from "./library.ts";

/** Packs that are compiled once, to judge many times. */
export interface OpenPacks {
  readonly library: Library;
  readonly loaded: LoadedPacks;
}

/** Compiles packs as a check does that names them; a diagnostic where a shipped file is missing or broken. */
export function openPacks(
  host: Host,
  folder: string,
  names: readonly string[],
): OpenPacks | Diagnostic<Place | undefined> {
  const library = openLibrary(host, folder);
  return isDiagnostic(library) ? library : { library, loaded: loadPacks(host, library, names) };
}
