import type { Message } from "../../base/message.ts";
import { asciiAt, decodeUtf8, startsAt, uintAt } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import type { MetadataScan, MetadataValue } from "./metadata-scan.ts";
import { readXml } from "./xml.ts";

const customProperties = "docProps/custom.xml";
const place = fileParts.docx();

/** An entry of a ZIP file's directory. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly size: number;
  readonly at: number;
}

/** Whether a ZIP file with a whole directory is an Office document; undefined where the directory is not there. */
export function isOffice(bytes: Uint8Array): boolean | undefined {
  const end = directoryEnd(bytes);
  if (end === undefined) return undefined;
  // The list of content types is an entry of every Office document, and most often the first.
  const from = Math.min(uintAt(bytes, end + 16, 4, "little"), end);
  return new TextDecoder("latin1").decode(bytes.subarray(from, end)).includes("[Content_Types].xml");
}

/** Reads the custom properties of a document of Office Open XML: DOCX, XLSX, PPTX. */
export function readDocx(scan: MetadataScan): void {
  const end = directoryEnd(scan.bytes);
  if (end === undefined) return scan.cut(fileParts.beforeDirectory());
  for (const entry of entriesOf(scan, end)) {
    if (entry.name !== customProperties) continue;
    const packed = entryBytes(scan, entry);
    const bytes = "code" in packed || entry.method === 0 ? packed : scan.unpack(packed, "raw");
    if ("code" in bytes) scan.broken(customProperties, bytes);
    else readProperties(scan, bytes, entry.at);
  }
}

function readProperties(scan: MetadataScan, bytes: Uint8Array, offset: number): void {
  const text = decodeUtf8(bytes);
  const { elements, problem } = readXml(text ?? "", scan.part);
  for (const { name, parent, text: words, hasElements } of elements) {
    if (parent?.name.local !== "property") continue;
    const key = parent.attributes.find((it) => it.name.local === "name")?.value ?? "";
    if (kindOfKey(key) === undefined) continue;
    const isText = !hasElements && ["lpwstr", "lpstr", "bstr"].includes(name.local);
    const value: MetadataValue = isText
      ? { kind: "text", text: words }
      : { kind: "broken", problem: fileProblems.type({ type: name.local.slice(0, 50) }) };
    scan.offer({ place, offset, key, value });
  }
  if (text === undefined || problem !== undefined) {
    scan.broken(customProperties, problem ?? fileProblems.utf8());
  }
}

/** Where the record at the end of a ZIP file begins: the last 64 KB may be its comment. */
function directoryEnd(bytes: Uint8Array): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (startsAt(bytes, at, "PK\x05\x06")) return at;
  }
  return undefined;
}

function entriesOf(scan: MetadataScan, end: number): readonly Entry[] {
  const { bytes } = scan;
  const entries: Entry[] = [];
  const count = uintAt(bytes, end + 10, 2, "little");
  let at = uintAt(bytes, end + 16, 4, "little");
  for (let i = 0; i < count && scan.part(); i++) {
    if (!startsAt(bytes, at, "PK\x01\x02") || at + 46 > end) {
      scan.broken(fileParts.directory(), fileProblems.entries());
      return entries;
    }
    const long = uintAt(bytes, at + 28, 2, "little");
    entries.push({
      name: long > 200 ? "" : asciiAt(bytes, at + 46, long),
      flags: uintAt(bytes, at + 8, 2, "little"),
      method: uintAt(bytes, at + 10, 2, "little"),
      size: uintAt(bytes, at + 20, 4, "little"),
      at: uintAt(bytes, at + 42, 4, "little"),
    });
    at += 46 + long + uintAt(bytes, at + 30, 2, "little") + uintAt(bytes, at + 32, 2, "little");
  }
  return entries;
}

/** The bytes of an entry as they are stored; or why they cannot be read. */
function entryBytes(scan: MetadataScan, { flags, method, size, at }: Entry): Uint8Array | Message {
  const { bytes } = scan;
  if ((flags & 1) !== 0) return fileProblems.encrypted();
  if (method !== 0 && method !== 8) return fileProblems.method();
  if (!startsAt(bytes, at, "PK\x03\x04")) return fileProblems.directory();
  const start = at + 30 + uintAt(bytes, at + 26, 2, "little") + uintAt(bytes, at + 28, 2, "little");
  if (start + size > bytes.length) return fileProblems.cut();
  const stored = bytes.subarray(start, start + size);
  return method === 0 ? scan.text(stored) : stored;
}
