import type { Message } from "../../base/message.ts";
import { asciiAt, decodeLatin, decodeUtf16, decodeUtf8, startsAt, uintAt, untilZero } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import { textValue, type MetadataScan } from "./metadata-scan.ts";
import { readXmp } from "./xmp.ts";

/** Reads the ID3 tags at the beginning of an MP3 file: texts of one's own (`TXXX`), XMP in `PRIV`, and a C2PA manifest. */
export function readMp3(scan: MetadataScan): void {
  let at = 0;
  while (startsAt(scan.bytes, at, "ID3") && scan.part()) {
    const size = readId3(scan, scan.bytes.subarray(at), at);
    if (size === undefined) return;
    at += size;
  }
}

/** Reads one tag; gives its size, or nothing if its end is not known. */
export function readId3(scan: MetadataScan, bytes: Uint8Array, offset: number): number | undefined {
  if (!startsAt(bytes, 0, "ID3")) return undefined;
  const version = bytes[3] ?? 0;
  const flags = bytes[5] ?? 0;
  const size = 10 + shortBytes(bytes, 6) + (version === 4 && (flags & 0x10) !== 0 ? 10 : 0);
  if (bytes.length < 10 || size > bytes.length) {
    scan.cut(fileParts.id3());
    return undefined;
  }
  if (version < 2 || version > 4 || (version === 2 && (flags & 0x40) !== 0)) {
    scan.broken(fileParts.id3(), fileProblems.version());
    return size;
  }
  const body = bytes.subarray(10, 10 + shortBytes(bytes, 6));
  readFrames(scan, version < 4 && (flags & 0x80) !== 0 ? withoutStuffing(body) : body, version, flags, offset);
  return size;
}

function readFrames(scan: MetadataScan, body: Uint8Array, version: number, flags: number, offset: number): void {
  const head = version === 2 ? 6 : 10;
  let at = 0;
  if (version === 3 && (flags & 0x40) !== 0) at = 4 + uintAt(body, 0, 4);
  if (version === 4 && (flags & 0x40) !== 0) at = shortBytes(body, 0);
  while (at + head <= body.length && body[at] !== 0 && scan.part()) {
    const id = asciiAt(body, at, version === 2 ? 3 : 4);
    const size =
      version === 2 ? uintAt(body, at + 3, 3) : version === 3 ? uintAt(body, at + 4, 4) : shortBytes(body, at + 4);
    const end = at + head + size;
    if (!/^[A-Z0-9]+$/.test(id) || end > body.length) {
      scan.broken(fileParts.id3(), fileProblems.frames());
      return;
    }
    if (/^(TXX|TXXX|PRIV|GEO|GEOB)$/.test(id)) {
      const data = plainFrame(scan, body.subarray(at + head, end), version, head === 6 ? 0 : (body[at + 9] ?? 0));
      if ("code" in data) scan.broken(`ID3 ${id}`, data);
      else readFrame(scan, id, data, offset);
    }
    at = end;
  }
}

/** What a frame holds, unpacked; or why it cannot be read. */
function plainFrame(scan: MetadataScan, data: Uint8Array, version: number, flags: number): Uint8Array | Message {
  const has = (bit3: number, bit4: number): boolean => (flags & (version === 3 ? bit3 : bit4)) !== 0;
  if (has(0x40, 0x04)) return fileProblems.encrypted();
  const isPacked = has(0x80, 0x08);
  const skip = (has(0x20, 0x40) ? 1 : 0) + (version === 3 ? (isPacked ? 4 : 0) : has(0, 0x01) ? 4 : 0);
  const rest = data.subarray(skip);
  const plain = has(0, 0x02) ? withoutStuffing(rest) : rest;
  return isPacked ? scan.unpack(plain, "zlib") : plain;
}

function readFrame(scan: MetadataScan, id: string, data: Uint8Array, offset: number): void {
  if (id === "PRIV" && startsAt(data, 0, "XMP\0")) readXmp(scan, data.subarray(4), "ID3 PRIV (XMP)", offset);
  if (id.startsWith("GEO") && asciiAt(data, 0, 80).includes("c2pa")) scan.c2pa();
  if (!id.startsWith("TXX")) return;
  const encoding = data[0] ?? 0;
  const isWide = encoding === 1 || encoding === 2;
  const split = isWide ? wideZero(data, 1) : (untilZero(data, 1, 1000)?.length ?? -1);
  if (split < 0) return;
  const key = decodeWords(data.subarray(1, 1 + split), encoding) ?? "";
  if (kindOfKey(key) === undefined) return;
  const words = scan.text(data.subarray(1 + split + (isWide ? 2 : 1)));
  scan.offer({ place: `ID3 ${id}`, offset, key, value: textValue(words, (it) => decodeWords(it, encoding)) });
}

function decodeWords(bytes: Uint8Array, encoding: number): string | undefined {
  if (encoding === 1) return decodeUtf16(bytes, "little");
  if (encoding === 2) return decodeUtf16(bytes, "big");
  return encoding === 3 ? decodeUtf8(bytes) : decodeLatin(bytes);
}

/** How many bytes stand before a 0 of two bytes; -1 if none comes within 2,000. */
function wideZero(bytes: Uint8Array, at: number): number {
  for (let i = at; i + 1 < Math.min(bytes.length, at + 2000); i += 2) {
    if (bytes[i] === 0 && bytes[i + 1] === 0) return i - at;
  }
  return -1;
}

/** ID3's numbers of four bytes with seven bits each. */
function shortBytes(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = 0; i < 4; i++) value = value * 128 + ((bytes[at + i] ?? 0) & 0x7f);
  return value;
}

/** The bytes without the 0 that keeps FF from being taken for sound. */
function withoutStuffing(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => byte !== 0 || bytes[at - 1] !== 0xff);
}
