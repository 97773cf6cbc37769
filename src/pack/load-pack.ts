import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { program } from "../evaluate/program.ts";
import { packDigest, ruleDigests } from "../graph/digest.ts";
import { check } from "../language/check/check.ts";
import { seal } from "../language/check/seal.ts";
import { lower } from "../language/lower/lower.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { emptyPolicy, noPolicies } from "./diagnostics.ts";
import type { Manifest, Pack } from "./pack.ts";
import { readManifest } from "./read-manifest.ts";
import { readInstrumentText } from "./read-text.ts";
import { readOne, unreadable } from "./read-yaml-file.ts";

interface Loaded {
  /** Undefined as soon as anything is wrong: half a pack would pass what the other half forbids. */
  readonly pack: Pack | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What packs are compiled against. */
interface Surroundings {
  readonly vocabulary: Vocabulary;
  readonly calendarDigest: string;
}

/**
 * Compiles the pack in a folder: manifest, text of the law, policy files, graph. Every mistake of every file is reported.
 * Errors: no `pack.yaml` (nothing is returned, with no diagnostic: the caller knows what was asked for).
 */
export function loadPack(host: Host, folder: string, surroundings: Surroundings): Loaded | undefined {
  const document = readOne(host, `${folder}/pack.yaml`);
  if (!document) return undefined;
  if (!document.root) return { pack: undefined, diagnostics: document.diagnostics };
  const { manifest, diagnostics } = readManifest(document.root);
  if (!manifest) return { pack: undefined, diagnostics };

  const text = readInstrumentText(host, folder, manifest);
  const files = parseFiles(host, folder);
  const place = { source: manifest.source, span: document.root.root.span };
  const before = [...text.diagnostics, ...files.diagnostics];
  if (files.files.length === 0) {
    return { pack: undefined, diagnostics: [...before, noPolicies.at(place, { folder: host.relative(folder) })] };
  }
  if (!text.text) return { pack: undefined, diagnostics: before };
  return compile(folder, manifest, text.text, files.files, before, surroundings);
}

function compile(
  folder: string,
  manifest: Manifest,
  text: InstrumentText,
  files: readonly Ast.File[],
  before: readonly Diagnostic[],
  surroundings: Surroundings,
): Loaded {
  const { vocabulary, calendarDigest } = surroundings;
  const { id, parties, roles, inForce } = manifest;
  const checked = check(files, { pack: id, vocabulary, text, parties, roles }, before);
  const diagnostics = [...before, ...checked.diagnostics];
  const sound = seal(checked.value, diagnostics);
  if (!sound) return { pack: undefined, diagnostics };

  const { graph, sources } = lower(sound, vocabulary, inForce);
  const parts = { text: text.digest, calendar: calendarDigest, vocabulary: vocabulary.digest };
  return {
    pack: {
      folder,
      manifest,
      text,
      program: program(graph, sources),
      digest: packDigest(graph, parts),
      ruleDigests: ruleDigests(graph),
      units: sound.units,
      dispositions: sound.dispositions,
      quotes: sound.quotes,
      warnings: diagnostics,
    },
    diagnostics,
  };
}

function parseFiles(
  host: Host,
  folder: string,
): { readonly files: readonly Ast.File[]; readonly diagnostics: readonly Diagnostic[] } {
  const files: Ast.File[] = [];
  const diagnostics: Diagnostic[] = [];
  let nextId = 0;
  for (const name of host.list(folder).filter((it) => it.endsWith(".edict"))) {
    const path = `${folder}/${name}`;
    const text = host.readText(path);
    if (text === undefined) {
      diagnostics.push(unreadable(host, path));
      continue;
    }
    const parsed = parse({ path: host.relative(path), text }, nextId);
    files.push(parsed.value);
    if (parsed.value.declarations.length === 0 && parsed.diagnostics.length === 0)
      diagnostics.push(emptyPolicy.at({ source: parsed.value.source, span: { start: 0, end: 0 } }, {}));
    diagnostics.push(...parsed.diagnostics);
    nextId = parsed.nextId;
  }
  return { files, diagnostics };
}
