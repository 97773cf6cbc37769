import { decodeLatin, decodeUtf16 } from "./bytes.ts";
import { brokenPart } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import { parts, problems } from "./messages.ts";
import { readPdfValue, type PdfValue } from "./pdf-value.ts";
import { mediaLimits, type Scan, type Value } from "./scan.ts";

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
export function readPdf(scan: Scan): void {
  // One character a byte: what is searched is ASCII.
  const text = new TextDecoder("latin1").decode(scan.bytes);
  if (/\/(?:C2PA_Manifest|application#2[fF]c2pa)/.test(text)) scan.c2pa();
  if (!text.slice(-2048).includes("%%EOF")) scan.cut(parts.objects());
  if (/\/Encrypt\s{0,20}(?:\d{1,10}\s{1,20}\d|<<)/.test(text)) {
    scan.fault(brokenPart.nowhere({ place, problem: problems.encryptedFile() }));
    return;
  }
  const info = lastInfo(scan, text);
  if (info === undefined) return;
  const objects = findObjects(scan, text);
  const found = objects(info);
  const read = found && readPdfValue(found.text, found.at, scan.part);
  if (found === undefined || read?.value.kind !== "dictionary") {
    scan.fault(brokenPart.nowhere({ place, problem: found ? problems.dictionary() : problems.object() }));
    return;
  }
  for (const [key, values] of read.value.entries) {
    if (kindOfKey(key) === undefined) continue;
    for (const value of values) {
      scan.offer({ place, offset: found.offset, key, value: valueOf(scan, value, objects) });
    }
  }
}

type Objects = (id: string) => Found | undefined;

function valueOf(scan: Scan, value: PdfValue, objects: Objects): Value {
  const target = value.kind === "reference" ? objects(value.id) : undefined;
  const meant = target ? readPdfValue(target.text, target.at, scan.part)?.value : value;
  if (meant?.kind !== "text") return { kind: "broken", problem: problems.pdfString() };
  const bytes = scan.text(Uint8Array.from(meant.bytes, (it) => it.charCodeAt(0)));
  if ("code" in bytes) return { kind: "broken", problem: bytes };
  const isWide = meant.bytes.startsWith("\xfe\xff") || meant.bytes.startsWith("\xff\xfe");
  return { kind: "text", text: isWide ? decodeUtf16(bytes, "big") : decodeLatin(bytes) };
}

/** The dictionary that the last trailer, or stream in the place of one, names. */
function lastInfo(scan: Scan, text: string): string | undefined {
  let info: string | undefined;
  for (const it of text.matchAll(/\/Info\s{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R/g)) {
    if (!scan.part()) break;
    info = `${Number(it[1])} ${Number(it[2])}`;
  }
  return info;
}

/** Where objects stand: by themselves, or in a packed stream of objects. A lookup reads the whole file, so there are few. */
function findObjects(scan: Scan, text: string): Objects {
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

function unpackObjects(scan: Scan, text: string): ReadonlyMap<string, Found> {
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
      scan.fault(brokenPart.nowhere({ place: parts.objectStream(), problem: words }));
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
