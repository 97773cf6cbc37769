import { isOffice, readDocx } from "./docx.ts";
import { asciiAt, startsAt } from "./bytes.ts";
import { noLabel, repeated, unknownKind, type Answer, type Fault } from "./faults.ts";
import { readMp3 } from "./id3.ts";
import { readJpeg } from "./jpeg.ts";
import { readMarkdown } from "./markdown.ts";
import { readMp4 } from "./mp4.ts";
import { readPdf } from "./pdf.ts";
import { readPng } from "./png.ts";
import { readLabel, type Label } from "./read-label.ts";
import { readWav, readWebp } from "./riff.ts";
import { scanWith, type Beside, type Scan, type Scanned } from "./scan.ts";

/** A kind of file whose labels are read: how it is read, and how a label is written into it. */
interface Reader {
  readonly read: (scan: Scan) => void;
  readonly help: string;
}

const json = 'write {"AIGC": {"Label": "1", …}}';
const xmp = `${json} into the XMP property TC260:AIGC`;
const readers = {
  PNG: { read: readPng, help: `${xmp} (chunk iTXt)` },
  JPEG: { read: readJpeg, help: `${xmp} (segment APP1)` },
  WebP: { read: readWebp, help: `${xmp} (chunk XMP)` },
  MP4: { read: readMp4, help: `${json} under the key AIGC of moov.udta.meta` },
  MP3: { read: readMp3, help: `${json} into an ID3 frame TXXX with the description AIGC` },
  WAV: { read: readWav, help: `${json} into a RIFF chunk AIGC` },
  PDF: { read: readPdf, help: `${json} under the key AIGC of the Info dictionary` },
  DOCX: { read: readDocx, help: `${json} into a custom property AIGC, as text` },
  Markdown: {
    read: readMarkdown,
    help: 'write "AIGC:" into the front matter, and below it the seven fields, each with a text in quotes',
  },
} as const satisfies Readonly<Record<string, Reader>>;

export type MediaKind = keyof typeof readers;

/** What a file's metadata says of a label. */
export interface Inspected {
  /** Undefined: a kind that is not read. */
  readonly kind: MediaKind | undefined;
  /** Undefined: the file is not wholly read, and no label was found in what is. */
  readonly answer: Answer | undefined;
  readonly labels: readonly Label[];
  /** Of the file as a whole; those of a label stand with it. */
  readonly faults: readonly Fault[];
  readonly beside: Beside;
  readonly spent: Scanned["spent"];
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
  if (kind === undefined) return { kind, answer: undefined, faults: [unknownKind()], ...nothing };
  const { read, help } = readers[kind];
  const { fields, faults, beside, spent } = scanWith(read, bytes);
  const labels = fields.map(readLabel);
  const own = [...faults, ...ofAll(labels)];
  const isWhole = !faults.some((it) => it.severity === "error");
  if (labels.length === 0 && isWhole) own.push(noLabel(help));
  return { kind, answer: answerOf(labels, own), labels, faults: own, beside, spent };
}

/** One file has one label (GB 45438-2025, 6.1). */
function ofAll(labels: readonly Label[]): readonly Fault[] {
  if (labels.length < 2) return [];
  const places = [...new Set(labels.map((it) => it.place))].join(", ");
  return [repeated(`${labels.length} labels are in the file: ${places}`, "keep one: a file has exactly one label")];
}

/** The first that holds: two labels are no right label, whatever each of them says. */
function answerOf(labels: readonly Label[], own: readonly Fault[]): Answer | undefined {
  const said = [...own, ...labels.flatMap((it) => it.faults)].map((it) => it.answer);
  const order: readonly Answer[] = ["duplicated", "malformed", "near-miss", "absent"];
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
