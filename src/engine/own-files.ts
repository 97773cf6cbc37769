import profileSchema from "../../grammar/schema/profile-1.schema.json" with { type: "json" };
import type { Host } from "../base/host.ts";
import { readDocument } from "../base/read-document.ts";
import { readVersion } from "../pack/read-pack.ts";
import { documentEnding, linesFile, packedLog } from "./check/gather.ts";
import { isDiagnostic, openLibrary } from "./library.ts";

/** A file that a run is to write; `text`: undefined while it is not known. */
export interface NewFile {
  readonly path: string;
  readonly text?: string;
  /** It is meant for its place, where the run may have read what it is to replace, or where a project has its own file. */
  readonly rewrites?: boolean;
  /** The folders above it are made where they are missing: it stands among files of its kind alone. */
  readonly makesFolders?: boolean;
}

/**
 * Whether a file would replace one that Edict reads as an input of its own, by whatever verb: what people have written, what a pack
 * consists of, and what a run has written to be read again, unless it is written anew as the same. A report of an earlier run is none.
 * `library`: the folder of the shipped one; `topOf`: the text of a file, of a log at least the first line.
 */
export function replacesInput(
  host: Host,
  library: string,
  file: NewFile,
  topOf: (path: string) => string | undefined,
): boolean {
  const path = host.real(file.path);
  if (!host.isFile(path)) return false;
  const kindOf = (text: string): string | undefined => kindOfText(path, text, () => subjectsOf(host, library));
  const becomes = madeBy(file.text ?? "");
  const isAnew = becomes !== undefined && readAgain.has(becomes);
  if (file.rewrites === true && !isAnew) return false;
  if (isOfPack(host, path)) return true;
  if (file.makesFolders === true) return false;
  const kind = kindOfName(path) ?? kindOf(topOf(path) ?? "");
  return kind !== undefined && !(isAnew && becomes === kind);
}

/** What runs write to be read again. */
const readAgain: ReadonlySet<string> = new Set(["baseline", "lock", "receipt", "sheet"]);

/** What a run has written says what it is before anything else: `"report": "report@1"`. */
const madeBy = (text: string): string | undefined =>
  /^\s*\{\s*(?:"kind"\s*:\s*"run"\s*,\s*)?"(\w+)"\s*:\s*"\1@\d/.exec(text)?.[1] ??
  /^(?:#.*\r?\n)*(\w+): \1@\d/.exec(text)?.[1];

function kindOfName(path: string): string | undefined {
  if (/(^|[\\/])edict\.lock$/i.test(path)) return "lock";
  return /\.edict$/i.test(path) || packedLog.test(path) ? "input" : undefined;
}

/** At the top of profiles, waivers, packs, vocabularies, calendars, maps, and cases; of documents beside the names of subjects. */
const tellingKeys: ReadonlySet<string> = new Set([
  ...Object.keys(profileSchema.properties),
  "kind",
  "vocabulary",
  "waivers",
  "in_force",
  "subjects",
  "holidays",
  "facts",
  "otel_schemas",
  "case",
  "cannot",
]);

/** As what a text is read; undefined: as nothing of Edict's own. */
function kindOfText(path: string, text: string, subjects: () => readonly string[]): string | undefined {
  const made = madeBy(text);
  if (made !== undefined) return readAgain.has(made) ? made : undefined;
  if (!documentEnding.test(path)) return undefined;
  const read = linesFile.test(path) ? (/\S.*/.exec(text)?.[0] ?? "") : text;
  const { documents } = readDocument({ path, text: read });
  // A document that cannot be read is one all the same.
  if (documents.length === 0) return /^[ \t{"']*kind["']?:/m.test(read) ? "input" : undefined;
  const tops = documents.flatMap(({ root }) => (root.kind === "list" ? root.items : [root]));
  const keys = tops.flatMap((it) => (it.kind === "record" ? [...it.entries.keys()] : []));
  return keys.some((it) => tellingKeys.has(it)) || subjects().some((it) => keys.includes(it)) ? "input" : undefined;
}

function subjectsOf(host: Host, folder: string): readonly string[] {
  const library = openLibrary(host, folder);
  return isDiagnostic(library) ? [] : [...library.vocabulary.vocabulary.subjects.keys()];
}

/** Whether a file is one of the pack in whose folder it lies: of its law, its cases, its vocabulary, or what is said of it. */
function isOfPack(host: Host, path: string): boolean {
  const above = host.resolve(path, "..");
  const folder = packAround(host, above);
  if (folder === undefined) return false;
  const name = path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, "");
  if (/\.(edict|ya?ml)$/i.test(name) || /^(cases|text|vocabulary)\//i.test(name) || tellsOfPack.test(name)) return true;
  const law = readVersion(host, folder)?.version?.manifest.text?.file;
  return law !== undefined && host.real(host.resolve(folder, law)) === path;
}

const tellsOfPack =
  /^(readme|changelog|review|notice|licen[cs]e)(\.[\w-]+)?\.(md|txt)$|^(notice|licen[cs]e)$|(^|\/)zh-Hans\.txt$/i;

/** The nearest folder with a `pack.yaml`, from one upwards. */
function packAround(host: Host, folder: string): string | undefined {
  if (host.isFile(host.resolve(folder, "pack.yaml"))) return folder;
  const above = host.resolve(folder, "..");
  return above === folder ? undefined : packAround(host, above);
}
