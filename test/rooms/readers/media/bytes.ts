import { crc32 } from "../../../../src/readers/media/png.ts";

/** Bytes of texts, whose characters are bytes, of numbers, and of bytes, one after the other. */
export function join(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  const all = parts.map((it) =>
    typeof it === "string" ? Uint8Array.from(it, (char) => char.charCodeAt(0)) : Uint8Array.from(it),
  );
  const joined = new Uint8Array(all.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of all) {
    joined.set(it, at);
    at += it.length;
  }
  return joined;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const utf16 = (text: string): Uint8Array =>
  join(...Array.from({ length: text.length }, (_, at) => big(text.charCodeAt(at), 2)));

export const big = (value: number, size: number): readonly number[] =>
  Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256);
export const little = (value: number, size: number): readonly number[] => big(value, size).toReversed();
/** Seven bits a byte. */
export const short = (value: number): readonly number[] => [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f);

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = join(type, data);
  return join(big(data.length, 4), body, big(crc32(body), 4));
}

export function jpegSegment(marker: number, data: Uint8Array): Uint8Array {
  return join([0xff, marker], big(data.length + 2, 2), data);
}

export function riffChunk(id: string, data: Uint8Array): Uint8Array {
  return join(id, little(data.length, 4), data, data.length % 2 === 1 ? [0] : []);
}

export function riff(form: string, ...chunks: readonly Uint8Array[]): Uint8Array {
  const body = join(form, ...chunks);
  return join("RIFF", little(body.length, 4), body);
}

export function box(
  type: string | readonly number[],
  ...content: readonly (string | Uint8Array | readonly number[])[]
): Uint8Array {
  const body = join(...content);
  return join(big(body.length + 8, 4), type, body);
}

export function id3(version: number, ...frames: readonly Uint8Array[]): Uint8Array {
  const body = join(...frames, new Uint8Array(16));
  return join("ID3", [version, 0, 0], short(body.length), body);
}

export function id3Frame(version: number, id: string, data: Uint8Array, flags = 0): Uint8Array {
  return join(id, version === 4 ? short(data.length) : big(data.length, 4), [0, flags], data);
}

/** EXIF data with a comment, in the folder of EXIF's own entries. */
export function exif(comment: Uint8Array, order: "II" | "MM" = "II"): Uint8Array {
  const number = order === "II" ? little : big;
  const entry = (tag: number, type: number, count: number, value: number): Uint8Array =>
    join(number(tag, 2), number(type, 2), number(count, 4), number(value, 4));
  const folder = (one: Uint8Array): Uint8Array => join(number(1, 2), one, number(0, 4));
  return join(
    order,
    number(42, 2),
    number(8, 4),
    folder(entry(0x8769, 4, 1, 26)),
    folder(entry(0x9286, 7, comment.length, 44)),
    comment,
  );
}

/** A ZIP file; the checksums of its entries are 0, which no reader of labels looks at. */
export function zip(...entries: readonly (readonly [name: string, method: number, data: Uint8Array])[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, method, data] of entries) {
    const sizes = [little(0, 4), little(data.length, 4), little(data.length, 4), little(name.length, 2)] as const;
    const local = join(
      "PK\x03\x04",
      little(20, 2),
      little(0, 2),
      little(method, 2),
      little(0, 4),
      ...sizes,
      little(0, 2),
      name,
      data,
    );
    directory.push(
      join(
        "PK\x01\x02",
        little(20, 2),
        little(20, 2),
        little(0, 2),
        little(method, 2),
        little(0, 4),
        ...sizes,
        new Uint8Array(12),
        little(at, 4),
        name,
      ),
    );
    locals.push(local);
    at += local.length;
  }
  const list = join(...directory);
  const count = little(entries.length, 2);
  return join(
    ...locals,
    list,
    "PK\x05\x06",
    little(0, 4),
    count,
    count,
    little(list.length, 4),
    little(at, 4),
    little(0, 2),
  );
}
