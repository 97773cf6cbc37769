import { sha256 } from "../../../base/digest.ts";
import { groupBy } from "../../../base/group-by.ts";
import type { ParsedElement } from "../../../readers/media/xml.ts";

/** What people read at an answer of a sheet in Word, or around all that one person signs. */
export interface SheetBlock {
  /** The place in the form of the field that stands for it: the standard of an answer, or the role of a person. */
  readonly place: string;
  /** The mark of the text that the sheet printed; undefined: its field bears none. */
  readonly printed: string | undefined;
  readonly text: string;
  /** The sentence of a question, which stands behind its number; undefined: no line is one. */
  readonly sentence: string | undefined;
}

/** The place in the form that the tag of a field names, and the mark of what the sheet printed around it. */
export function partsOfTag(tag: string): { readonly place: string; readonly printed: string | undefined } {
  const [place = "", printed] = tag.split("#");
  return { place, printed };
}

/** A text by which it is known again, however Word and others write its blanks, quotation marks and dashes. */
export const markOf = (text: string): string => sha256(folded(text)).slice(0, 16);

export const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[“”„‟«»「」『』″]/g, '"')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[‐-―−]/g, "-");

const filledIn = /\.(?:name|on|reservation|answer\.\w+|evidence\.\d+\.(?:id|collected_on|expires_on))$/;
const ofAnswer = /\.answers\.\d+\.standard$/;
const ofPerson = /^people\.\d+\.role$/;
const ofSignature = /^people\.\d+\.(?:name|on)$/;

/** What is no text, and may say something. */
const unread: ReadonlySet<string> = new Set([
  "commentReference",
  "footnoteReference",
  "endnoteReference",
  "delText",
  "drawing",
  "pict",
  "object",
  "sym",
  "oMath",
]);

interface Line {
  text: string;
  readonly tags: string[];
  /** The row of a table in which it stands, and that table. */
  readonly row: ParsedElement | undefined;
  readonly table: ParsedElement | undefined;
}

type Lines = readonly Readonly<Line>[];

/**
 * The texts of a sheet in Word without what is filled in. An answer has its own row, the rows without an answer, and all from the
 * table before on; a person has what stands before the first question, at the name and the day, and behind. How somebody signs, in
 * a row without a field, is not ours.
 */
export function sheetBlocks(elements: readonly ParsedElement[]): readonly SheetBlock[] {
  const blocks: { readonly tag: string; readonly lines: Lines[]; readonly sentence: string | undefined }[] = [];
  let person: (typeof blocks)[number] | undefined;
  for (const { before, rows } of tablesIn(linesIn(elements))) {
    const begins = before.findLastIndex((it) => tagIn([it], ofPerson) !== undefined);
    const tag = tagIn(before, ofPerson);
    if (tag !== undefined) blocks.push((person = { tag, lines: [before.slice(0, begins + 1)], sentence: undefined }));
    const head = before.slice(begins + 1);
    const signed = rows.filter((it) => tagIn(it, ofSignature) !== undefined);
    if (signed.length > 0 || rows.length === 0) person?.lines.push(head, signed.flat());
    const around = [...head, ...rows.filter((it) => tagIn(it, ofAnswer) === undefined).flat()];
    // What many answers have in common is read once.
    const mark = { text: markOf(textOf([around])), tags: [], row: undefined, table: undefined };
    const sentence = around.flatMap((it) => sentenceIn(it.text) ?? [])[0];
    for (const row of rows) {
      const answer = tagIn(row, ofAnswer);
      if (answer !== undefined) blocks.push({ tag: answer, lines: [[mark], row], sentence });
    }
  }
  return blocks.map(({ tag, lines, sentence }) => ({ ...partsOfTag(tag), text: textOf(lines), sentence }));
}

const textOf = (lines: readonly Lines[]): string => lines.flatMap((all) => all.map((it) => it.text)).join("\n");

const sentenceIn = (line: string): string | undefined =>
  /^\s*\d+\s*[.．]\s*["“”「」](.*)["“”「」]\s*$/su.exec(line)?.[1];

const tagIn = (lines: Lines, kind: RegExp): string | undefined =>
  lines.flatMap((it) => it.tags).findLast((it) => kind.test(partsOfTag(it).place));

/** Each table by its rows, with what stands before it; at last, what stands behind all of them. */
function tablesIn(lines: Lines): readonly { readonly before: Readonly<Line>[]; readonly rows: readonly Lines[] }[] {
  const groups: { before: Readonly<Line>[]; own: Readonly<Line>[] }[] = [{ before: [], own: [] }];
  for (const it of lines) {
    const table = groups.at(-1)?.own[0]?.table;
    if (table !== undefined && it.table !== table) groups.push({ before: [], own: [] });
    groups.at(-1)?.[it.table ? "own" : "before"].push(it);
  }
  if (groups.at(-1)?.own.length) groups.push({ before: [], own: [] });
  return groups.map(({ before, own }) => ({ before, rows: [...groupBy(own, (it) => it.row).values()] }));
}

function linesIn(elements: readonly ParsedElement[]): Lines {
  const lines = new Map<ParsedElement, Line>();
  const tags = new Map<ParsedElement, string>();
  let last: Line | undefined;
  const lineOf = (it: ParsedElement): Line | undefined => {
    const paragraph = above(it, "p");
    if (!paragraph) return last;
    const line = lines.get(paragraph) ?? {
      text: "",
      tags: [],
      row: above(paragraph, "tr"),
      table: above(above(paragraph, "tr"), "tbl"),
    };
    lines.set(paragraph, line);
    return (last = line);
  };
  for (const it of elements) {
    const { local } = it.name;
    const field = above(it, "sdt");
    if (local === "tag" && field) tags.set(field, attributeOf(it, "val") ?? "");
    const isOurs = !filledIn.test((field && tags.get(field)) ?? "");
    const line = local === "sdt" || (isOurs && (local === "t" || unread.has(local))) ? lineOf(it) : undefined;
    if (local === "sdt") line?.tags.push(tags.get(it) ?? "");
    else if (line) line.text += local === "t" ? it.text : "\uFFFC";
  }
  return [...lines.values()];
}

/** The nearest element of a name around one. */
export function above(of: ParsedElement | undefined, name: string): ParsedElement | undefined {
  for (let it = of?.parent; it; it = it.parent) if (it.name.local === name) return it;
  return undefined;
}

export const attributeOf = (of: ParsedElement | undefined, name: string): string | undefined =>
  of?.attributes.find((it) => it.name.local === name)?.value;
