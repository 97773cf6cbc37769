import { deflateRawSync, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { inspectBytes } from "../../../../src/readers/media/inspect-bytes.ts";
import {
  big,
  box,
  exif,
  id3,
  id3Frame,
  jpegSegment,
  join,
  little,
  pngChunk,
  riffChunk,
  utf16,
  utf8,
  zip,
} from "./bytes.ts";
import {
  customXml,
  docx,
  fields,
  jpeg,
  jpegExif,
  jpegXmp,
  keyed,
  mp4,
  packedPdf,
  pdf,
  png,
  right,
  wav,
  webp,
  xmp,
} from "./carriers.ts";

const inspect = (bytes: Uint8Array) => inspectBytes("a.bin", bytes);
const said = (bytes: Uint8Array): readonly unknown[] => {
  const { answer, faults, labels } = inspect(bytes);
  return [answer, ...faults.map((it) => it.code), ...labels.flatMap((it) => it.faults.map((one) => one.code))];
};
const escaped = right.replaceAll('"', "&quot;");
const tc260 = 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"';
const asXmp = (text: string): Uint8Array => jpeg(jpegXmp(utf8(text)));

test("XMP: an attribute, marked text, another prefix, UTF-16", () => {
  expect(said(asXmp(`<d ${tc260} TC260:AIGC="${escaped}"/>`))).toEqual(["present"]);
  expect(said(asXmp(`<d ${tc260}><TC260:AIGC><![CDATA[${right}]]></TC260:AIGC></d>`))).toEqual(["present"]);
  expect(said(asXmp(`<l:AIGC xmlns:l="http://www.tc260.org.cn/ns/AIGC/1.0/">${right}</l:AIGC>`))).toEqual(["present"]);
  const wide = utf16(`\uFEFF<d ${tc260} TC260:AIGC="${escaped}"/>`);
  expect(said(jpeg(jpegXmp(wide)))).toEqual(["present"]);
});

test("XMP: another namespace, and a prefix that nobody declares, are near misses", () => {
  const other = `<d xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0"><TC260:AIGC>${right}</TC260:AIGC></d>`;
  expect(said(asXmp(other))).toEqual(["near-miss", "media/near-miss"]);
  const [fault] = inspect(asXmp(other)).labels[0]?.faults ?? [];
  expect(fault && locales.en.help(fault)).toBe(
    "write TC260:AIGC, where TC260 stands for http://www.tc260.org.cn/ns/AIGC/1.0/",
  );
  expect(said(asXmp(`<d><TC260:AIGC>${right}</TC260:AIGC></d>`))).toEqual(["near-miss", "media/near-miss"]);
});

test("XMP: elements in the place of JSON", () => {
  const parts = `<d ${tc260}><TC260:AIGC><TC260:Label>1</TC260:Label></TC260:AIGC></d>`;
  expect(said(asXmp(parts))).toEqual(["malformed", "media/broken-label"]);
});

test("XMP that is no XML is not called a file without a label", () => {
  for (const text of [
    "<a>",
    "<a></b>",
    "<!DOCTYPE a []><a/>",
    "<a b=c/>",
    "<a>&x;</a>",
    "<!-- a",
    "<a".repeat(9),
    "<a>".repeat(300),
  ]) {
    expect([text, ...said(asXmp(text))]).toEqual([text, undefined, "media/broken-part"]);
  }
  expect(said(jpeg(jpegXmp(new Uint8Array([0x3c, 0xe9]))))).toEqual([undefined, "media/broken-part"]);
});

test("XMP in two stretches of a JPEG file, in any order", () => {
  const packet = utf8(`<d ${tc260} TC260:AIGC="${escaped}"/>`);
  const name = "http://ns.adobe.com/xmp/extension/\0";
  const stretch = (from: number, to: number): Uint8Array =>
    jpegSegment(0xe1, join(name, "0".repeat(32), big(packet.length, 4), big(from, 4), packet.subarray(from, to)));
  expect(said(jpeg(stretch(50, packet.length), stretch(0, 50)))).toEqual(["present"]);
  expect(said(jpeg(stretch(50, packet.length)))).toEqual([undefined, "media/broken-part"]);
});

test("what stands beside a label: IPTC's type of source, and C2PA", () => {
  const type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
  const iptc = 'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"';
  const manifest = join("JP", [0, 1, 0, 0, 0, 1], big(100, 4), "jumb", big(40, 4), "jumd", "c2pa", new Uint8Array(20));
  const uuid = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];
  const geob = id3Frame(3, "GEOB", join([0], "application/x-c2pa-manifest-store", [0, 0, 0, 1]));
  const both = [
    jpeg(jpegXmp(xmp([], "AIGC", `${iptc} Iptc4xmpExt:DigitalSourceType="${type}"`)), jpegSegment(0xeb, manifest)),
    webp(
      riffChunk("XMP ", xmp([], "AIGC", `${iptc} Iptc4xmpExt:DigitalSourceType="${type}"`)),
      riffChunk("C2PA", new Uint8Array(4)),
    ),
  ];
  for (const it of both) {
    expect(inspect(it)).toMatchObject({ answer: "absent", beside: { sourceTypes: [type], c2pa: true } });
  }
  for (const it of [
    png(pngChunk("caBX", new Uint8Array(8))),
    mp4(box("moov"), box("uuid", uuid, new Uint8Array(8))),
    wav(riffChunk("C2PA", new Uint8Array(4))),
    id3(3, geob),
    pdf("/AF 5 0 R", "5 0 obj <</AFRelationship /C2PA_Manifest>> endobj\n"),
  ]) {
    expect(inspect(it)).toMatchObject({ answer: "absent", beside: { sourceTypes: [], c2pa: true } });
  }
  const link = `<d ${iptc}><Iptc4xmpExt:DigitalSourceType xmlns:rdf="urn:rdf" rdf:resource="${type}"/></d>`;
  expect(inspect(asXmp(link)).beside).toEqual({ sourceTypes: [type], c2pa: false });
  expect(inspect(asXmp('<d xmlns:x="urn:x" x:DigitalSourceType="a"/>')).beside.sourceTypes).toEqual([]);
});

test("PNG: a chunk that does not match its checksum, and one that cannot be unpacked", () => {
  const sound = png(pngChunk("tEXt", join("AIGC\0", utf8(right))));
  const bent = sound.with(sound.indexOf("{".charCodeAt(0)) + 20, 0x7e);
  expect(said(bent)).toEqual(["malformed", "media/broken-label"]);
  expect(said(png(pngChunk("zTXt", join("AIGC\0\0", "no zlib"))))).toEqual(["malformed", "media/broken-label"]);
  expect(said(png(pngChunk("iTXt", join("XML:com.adobe.xmp\0\x01\0\0\0", "no zlib"))))).toEqual([
    undefined,
    "media/broken-part",
  ]);
});

test("a packed text that unfolds to gigabytes is not unfolded", () => {
  const bomb = deflateSync(new Uint8Array(50_000_000));
  const chunks = Array.from({ length: 20 }, () => pngChunk("zTXt", join("AIGC\0\0", bomb)));
  const { answer, spent } = inspect(png(...chunks));
  expect([answer, spent.texts]).toEqual(["duplicated", 16_000_000]);
  const document = docx(["docProps/custom.xml", 8, deflateRawSync(new Uint8Array(50_000_000))]);
  expect(said(document)).toEqual([undefined, "media/broken-part"]);
});

test("PNG: XMP in the chunks for packed and plain texts, where some programs write it", () => {
  const keyword = "XML:com.adobe.xmp\0";
  expect(said(png(pngChunk("zTXt", join(keyword, [0], deflateSync(xmp([right]))))))).toEqual(["present"]);
  expect(said(png(pngChunk("tEXt", join(keyword, xmp([right])))))).toEqual(["present"]);
});

test("WebP: EXIF that begins as in JPEG; WAV: an ID3 tag, XMP", () => {
  const tiff = exif(join("ASCII\0\0\0", utf8(right)));
  expect(said(webp(riffChunk("EXIF", join("Exif\0\0", tiff))))).toEqual(["present"]);
  expect(said(wav(riffChunk("id3 ", id3(3, id3Frame(3, "TXXX", join("\0AIGC\0", utf8(right)))))))).toEqual(["present"]);
  expect(said(wav(riffChunk("_PMX", xmp([right]))))).toEqual(["present"]);
});

test("EXIF that points behind its end is told", () => {
  const tiff = exif(join("ASCII\0\0\0", utf8(right)));
  expect(said(jpeg(jpegExif(tiff.subarray(0, tiff.length - 1))))).toEqual([undefined, "media/broken-part"]);
  expect(said(jpeg(jpegExif(tiff.subarray(0, 20))))).toEqual([undefined, "media/broken-part"]);
  expect(said(jpeg(jpegExif(utf8("neither"))))).toEqual([undefined, "media/broken-part"]);
});

test("two labels of two kinds of places are two labels", () => {
  const tiff = exif(join("ASCII\0\0\0", utf8(right)));
  const { answer, faults } = inspect(jpeg(jpegXmp(xmp([right])), jpegExif(tiff)));
  expect([answer, faults.map((it) => locales.en.say(it))]).toEqual([
    "duplicated",
    ["2 labels are in the file: JPEG APP1 (XMP), EXIF UserComment"],
  ]);
});

test("MP4: a long box, a box that is too long, XMP; a movie without its moov", () => {
  const moov = box("moov", box("udta", keyed([right], "AIGC")));
  const long = join(big(1, 4), "free", big(20, 8), new Uint8Array(4));
  expect(said(mp4(long, moov))).toEqual(["present"]);
  const uuid = [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac];
  expect(said(mp4(box("moov"), box("uuid", uuid, xmp([right]))))).toEqual(["present"]);
  expect(said(mp4(box("moov", join(big(99, 4), "udta"))))).toEqual([undefined, "media/broken-part"]);
  expect(said(mp4())).toEqual([undefined, "media/cut-off"]);
  expect(
    said(mp4(box("moov", box("udta", box("meta", big(0, 4), box("keys", big(0, 4), big(9, 4), big(3, 4))))))),
  ).toEqual([undefined, "media/broken-part"]);
});

test("MP3: versions, packed and encrypted frames, stuffing, no tag", () => {
  const words = join("\0AIGC\0", utf8(right));
  const old = join(
    "ID3\x02\0\0",
    [0, 0, 2, 0],
    "TXX",
    big(words.length, 3),
    words,
    new Uint8Array(256 - 6 - words.length),
  );
  expect(said(old)).toEqual(["present"]);
  expect(said(id3(3, id3Frame(3, "TXXX", join(big(words.length, 4), deflateSync(words)), 0x80)))).toEqual(["present"]);
  expect(said(id3(4, id3Frame(4, "TXXX", join(big(words.length, 4), deflateSync(words)), 0x09)))).toEqual(["present"]);
  expect(said(id3(4, id3Frame(4, "TXXX", words, 0x04)))).toEqual([undefined, "media/broken-part"]);
  expect(said(join([0xff, 0xfb, 0x90, 0]))).toEqual(["absent", "media/no-label"]);
  expect(said(id3(4, id3Frame(4, "PRIV", join("XMP\0", xmp([right])))))).toEqual(["present"]);
  expect(said(id3(3, utf8("txxx00000000")))).toEqual([undefined, "media/broken-part"]);
  expect(said(id3(5))).toEqual([undefined, "media/broken-part"]);
});

test("PDF: escapes, an update, a missing object, encryption, no Info at all", () => {
  expect(said(pdf(`/A#49GC (${right.replaceAll("1", "\\061")})`))).toEqual(["present"]);
  const updated = join(pdf(`/AIGC (${right})`), "7 0 obj\n<</Title (B)>>\nendobj\ntrailer\n<</Info 7 0 R>>\n%%EOF\n");
  expect(said(updated)).toEqual(["absent", "media/no-label"]);
  expect(said(utf8("%PDF-1.7\ntrailer <</Info 9 0 R>>\n%%EOF"))).toEqual([undefined, "media/broken-part"]);
  expect(said(pdf("", "8 0 obj <</Encrypt 4 0 R>> endobj\n"))).toEqual([undefined, "media/broken-part"]);
  expect(said(utf8("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF"))).toEqual(["absent", "media/no-label"]);
  expect(said(pdf("/AIGC 5"))).toEqual(["malformed", "media/broken-label"]);
  expect(said(packedPdf(`/AIGC (a)(`))).toEqual([undefined, "media/broken-part"]);
});

test("DOCX: a number in the place of a text, a spreadsheet, another ZIP file, encryption", () => {
  const part = (xml: Uint8Array) => docx(["docProps/custom.xml", 0, xml]);
  expect(said(part(customXml(["7"], "AIGC", "i4")))).toEqual(["malformed", "media/broken-label"]);
  expect(said(docx(["xl/workbook.xml", 0, utf8("<a/>")]))).toEqual(["absent", "media/no-label"]);
  expect(said(zip(["a.txt", 0, utf8("a")]))).toEqual([undefined, "media/unknown-kind"]);
  expect(said(docx(["docProps/custom.xml", 12, utf8("a")]))).toEqual([undefined, "media/broken-part"]);
  expect(said(part(customXml([right], "AIGC").subarray(0, 300)))).toEqual([undefined, "media/broken-part"]);
});

test("Markdown: a record, a label without quotes, a rule that is no front matter", () => {
  const read = (text: string): readonly unknown[] => {
    const { answer, faults, labels } = inspectBytes("a.md", utf8(text));
    return [answer, ...[...faults, ...labels.flatMap((it) => it.faults)].map((it) => it.code)];
  };
  const record = Object.entries(fields)
    .map(([key, it]) => `  ${key}: '${it}'\n`)
    .join("");
  expect(read(`---\nAIGC:\n${record}---\n`)).toEqual(["present"]);
  expect(read(`---\r\nAIGC:\r\n${record.replaceAll("\n", "\r\n")}---\r\n`)).toEqual(["present"]);
  expect(read(`---\nAIGC:\n${record.replace("'1'", "1")}---\n`)).toEqual(["malformed", "media/wrong-value"]);
  expect(read(`---\nAIGC:\n${record}  Label: '2'\n---\n`)).toEqual(["duplicated", "media/repeated"]);
  expect(read(`---\nAIGC: [\n---\n`)).toEqual(["malformed", "media/broken-label"]);
  expect(read(`---\naigc:\n${record}---\n`)).toEqual(["near-miss", "media/near-miss"]);
  expect(read("---\nfirst\n\n---\nsecond\n")).toEqual(["absent", "media/no-label"]);
  expect(read(`---\n${"a: 1\n".repeat(30_000)}`)).toEqual([undefined, "media/broken-part"]);
  expect(read("\n---\nAIGC: {}\n---\n")).toEqual(["absent", "media/no-label"]);
});

test("kinds that are not read", () => {
  const heic = box("ftyp", "heic", big(0, 4));
  for (const bytes of [new Uint8Array(0), utf8("GIF89a"), heic, join("RIFF", little(4, 4), "AVI ")]) {
    expect(said(bytes)).toEqual([undefined, "media/unknown-kind"]);
  }
});
