import satisfies from "semver/functions/satisfies.js";
import { makeSide, type Side } from "../analysis/diff/side.ts";
import { parseDay, holdsOn, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { memoryHost, type Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { readCases, type Case } from "../cases/read-cases.ts";
import { readVersion } from "../pack/read-pack.ts";
import { readVocabularyFolder } from "../pack/vocabularies.ts";
import type { Troubled } from "./exit-code.ts";
import { isDiagnostic, loadWithOthers, withoutVocabulary, type ShippedLibrary } from "./library.ts";
import { noSuchRevision, noSuchText, severalTexts } from "./request-diagnostics.ts";

export interface FoundSide extends Troubled {
  /** Undefined with any mistake. */
  readonly side: Side | undefined;
  readonly cases: readonly Case[];
}

interface Around {
  readonly host: Host;
  readonly library: ShippedLibrary;
  /** Folders of packs that it may need. */
  readonly beside: readonly string[];
  readonly readRevision: ReadRevision | undefined;
}

/** A folder to load, and the day whose law is asked for. */
interface Named {
  readonly host: Host;
  readonly folder: string;
  readonly lawOf: Day | undefined;
  readonly isRevision?: boolean;
}

/**
 * One side of a comparison: a folder, `REV:folder` of a repository, an id, or one of these with `@` and a day or, of an id, a
 * version.
 */
export function findSide(name: string, around: Around): FoundSide {
  const named = folderOf(name, around);
  if (isDiagnostic(named)) return { side: undefined, cases: [], problems: [], troubles: [named] };
  const { host, folder, lawOf, isRevision = false } = named;
  // What a revision says of its own facts counts, and not what the folder says of them today.
  const own = isRevision ? readVocabularyFolder(host, `${folder}/vocabulary`)?.value?.header.id : undefined;
  const loaded = loadWithOthers(host, withoutVocabulary(around.library, own), [folder], around.beside);
  const { packs, needed, vocabulary, problems, troubles } = loaded;
  const [pack] = packs;
  const side = pack && troubles.length === 0 ? makeSide(name, pack, needed, vocabulary, lawOf) : undefined;
  return { side, cases: side ? readCases(host, side.pack).cases : [], problems, troubles };
}

function folderOf(name: string, around: Around): Named | Diagnostic<Place | undefined> {
  const { host, library, readRevision } = around;
  if (host.isFile(`${name}/pack.yaml`)) return { host, folder: name, lawOf: undefined };
  const at = name.lastIndexOf("@");
  const day = at < 0 ? undefined : parseDay(name.slice(at + 1));
  const bare = day === undefined ? name : name.slice(0, at);
  const texts = library.packs.get(bare);
  if (texts && day !== undefined) return textOn(host, bare, texts, day);
  if (texts) return onlyText(host, bare, texts);
  if (host.isFile(`${bare}/pack.yaml`)) return { host, folder: bare, lawOf: day };
  const ofId = at < 0 ? undefined : library.packs.get(name.slice(0, at));
  if (ofId) return textOfVersion(host, name.slice(0, at), ofId, name.slice(at + 1));
  const revised = revisionIn(bare);
  if (!revised) return { host, folder: name, lawOf: undefined };
  const files = readRevision?.(revised.revision, revised.folder);
  if (!files || files["pack.yaml"] === undefined) return noSuchRevision.nowhere(revised);
  return { host: withFolder(host, bare, files), folder: bare, lawOf: day, isRevision: true };
}

const versionsIn = (host: Host, texts: readonly string[]) =>
  texts.flatMap((folder) => readVersion(host, folder)?.version ?? []);

/** The text of a day, and its law on that day. */
function textOn(host: Host, id: string, texts: readonly string[], day: Day): Named | Diagnostic<Place | undefined> {
  const found = versionsIn(host, texts).find((it) => holdsOn(it.manifest.inForce, day));
  return found
    ? { host, folder: found.folder, lawOf: day }
    : noSuchText.nowhere({ id, which: "day", range: undefined, folders: namesOf(texts) });
}

/** What an id means by itself: its only text, or its only one that is no draft. */
function onlyText(host: Host, id: string, texts: readonly string[]): Named | Diagnostic<Place | undefined> {
  const laws = versionsIn(host, texts).filter((it) => it.manifest.inForce !== "never");
  const [first, second] = laws.length > 0 ? laws.map((it) => it.folder) : texts;
  if (first === undefined || second !== undefined)
    return severalTexts.nowhere({ id, count: texts.length, folders: namesOf(texts) });
  return { host, folder: first, lawOf: undefined };
}

function textOfVersion(
  host: Host,
  id: string,
  texts: readonly string[],
  range: string,
): Named | Diagnostic<Place | undefined> {
  const found = versionsIn(host, texts).filter((it) => satisfies(it.manifest.version, range));
  const [only, second] = found;
  return only && !second
    ? { host, folder: only.folder, lawOf: undefined }
    : noSuchText.nowhere({ id, which: "version", range, folders: namesOf(texts) });
}

/** The texts below a folder as a revision of its repository has them, by their paths in it; undefined: there is no such. */
export type ReadRevision = (revision: string, folder: string) => Readonly<Record<string, string>> | undefined;

/**
 * A host that also has these texts, below a folder that is not there.
 *
 * @example
 * withFolder(memoryHost({}), "HEAD:law", { "pack.yaml": "id: a" }).list("HEAD:law") // ["pack.yaml"]
 */
export function withFolder(host: Host, folder: string, texts: Readonly<Record<string, string>>): Host {
  const top = host.resolve(folder);
  const memory = memoryHost(texts);
  /** Asks who has a path: in memory the folder is the root. */
  const asked = <T>(path: string, ask: (of: Host, path: string) => T): T => {
    const whole = host.resolve(path);
    if (whole === top) return ask(memory, "/");
    return whole.startsWith(`${top}/`) ? ask(memory, whole.slice(top.length)) : ask(host, path);
  };
  return {
    ...host,
    readText: (path) => asked(path, (of, it) => of.readText(it)),
    readBytes: (path, most) => asked(path, (of, it) => of.readBytes(it, most)),
    isFile: (path) => asked(path, (of, it) => of.isFile(it)),
    isFolder: (path) => asked(path, (of, it) => of.isFolder(it)),
    list: (path) => asked(path, (of, it) => of.list(it)),
    entries: (path) => asked(path, (of, it) => of.entries(it)),
  };
}

/**
 * A revision and a folder, as `git show` takes them; undefined for anything else.
 *
 * @example
 * revisionIn("v1.2:policies/law") // { revision: "v1.2", folder: "policies/law" }
 * revisionIn("cn.law@2025-01-01") // undefined
 */
export function revisionIn(name: string): { readonly revision: string; readonly folder: string } | undefined {
  const colon = name.indexOf(":");
  const [revision, folder] = [name.slice(0, colon), name.slice(colon + 1)];
  // A dash would be taken for an option.
  return colon > 0 && folder !== "" && !revision.startsWith("-") ? { revision, folder } : undefined;
}
