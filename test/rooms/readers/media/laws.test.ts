import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { answerTo, inspectBytes, type Inspected } from "../../../../src/readers/media/inspect-bytes.ts";
import { mediaLimits } from "../../../../src/readers/media/metadata-scan.ts";
import { big, id3, join, jpegSegment, pngChunk, riff, riffChunk, utf8 } from "./bytes.ts";
import { carriers, exifCarriers, fields, jpeg, jpegXmp, pdf, png, right } from "./carriers.ts";

// `npm run ready` sets 20,000, and these readers are to stand 100,000.
const runs = process.env["EDICT_RUNS"] === undefined ? 1500 : Number(process.env["EDICT_RUNS"]) * 5;

const other = JSON.stringify({ AIGC: { ...fields, Label: "2" } });
const written = [...carriers, ...exifCarriers].flatMap(({ name, kind, write }) => [
  { name, kind, bytes: write([right]) },
  { name: `${name} twice`, kind, bytes: write([right, other]) },
]);

/** What holds for any bytes at all; gives the answer. */
function lawful(name: string, bytes: Uint8Array): Inspected {
  const found = inspectBytes(name, bytes);
  const { answer, labels, faults, spent } = found;
  const isWhole = !faults.some((it) => answerTo(it) === undefined && it.severity === "error");
  expect(found.isWhole).toBe(isWhole);
  expect(spent.parts).toBeLessThanOrEqual(mediaLimits.parts);
  expect(spent.texts).toBeLessThanOrEqual(mediaLimits.texts);
  // Every part is a byte at least, of the file or of what was unpacked; a PDF object may be looked up ten times.
  expect(spent.parts).toBeLessThanOrEqual(10 * (bytes.length + spent.texts) + 20);
  expect(labels.length).toBeLessThanOrEqual(mediaLimits.fields);
  expect(answer === undefined).toBe(labels.length === 0 && !isWhole);
  expect(answer === "absent").toBe(labels.length === 0 && isWhole);
  expect(labels.length > 1).toBe(
    labels.length > 0 && answer === "duplicated" && faults.some((it) => answerTo(it) === "duplicated"),
  );
  expect(answer !== "present" || /^[123]$/.test(labels[0]?.aigc?.Label ?? "")).toBe(true);
  const reasons = [...faults, ...labels.flatMap((it) => it.faults)].filter((it) => answerTo(it) === answer);
  expect(answer === undefined || answer === "present" || reasons.length > 0).toBe(true);
  expect(
    reasons.filter((it) => answerTo(it) !== undefined && (locales.en.say(it) === "" || locales.en.help(it) === "")),
  ).toEqual([]);
  return found;
}

const heads = [
  "\x89PNG\r\n\x1a\n",
  "\xff\xd8\xff\xe1",
  "RIFF\xff\xff\0\0WEBP",
  "RIFF\xff\xff\0\0WAVE",
  "ID3\x03\0\0\0\0\x02\0",
  "ID3\x04\0\x40\0\0\x02\0",
  "\0\0\0\x10ftypisom\0\0\0\0",
  "%PDF-1.7\n",
  "PK\x03\x04",
  "---\n",
];

test("random bytes, after the first bytes of each kind, have an answer within the limits", () => {
  fc.assert(
    fc.property(fc.constantFrom("", ...heads), fc.uint8Array({ maxLength: 300 }), (head, bytes) => {
      lawful("a.md", join(head, bytes));
    }),
    { numRuns: runs },
  );
});

/** A change of some bytes: others in their place, a stretch away, a stretch again. */
const change = fc.record({
  at: fc.nat(),
  size: fc.nat(12),
  with: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom(
        "\xff\xff\xff\xff",
        "\0\0\0\0",
        "\x7f\xff\xff\xff",
        "\0\0\0\x01",
        "AIGC",
        "<<",
        "{",
        '"',
        "obj",
        "\n---\n",
      )
      .map((it) => join(it)),
    fc.constant(undefined),
  ),
});

function changed(
  bytes: Uint8Array,
  changes: readonly { readonly at: number; readonly size: number; readonly with: Uint8Array | undefined }[],
): Uint8Array {
  return changes.reduce((before, it) => {
    const at = it.at % (before.length + 1);
    const stretch = before.subarray(at, at + it.size);
    // Without other bytes, the stretch comes again.
    const middle = it.with ?? join(stretch, stretch);
    return join(before.subarray(0, at), middle, before.subarray(at + it.size));
  }, bytes);
}

test("files with some bytes changed have an answer within the limits", () => {
  fc.assert(
    fc.property(fc.constantFrom(...written), fc.array(change, { minLength: 1, maxLength: 4 }), ({ bytes }, changes) => {
      lawful("a.md", changed(bytes, changes));
    }),
    { numRuns: runs },
  );
});

test("a file that is cut off anywhere is never called one without a label", () => {
  const hidden: string[] = [];
  for (const { name, kind, bytes } of written.filter((it) => !it.name.endsWith("twice"))) {
    // A shorter text is a whole text.
    if (kind === "Markdown") continue;
    for (let end = 0; end < bytes.length; end++) {
      const { answer } = inspectBytes("a.bin", bytes.subarray(0, end));
      if (answer === "absent") hidden.push(`${name} at ${end}`);
    }
  }
  expect(hidden).toEqual([]);
});

test("what stands behind a file's end changes nothing", () => {
  for (const { kind, bytes } of written) {
    if (kind !== "PNG" && kind !== "JPEG" && kind !== "WAV" && kind !== "WebP") continue;
    const { answer, labels } = lawful("a.bin", bytes);
    const more = lawful("a.bin", join(bytes, utf8(right)));
    expect([more.answer, more.labels]).toEqual([answer, labels]);
  }
});

test("files made to be slow are given up or read in one pass", () => {
  const many = 110_000;
  const nested = (text: string, size: number): string => text.repeat(size);
  const again = (unit: Uint8Array): string => nested(String.fromCharCode(...unit), many);
  const slow: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ["chunks", png(join(again(pngChunk("tEXt", join("a\0")))))],
    ["fill bytes", join([0xff, 0xd8], new Uint8Array(3_000_000).fill(0xff))],
    ["RIFF chunks", riff("WAVE", join(again(riffChunk("junk", new Uint8Array(0)))))],
    ["boxes", join(big(16, 4), "ftypisom\0\0\0\0", again(join(big(8, 4), "free")))],
    ["frames", id3(3, join(again(join("TALB", new Uint8Array(6)))))],
    ["tags", pdf("", nested("/Info 7 0 R ", many))],
    [
      "streams of objects",
      pdf("/AIGC 99 0 R", nested("3 0 obj<</Type /ObjStm /N 9 /First 9 /Filter /FlateDecode>>stream\n", many)),
    ],
    ["brackets", pdf(`/AIGC ${nested("[", 1_000_000)}`)],
    ["texts without end", pdf(`/AIGC ${nested("(", 1_000_000)}`)],
    ["blanks", utf8(`%PDF-1.7\n${nested("/Info            ", many)}%%EOF`)],
    ["numbers", utf8(`%PDF-1.7\n/Info 1 0 R ${nested("1 0 ", 1_000_000)}%%EOF`)],
    [
      "elements",
      png(pngChunk("iTXt", join("XML:com.adobe.xmp\0\x01\0\0\0", deflateSync(utf8(nested("<a/>", 400_000)))))),
    ],
    ["attributes", jpeg(jpegXmp(utf8(`<a${nested(" b='c'", 9_000)}/>`)))],
    ["entities", jpeg(jpegXmp(utf8(`<a>${nested("&amp;", 12_000)}</a>`)))],
    ["segments", join([0xff, 0xd8, 0xff], again(jpegSegment(0xe1, utf8("http://ns.adobe.com/xmp/extension/\0"))))],
    ["lines", utf8(`---\n${nested("\n", 90_000)}---\n`)],
    ["words", utf8(`---\n${nested("AIGC", 22_000)}\n---\n`)],
    ["quotes", utf8(`---\n${nested('"', 90_000)}\n---\n`)],
  ];
  const givenUp = slow.filter(([, bytes]) =>
    lawful("a.md", bytes).faults.some((it) => it.code === "media/too-many-parts"),
  );
  expect(givenUp.map(([name]) => name)).toEqual([
    "chunks",
    "fill bytes",
    "RIFF chunks",
    "boxes",
    "frames",
    "tags",
    "streams of objects",
    "elements",
    "segments",
  ]);
});
