import type { Message } from "../base/message.ts";
import { asciiAt, decodeLatin, decodeUtf8, uintAt, untilZero } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { brokenPart } from "./diagnostics.ts";
import { readExif } from "./exif.ts";
import { kindOfKey } from "./label-key.ts";
import { parts, problems } from "./messages.ts";
import type { Scan, Value } from "./scan.ts";
import { readXmp } from "./xmp.ts";

const xmpKeyword = "XML:com.adobe.xmp";

/** Reads a PNG file: XMP in `iTXt`, texts called `AIGC` in `tEXt`, `zTXt` and `iTXt`, EXIF, and a C2PA manifest in `caBX`. */
export function readPng(scan: Scan): void {
  const { bytes } = scan;
  let at = 8;
  while (at < bytes.length && scan.part()) {
    const size = uintAt(bytes, at, 4);
    const type = asciiAt(bytes, at + 4, 4);
    const end = at + 12 + size;
    if (end > bytes.length) {
      scan.cut(parts.pngChunk());
      return;
    }
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
  if (at >= bytes.length) scan.cut(parts.pngChunks());
}

type TextChunk = "tEXt" | "zTXt" | "iTXt";

function readText(scan: Scan, type: TextChunk, data: Uint8Array, offset: number, isSound: () => boolean): void {
  const keyword = untilZero(data, 0, 79);
  if (keyword === undefined) return;
  const key = decodeLatin(keyword);
  const isXmp = key === xmpKeyword;
  if (!isXmp && kindOfKey(key) === undefined) return;
  const body = isSound() ? bodyOf(scan, type, data, keyword.length + 1) : problems.checksum();
  if (isXmp) {
    const place = `PNG ${type} (XMP)`;
    if ("code" in body) scan.fault(brokenPart.nowhere({ place, problem: body }));
    else readXmp(scan, body, place, offset);
  } else scan.offer({ place: `PNG ${type}`, offset, key, value: valueOf(type, body) });
}

function valueOf(type: TextChunk, body: Uint8Array | Message): Value {
  if ("code" in body) return { kind: "broken", problem: body };
  const text = type === "iTXt" ? decodeUtf8(body) : decodeLatin(body);
  return text === undefined ? { kind: "broken", problem: problems.bytes() } : { kind: "text", text };
}

/** The bytes of a text, unpacked where they are packed; or why there are none. */
function bodyOf(scan: Scan, type: TextChunk, data: Uint8Array, at: number): Uint8Array | Message {
  if (type === "tEXt") return scan.text(data.subarray(at));
  if (type === "zTXt") return scan.unpack(data.subarray(at + 1), "zlib");
  const language = untilZero(data, at + 2, 1000);
  const translated = language && untilZero(data, at + 3 + language.length, 10_000);
  if (language === undefined || translated === undefined) return problems.language();
  const body = data.subarray(at + 4 + language.length + translated.length);
  return data[at] === 1 ? scan.unpack(body, "zlib") : scan.text(body);
}
