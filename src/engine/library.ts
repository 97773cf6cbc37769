import { canonicalJson } from "../base/canonical-json.ts";
import { toPlain } from "../base/plain.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";
import { sha256 } from "../base/sha256.ts";
import { readCalendar, type WorkingCalendar } from "../base/working-days.ts";
import { loadPack } from "../pack/load-pack.ts";
import type { Pack } from "../pack/pack.ts";
import type { Trouble } from "../report/report-run.ts";
import { readVocabulary, type LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { prepareDocuments, readPrepared, shippedDocument } from "./shipped-document.ts";
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
  const prepared = readPrepared(host, `${folder}/../dist/library.json`);
  const calendarPath = calendarIn(folder);
  const calendarFile = shippedDocument(host, calendarPath, prepared);
  const calendar = calendarFile && readCalendar(calendarFile).calendar;
  if (!calendarFile || !calendar) return brokenLibrary(calendarPath);

  const schemas = schemasIn(folder);
  const documents = schemaFiles(host, folder).flatMap((path) => shippedDocument(host, path, prepared) ?? []);
  const { vocabulary } = readVocabulary("genai@1", documents);
  if (!vocabulary) return brokenLibrary(schemas);
  return {
    vocabulary,
    calendar,
    calendarDigest: sha256(canonicalJson(toPlain(calendarFile.root))),
    packs: shippedPacks(host, folder),
  };
}

const calendarIn = (folder: string): string => `${folder}/calendar/cn.yaml`;
const schemasIn = (folder: string): string => `${folder}/vocabulary/genai/1`;

function schemaFiles(host: Host, folder: string): readonly string[] {
  const schemas = schemasIn(folder);
  const names = host.list(schemas).filter((it) => it.endsWith(".schema.yaml"));
  return names.map((it) => `${schemas}/${it}`);
}

/** What a build writes as `library.json` beside the bundle, so that a start need not read the library's YAML. */
export function prepareLibrary(host: Host, folder: string): string {
  return prepareDocuments(host, [calendarIn(folder), ...schemaFiles(host, folder)]);
}

export const isTrouble = (it: Library | Trouble): it is Trouble => "exitCode" in it;

/** Packs by id: `cn.genai_interim_measures` lives in `cn/genai-interim-measures/<date of the text>`. */
function shippedPacks(host: Host, folder: string): ReadonlyMap<string, string> {
  const found = host.list(folder).flatMap((country) =>
    host.list(`${folder}/${country}`).flatMap((instrument) =>
      host
        .list(`${folder}/${country}/${instrument}`)
        .map((date) => `${folder}/${country}/${instrument}/${date}`)
        .filter((it) => host.isFile(`${it}/pack.yaml`))
        .map((it) => [`${country}.${instrument.replaceAll("-", "_")}`, it] as const),
    ),
  );
  return new Map(found);
}

interface LoadedPacks {
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
      troubles.push(unknownPack(name, nearest(name, library.packs.keys()), [...library.packs.keys()]));
      continue;
    }
    problems.push(...loaded.diagnostics);
    if (loaded.pack) packs.push(loaded.pack);
  }
  return { packs, problems, troubles };
}
