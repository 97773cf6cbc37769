import { decodeLatin, decodeUtf16 } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import { mediaLimits, textValue, type MetadataScan, type MetadataValue } from "./metadata-scan.ts";

const place = "PDF Info";
const mostLookups = 10;

/** Characters in which the dictionary of a stream of objects is looked for, before and behind its type. */
const headLength = 2000;

/** An object of the file: the text that holds it, where in it, and where in the file. */
interface Found {
  readonly text: string;
  readonly at: number;
  readonly offset: number;
}

/**
 * Reads the document's information dictionary, the one that the last trailer names. Objects are looked up by their number in
 * the bytes, the last one of each, so that a broken table of objects hides nothing; packed ones are unpacked.
 */
export function readPdf(scan: MetadataScan): void {
  // One character a byte: what is searched is ASCII.
  const text = new TextDecoder("latin1").decode(scan.bytes);
  if (/\/(?:C2PA_Manifest|application#2[fF]c2pa)/.test(text)) scan.c2pa();
  if (!text.slice(-2048).includes("%%EOF")) scan.cut(fileParts.objects());
  if (/\/Encrypt\s{0,20}(?:\d{1,10}\s{1,20}\d|<<)/.test(text)) {
    scan.broken(place, fileProblems.encryptedFile());
    return;
  }
  const info = lastInfo(scan, text);
  if (info === undefined) return;
  const objects = findObjects(scan, text);
  const found = objects(info);
  const read = found && readPdfValue(found.text, found.at, scan.part);
  if (found === undefined || read?.value.kind !== "dictionary")
    return scan.broken(place, found ? fileProblems.dictionary() : fileProblems.object());
  for (const [key, values] of read.value.entries) {
    if (kindOfKey(key) === undefined) continue;
    for (const value of values) {
      scan.offer({ place, offset: found.offset, key, value: valueOf(scan, value, objects) });
    }
  }
}

type Objects = (id: string) => Found | undefined;

function valueOf(scan: MetadataScan, value: PdfValue, objects: Objects): MetadataValue {
  const target = value.kind === "reference" ? objects(value.id) : undefined;
  const meant = target ? readPdfValue(target.text, target.at, scan.part)?.value : value;
  if (meant?.kind !== "text") return { kind: "broken", problem: fileProblems.pdfString() };
  const bytes = scan.text(Uint8Array.from(meant.bytes, (it) => it.charCodeAt(0)));
  const isWide = meant.bytes.startsWith("\xfe\xff") || meant.bytes.startsWith("\xff\xfe");
  return textValue(bytes, (it) => (isWide ? decodeUtf16(it, "big") : decodeLatin(it)));
}

/** The dictionary that the last trailer, or stream in the place of one, names. */
function lastInfo(scan: MetadataScan, text: string): string | undefined {
  let info: string | undefined;
  for (const it of text.matchAll(/\/Info\s{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R/g)) {
    if (!scan.part()) break;
    info = `${Number(it[1])} ${Number(it[2])}`;
  }
  return info;
}

/** Where objects stand: by themselves, or in a packed stream of objects. A lookup reads the whole file, so there are few. */
function findObjects(scan: MetadataScan, text: string): Objects {
  let left = mostLookups;
  let packed: ReadonlyMap<string, Found> | undefined;
  return (id) => {
    if (left === 0) return undefined;
    left -= 1;
    let found: Found | undefined;
    const [number = "", generation = ""] = id.split(" ");
    for (const it of text.matchAll(
      new RegExp(`(?<!\\d)0*${number}\\s{1,20}0*${generation}\\s{1,20}obj(?![a-z])`, "g"),
    )) {
      if (!scan.part()) break;
      found = { text, at: it.index + it[0].length, offset: it.index };
    }
    if (found) return found;
    packed ??= unpackObjects(scan, text);
    return packed.get(id);
  };
}

function unpackObjects(scan: MetadataScan, text: string): ReadonlyMap<string, Found> {
  const objects = new Map<string, Found>();
  for (const type of text.matchAll(/\/Type\s{0,20}\/ObjStm/g)) {
    if (!scan.part()) break;
    const from = Math.max(0, type.index - headLength);
    const begin = text.slice(from, type.index).lastIndexOf("obj");
    const head = /^([\s\S]*?)stream\r?\n/.exec(text.slice(from + begin, type.index + headLength));
    const [count, first] = [numberIn(head?.[1], "N"), numberIn(head?.[1], "First")];
    if (begin < 0 || head === null || count === undefined || first === undefined) continue;
    // Unpacking ends where the packed stream ends, wherever `Length` says that it does.
    const body = from + begin + head[0].length;
    const bytes = scan.bytes.subarray(body, body + mediaLimits.text);
    const words = head[0].includes("/Filter") ? scan.unpack(bytes, "zlib") : scan.text(bytes);
    if ("code" in words) {
      scan.broken(fileParts.objectStream(), words);
      continue;
    }
    const inner = new TextDecoder("latin1").decode(words);
    const numbers = inner.slice(0, first).trim().split(/\s+/).map(Number);
    for (let i = 0; i < count && 2 * i + 1 < numbers.length && scan.part(); i++) {
      const at = first + (numbers[2 * i + 1] ?? 0);
      objects.set(`${numbers[2 * i]} 0`, { text: inner, at, offset: from + begin });
    }
  }
  return objects;
}

function numberIn(head: string | undefined, name: string): number | undefined {
  const found = new RegExp(`/${name}\\s{0,20}(\\d{1,9})`).exec(head ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A value of a PDF file, as far as a label needs it. */
type PdfValue =
  | { readonly kind: "text"; readonly bytes: string }
  | { readonly kind: "reference"; readonly id: string }
  | { readonly kind: "dictionary"; readonly entries: ReadonlyMap<string, readonly PdfValue[]> }
  | { readonly kind: "other" };

export interface PdfRead {
  readonly value: PdfValue;
  readonly end: number;
}

const deepest = 20;
const other: PdfValue = { kind: "other" };

/**
 * Reads the value at a place of a PDF file, whose bytes are the characters of `text`; undefined if there is none that ends.
 * A key that stands twice has two values. `part` is asked at each value.
 *
 * @example
 * readPdfValue("<</AIGC (a\\(b\\))>>", 0, () => true)?.value.kind // "dictionary"
 * readPdfValue("(a\\(b\\))", 0, () => true)?.value // { kind: "text", bytes: "a(b)" }
 * readPdfValue("<4149>", 0, () => true)?.value // { kind: "text", bytes: "AI" }
 * readPdfValue("7 0 R", 0, () => true)?.value // { kind: "reference", id: "7 0" }
 */
export function readPdfValue(text: string, start: number, part: () => boolean, depth = 0): PdfRead | undefined {
  if (depth > deepest || !part()) return undefined;
  const at = afterBlanks(text, start);
  if (text.startsWith("<<", at)) return readDictionary(text, at + 2, part, depth);
  if (text[at] === "(") return readLiteral(text, at + 1);
  if (text[at] === "<") return readHex(text, at + 1);
  if (text[at] === "[") return readList(text, at + 1, part, depth);
  const reference = match(/(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R(?![A-Za-z])/y, text, at);
  if (reference)
    return {
      value: { kind: "reference", id: `${Number(reference[1])} ${Number(reference[2])}` },
      end: at + reference[0].length,
    };
  const word = match(/\/?[^\s()<>[\]{}/%]+/y, text, at);
  return word ? { value: other, end: at + word[0].length } : undefined;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Behind blanks and comments. */
function afterBlanks(text: string, start: number): number {
  return start + (match(/(?:[\s\0]|%[^\r\n]*)*/y, text, start)?.[0].length ?? 0);
}

function readDictionary(text: string, start: number, part: () => boolean, depth: number): PdfRead | undefined {
  const entries = new Map<string, readonly PdfValue[]>();
  let at = afterBlanks(text, start);
  while (!text.startsWith(">>", at)) {
    const name = match(/\/([^\s()<>[\]{}/%]*)/y, text, at);
    const read = name && readPdfValue(text, at + name[0].length, part, depth + 1);
    if (!name || !read) return undefined;
    const key = (name[1] ?? "").replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    entries.set(key, [...(entries.get(key) ?? []).slice(0, 10), read.value]);
    at = afterBlanks(text, read.end);
  }
  return { value: { kind: "dictionary", entries }, end: at + 2 };
}

function readList(text: string, start: number, part: () => boolean, depth: number): PdfRead | undefined {
  let at = afterBlanks(text, start);
  while (text[at] !== "]") {
    const read = readPdfValue(text, at, part, depth + 1);
    if (!read) return undefined;
    at = afterBlanks(text, read.end);
  }
  return { value: other, end: at + 1 };
}

function readHex(text: string, start: number): PdfRead | undefined {
  const end = text.indexOf(">", start);
  if (end < 0) return undefined;
  const digits = text.slice(start, end).replaceAll(/\s/g, "");
  if (!/^[0-9a-f]*$/i.test(digits)) return undefined;
  const bytes = (digits.length % 2 === 1 ? `${digits}0` : digits).replaceAll(/../g, (it) =>
    String.fromCharCode(Number.parseInt(it, 16)),
  );
  return { value: { kind: "text", bytes }, end: end + 1 };
}

const escapes = new Map(Object.entries({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }));

function readLiteral(text: string, start: number): PdfRead | undefined {
  const pieces: string[] = [];
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const plain = match(/[^()\\]+/y, text, at)?.[0] ?? "";
    pieces.push(plain);
    at += plain.length;
    const mark = text[at];
    if (mark === "\\") {
      const escape = match(/\\(?:([0-7]{1,3})|\r\n|[\s\S])/y, text, at);
      if (!escape) return undefined;
      const [whole, octal] = escape;
      const letter = whole.slice(1);
      if (octal !== undefined) pieces.push(String.fromCharCode(Number.parseInt(octal, 8) & 0xff));
      else if (!/^[\r\n]/.test(letter)) pieces.push(escapes.get(letter) ?? letter);
      at += whole.length;
      continue;
    }
    if (mark === "(") depth += 1;
    if (mark === ")") depth -= 1;
    if (depth === 0) return { value: { kind: "text", bytes: pieces.join("") }, end: at + 1 };
    pieces.push(mark ?? "");
    at += 1;
  }
  return undefined;
}
