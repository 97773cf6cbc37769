import type { Message } from "../../base/message.ts";
import { asciiAt, decodeLatin, decodeUtf8, uintAt, untilZero } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { readExif } from "./exif.ts";
import { kindOfKey } from "./label-key.ts";
import { textValue, type MetadataScan } from "./metadata-scan.ts";
import { readXmp } from "./xmp.ts";

const xmpKeyword = "XML:com.adobe.xmp";

/** Reads a PNG file: XMP in `iTXt`, texts called `AIGC` in `tEXt`, `zTXt` and `iTXt`, EXIF, and a C2PA manifest in `caBX`. */
export function readPng(scan: MetadataScan): void {
  const { bytes } = scan;
  let at = 8;
  while (at < bytes.length && scan.part()) {
    const size = uintAt(bytes, at, 4);
    const type = asciiAt(bytes, at + 4, 4);
    const end = at + 12 + size;
    if (end > bytes.length) return scan.cut(fileParts.pngChunk());
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (type === "IEND") return;
    if (type === "caBX") scan.c2pa();
    if (type === "eXIf") readExif(scan, data, at + 8);
    if (type === "tEXt" || type === "zTXt" || type === "iTXt") {
      const isSound = (): boolean => crc32(bytes.subarray(at + 4, at + 8 + size)) === uintAt(bytes, end - 4, 4);
      readText(scan, type, data, at, isSound);
    }
    at = end;
  }
  if (at >= bytes.length) scan.cut(fileParts.pngChunks());
}

type TextChunk = "tEXt" | "zTXt" | "iTXt";

function readText(scan: MetadataScan, type: TextChunk, data: Uint8Array, offset: number, isSound: () => boolean): void {
  const keyword = untilZero(data, 0, 79);
  if (keyword === undefined) return;
  const key = decodeLatin(keyword);
  const isXmp = key === xmpKeyword;
  if (!isXmp && kindOfKey(key) === undefined) return;
  const body = isSound() ? bodyOf(scan, type, data, keyword.length + 1) : fileProblems.checksum();
  if (isXmp) {
    const place = `PNG ${type} (XMP)`;
    if ("code" in body) scan.broken(place, body);
    else readXmp(scan, body, place, offset);
  } else
    scan.offer({
      place: `PNG ${type}`,
      offset,
      key,
      value: textValue(body, type === "iTXt" ? decodeUtf8 : decodeLatin),
    });
}

/** The bytes of a text, unpacked where they are packed; or why there are none. */
function bodyOf(scan: MetadataScan, type: TextChunk, data: Uint8Array, at: number): Uint8Array | Message {
  if (type === "tEXt") return scan.text(data.subarray(at));
  if (type === "zTXt") return scan.unpack(data.subarray(at + 1), "zlib");
  const language = untilZero(data, at + 2, 1000);
  const translated = language && untilZero(data, at + 3 + language.length, 10_000);
  if (language === undefined || translated === undefined) return fileProblems.language();
  const body = data.subarray(at + 4 + language.length + translated.length);
  return data[at] === 1 ? scan.unpack(body, "zlib") : scan.text(body);
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * The checksum of a PNG chunk.
 *
 * @example
 * crc32(new TextEncoder().encode("123456789")).toString(16) // "cbf43926"
 */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
