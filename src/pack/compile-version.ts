import type { Diagnostic } from "../base/diagnostic.ts";
import { program } from "../evaluate/program.ts";
import { packDigest, ruleDigests } from "../graph/digest.ts";
import { check } from "../language/check/check.ts";
import type { Checked, Sound } from "../language/check/checked.ts";
import { seal } from "../language/check/seal.ts";
import { lower } from "../language/lower/lower.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import type { Pack } from "./pack.ts";
import type { PackFiles, Version } from "./read-pack.ts";

/** What packs are compiled against. */
export interface Meanings {
  readonly vocabulary: Vocabulary;
  readonly calendarDigest: string;
}

/** A folder that was checked and has no error. */
export interface SoundVersion {
  readonly version: Version;
  readonly text: InstrumentText;
  readonly captions: PackFiles["captions"];
  readonly sound: Sound;
  readonly warnings: readonly Diagnostic[];
}

/** Checks the policies of one folder; `needs`: all texts of each pack that it needs, in the order of time. */
export function checkVersion(
  version: Version,
  { text, captions, files, diagnostics: before }: PackFiles,
  needs: ReadonlyMap<string, readonly Checked[]>,
  vocabulary: Vocabulary,
): { readonly sound: SoundVersion | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (!text || files.length === 0) return { sound: undefined, diagnostics: before };
  const { id, parties, roles, inForce, rank } = version.manifest;
  const checked = check(files, { pack: id, vocabulary, text, parties, roles, inForce, rank, needs }, before);
  const diagnostics = [...before, ...checked.diagnostics];
  const sound = seal(checked.value, diagnostics);
  return { sound: sound && { version, text, captions, sound, warnings: diagnostics }, diagnostics };
}

/**
 * A sound folder as a pack. Its digest is that of what it means with the packs that it needs, `closure`; what a run
 * judges by is its rules among all of `world`, whose exemptions guard them too.
 */
export function linkVersion(
  { version, text, captions, sound, warnings }: SoundVersion,
  closure: readonly Sound[],
  world: readonly Sound[],
  { vocabulary, calendarDigest }: Meanings,
): Pack {
  const { folder, manifest } = version;
  const alone = lower(sound, closure, vocabulary);
  const isSame = world.length === closure.length && world.every((it) => closure.includes(it));
  const together = isSame ? alone : lower(sound, world, vocabulary);
  return {
    folder,
    manifest,
    text,
    program: program(together.graph, together.sources, manifest.inForce),
    digest: packDigest(alone.graph, {
      text: text.digest,
      calendar: calendarDigest,
      vocabulary: vocabulary.digest,
    }),
    ruleDigests: ruleDigests(alone.graph),
    units: sound.units,
    dispositions: sound.dispositions,
    quotes: sound.quotes,
    checked: sound,
    captions,
    warnings,
  };
}
