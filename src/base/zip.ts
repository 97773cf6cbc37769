import { crc32, deflateRawSync } from "node:zlib";
import { inflate } from "./binary.ts";

const local = 0x04034b50;
const central = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** The first day that a ZIP file can name: equal files make equal bytes. */
const firstDay = 0x21;
const inUtf8 = 0x0800;
const deflated = 8;

/**
 * Files as the bytes of a ZIP file, in their order.
 *
 * @example
 * readZip(writeZip(new Map([["a.txt", "hello"]])), "a.txt", 100) // new TextEncoder().encode("hello")
 */
export function writeZip(files: ReadonlyMap<string, string>): Uint8Array {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, text] of files) {
    const [name, plain] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(plain);
    const about = [20, inUtf8, deflated, 0, firstDay];
    const sizes = [crc32(plain), packed.length, plain.length];
    const entry = [
      bytesOf([local], 4),
      bytesOf(about, 2),
      bytesOf(sizes, 4),
      bytesOf([name.length, 0], 2),
      name,
      packed,
    ];
    const known = [bytesOf([central], 4), bytesOf([20, ...about], 2), bytesOf(sizes, 4)];
    directory.push(...known, bytesOf([name.length, 0, 0, 0, 0], 2), bytesOf([0, at], 4), name);
    entries.push(...entry);
    at += entry.reduce((sum, it) => sum + it.length, 0);
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0);
  const counts = [0, 0, files.size, files.size];
  const end = [bytesOf([endOfDirectory], 4), bytesOf(counts, 2), bytesOf([size, at], 4), bytesOf([0], 2)];
  return new Uint8Array(Buffer.concat([...entries, ...directory, ...end]));
}

function bytesOf(numbers: readonly number[], width: 2 | 4): Buffer {
  const bytes = Buffer.alloc(numbers.length * width);
  for (const [at, it] of numbers.entries()) bytes.writeUIntLE(it, at * width, width);
  return bytes;
}

/** The bytes of one file of a ZIP file, at most `most`; undefined: it has none of this name, or they cannot be read. Never throws. */
export function readZip(bytes: Uint8Array, path: string, most: number): Uint8Array | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const number = (at: number, width: 2 | 4): number =>
    at < 0 || at + width > all.length ? -1 : all.readUIntLE(at, width);
  let end = all.length - 22;
  while (end >= 0 && number(end, 4) !== endOfDirectory) end--;
  let at = number(end + 16, 4);
  while (number(at, 4) === central) {
    const long = number(at + 28, 2);
    const [packing, size, start] = [number(at + 10, 2), number(at + 20, 4), number(at + 42, 4)];
    if (all.toString("utf8", at + 46, at + 46 + long) === path) {
      const from = start + 30 + number(start + 26, 2) + number(start + 28, 2);
      const stored = all.subarray(from, from + size);
      if (number(start, 4) !== local || stored.length < size) return undefined;
      const plain = packing === deflated ? inflate(stored, "raw", most) : stored;
      return plain === "too-large" || (plain?.length ?? 0) > most ? undefined : plain;
    }
    at += 46 + long + number(at + 30, 2) + number(at + 32, 2);
  }
  return undefined;
}
