import { asciiAt, decodeLatin, decodeUtf16, startsAt, uintAt, type ByteOrder } from "./bytes.ts";
import { fileProblems } from "./diagnostics.ts";
import { looksLikeLabel } from "./label-key.ts";
import type { MetadataScan } from "./metadata-scan.ts";

const place = "EXIF UserComment";
const exifFolder = 0x8769;
const userComment = 0x9286;

/** Reads the comment of EXIF data. It is one field for every purpose, so only a text that looks like a label is one. */
export function readExif(scan: MetadataScan, tiff: Uint8Array, offset: number): void {
  const order: ByteOrder | undefined = startsAt(tiff, 0, "II") ? "little" : startsAt(tiff, 0, "MM") ? "big" : undefined;
  if (order === undefined || uintAt(tiff, 2, 2, order) !== 42) {
    return scan.broken("EXIF", fileProblems.tiff());
  }
  const first = readFolder(scan, tiff, uintAt(tiff, 4, 4, order), order, offset);
  if (first !== undefined) readFolder(scan, tiff, first, order, offset);
}

/** Reads the entries of one folder; gives where the folder of EXIF's own entries begins. */
function readFolder(
  scan: MetadataScan,
  tiff: Uint8Array,
  at: number,
  order: ByteOrder,
  offset: number,
): number | undefined {
  let next: number | undefined;
  if (at + 2 > tiff.length) {
    scan.broken("EXIF", fileProblems.entryBehind());
    return undefined;
  }
  const count = uintAt(tiff, at, 2, order);
  for (let i = 0; i < count && scan.part(); i++) {
    const entry = at + 2 + 12 * i;
    if (entry + 12 > tiff.length) {
      scan.broken("EXIF", fileProblems.cutEntries());
      return next;
    }
    const tag = uintAt(tiff, entry, 2, order);
    if (tag === exifFolder) next = uintAt(tiff, entry + 8, 4, order);
    if (tag === userComment) readComment(scan, tiff, entry, order, offset);
  }
  return next;
}

function readComment(scan: MetadataScan, tiff: Uint8Array, entry: number, order: ByteOrder, offset: number): void {
  const size = uintAt(tiff, entry + 4, 4, order);
  const at = size <= 4 ? entry + 8 : uintAt(tiff, entry + 8, 4, order);
  if (at + size > tiff.length) return scan.broken(place, fileProblems.behindExif());
  const bytes = scan.text(tiff.subarray(at, at + size));
  if ("code" in bytes) return scan.broken(place, bytes);
  if (bytes.length < 8) return;
  const isUnicode = asciiAt(bytes, 0, 7) === "UNICODE";
  const words = bytes.subarray(8);
  const text = isUnicode ? decodeUtf16(words, order) : decodeLatin(words);
  if (looksLikeLabel(text)) {
    scan.found({ place, offset: offset + at, key: undefined, value: { kind: "text", text }, instead: undefined });
  }
}
