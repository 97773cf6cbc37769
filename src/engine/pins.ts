import type { Host } from "../base/host.ts";
import type { Pins } from "../pack/compare-pins.ts";
import type { Pack } from "../pack/pack.ts";
import { digestFiles, pinPack } from "../pack/pins.ts";
import { libraryFiles, type Library } from "./library.ts";
import { engineVersion } from "./version.ts";

/** What a run of these packs is judged by, byte for byte. */
export function pinsOf(host: Host, folder: string, library: Library, packs: readonly Pack[]): Pins {
  const { calendar, vocabulary, mapping } = libraryFiles(host, folder);
  const files = (paths: readonly string[]) => digestFiles(host, folder, paths);
  const mappingFiles = files(mapping);
  return {
    engine: engineVersion,
    library: {
      calendar: { id: library.calendar.id, digest: library.calendarDigest, files: files(calendar) },
      vocabulary: {
        id: library.vocabulary.vocabulary.id,
        digest: library.vocabulary.vocabulary.digest,
        files: files(vocabulary),
      },
      mapping: { id: "foreign", digest: Object.values(mappingFiles)[0] ?? "", files: mappingFiles },
    },
    packs: packs.map((it) => pinPack(host, it)),
  };
}
