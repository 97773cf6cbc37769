/** A value of a PDF file, as far as a label needs it. */
export type PdfValue =
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

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
]);

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
