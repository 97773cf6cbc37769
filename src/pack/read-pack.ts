import captionsSchema from "../../grammar/schema/captions-1.schema.json" with { type: "json" };
import chineseSchema from "../../grammar/schema/chinese-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf, type DataDocument, type DataNode } from "../base/document.ts";
import { confinedHost, type Host } from "../base/host.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import type { Place } from "../base/text.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf, authoredTexts } from "../language/syntax/walk.ts";
import { unknownKeys } from "../statute/diagnostics.ts";
import { hasUnit, type InstrumentText } from "../statute/instrument-text.ts";
import { locatorKey, readLocatorKey } from "../statute/locator.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import {
  emptyPolicy,
  noPolicies,
  captionTwice,
  unknownCaptionUnit,
  translatedTwice,
  unknownWords,
} from "./diagnostics.ts";
import type { Manifest, BilingualText } from "./pack.ts";
import { readManifest } from "./read-manifest.ts";
import { readInstrumentText } from "./read-text.ts";
import { readYamlFile, unreadableFileAt } from "./read-yaml-file.ts";

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
  const read = readYamlFile(confinedHost(host, folder), `${folder}/pack.yaml`);
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
  readonly captions: ReadonlyMap<string, BilingualText>;
  /** Chinese words for those of the files and of `pack.yaml`, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly files: readonly Ast.File[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of the law, captions, policy files and their words in Chinese of a folder, with every mistake of every file. */
export function readPackFiles(anyHost: Host, { folder, manifest, textPlace }: Version): PackFiles {
  const host = confinedHost(anyHost, folder);
  const { text, diagnostics } = readInstrumentText(host, folder, manifest, textPlace);
  const captions = text
    ? readCaptions(host, folder, text)
    : { captions: new Map<string, BilingualText>(), diagnostics: [] };
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
  const texts = files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration }) => authoredTexts(declaration)),
  );
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
      diagnostics.push(unreadableFileAt(host, path));
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

interface Captions {
  /** By locator key. */
  readonly captions: ReadonlyMap<string, BilingualText>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What units are about, in our own words: of the outline where the pack holds no text, and of `captions.yaml`. */
function readCaptions(host: Host, folder: string, text: InstrumentText): Captions {
  const captions = new Map<string, BilingualText>(text.kind === "outline" ? text.captions : []);
  const read = readYamlFile(host, `${folder}/captions.yaml`);
  if (!read?.root) return { captions, diagnostics: read?.diagnostics ?? [] };
  const { source, root } = read.root;
  const unknown = itemsOf(root).flatMap((it) => unknownKeys(source, it, ["unit", "en", "zh"], "caption"));
  const shape = unknown.length > 0 ? unknown : checkAgainstSchema(read.root, captionsSchema);
  if (shape.length > 0) return { captions, diagnostics: shape };

  const document = read.root;
  const diagnostics: Diagnostic[] = [];
  for (const item of itemsOf(document.root)) {
    const unit = fieldOf(item, "unit") ?? item;
    const place = { source: document.source, span: unit.span };
    const written = writtenKey(document, unit);
    const locator = readLocatorKey(written);
    if (!locator || !hasUnit(text, locator)) diagnostics.push(unknownCaptionUnit.at(place, { unit: written }));
    else if (captions.has(locatorKey(locator))) diagnostics.push(captionTwice.at(place, { unit: written }));
    else captions.set(locatorKey(locator), { en: wordsAt(item, "en"), zh: wordsAt(item, "zh") });
  }
  return { captions, diagnostics };
}

const wordsAt = (node: DataNode, name: string): string => textOf(fieldOf(node, name)) ?? "";

/** As it stands in the file: to YAML `12.10` is a number, and the same one as `12.1`. */
function writtenKey({ source }: DataDocument, { span }: DataNode): string {
  return source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, "$2");
}

interface Chinese {
  /** By the English words. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** `chinese.yaml`: Chinese words for words of a pack. `words`: all that it has; undefined where that is not known. */
function readChinese(host: Host, folder: string, words: ReadonlySet<string> | undefined): Chinese {
  const chinese = new Map<string, string>();
  const read = readYamlFile(host, `${folder}/chinese.yaml`);
  if (!read?.root) return { chinese, diagnostics: read?.diagnostics ?? [] };
  const { source, root } = read.root;
  const unknown = itemsOf(root).flatMap((it) => unknownKeys(source, it, ["en", "zh"], "translation"));
  const shape = unknown.length > 0 ? unknown : checkAgainstSchema(read.root, chineseSchema);
  if (shape.length > 0) return { chinese, diagnostics: shape };

  const diagnostics: Diagnostic[] = [];
  for (const item of itemsOf(root)) {
    const [en, zh] = [textOf(fieldOf(item, "en")) ?? "", textOf(fieldOf(item, "zh")) ?? ""];
    const place = { source, span: (fieldOf(item, "en") ?? item).span };
    if (chinese.has(en)) diagnostics.push(translatedTwice.at(place, {}));
    else if (words?.has(en) === false)
      diagnostics.push(unknownWords.at(place, { near: didYouMean(nearest(en, words)) }));
    chinese.set(en, zh);
  }
  return { chinese, diagnostics };
}
