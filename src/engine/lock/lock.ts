import lockSchema from "../../../grammar/schema/lock-1.schema.json" with { type: "json" };
import { atPlace, type Diagnostic } from "../../base/diagnostic.ts";
import { canonicalJson, sha256 } from "../../base/digest.ts";
import { fieldOf, itemsOf, toPlain, type DataDocument, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { confinedHost, type Host } from "../../base/host.ts";
import { listOf, messages, type Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Pack } from "../../pack/pack.ts";
import {
  comparePins,
  digestFiles,
  pinPack,
  repinFiles,
  type PinDifference,
  type Pins,
  type PinnedPart,
} from "../../pack/pins.ts";
import { readYamlFile } from "../../pack/read-yaml-file.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import type { LockRequest } from "../check/check-request.ts";
import { notAsLocked } from "../diagnostics.ts";
import type { VerbRun } from "../exit-code.ts";
import { loadNamedPacks, libraryFiles, engineVersion, type ShippedLibrary } from "../library.ts";
import { openWorkplace } from "../project/workplace.ts";
import { noLock } from "../request-diagnostics.ts";

export interface LockRun extends VerbRun {
  /** What `edict.lock` is to hold; undefined: a pack does not compile. */
  readonly text: string | undefined;
  /** Where it belongs: beside edict.yaml. */
  readonly path: string;
  readonly packs: Pins["packs"];
}

/** Pins packs with all that they need, byte for byte; without names those of the project around the working folder, else `otherwise`. */
export function runLock(
  names: readonly string[],
  otherwise: readonly string[],
  library: string,
  host: Host,
  vocabularies: readonly string[] = [],
): LockRun {
  const here = openWorkplace(host, library, vocabularies);
  const none = { text: undefined, path: "edict.lock", packs: [] };
  if ("exitCode" in here) return { ...none, ...here };
  const path = host.relative(host.resolve(here.folder, none.path));
  const asked = names.length > 0 ? names : (here.packs ?? otherwise);
  const { packs, needed, problems, troubles } = loadNamedPacks(host, here.library, asked);
  const isSound = troubles.length === 0 && !problems.some((it) => it.severity === "error");
  if (!isSound) return { ...none, problems, troubles, exitCode: troubles[0]?.exit ?? 3 };
  const pins = pinsOf(host, library, here.library, [...packs, ...needed]);
  const text = `${JSON.stringify({ lock: "lock@1", ...pins }, undefined, 2)}\n`;
  return { text, path, packs: pins.packs, problems, troubles, exitCode: 0 };
}

interface LockDifferences {
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** Nothing is locked, and nothing differs. */
export const unlocked: LockDifferences = { diagnostics: [], troubles: [] };

/** What differs from a lock, each at its place in it; `isWhole`: what the lock names besides is a difference too. */
export function checkLock(
  host: Host,
  { path, isWhole, at }: LockRequest,
  pinsFor: (locked: Pins) => Pins,
): LockDifferences {
  const read = readYamlFile(confinedHost(host, host.resolve(path, "..")), path);
  if (!read) return { ...unlocked, troubles: [atPlace(noLock.nowhere({ path }), at)] };
  const document = read.root;
  if (!document) return { ...unlocked, diagnostics: read.diagnostics };
  const faults = checkAgainstSchema(document, lockSchema);
  if (faults.length > 0) return { ...unlocked, diagnostics: faults };
  // The schema says that it is one.
  const locked = toPlain(document.root) as Pins;
  const differences = comparePins(locked, pinsFor(locked)).filter(
    (it) => isWhole || it.is !== undefined || it.file !== undefined || it.part !== "pack",
  );
  const groups = groupBy(differences, ({ part, id, at }) => `${part} ${id} ${at ?? ""}`);
  return { ...unlocked, diagnostics: [...groups.values()].flatMap((own) => lockDiagnostics(own, document)) };
}

function lockDiagnostics(differences: readonly PinDifference[], document: DataDocument): readonly Diagnostic[] {
  const [first] = differences;
  if (!first) return [];
  const { part, id, sameMeaning } = first;
  const what = part === "pack" || part === "engine" ? `\`${id}\`` : parts[part]({ id });
  const changes = listOf(differences.map(changeOf), "clause");
  return [notAsLocked.at(placeOf(first, document), { what, changes, sameMeaning })];
}

const parts = messages("engine/locked-part", {
  calendar: { en: "the calendar `{id}`", zh: "日曆 `{id}`" },
  vocabulary: { en: "the vocabulary `{id}`", zh: "詞彙表 `{id}`" },
  mapping: { en: "the mapping `{id}`", zh: "對應表 `{id}`" },
});

const change = messages("engine/locked-change", {
  itself: { en: "it", zh: "其" },
  added: { en: "{what} is new", zh: "{what} 為新增" },
  gone: { en: "{what} is gone", zh: "{what} 已不存在" },
  other: { en: "{what} has changed", zh: "{what} 已變化" },
  version: { en: "it was {was} and is {is}", zh: "原為 {was}，現為 {is}" },
});

function changeOf({ file, was, is }: PinDifference): Message {
  const what = file === undefined ? change.itself() : `\`${file}\``;
  if (was === undefined) return change.added({ what });
  if (is === undefined) return change.gone({ what });
  return file === undefined ? change.version({ was, is }) : change.other({ what });
}

/** Where the lock says what it was. */
function placeOf(it: PinDifference, { source, root }: DataDocument): Place {
  const own = entryOf(it, root);
  const named = it.file === undefined ? fieldOf(own, "version") : fieldOf(fieldOf(own, "files"), it.file);
  return { source, span: (named ?? own ?? root).span };
}

function entryOf({ part, at }: PinDifference, root: DataNode): DataNode | undefined {
  if (part === "engine") return fieldOf(root, "engine");
  if (part !== "pack") return fieldOf(fieldOf(root, "library"), part);
  const packs = fieldOf(root, "packs");
  return at === undefined ? packs : itemsOf(packs)[at];
}

/** What a run of these packs is judged by, byte for byte. `library` lies in `folder`. */
export function pinsOf(host: Host, folder: string, library: ShippedLibrary, packs: readonly Pack[]): Pins {
  const { calendar, calendarDigest } = library;
  const { vocabulary, vocabularies, named } = library;
  const { ids, digest } = vocabulary.vocabulary;
  const added = named.all.map(({ header: { id } }) => {
    return { id, digest: vocabularies.combined([id]).value?.vocabulary.digest ?? "" };
  });
  const mapping = filesOf(host, folder, "mapping");
  return {
    engine: engineVersion,
    library: {
      calendar: { id: calendar.id, digest: calendarDigest, files: filesOf(host, folder, "calendar") },
      vocabulary: {
        id: [...ids, ...added.map((it) => it.id)].join(", "),
        digest: added.length === 0 ? digest : sha256(canonicalJson([digest, added])),
        files: { ...filesOf(host, folder, "vocabulary"), ...digestFiles(host, ".", named.files) },
      },
      mapping: { id: "foreign", digest: Object.values(mapping)[0] ?? "", files: mapping },
    },
    packs: packs.map((it) => pinPack(host, folder, it)),
  };
}

/** The pins of a run whose packs or library may be broken: of what is, the files that were pinned, as they are now. */
export function pinsDespiteFaults(
  host: Host,
  folder: string,
  was: Pins,
  { library, packs }: { readonly library: ShippedLibrary | undefined; readonly packs: readonly Pack[] },
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
