import { asciiAt, decodeLatin, decodeUtf16, decodeUtf8, startsAt, uintAt } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import { textValue, type MetadataScan, type MetadataValue } from "./metadata-scan.ts";
import { readXmp } from "./xmp.ts";

const xmpId = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
const c2paId = "\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";

/** A box: its type, and where its content stands. */
interface Box {
  readonly type: string;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Reads an MP4 or MOV file: keys and values in `moov.udta.meta` and `moov.meta`, XMP and a C2PA manifest in `uuid`. */
export function readMp4(scan: MetadataScan): void {
  const boxes = boxesOf(scan, 0, scan.bytes.length, true);
  if (!boxes.some((it) => it.type === "moov")) scan.cut(fileParts.boxes());
  for (const box of boxes) {
    if (box.type === "uuid" && startsAt(scan.bytes, box.start, c2paId)) scan.c2pa();
    if (box.type === "uuid" && startsAt(scan.bytes, box.start, xmpId)) {
      readXmp(scan, scan.bytes.subarray(box.start + 16, box.end), "MP4 uuid (XMP)", box.at);
    }
    if (box.type === "moov") readMovie(scan, box);
  }
}

function readMovie(scan: MetadataScan, moov: Box): void {
  for (const box of boxesOf(scan, moov.start, moov.end)) {
    if (box.type === "meta") readMeta(scan, box, "moov.meta");
    if (box.type !== "udta") continue;
    for (const inner of boxesOf(scan, box.start, box.end)) {
      if (inner.type === "meta") readMeta(scan, inner, "moov.udta.meta");
    }
  }
}

/** QuickTime's box begins with its first child, the one of MP4 with a version. */
function readMeta(scan: MetadataScan, meta: Box, place: string): void {
  const start = asciiAt(scan.bytes, meta.start + 4, 4) === "hdlr" ? meta.start : meta.start + 4;
  const boxes = boxesOf(scan, start, meta.end);
  const keys = boxes.filter((it) => it.type === "keys").flatMap((it) => readKeys(scan, it));
  for (const list of boxes.filter((it) => it.type === "ilst")) {
    for (const item of boxesOf(scan, list.start, list.end)) readItem(scan, item, keys, place);
  }
}

function readKeys(scan: MetadataScan, box: Box): readonly string[] {
  const { bytes } = scan;
  const keys: string[] = [];
  let at = box.start + 8;
  for (let left = uintAt(bytes, box.start + 4, 4); left > 0 && scan.part(); left--) {
    const size = uintAt(bytes, at, 4);
    if (at + 8 > box.end || size < 8 || at + size > box.end) {
      scan.broken("MP4 keys", fileProblems.key());
      return keys;
    }
    keys.push(size > 208 ? "" : decodeLatin(bytes.subarray(at + 8, at + size)));
    at += size;
  }
  return keys;
}

/** An item is named by the number of its key, by a `name` of its own, or by its type. */
function readItem(scan: MetadataScan, item: Box, keys: readonly string[], place: string): void {
  const index = uintAt(scan.bytes, item.at + 4, 4);
  const known = item.type === "----" ? undefined : (keys[index - 1] ?? item.type);
  if (known !== undefined && kindOfKey(known) === undefined) return;
  const boxes = boxesOf(scan, item.start, item.end);
  const own = boxes.find((it) => it.type === "name");
  const key =
    known ?? (own && own.end - own.start < 208 ? decodeLatin(scan.bytes.subarray(own.start + 4, own.end)) : "");
  if (kindOfKey(key) === undefined) return;
  const data = boxes.filter((it) => it.type === "data");
  const offset = item.at;
  if (data.length === 0) scan.offer({ place, offset, key, value: { kind: "broken", problem: fileProblems.data() } });
  for (const it of data) scan.offer({ place, offset, key, value: valueOf(scan, it) });
}

/** The kind of the data, its language, then the text. */
function valueOf(scan: MetadataScan, { start, end }: Box): MetadataValue {
  const isWide = uintAt(scan.bytes, start, 4) === 2;
  const words = scan.text(scan.bytes.subarray(start + 8, end));
  return textValue(words, (it) => (isWide ? decodeUtf16(it, "big") : decodeUtf8(it)));
}

/** The boxes in a stretch, up to the first that does not fit. */
function boxesOf(scan: MetadataScan, start: number, end: number, isWholeFile = false): readonly Box[] {
  const { bytes } = scan;
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end && scan.part()) {
    const short = uintAt(bytes, at, 4);
    // User data may end with zeros.
    if (short === 0 && !isWholeFile) return boxes;
    const isLong = short === 1;
    const size = isLong ? uintAt(bytes, at + 8, 8) : short === 0 ? end - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > end) {
      if (isWholeFile && size >= head) scan.cut(fileParts.box());
      else scan.broken("MP4", fileProblems.box());
      return boxes;
    }
    boxes.push({ type: asciiAt(bytes, at + 4, 4), at, start: at + head, end: at + size });
    at += size;
  }
  if (isWholeFile && at < end) scan.cut(fileParts.box());
  return boxes;
}
