import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readZip, writeZip } from "../../../src/base/zip.ts";

const encoder = new TextEncoder();
const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

const files = new Map([
  ["a.txt", "hello"],
  ["文/b.xml", "法".repeat(1000)],
  ["empty", ""],
]);

test("what is written another program reads, and equal files are equal bytes", () => {
  const bytes = writeZip(files);
  const read = Object.entries(unzipSync(bytes)).map(([path, it]) => [path, textOf(it)]);
  expect(read).toEqual([...files]);
  expect(writeZip(new Map(files))).toEqual(bytes);
  expect(Object.keys(unzipSync(writeZip(new Map())))).toEqual([]);
});

test("each file and its entry say the same: by version 2.0, in UTF-8, packed, on the first day that there is", () => {
  const bytes = writeZip(new Map([["a", "hello"]]));
  const at = new DataView(bytes.buffer, bytes.byteOffset);
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => at.getUint16(from + 2 * n, true));
  const about = [20, 0x0800, 8, 0, 0x21];
  expect([at.getUint32(0, true), ...words(4, 5)]).toEqual([0x04034b50, ...about]);
  const directory = at.getUint32(bytes.length - 6, true);
  expect([at.getUint32(directory, true), ...words(directory + 4, 6)]).toEqual([0x02014b50, 20, ...about]);
  // Checksum, lengths packed and plain, and the length of the name.
  const same = (from: number) => Array.from(bytes.subarray(from, from + 16));
  expect(same(directory + 16)).toEqual(same(14));
  expect([at.getUint32(22, true), at.getUint16(26, true), at.getUint16(28, true)]).toEqual([5, 1, 0]);
  // Neither extra nor comment, on the first disk, at the beginning.
  expect(words(directory + 30, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  const end = bytes.length - 22;
  expect([at.getUint32(end, true), ...words(end + 4, 4)]).toEqual([0x06054b50, 0, 0, 1, 1]);
  expect(at.getUint32(end + 12, true)).toBe(end - directory);
  expect(at.getUint16(end + 20, true)).toBe(0);
});

const made = zipSync({ "a.txt": encoder.encode("hello"), "b.txt": [encoder.encode("stored"), { level: 0 }] });

test("a file is read by its name, packed or stored, wherever its bytes lie", () => {
  expect([textOf(readZip(made, "a.txt", 5)), textOf(readZip(made, "b.txt", 6))]).toEqual(["hello", "stored"]);
  const within = new Uint8Array([9, 9, ...made]).subarray(2);
  expect(textOf(readZip(within, "b.txt", 6))).toBe("stored");
  for (const [path, text] of files) expect(textOf(readZip(writeZip(files), path, 3000))).toBe(text);
  // Something may stand behind the end.
  expect(textOf(readZip(new Uint8Array([...made, 0, 0, 0]), "a.txt", 5))).toBe("hello");
});

test("what is not there, is too large or is broken is not read", () => {
  expect(readZip(made, "c.txt", 100)).toBeUndefined();
  expect([readZip(made, "a.txt", 4), readZip(made, "b.txt", 5)]).toEqual([undefined, undefined]);
  expect(readZip(encoder.encode("no zip at all, however long it is"), "a.txt", 100)).toBeUndefined();
  expect(readZip(new Uint8Array(), "a.txt", 100)).toBeUndefined();
  expect(readZip(made.subarray(0, made.length - 22), "a.txt", 100)).toBeUndefined();
  const changed = (at: number, to: number) => made.map((it, index) => (index === at ? to : it));
  // The file itself does not begin where its entry says.
  expect(readZip(changed(0, 0), "a.txt", 100)).toBeUndefined();
  // It is longer than all that there is.
  const directory = new DataView(made.buffer, made.byteOffset).getUint32(made.length - 6, true);
  expect(readZip(changed(directory + 22, 0x7f), "a.txt", 100)).toBeUndefined();
  expect(textOf(readZip(changed(directory + 22, 0x7f), "b.txt", 100))).toBe("stored");
});

test("what others put beside a name is passed over, and a place beyond the end is none", () => {
  const about = { extra: { 0x7075: encoder.encode("more") }, comment: "a comment" };
  const bytes = zipSync({ "a.txt": [encoder.encode("hello"), about], "b.txt": [encoder.encode("world"), about] });
  expect([textOf(readZip(bytes, "a.txt", 5)), textOf(readZip(bytes, "b.txt", 5))]).toEqual(["hello", "world"]);
  for (let at = bytes.length - 60; at < bytes.length + 9; at++) {
    const moved = new Uint8Array(bytes);
    new DataView(moved.buffer).setUint32(bytes.length - 6, at, true);
    expect(readZip(moved, "none", 5)).toBeUndefined();
  }
});
