import { readJson } from "../base/json-document.ts";
import type { DataNode, RecordNode } from "../base/data.ts";
import {
  bareObject,
  brokenLabel,
  missingField,
  nearMiss,
  noOuterKey,
  notJson,
  repeated,
  unknownField,
  unusualCharacter,
  wrongValue,
  type Fault,
} from "./faults.ts";
import { kindOfKey, labelFields, nearestField, type LabelField } from "./label-key.ts";
import type { Field } from "./scan.ts";

/** A label, right or not. */
export interface Label {
  readonly place: string;
  readonly offset: number;
  readonly key: string | undefined;
  /** What stands there, where it is one text. */
  readonly text: string | undefined;
  /** The fields that have their right names and hold texts; undefined if the object was not read. */
  readonly aigc: Partial<Record<LabelField, string>> | undefined;
  readonly faults: readonly Fault[];
}

/** A label of seven fields has a few hundred characters; a signature in it, a few thousand. */
const longest = 65_536;

/**
 * Reads what a field holds as the object of GB 45438-2025, annex E, and says everything that is wrong with it.
 *
 * @example
 * const field = { place: "PNG iTXt", offset: 8, key: "AIGC", value: { kind: "text", text: "{}" }, instead: undefined };
 * readLabel(field).faults.map((it) => it.code) // ["media/not-json"]
 */
export function readLabel(field: Field): Label {
  const { place, offset, key, value, instead } = field;
  const named: readonly Fault[] = instead === undefined ? [] : [nearMiss(key ?? "", instead)];
  const label = (aigc: Label["aigc"], faults: readonly Fault[], text?: string): Label => ({
    place,
    offset,
    key,
    text,
    aigc,
    faults: [...named, ...faults],
  });
  switch (value.kind) {
    case "broken":
      return label(undefined, [brokenLabel(place, value.problem)]);
    case "twice":
      return label(undefined, [repeated(value.problem, "keep one of the two: readers take either")]);
    case "record": {
      const { aigc, faults } = readFields(value.record);
      return label(aigc, faults);
    }
    case "text": {
      const text = value.text.replace(/\0+$/, "").trim();
      const { aigc, faults } = text.length > longest ? tooLong(place) : readText(text, field);
      return label(aigc, faults, text.slice(0, longest));
    }
  }
}

interface Read {
  readonly aigc: Label["aigc"];
  readonly faults: readonly Fault[];
}

const refuse = (...faults: readonly Fault[]): Read => ({ aigc: undefined, faults });
const tooLong = (place: string): Read => refuse(brokenLabel(place, `it is longer than ${longest} characters`));

function readText(text: string, field: Field): Read {
  const { documents, diagnostics } = readJson({ path: field.place, text });
  const [slip] = diagnostics;
  if (slip?.code === "base/duplicate-key") {
    return refuse(repeated(`${slip.message} in the label`, "keep one of the two: readers take either"));
  }
  if (slip) return refuse(notJson(slip.message, helpFor(text)));
  const root = documents[0]?.root;
  if (root?.kind !== "record") return refuse(isText(root) ? nested("the whole object") : notJson("it is no object"));
  return readRoot(root, field);
}

/** What a text that is no JSON was meant to be. */
function helpFor(text: string): string | undefined {
  if (text === "") return undefined;
  if (/&(quot|#34);/.test(text))
    return 'its quotes are escaped twice; write " once escaped, as the file format needs it';
  if (text.startsWith("{\\")) return "leave the backslashes out: the text is the JSON itself";
  return /[“”'‘’]/.test(text) ? 'names and texts stand in straight double quotes (")' : undefined;
}

const isText = (node: DataNode | undefined): boolean => node?.kind === "scalar" && typeof node.value === "string";
const nested = (what: string): Fault =>
  notJson(
    `${what} is JSON inside of a text`,
    "write the object itself, without quotes around it and backslashes in it",
  );

/** The object that has the key `AIGC`, or the inner object alone in a field that is itself called so. */
function readRoot(root: RecordNode, { place, key }: Field): Read {
  const keys = [...root.entries.keys()];
  const outer = root.entries.get("AIGC")?.value;
  if (outer !== undefined) return readInner(outer);
  if (keys.some((it) => nearestField(it) !== undefined)) {
    const { aigc, faults } = readFields(root);
    return { aigc, faults: [key === undefined ? noOuterKey(place) : bareObject(place), ...faults] };
  }
  const near = keys.find((it) => kindOfKey(it) !== undefined);
  const inner = near === undefined ? undefined : root.entries.get(near)?.value;
  if (near === undefined || inner === undefined) return refuse(notJson("it has no key `AIGC`"));
  const { aigc, faults } = readInner(inner);
  return { aigc, faults: [nearMiss(near, "`AIGC`"), ...faults] };
}

function readInner(inner: DataNode): Read {
  if (inner.kind === "record") return readFields(inner);
  return refuse(isText(inner) ? nested("`AIGC`") : notJson("`AIGC` is no object"));
}

function readFields(record: RecordNode): Read {
  const faults: Fault[] = [];
  const aigc: Partial<Record<LabelField, string>> = {};
  const given = new Set<LabelField>();
  for (const [name, { value }] of record.entries) {
    const field = labelFields.find((it) => it === name);
    if (field === undefined) {
      const near = nearestField(name);
      if (near !== undefined) given.add(near);
      const shown = name.slice(0, 100);
      faults.push(near === undefined ? unknownField(shown) : nearMiss(shown, `\`${near}\``));
    } else if (value.kind === "scalar" && typeof value.value === "string") {
      given.add(field);
      aigc[field] = value.value;
      faults.push(...valueFaults(field, value.value));
    } else {
      given.add(field);
      faults.push(wrongValue(field, "is no text", `put it in quotes: ${field === "Label" ? '"1"' : '"…"'}`));
    }
  }
  const missing = labelFields.filter((it) => !given.has(it));
  return { aigc, faults: [...faults, ...missing.map(missingField)] };
}

function valueFaults(field: LabelField, value: string): readonly Fault[] {
  if (field === "Label") {
    if (["1", "2", "3"].includes(value)) return [];
    const help =
      'write "1" for content that is generated, "2" for content that may be, "3" for content suspected to be';
    return [wrongValue(field, `is \`${value.slice(0, 50)}\` and not \`1\`, \`2\` or \`3\``, help)];
  }
  const isReserved = field.startsWith("Reserved");
  if (value.trim() === "" && !isReserved) return [wrongValue(field, "is empty", emptyHelp[field] ?? "")];
  const unusual = unusualIn(value);
  return unusual === undefined ? [] : [unusualCharacter(field, unusual)];
}

const emptyHelp: Partial<Record<LabelField, string>> = {
  ContentProducer: "write the producer's name or code",
  ProduceID: "write the number that the producer gave this content",
  ContentPropagator: "write the propagator's name or code; at first writing it is the producer's",
  PropagateID: "write the propagator's number; at first writing it is that of `ProduceID`",
};

/** The first character that annex E's set leaves out, in words. */
function unusualIn(value: string): string | undefined {
  const [found] = /[^\x21-\x5b\x5d-\x7e]/u.exec(value) ?? [];
  if (found === undefined) return undefined;
  if (found === " ") return "a blank";
  if (found === "\\") return "a backslash";
  return found < " " || found === "\x7f" ? "a control character" : `\`${found}\``;
}
