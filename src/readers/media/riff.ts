import { asciiAt, decodeLatin, uintAt } from "./bytes.ts";
import { fileParts } from "./diagnostics.ts";
import { readExif } from "./exif.ts";
import { readId3 } from "./id3.ts";
import { kindOfKey } from "./label-key.ts";
import { textValue, type MetadataScan } from "./metadata-scan.ts";
import { readXmp } from "./xmp.ts";

const place = fileParts.wav();

/** Reads a WebP file: the chunks `XMP ` and `EXIF`, and a C2PA manifest. */
export function readWebp(scan: MetadataScan): void {
  readChunks(scan, (id, data, offset) => {
    if (id === "XMP ") readXmp(scan, data, "WebP XMP", offset);
    if (id === "EXIF") {
      // Some writers begin it as JPEG does.
      const skip = asciiAt(data, 0, 6) === "Exif\0\0" ? 6 : 0;
      readExif(scan, data.subarray(skip), offset + 8 + skip);
    }
    if (id === "C2PA") scan.c2pa();
  });
}

/** Reads a WAV file: the chunk `AIGC`, XMP, ID3, and a C2PA manifest. */
export function readWav(scan: MetadataScan): void {
  readChunks(scan, (id, data, offset) => {
    if (id === "_PMX") readXmp(scan, data, "WAV _PMX (XMP)", offset);
    if (id === "id3 " || id === "ID3 ") readId3(scan, data, offset + 8);
    if (id === "C2PA") scan.c2pa();
    if (kindOfKey(id) === undefined) return;
    scan.offer({ place, offset, key: id, value: textValue(scan.text(data), decodeLatin) });
  });
}

function readChunks(scan: MetadataScan, read: (id: string, data: Uint8Array, offset: number) => void): void {
  const { bytes } = scan;
  const end = 8 + uintAt(bytes, 4, 4, "little");
  let at = 12;
  while (at + 8 <= Math.min(end, bytes.length) && scan.part()) {
    const size = uintAt(bytes, at + 4, 4, "little");
    const next = at + 8 + size;
    if (next > bytes.length) return scan.cut(fileParts.riffChunk());
    read(asciiAt(bytes, at, 4), bytes.subarray(at + 8, next), at);
    at = next + (size % 2);
  }
  if (end > bytes.length && at < end) scan.cut(fileParts.riffChunks());
}
