import type { Host } from "../base/host.ts";
import { defaultPack, isDiagnostic, openPacks, type OpenPacks } from "../engine/index.ts";
import { problemsOf, reportTrouble } from "../report/model/build-report.ts";
import type { ReportProblem, ReportTrouble } from "../report/model/report.ts";
import { machine } from "./machine.ts";

/** Compiled packs of law, to judge any number of documents. */
export interface Packs {
  /** Those that judge; the texts of one law in the order of time. */
  readonly packs: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  /** Mistakes in packs; every report names them too, and with an error has `exit_code` 3. */
  readonly problems: readonly ReportProblem[];
  /** A pack that is not there, and the like; every report names it too, and judges nothing. */
  readonly troubles: readonly ReportTrouble[];
}

export interface LoadOptions {
  /** Where relative paths start, also those of documents; default the working folder of the process. */
  readonly folder?: string | undefined;
  /** Folders with `vocabulary.yaml`, whose vocabularies packs name. */
  readonly vocabularies?: readonly string[] | undefined;
}

/** What `Packs` stand for. */
interface Loaded {
  readonly host: Host;
  readonly library: string;
  readonly names: readonly string[];
  /** Undefined: a shipped file is missing or broken, which every check tells anew. */
  readonly open: OpenPacks | undefined;
}

const loaded = new WeakMap<Packs, Loaded>();

/**
 * Compiles packs of law, which takes most of the time of a check: do it once. What is wrong with them is in the result, and in
 * every report that is made with them.
 *
 * @param names Shipped packs by id (`cn.deep_synthesis`) or by id and range of versions (`cn.deep_synthesis@^1`), and folders
 *   with `pack.yaml`; without any, the Interim Measures.
 *
 * @example
 * loadPacks().packs.map((it) => it.id) // ["cn.genai_interim_measures"]
 * loadPacks(["cn.deep_synthesys"]).troubles.map((it) => it.code) // ["engine/unknown-pack"]
 */
export function loadPacks(names: readonly string[] = [], options: LoadOptions = {}): Packs {
  const { host, library } = machine(options.folder);
  const asked = names.length > 0 ? names : [defaultPack];
  const ground = { host, library, names: asked };
  const vocabularies = (options.vocabularies ?? []).map((path) => ({ path, at: undefined }));
  const open = openPacks(host, library, asked, vocabularies);
  if (isDiagnostic(open)) {
    const nothing = { packs: [], problems: [], troubles: [reportTrouble(open)] };
    return remembered(nothing, { ...ground, open: undefined });
  }
  const { packs, problems, troubles } = open.loaded;
  const result: Packs = {
    packs: packs.map(({ manifest: { id, version }, digest }) => ({ id, version, digest })),
    problems: problemsOf({ policyProblems: problems, inputProblems: [] }),
    troubles: troubles.map((it) => reportTrouble(it)),
  };
  return remembered(result, { ...ground, open });
}

function remembered(packs: Packs, as: Loaded): Packs {
  loaded.set(packs, as);
  return packs;
}

/** What packs stand for. Throws a TypeError for any that `loadPacks` did not give. */
export function loadedOf(packs: Packs): Loaded {
  const found = loaded.get(packs);
  if (!found) throw new TypeError("the first argument is what `loadPacks` gives");
  return found;
}
