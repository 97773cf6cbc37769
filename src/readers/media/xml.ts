import type { Message } from "../../base/message.ts";
import { fileProblems } from "./diagnostics.ts";

/** A name with the namespace that its prefix stands for; undefined where the prefix is not declared. */
export interface XmlName {
  readonly uri: string | undefined;
  readonly local: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

export interface ParsedElement {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: ParsedElement | undefined;
  /** The text directly inside. */
  readonly text: string;
  readonly hasElements: boolean;
}

export interface Xml {
  /** In the order of their ends; up to the problem, if there is one. */
  readonly elements: readonly ParsedElement[];
  /** Why the rest was not read. */
  readonly problem: Message | undefined;
}

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

interface Open {
  readonly tag: string;
  readonly element: { -readonly [K in keyof ParsedElement]: ParsedElement[K] };
  readonly scope: Scope | undefined;
  readonly pieces: string[];
}

const deepest = 200;

/**
 * Reads XML with namespaces, in one pass and without entities of its own: a document type is refused, so that nothing unfolds.
 * `part` is asked at each mark; where it says no, reading stops.
 *
 * @example
 * readXml('<a xmlns:t="urn:t" t:k="1&amp;2">x</a>', () => true).elements.map((it) => it.attributes.at(1)?.value) // ["1&2"]
 * readXml("<a>", () => true).problem // { code: "media/problem/unclosed", params: { tag: "a" } }
 */
export function readXml(text: string, part: () => boolean): Xml {
  const elements: ParsedElement[] = [];
  const open: Open[] = [];
  const stop = (problem: Message): Xml => ({ elements, problem });
  let at = 0;
  while (at < text.length) {
    if (!part()) return stop(fileProblems.manyParts());
    const mark = text.indexOf("<", at);
    const words = decodeEntities(text.slice(at, mark < 0 ? undefined : mark));
    if (words === undefined) return stop(fileProblems.entity());
    open.at(-1)?.pieces.push(words);
    if (mark < 0) break;
    const after = skipped(text, mark, open.at(-1)?.pieces);
    if (after !== undefined) {
      if (after < 0) return stop(fileProblems.comment());
      at = after;
      continue;
    }
    if (text.startsWith("<!", mark)) return stop(fileProblems.documentType());
    if (text.startsWith("</", mark)) {
      const end = text.indexOf(">", mark);
      const last = open.pop();
      if (end < 0 || last === undefined || text.slice(mark + 2, end).trimEnd() !== last.tag) {
        return stop(fileProblems.tags());
      }
      last.element.text = last.pieces.join("");
      elements.push(last.element);
      at = end + 1;
      continue;
    }
    const tag = readTag(text, mark + 1, part);
    if (tag === undefined) return stop(fileProblems.tag());
    const above = open.at(-1);
    if (open.length >= deepest) return stop(fileProblems.deep({ deepest }));
    const begun = begin(tag, above);
    if (above) above.element.hasElements = true;
    if (tag.isEmpty) elements.push(begun.element);
    else open.push(begun);
    at = tag.end;
  }
  const last = open.at(-1);
  return { elements, problem: last && fileProblems.unclosed({ tag: last.tag.slice(0, 50) }) };
}

/** Where a comment, an instruction or marked text ends; -1 if it does not, undefined if there is none. */
function skipped(text: string, at: number, pieces: string[] | undefined): number | undefined {
  for (const [begin, end] of [
    ["<!--", "-->"],
    ["<?", "?>"],
    ["<![CDATA[", "]]>"],
  ] as const) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    if (found < 0) return -1;
    if (begin === "<![CDATA[") pieces?.push(text.slice(at + begin.length, found));
    return found + end.length;
  }
  return undefined;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly isEmpty: boolean;
  readonly end: number;
}

function readTag(text: string, start: number, part: () => boolean): Tag | undefined {
  const take = (pattern: RegExp, from: number): string => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0] ?? "";
  };
  const name = take(/[^\s/>=<"'&]+/y, start);
  const attributes: (readonly [string, string])[] = [];
  let at = start + name.length;
  while (name !== "" && part()) {
    const blank = take(/\s+/y, at).length;
    at += blank;
    if (text.startsWith("/>", at)) return { name, attributes, isEmpty: true, end: at + 2 };
    if (text[at] === ">") return { name, attributes, isEmpty: false, end: at + 1 };
    const key = take(/[^\s/>=<"'&]+/y, at);
    at += key.length;
    const equals = take(/\s*=\s*/y, at);
    at += equals.length;
    const quote = text[at];
    if (blank === 0 || key === "" || equals === "" || (quote !== '"' && quote !== "'")) return undefined;
    const end = text.indexOf(quote, at + 1);
    const value = end < 0 ? undefined : decodeEntities(text.slice(at + 1, end));
    if (value === undefined) return undefined;
    attributes.push([key, value]);
    at = end + 1;
  }
  return undefined;
}

function begin(tag: Tag, above: Open | undefined): Open {
  const declared = tag.attributes.filter(([key]) => key === "xmlns" || key.startsWith("xmlns:"));
  const scope: Scope | undefined =
    declared.length === 0
      ? above?.scope
      : { prefixes: new Map(declared.map(([key, uri]) => [key.slice("xmlns:".length), uri])), outer: above?.scope };
  const element = {
    name: resolve(tag.name, scope, true),
    attributes: tag.attributes.map(([key, value]) => ({ name: resolve(key, scope, false), value })),
    parent: above?.element,
    text: "",
    hasElements: false,
  };
  return { tag: tag.name, element, scope, pieces: [] };
}

/** An attribute without a prefix has no namespace of its own. */
function resolve(name: string, scope: Scope | undefined, takesDefault: boolean): XmlName {
  const colon = name.indexOf(":");
  const [prefix, local] = colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
  if (prefix === "" && !takesDefault) return { uri: undefined, local };
  for (let it = scope; it !== undefined; it = it.outer) {
    const uri = it.prefixes.get(prefix);
    if (uri !== undefined) return { uri, local };
  }
  return { uri: undefined, local };
}

const entities = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

/** The text with what its entities stand for; undefined if one is unknown. */
function decodeEntities(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let isKnown = true;
  const decoded = text.replaceAll(/&(?:#x([0-9a-f]{1,6});|#(\d{1,7});|(\w{1,8});)?/gi, (_, hex, decimal, name) => {
    const code =
      typeof hex === "string" ? Number.parseInt(hex, 16) : typeof decimal === "string" ? Number(decimal) : -1;
    const found = code < 0 ? entities.get(String(name)) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined) isKnown = false;
    return found ?? "";
  });
  return isKnown ? decoded : undefined;
}
