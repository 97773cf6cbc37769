import type { Diagnostic } from "../base/diagnostic.ts";
import { program } from "../evaluate/program.ts";
import { packDigest, ruleDigests } from "../graph/digest.ts";
import { check } from "../language/check/check.ts";
import type { Checked, Sound } from "../language/check/checked.ts";
import { seal } from "../language/check/seal.ts";
import { lower, type Lowered } from "../language/lower/lower.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import type { Pack } from "./pack.ts";
import type { PackFiles, Version } from "./read-pack.ts";

/** What packs are compiled against. */
export interface Meanings {
  readonly vocabulary: Vocabulary;
  readonly calendarDigest: string;
}

/** A folder that has no error: what it says, and what that means with the packs that it needs and no other. */
export interface CompiledVersion {
  readonly version: Version;
  readonly text: InstrumentText;
  readonly captions: PackFiles["captions"];
  readonly sound: Sound;
  /** All texts of each pack that it needs, and of those that these need. */
  readonly needed: readonly Sound[];
  readonly alone: Lowered;
  readonly digest: string;
  readonly ruleDigests: ReadonlyMap<string, string>;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Checks the policies of one folder and says what they mean. `needs`: all texts of each pack that it names, in the order
 * of time; `needed`: those, and what they need.
 */
export function compileVersion(
  version: Version,
  { text, captions, chinese, files, diagnostics: before }: PackFiles,
  { needs, needed }: { readonly needs: ReadonlyMap<string, readonly Checked[]>; readonly needed: readonly Sound[] },
  { vocabulary, calendarDigest }: Meanings,
): { readonly compiled: CompiledVersion | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (!text || files.length === 0) return { compiled: undefined, diagnostics: before };
  const { id, parties, roles, inForce, rank } = version.manifest;
  const checked = check(files, { pack: id, vocabulary, text, chinese, parties, roles, inForce, rank, needs }, before);
  const diagnostics = [...before, ...checked.diagnostics];
  const sound = seal(checked.value, diagnostics);
  if (!sound) return { compiled: undefined, diagnostics };
  const alone = lower(sound, [sound, ...needed], vocabulary);
  const parts = { text: text.digest, calendar: calendarDigest, vocabulary: vocabulary.digest };
  const digest = packDigest(alone.graph, parts);
  const warnings = diagnostics;
  const meant = { alone, digest, ruleDigests: ruleDigests(alone.graph) };
  return { compiled: { version, text, captions, sound, needed, ...meant, warnings }, diagnostics };
}

/** A compiled folder as a pack that is judged by: its rules among all of `world`, whose exemptions guard them too. */
export function linkVersion(
  { version, text, captions, sound, needed, alone, digest, ruleDigests: digests, warnings }: CompiledVersion,
  world: readonly Sound[],
  vocabulary: Vocabulary,
): Pack {
  const { folder, manifest } = version;
  const own = new Set([sound, ...needed]);
  const guards = exemptsAny(
    world.filter((it) => !own.has(it)),
    own,
  );
  const { graph, sources } = guards ? lower(sound, world, vocabulary) : alone;
  return {
    folder,
    manifest,
    text,
    program: program(graph, sources, manifest.inForce),
    digest,
    ruleDigests: digests,
    units: sound.units,
    dispositions: sound.dispositions,
    quotes: sound.quotes,
    checked: sound,
    captions,
    warnings,
  };
}

/** Whether an exemption of these packs names a rule of those. */
function exemptsAny(packs: readonly Sound[], others: ReadonlySet<Sound>): boolean {
  const rules = new Set([...others].flatMap((it) => it.rules.map(({ declaration }) => declaration)));
  return packs.some(({ exemptions, named }) =>
    exemptions.some(({ declaration }) => named.get(declaration.id)?.some((it) => rules.has(it))),
  );
}
