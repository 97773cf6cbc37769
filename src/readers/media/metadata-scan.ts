import { inflate } from "../../base/binary.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { RecordNode } from "../../base/document.ts";
import { message, type Message } from "../../base/message.ts";
import { brokenPart, cutOff, tooManyParts, fileProblems, type FilePart } from "./diagnostics.ts";
import { kindOfKey, looksLikeLabel } from "./label-key.ts";

/** What a reader of labels does at most with one file. */
export const mediaLimits = {
  /** Bytes of a file. */
  file: 200_000_000,
  /** Chunks, segments, boxes, frames, entries, elements. */
  parts: 100_000,
  /** Bytes of one text of metadata. */
  text: 2_000_000,
  /** Bytes of all texts that are decoded or unpacked. */
  texts: 16_000_000,
  /** Fields that may be labels. */
  fields: 100,
} as const;

const megabyte = 1_000_000;
const tooLong = fileProblems.tooLong({ text: mediaLimits.text / megabyte, texts: mediaLimits.texts / megabyte });

/** The name that a label has. */
const labelName = message("media/label-name", { en: "AIGC", zh: "`AIGC`" });

/** What a field that may be a label holds. */
export type MetadataValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "record"; readonly record: RecordNode }
  /** It is there and cannot be read; or a name in it stands twice. */
  | { readonly kind: "broken" | "twice"; readonly problem: Message };

/** The text that bytes hold; or what keeps it from being read. */
export function textValue(
  bytes: Uint8Array | Message,
  decode: (bytes: Uint8Array) => string | undefined,
): Extract<MetadataValue, { readonly kind: "text" | "broken" | "twice" }> {
  if ("code" in bytes) return { kind: "broken", problem: bytes };
  const text = decode(bytes);
  return text === undefined ? { kind: "broken", problem: fileProblems.bytes() } : { kind: "text", text };
}

/** A field of a file's metadata that is a label, or is meant to be one. */
export interface MetadataField {
  /** The part of the file that holds it. */
  readonly place: FilePart;
  /** Where that part begins, in bytes. */
  readonly offset: number;
  /** The field's own name; undefined where the place has one field for everything, as EXIF has its comment. */
  readonly key: string | undefined;
  readonly value: MetadataValue;
  /** The name that the field should have, where its own is near it. */
  readonly instead: Message | undefined;
}

/** What else a file says of where it comes from. It supports a label and is none. */
export interface Provenance {
  /** IPTC digital source types, as they stand in XMP. */
  readonly sourceTypes: readonly string[];
  /** Whether a C2PA manifest is in the file; nobody has checked it here. */
  readonly c2pa: boolean;
}

export interface ScanResult {
  readonly fields: readonly MetadataField[];
  /** Why the file, or a part of it, was not read; without any, all of it was. */
  readonly faults: readonly Diagnostic<undefined>[];
  readonly beside: Provenance;
  /** What reading took. */
  readonly spent: { readonly parts: number; readonly texts: number };
}

// INVARIANT (bounded): a file costs at most `mediaLimits` parts and bytes of text, whatever its bytes are.
//   Upheld by: every loop of a reader, which asks `part` before each turn, and every text, which passes `text` or `unpack`.
// INVARIANT (no silent end): a reader that leaves a part of the metadata unread says so with a fault.
/** What a reader of a format sees and says. */
export interface MetadataScan {
  readonly bytes: Uint8Array;
  /** Counts a part; false if there were too many, and the reader stops. */
  readonly part: () => boolean;
  /** The bytes of a text, or why they are not read. */
  readonly text: (bytes: Uint8Array) => Uint8Array | Message;
  /** The bytes of a packed text, unpacked, or why they are not read. */
  readonly unpack: (bytes: Uint8Array, form: "zlib" | "raw") => Uint8Array | Message;
  /** Hands on a field if its name is, or is near, the name of a label. */
  readonly offer: (field: Omit<MetadataField, "instead">) => void;
  /** Hands on a field whose name the reader has judged. */
  readonly found: (field: MetadataField) => void;
  /** A part of the file cannot be read. */
  readonly broken: (place: FilePart, problem: Message) => void;
  /** The file ends inside of a part. */
  readonly cut: (place: FilePart) => void;
  readonly c2pa: () => void;
  readonly sourceType: (type: string) => void;
}

/** Runs a reader over a file's bytes. */
export function scanMetadata(read: (scan: MetadataScan) => void, bytes: Uint8Array): ScanResult {
  const fields: MetadataField[] = [];
  const faults = new Map<string, Diagnostic<undefined>>();
  const sourceTypes = new Set<string>();
  const spent = { parts: 0, texts: 0 };
  let c2pa = false;
  const fault = (it: Diagnostic<undefined>): void => void faults.set(JSON.stringify([it.code, it.params]), it);
  const text = (it: Uint8Array): Uint8Array | Message => {
    if (it.length > Math.min(mediaLimits.text, mediaLimits.texts - spent.texts)) return tooLong;
    spent.texts += it.length;
    return it;
  };
  const unpack = (it: Uint8Array, form: "zlib" | "raw"): Uint8Array | Message => {
    const most = Math.min(mediaLimits.text, mediaLimits.texts - spent.texts);
    const unpacked = inflate(it, form, most);
    // What was tried counts as well: many bad streams are no way around the limit.
    spent.texts += unpacked === "too-large" ? most : Math.min(most, unpacked?.length ?? it.length);
    if (unpacked === "too-large") return tooLong;
    return unpacked ?? fileProblems.unpacked();
  };
  const part = (): boolean => {
    const isLeft = spent.parts < mediaLimits.parts;
    if (isLeft) spent.parts += 1;
    else fault(tooManyParts.nowhere({ most: mediaLimits.parts }));
    return isLeft;
  };
  const found = (it: MetadataField): void => {
    if (fields.length < mediaLimits.fields) fields.push(it);
    else fault(tooManyParts.nowhere({ most: mediaLimits.fields }));
  };
  const scan: MetadataScan = {
    bytes,
    part,
    text,
    unpack,
    offer: (it) => {
      const kind = it.key === undefined ? "holds" : kindOfKey(it.key);
      if (kind === undefined) return;
      if (kind !== "is" && it.value.kind === "text" && !looksLikeLabel(it.value.text)) return;
      if (kind === "near" && it.value.kind === "broken") return;
      found({ ...it, instead: kind === "near" ? labelName() : undefined });
    },
    found,
    broken: (place, problem) => fault(brokenPart.nowhere({ place, problem })),
    cut: (place) => fault(cutOff.nowhere({ place })),
    c2pa: () => {
      c2pa = true;
    },
    sourceType: (it) => {
      if (sourceTypes.size < mediaLimits.fields) sourceTypes.add(it.slice(0, 200));
    },
  };
  read(scan);
  return {
    fields,
    faults: [...faults.values()].slice(0, mediaLimits.fields),
    beside: { sourceTypes: [...sourceTypes], c2pa },
    spent,
  };
}
