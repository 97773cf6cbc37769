import { deflateRawSync, deflateSync } from "node:zlib";
import type { MediaKind } from "../../../../src/readers/media/inspect-bytes.ts";
import {
  big,
  box,
  exif,
  id3,
  id3Frame,
  jpegSegment,
  join,
  pngChunk,
  riff,
  riffChunk,
  utf16,
  utf8,
  zip,
} from "./bytes.ts";

/** A label as annex E has it. */
export const fields = {
  Label: "1",
  ContentProducer: "001191110108MA01A2B3C4X10001",
  ProduceID: "p-20260901-0001",
  ReservedCode1: "",
  ContentPropagator: "001191110108MA01A2B3C4X10001",
  PropagateID: "p-20260901-0001",
  ReservedCode2: "",
} as const;

export const right = JSON.stringify({ AIGC: fields });

/** A place for labels in a kind of file, and how a file with some is written: `key` is the name of the field. */
export interface Carrier {
  readonly kind: MediaKind;
  readonly name: string;
  readonly write: (texts: readonly string[], key?: string) => Uint8Array;
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** An XMP packet with a property for each text, as elements. */
export function xmp(texts: readonly string[], key = "AIGC", more = ""): Uint8Array {
  const properties = texts.map((it) => `<TC260:${key}>${escapeXml(it)}</TC260:${key}>`).join("");
  return utf8(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
      `<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" ${more}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

export const png = (...chunks: readonly Uint8Array[]): Uint8Array =>
  join(
    "\x89PNG\r\n\x1a\n",
    pngChunk("IHDR", join(big(1, 4), big(1, 4), [8, 0, 0, 0, 0])),
    ...chunks,
    pngChunk("IDAT", deflateSync(new Uint8Array([0, 0]))),
    pngChunk("IEND", new Uint8Array(0)),
  );

export const jpeg = (...segments: readonly Uint8Array[]): Uint8Array =>
  join([0xff, 0xd8], jpegSegment(0xe0, join("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0])), ...segments, [
    0xff, 0xda, 0, 2, 0xff, 0xd9,
  ]);

export const webp = (...chunks: readonly Uint8Array[]): Uint8Array =>
  riff("WEBP", riffChunk("VP8X", new Uint8Array(10)), ...chunks);

export const wav = (...chunks: readonly Uint8Array[]): Uint8Array =>
  riff("WAVE", riffChunk("fmt ", new Uint8Array(16)), ...chunks, riffChunk("data", new Uint8Array(5)));

export const mp4 = (...boxes: readonly Uint8Array[]): Uint8Array =>
  join(box("ftyp", "isom", big(0, 4)), box("mdat", "sound and pictures"), ...boxes);

const pictures = (name: string): string => `http://ns.adobe.com/${name}/\0`;
export const jpegXmp = (packet: Uint8Array): Uint8Array => jpegSegment(0xe1, join(pictures("xap/1.0"), packet));
export const jpegExif = (tiff: Uint8Array): Uint8Array => jpegSegment(0xe1, join("Exif\0\0", tiff));

/** Keys with their values, in a box `meta` of MP4 or of QuickTime. */
export function keyed(texts: readonly string[], key: string, isQuickTime = false): Uint8Array {
  const keys = texts.map(() => join(big(key.length + 8, 4), "mdta", key));
  const items = texts.map((it, at) => box(big(at + 1, 4), box("data", big(1, 4), big(0, 4), utf8(it))));
  return box(
    "meta",
    isQuickTime ? [] : big(0, 4),
    box("hdlr", new Uint8Array(8), "mdta", new Uint8Array(12)),
    box("keys", big(0, 4), big(keys.length, 4), ...keys),
    box("ilst", ...items),
  );
}

const freeForm = (text: string, key: string): Uint8Array =>
  box(
    "----",
    box("mean", big(0, 4), "com.apple.iTunes"),
    box("name", big(0, 4), key),
    box("data", big(1, 4), big(0, 4), utf8(text)),
  );

const txxx = (version: number, key: string, text: string): Uint8Array =>
  id3Frame(version, "TXXX", join([3], key, [0], utf8(text)));
const txxxWide = (key: string, text: string): Uint8Array =>
  id3Frame(3, "TXXX", join([1, 0xfe, 0xff], utf16(key), [0, 0, 0xfe, 0xff], utf16(text)));

const literal = (text: string): string => `(${text.replaceAll(/[\\()]/g, (it) => `\\${it}`)})`;
const hex = (text: string): string => `<FEFF${Buffer.from(utf16(text)).toString("hex")}>`;

export function pdf(info: string, ...objects: readonly string[]): Uint8Array {
  return join(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n7 0 obj\n<</Title (A)${info}>>\nendobj\n${objects.join("")}trailer\n<</Root 1 0 R /Info 7 0 R>>\n%%EOF\n`,
  );
}

/** The Info dictionary in a packed stream of objects. */
export function packedPdf(info: string): Uint8Array {
  const body = deflateSync(join(`7 0 8 30 `, `<</Title (A)${info}>>`));
  return join(
    `%PDF-1.7\n9 0 obj\n<</Type /ObjStm /N 1 /First 9 /Length ${body.length} /Filter /FlateDecode>>\nstream\n`,
    body,
    "\nendstream\nendobj\n10 0 obj\n<</Type /XRef /Info 7 0 R /Length 0>>\nstream\nendstream\nendobj\n%%EOF\n",
  );
}

export function customXml(texts: readonly string[], key: string, type = "lpwstr"): Uint8Array {
  const properties = texts.map((it) => `<property name="${key}"><vt:${type}>${escapeXml(it)}</vt:${type}></property>`);
  return utf8(
    `<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join("")}</Properties>`,
  );
}

export const docx = (...parts: readonly (readonly [name: string, method: number, data: Uint8Array])[]): Uint8Array =>
  zip(["[Content_Types].xml", 0, utf8("<Types/>")], ...parts);

const yamlText = (it: string): string => JSON.stringify(it);

/** Every place in which a label is read. */
export const carriers: readonly Carrier[] = [
  {
    kind: "PNG",
    name: "PNG iTXt (XMP)",
    write: (texts, key) => png(pngChunk("iTXt", join("XML:com.adobe.xmp", [0, 0, 0, 0, 0], xmp(texts, key)))),
  },
  {
    kind: "PNG",
    name: "PNG iTXt (XMP), packed",
    write: (texts, key) =>
      png(pngChunk("iTXt", join("XML:com.adobe.xmp", [0, 1, 0, 0, 0], deflateSync(xmp(texts, key))))),
  },
  {
    kind: "PNG",
    name: "PNG tEXt",
    write: (texts, key = "AIGC") => png(...texts.map((it) => pngChunk("tEXt", join(key, [0], utf8(it))))),
  },
  {
    kind: "PNG",
    name: "PNG zTXt",
    write: (texts, key = "AIGC") =>
      png(...texts.map((it) => pngChunk("zTXt", join(key, [0, 0], deflateSync(utf8(it)))))),
  },
  { kind: "JPEG", name: "JPEG APP1 (XMP)", write: (texts, key) => jpeg(jpegXmp(xmp(texts, key))) },
  { kind: "WebP", name: "WebP XMP", write: (texts, key) => webp(riffChunk("XMP ", xmp(texts, key))) },
  {
    kind: "MP4",
    name: "moov.udta.meta",
    write: (texts, key = "AIGC") => mp4(box("moov", box("udta", keyed(texts, key), big(0, 4)))),
  },
  {
    kind: "MP4",
    name: "moov.meta, QuickTime",
    write: (texts, key = "AIGC") => mp4(box("moov", keyed(texts, key, true))),
  },
  {
    kind: "MP4",
    name: "moov.udta.meta, free form",
    write: (texts, key = "AIGC") =>
      mp4(box("moov", box("udta", box("meta", big(0, 4), box("ilst", ...texts.map((it) => freeForm(it, key))))))),
  },
  {
    kind: "MP3",
    name: "ID3 TXXX 2.3",
    write: (texts, key = "AIGC") => join(id3(3, ...texts.map((it) => txxxWide(key, it))), [0xff, 0xfb, 0x90, 0]),
  },
  {
    kind: "MP3",
    name: "ID3 TXXX 2.4",
    write: (texts, key = "AIGC") => join(id3(4, ...texts.map((it) => txxx(4, key, it))), [0xff, 0xfb, 0x90, 0]),
  },
  {
    kind: "WAV",
    name: "WAV chunk",
    write: (texts, key = "AIGC") => wav(...texts.map((it) => riffChunk(key, utf8(it)))),
  },
  {
    kind: "PDF",
    name: "PDF Info",
    write: (texts, key = "AIGC") => pdf(texts.map((it) => `/${key} ${literal(it)}`).join("")),
  },
  {
    kind: "PDF",
    name: "PDF Info, wide",
    write: (texts, key = "AIGC") =>
      pdf(
        texts.map((_, at) => `/${key} ${20 + at} 0 R`).join(""),
        ...texts.map((it, at) => `${20 + at} 0 obj\n${hex(it)}\nendobj\n`),
      ),
  },
  {
    kind: "PDF",
    name: "PDF Info, packed",
    write: (texts, key = "AIGC") => packedPdf(texts.map((it) => `/${key} ${literal(it)}`).join("")),
  },
  {
    kind: "DOCX",
    name: "DOCX custom property",
    write: (texts, key = "AIGC") => docx(["docProps/custom.xml", 8, deflateRawSync(customXml(texts, key))]),
  },
  {
    kind: "DOCX",
    name: "DOCX custom property, stored",
    write: (texts, key = "AIGC") => docx(["docProps/custom.xml", 0, customXml(texts, key)]),
  },
  {
    kind: "Markdown",
    name: "Markdown front matter",
    write: (texts, key = "AIGC") =>
      utf8(`---\ntitle: A\n${texts.map((it) => `${key}: ${yamlText(it)}\n`).join("")}---\n# A\n`),
  },
];

/** EXIF's comment is one field for every purpose and has no name of its own. */
export const exifCarriers: readonly Carrier[] = [
  {
    kind: "JPEG",
    name: "EXIF in JPEG",
    write: (texts) => jpeg(...texts.map((it) => jpegExif(exif(join("ASCII\0\0\0", utf8(it)))))),
  },
  {
    kind: "JPEG",
    name: "EXIF in JPEG, wide and big-endian",
    write: (texts) => jpeg(...texts.map((it) => jpegExif(exif(join("UNICODE\0", utf16(it)), "MM")))),
  },
  {
    kind: "PNG",
    name: "EXIF in PNG",
    write: (texts) => png(...texts.map((it) => pngChunk("eXIf", exif(join(new Uint8Array(8), utf8(it)))))),
  },
  {
    kind: "WebP",
    name: "EXIF in WebP",
    write: (texts) => webp(...texts.map((it) => riffChunk("EXIF", exif(join("ASCII\0\0\0", utf8(it)))))),
  },
];
