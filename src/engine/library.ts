import { canonicalJson } from "../base/canonical-json.ts";
import { toPlain } from "../base/plain.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";
import { sha256 } from "../base/sha256.ts";
import { readCalendar, type WorkingCalendar } from "../base/working-days.ts";
import { readYaml } from "../base/yaml-document.ts";
import { fieldOf, textOf } from "../base/fields.ts";
import { loadPack } from "../pack/load-pack.ts";
import type { Pack } from "../pack/pack.ts";
import { readOne } from "../pack/read-yaml-file.ts";
import type { Trouble } from "../report/report-run.ts";
import { readVocabulary, type LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { brokenLibrary, unknownPack } from "./troubles.ts";

/** What is shipped beside the engine: the vocabulary, the calendar of working days, and packs by id. */
export interface Library {
  readonly vocabulary: LoadedVocabulary;
  readonly calendar: WorkingCalendar;
  readonly calendarDigest: string;
  /** Id → folder. */
  readonly packs: ReadonlyMap<string, string>;
}

/** Opens the library in a folder; a trouble where a shipped file is missing or broken. */
export function openLibrary(host: Host, folder: string): Library | Trouble {
  const calendarPath = `${folder}/calendar/cn.yaml`;
  const calendarFile = readOne(host, calendarPath)?.root;
  const calendar = calendarFile && readCalendar(calendarFile).calendar;
  if (!calendarFile || !calendar) return brokenLibrary(calendarPath);

  const schemas = `${folder}/vocabulary/genai/1`;
  const documents = host
    .list(schemas)
    .filter((it) => it.endsWith(".schema.yaml"))
    .flatMap((name) => readYaml({ path: `${schemas}/${name}`, text: host.readText(`${schemas}/${name}`) ?? "" }).documents);
  const { vocabulary } = readVocabulary("genai@1", documents);
  if (!vocabulary) return brokenLibrary(schemas);
  return {
    vocabulary,
    calendar,
    calendarDigest: sha256(canonicalJson(toPlain(calendarFile.root))),
    packs: new Map(packFolders(host, folder).map((it) => [idOf(host, it) ?? it, it])),
  };
}

export const isTrouble = (it: Library | Trouble): it is Trouble => "exitCode" in it;

/** `<country>/<instrument>/<date of the text>`. */
function packFolders(host: Host, folder: string): readonly string[] {
  return host.list(folder).flatMap((country) =>
    host.list(`${folder}/${country}`).flatMap((instrument) =>
      host
        .list(`${folder}/${country}/${instrument}`)
        .map((date) => `${folder}/${country}/${instrument}/${date}`)
        .filter((it) => host.isFile(`${it}/pack.yaml`)),
    ),
  );
}

function idOf(host: Host, folder: string): string | undefined {
  return textOf(fieldOf(readOne(host, `${folder}/pack.yaml`)?.root?.root, "id"));
}

export interface LoadedPacks {
  readonly packs: readonly Pack[];
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
}

/** Compiles packs named by id, or by a folder that holds `pack.yaml`; each once. */
export function loadPacks(host: Host, library: Library, names: readonly string[]): LoadedPacks {
  const surroundings = { vocabulary: library.vocabulary.vocabulary, calendarDigest: library.calendarDigest };
  const packs: Pack[] = [];
  const problems: Diagnostic[] = [];
  const troubles: Trouble[] = [];
  for (const name of new Set(names)) {
    const loaded = loadPack(host, library.packs.get(name) ?? name, surroundings);
    if (!loaded) {
      troubles.push(unknownPack(name, nearest(name, library.packs.keys())));
      continue;
    }
    problems.push(...loaded.diagnostics);
    if (loaded.pack) packs.push(loaded.pack);
  }
  return { packs, problems, troubles };
}
