import type { Host } from "../base/host.ts";
import type { PinnedPart, Pins } from "../pack/compare-pins.ts";
import type { Pack } from "../pack/pack.ts";
import { digestFiles, pinPack, repinFiles } from "../pack/pins.ts";
import { libraryFiles, type Library } from "./library.ts";
import { engineVersion } from "./version.ts";

/** What a run of these packs is judged by, byte for byte. `library` lies in `folder`. */
export function pinsOf(host: Host, folder: string, library: Library, packs: readonly Pack[]): Pins {
  const { calendar, vocabulary, calendarDigest } = library;
  const { id, digest } = vocabulary.vocabulary;
  const mapping = filesOf(host, folder, "mapping");
  return {
    engine: engineVersion,
    library: {
      calendar: { id: calendar.id, digest: calendarDigest, files: filesOf(host, folder, "calendar") },
      vocabulary: { id, digest, files: filesOf(host, folder, "vocabulary") },
      mapping: { id: "foreign", digest: Object.values(mapping)[0] ?? "", files: mapping },
    },
    packs: packs.map((it) => pinPack(host, folder, it)),
  };
}

/** The pins of a run whose packs or library may be broken: of what is, the files that were pinned, as they are now. */
export function pinsNow(
  host: Host,
  folder: string,
  was: Pins,
  { library, packs }: { readonly library: Library | undefined; readonly packs: readonly Pack[] },
): Pins {
  const part = (name: keyof Pins["library"]): PinnedPart => {
    return { id: was.library[name].id, digest: "", files: filesOf(host, folder, name) };
  };
  const broken = { calendar: part("calendar"), vocabulary: part("vocabulary"), mapping: part("mapping") };
  const sound = library ? pinsOf(host, folder, library, packs) : { engine: engineVersion, library: broken, packs: [] };
  const ids = new Set(sound.packs.map((it) => it.id));
  const lost = was.packs.filter((it) => !ids.has(it.id)).map((it) => repinFiles(host, folder, it));
  return { ...sound, packs: [...sound.packs, ...lost.filter((it) => Object.keys(it.files).length > 0)] };
}

const filesOf = (host: Host, folder: string, part: keyof Pins["library"]): PinnedPart["files"] =>
  digestFiles(host, folder, libraryFiles(host, folder)[part]);
