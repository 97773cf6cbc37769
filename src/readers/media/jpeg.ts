import { asciiAt, startsAt, uintAt } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { readExif } from "./exif.ts";
import type { MetadataScan } from "./metadata-scan.ts";
import { readXmp } from "./xmp.ts";

const xmpName = "http://ns.adobe.com/xap/1.0/\0";
const moreXmpName = "http://ns.adobe.com/xmp/extension/\0";
const exifName = "Exif\0\0";
const scanBegins = 0xda;
const ends = 0xd9;

/** A stretch of an XMP packet that is too long for one segment. */
interface Stretch {
  readonly at: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Reads the segments of a JPEG file before its picture: XMP and EXIF in `APP1`, a C2PA manifest in `APP11`. */
export function readJpeg(scan: MetadataScan): void {
  const { bytes } = scan;
  const stretches: Stretch[] = [];
  let at = 2;
  let isDone = false;
  while (at + 2 <= bytes.length && !isDone && scan.part()) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return scan.broken("JPEG", fileProblems.segments());
    if (marker === scanBegins || marker === ends) isDone = true;
    // Fill bytes, and markers that stand alone.
    else if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      const size = uintAt(bytes, at + 2, 2);
      if (at + 2 + size > bytes.length) return scan.cut(fileParts.segment());
      if (size < 2) return scan.broken("JPEG", fileProblems.shortSegment());
      const stretch = readSegment(scan, marker, bytes.subarray(at + 4, at + 2 + size), at);
      if (stretch) stretches.push(stretch);
      at += 2 + size;
    }
  }
  if (!isDone && at + 2 > bytes.length) scan.cut(fileParts.segments());
  readStretches(scan, stretches);
}

function readSegment(scan: MetadataScan, marker: number, data: Uint8Array, offset: number): Stretch | undefined {
  if (marker === 0xe1) {
    if (startsAt(data, 0, xmpName)) readXmp(scan, data.subarray(xmpName.length), "JPEG APP1 (XMP)", offset);
    if (startsAt(data, 0, exifName)) readExif(scan, data.subarray(exifName.length), offset + 4 + exifName.length);
    if (startsAt(data, 0, moreXmpName)) {
      // A digest of 32 digits, the whole length, and where this stretch belongs.
      const from = moreXmpName.length + 32 + 8;
      return { at: uintAt(data, from - 4, 4), offset, bytes: data.subarray(from) };
    }
  }
  if (marker === 0xeb && /jumd\s*c2pa/.test(asciiAt(data, 0, 64))) scan.c2pa();
  return undefined;
}

/** XMP in several segments, in the order in which its stretches say that they stand. */
function readStretches(scan: MetadataScan, stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (first === undefined) return;
  const place = "JPEG APP1 (extended XMP)";
  const sorted = stretches.toSorted((a, b) => a.at - b.at);
  let length = 0;
  for (const it of sorted) {
    if (it.at !== length) return scan.broken(place, fileProblems.stretches());
    length += it.bytes.length;
  }
  const whole = new Uint8Array(length);
  for (const it of sorted) whole.set(it.bytes, it.at);
  readXmp(scan, whole, place, first.offset);
}
