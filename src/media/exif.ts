import { asciiAt, decodeLatin, decodeUtf16, startsAt, uintAt, type Order } from "./bytes.ts";
import { brokenPart } from "./faults.ts";
import { looksLikeLabel } from "./label-key.ts";
import type { Scan } from "./scan.ts";

const place = "EXIF UserComment";
const exifFolder = 0x8769;
const userComment = 0x9286;

/** Reads the comment of EXIF data. It is one field for every purpose, so only a text that looks like a label is one. */
export function readExif(scan: Scan, tiff: Uint8Array, offset: number): void {
  const order: Order | undefined = startsAt(tiff, 0, "II") ? "little" : startsAt(tiff, 0, "MM") ? "big" : undefined;
  if (order === undefined || uintAt(tiff, 2, 2, order) !== 42) {
    scan.fault(brokenPart("EXIF", "it does not begin as a TIFF file does"));
    return;
  }
  const first = readFolder(scan, tiff, uintAt(tiff, 4, 4, order), order, offset);
  if (first !== undefined) readFolder(scan, tiff, first, order, offset);
}

/** Reads the entries of one folder; gives where the folder of EXIF's own entries begins. */
function readFolder(scan: Scan, tiff: Uint8Array, at: number, order: Order, offset: number): number | undefined {
  let next: number | undefined;
  if (at + 2 > tiff.length) {
    scan.fault(brokenPart("EXIF", "an entry points behind its end"));
    return undefined;
  }
  const count = uintAt(tiff, at, 2, order);
  for (let i = 0; i < count && scan.part(); i++) {
    const entry = at + 2 + 12 * i;
    if (entry + 12 > tiff.length) {
      scan.fault(brokenPart("EXIF", "its list of entries is cut off"));
      return next;
    }
    const tag = uintAt(tiff, entry, 2, order);
    if (tag === exifFolder) next = uintAt(tiff, entry + 8, 4, order);
    if (tag === userComment) readComment(scan, tiff, entry, order, offset);
  }
  return next;
}

function readComment(scan: Scan, tiff: Uint8Array, entry: number, order: Order, offset: number): void {
  const size = uintAt(tiff, entry + 4, 4, order);
  const at = size <= 4 ? entry + 8 : uintAt(tiff, entry + 8, 4, order);
  if (at + size > tiff.length) {
    scan.fault(brokenPart(place, "it points behind the end of EXIF"));
    return;
  }
  const bytes = scan.text(tiff.subarray(at, at + size));
  if (typeof bytes === "string") {
    scan.fault(brokenPart(place, bytes));
    return;
  }
  if (bytes.length < 8) return;
  const isUnicode = asciiAt(bytes, 0, 7) === "UNICODE";
  const words = bytes.subarray(8);
  const text = isUnicode ? decodeUtf16(words, order) : decodeLatin(words);
  if (looksLikeLabel(text)) {
    scan.found({ place, offset: offset + at, key: undefined, value: { kind: "text", text }, instead: undefined });
  }
}
