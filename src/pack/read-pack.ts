import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf } from "../base/fields.ts";
import type { Host } from "../base/host.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import type { Place } from "../base/text.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf, textsOf } from "../language/syntax/walk.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import { emptyPolicy, noPolicies } from "./diagnostics.ts";
import type { Manifest, Title } from "./pack.ts";
import { readCaptions } from "./read-captions.ts";
import { readChinese } from "./read-chinese.ts";
import { readManifest } from "./read-manifest.ts";
import { readInstrumentText } from "./read-text.ts";
import { readOne, unreadable } from "./read-yaml-file.ts";

/** One folder of law, as its `pack.yaml` tells of it: what it needs is known before anything else is read. */
export interface Version {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Where `pack.yaml` says when it is in force. */
  readonly inForcePlace: Place;
  /** Where `pack.yaml` names the law's text. */
  readonly textPlace: Place;
}

interface ReadVersion {
  /** Undefined with any mistake. */
  readonly version: Version | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The `pack.yaml` of a folder; undefined if there is none. */
export function readVersion(host: Host, folder: string): ReadVersion | undefined {
  const read = readOne(host, `${folder}/pack.yaml`);
  if (!read) return undefined;
  if (!read.root) return { version: undefined, diagnostics: read.diagnostics };
  const { manifest, diagnostics } = readManifest(read.root);
  const [inForcePlace, textPlace] = [placeOf(read.root, "in_force"), placeOf(read.root, "text")];
  return { version: manifest && { folder, manifest, inForcePlace, textPlace }, diagnostics };
}

function placeOf({ source, root }: DataDocument, field: string): Place {
  return { source, span: (fieldOf(root, field) ?? root).span };
}

/** What a folder holds, parsed and not yet checked. */
export interface PackFiles {
  /** Undefined if the law's text or its outline can't be read. */
  readonly text: InstrumentText | undefined;
  readonly captions: ReadonlyMap<string, Title>;
  /** Chinese words for those of the files and of `pack.yaml`, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly files: readonly Ast.File[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of the law, captions, policy files and their words in Chinese of a folder, with every mistake of every file. */
export function readPackFiles(host: Host, { folder, manifest, textPlace }: Version): PackFiles {
  const { text, diagnostics } = readInstrumentText(host, folder, manifest, textPlace);
  const captions = text ? readCaptions(host, folder, text) : { captions: new Map<string, Title>(), diagnostics: [] };
  const policies = parsePolicies(host, folder);
  const areRead = policies.files.length > 0 && policies.diagnostics.length === 0;
  const chinese = readChinese(host, folder, areRead ? wordsOf(manifest, policies.files) : undefined);
  const place = { source: manifest.source, span: { start: 0, end: 0 } };
  const none =
    policies.files.length + policies.diagnostics.length > 0
      ? []
      : [noPolicies.at(place, { folder: host.relative(folder) })];
  return {
    text,
    captions: captions.captions,
    chinese: chinese.chinese,
    files: policies.files,
    diagnostics: [...diagnostics, ...captions.diagnostics, ...policies.diagnostics, ...chinese.diagnostics, ...none],
  };
}

/** All that a pack says to people in words of ours. */
function wordsOf({ notCovered }: Manifest, files: readonly Ast.File[]): ReadonlySet<string> {
  const texts = files.flatMap((file) => [...declarationsOf(file)].flatMap(({ declaration }) => textsOf(declaration)));
  return new Set([...texts.map((it) => it.text), ...notCovered.map((it) => it.binds)]);
}

// INVARIANT (ids of a pack): no two nodes of one folder have one id, whatever files they stand in,
//   so that side tables over a pack need no file.
function parsePolicies(
  host: Host,
  folder: string,
): { readonly files: readonly Ast.File[]; readonly diagnostics: readonly Diagnostic[] } {
  const files: Ast.File[] = [];
  const diagnostics: Diagnostic[] = [];
  let nextId = 0;
  for (const name of host.list(folder).filter((it) => it.endsWith(".edict"))) {
    const path = `${folder}/${name}`;
    const large = tooLargeToRead(host, path);
    if (large) {
      diagnostics.push(large);
      continue;
    }
    const text = host.readText(path);
    if (text === undefined) {
      diagnostics.push(unreadable(host, path));
      continue;
    }
    const parsed = parse({ path: host.relative(path), text }, nextId);
    files.push(parsed.value);
    if (parsed.value.declarations.length === 0 && parsed.diagnostics.length === 0)
      diagnostics.push(emptyPolicy.at({ source: parsed.value.source, span: { start: 0, end: 0 } }, {}));
    for (const it of parsed.diagnostics) diagnostics.push(it);
    nextId = parsed.nextId;
  }
  return { files, diagnostics };
}
