import type { Diagnostic } from "../../base/diagnostic.ts";
import { listOf, message, type Message } from "../../base/message.ts";
import { asciiAt, startsAt } from "./bytes.ts";
import {
  brokenLabel,
  missingLabelField,
  nearMiss,
  noLabel,
  noOuterKey,
  notJson,
  repeated,
  unknownLabelField,
  unknownKind,
  wrongValue,
  howToLabel,
} from "./diagnostics.ts";
import { isOffice, readDocx } from "./docx.ts";
import { readMp3 } from "./id3.ts";
import { readJpeg } from "./jpeg.ts";
import { readMarkdown } from "./markdown.ts";
import { scanMetadata, type Provenance, type MetadataScan, type ScanResult } from "./metadata-scan.ts";
import { readMp4 } from "./mp4.ts";
import { readPdf } from "./pdf.ts";
import { readPng } from "./png.ts";
import { readLabel, type Label } from "./read-label.ts";
import { readWav, readWebp } from "./riff.ts";

/** What a file's metadata says of a label. A file that is not wholly read has none of these: nobody knows what stands in the rest. */
export type LabelAnswer = "present" | "absent" | "malformed" | "duplicated" | "near-miss";

const answers: ReadonlyMap<string, LabelAnswer> = new Map([
  [noLabel.code, "absent"],
  [repeated.code, "duplicated"],
  [nearMiss.code, "near-miss"],
  ...[notJson, wrongValue, missingLabelField, unknownLabelField, noOuterKey, brokenLabel].map(
    (it) => [it.code, "malformed"] as const,
  ),
]);

/**
 * The answer that a mistake leads to; undefined: the file is not wholly read for it, or it is only remarked.
 *
 * @example
 * answerTo({ code: "media/no-label", params: {} }) // "absent"
 */
export const answerTo = ({ code }: Message): LabelAnswer | undefined => answers.get(code);

/** The kinds of files whose labels are read, and how. */
const readers = {
  PNG: readPng,
  JPEG: readJpeg,
  WebP: readWebp,
  MP4: readMp4,
  MP3: readMp3,
  WAV: readWav,
  PDF: readPdf,
  DOCX: readDocx,
  Markdown: readMarkdown,
} as const satisfies Readonly<Record<keyof typeof howToLabel, (scan: MetadataScan) => void>>;

export type MediaKind = keyof typeof readers;

/** What a file's metadata says of a label. */
export interface Inspected {
  /** Undefined: a kind that is not read. */
  readonly kind: MediaKind | undefined;
  /** Undefined: the file is not wholly read, and no label was found in what is. */
  readonly answer: LabelAnswer | undefined;
  /** False if something was left unread, so that nobody knows whether a label stands there. */
  readonly isWhole: boolean;
  readonly labels: readonly Label[];
  /** Of the file as a whole; those of a label stand with it. */
  readonly faults: readonly Diagnostic<undefined>[];
  readonly beside: Provenance;
  readonly spent: ScanResult["spent"];
}

/**
 * Reads the label of GB 45438-2025 in a file's bytes. Total: any bytes have an answer, within `mediaLimits`.
 *
 * @example
 * inspectBytes("a.md", new TextEncoder().encode("# A")).answer // "absent"
 * inspectBytes("a.md", new TextEncoder().encode("---\nAIGC: { Label: 1 }\n---\n")).answer // "malformed"
 * inspectBytes("a.txt", new Uint8Array([1])).faults.map((it) => it.code) // ["media/unknown-kind"]
 */
export function inspectBytes(name: string, bytes: Uint8Array): Inspected {
  const kind = kindOf(name, bytes);
  const nothing = { beside: { sourceTypes: [], c2pa: false }, spent: { parts: 0, texts: 0 }, labels: [] };
  if (kind === undefined) {
    return { kind, answer: undefined, isWhole: false, faults: [unknownKind.nowhere({})], ...nothing };
  }
  const { fields, faults, beside, spent } = scanMetadata(readers[kind], bytes);
  const labels = fields.map(readLabel);
  const own = [...faults, ...ofAll(labels)];
  const isWhole = !faults.some((it) => it.severity === "error");
  if (labels.length === 0 && isWhole) own.push(noLabel.nowhere({ how: howToLabel[kind]() }));
  return { kind, answer: answerOf(labels, own), isWhole, labels, faults: own, beside, spent };
}

const several = message("media/several-labels", {
  en: "{count} labels are in the file: {places}",
  zh: "文件中有 {count} 個標識：{places}",
});

/** One file has one label (GB 45438-2025, 6.1). */
function ofAll(labels: readonly Label[]): readonly Diagnostic<undefined>[] {
  if (labels.length < 2) return [];
  const places = new Map(labels.map(({ place }) => [JSON.stringify(place), place]));
  const problem = several({ count: labels.length, places: listOf([...places.values()]) });
  return [repeated.nowhere({ problem, what: "labels" })];
}

/** The first that holds: two labels are no right label, whatever each of them says. */
function answerOf(labels: readonly Label[], own: readonly Diagnostic<undefined>[]): LabelAnswer | undefined {
  const said = [...own, ...labels.flatMap((it) => it.faults)].map(answerTo);
  const order: readonly LabelAnswer[] = ["duplicated", "malformed", "near-miss", "absent"];
  return order.find((it) => said.includes(it)) ?? (labels.length > 0 ? "present" : undefined);
}

/** The kind of a file by its first bytes; Markdown, which has none of its own, by its name. */
function kindOf(name: string, bytes: Uint8Array): MediaKind | undefined {
  if (startsAt(bytes, 0, "\x89PNG\r\n\x1a\n")) return "PNG";
  if (startsAt(bytes, 0, "\xff\xd8\xff")) return "JPEG";
  if (startsAt(bytes, 0, "RIFF") && startsAt(bytes, 8, "WEBP")) return "WebP";
  if (startsAt(bytes, 0, "RIFF") && startsAt(bytes, 8, "WAVE")) return "WAV";
  if (startsAt(bytes, 0, "ID3") || beginsSound(bytes)) return "MP3";
  if (asciiAt(bytes, 0, 1024).includes("%PDF-")) return "PDF";
  if (startsAt(bytes, 0, "PK\x03\x04")) return isOffice(bytes) === false ? undefined : "DOCX";
  if (isMovie(bytes)) return "MP4";
  return /\.(md|markdown)$/i.test(name) ? "Markdown" : undefined;
}

/** A frame of MPEG sound, layer III. */
function beginsSound(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return isFrame && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}

/** Pictures in the same container hold their metadata elsewhere. */
function isMovie(bytes: Uint8Array): boolean {
  if (startsAt(bytes, 4, "ftyp")) return !/^(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)/.test(asciiAt(bytes, 8, 4));
  return ["moov", "mdat", "wide"].some((it) => startsAt(bytes, 4, it));
}
