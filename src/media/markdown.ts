import { readYaml } from "../base/yaml-document.ts";
import type { DataNode } from "../base/data.ts";
import { decodeUtf8 } from "./bytes.ts";
import { brokenPart } from "./faults.ts";
import { kindOfKey } from "./label-key.ts";
import type { Scan, Value } from "./scan.ts";

const place = "Markdown front matter";

/** A label is at most a few hundred characters: front matter that is longer than this is not read. */
const longest = 100_000;

/** Reads the front matter of a Markdown file: the YAML between two lines `---` at its very beginning. */
export function readMarkdown(scan: Scan): void {
  const text = decodeUtf8(scan.bytes);
  if (text === undefined) {
    scan.fault(brokenPart("the text", "it is no UTF-8"));
    return;
  }
  const begin = /^---[ \t]*\r?\n/.exec(text);
  const end = begin && /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(begin[0].length, longest));
  if (begin === null) return;
  if (end === null) {
    if (text.length > longest) scan.fault(brokenPart(place, "it is longer than 100,000 characters, or does not end"));
    return;
  }
  const matter = text.slice(begin[0].length, begin[0].length + end.index);
  scan.part();
  readMatter(scan, matter, begin[0].length);
}

function readMatter(scan: Scan, matter: string, offset: number): void {
  const { documents, diagnostics } = readYaml({ path: place, text: matter });
  const root = documents[0]?.root;
  if (root?.kind === "record") {
    for (const [key, { value }] of root.entries) {
      if (kindOfKey(key) !== undefined) scan.offer({ place, offset, key, value: valueOf(value) });
    }
    return;
  }
  // Text between two rules is no front matter; a broken one that speaks of a label is.
  if (!/^[ \t]*['"]?\w{0,50}AIGC\w{0,50}['"]?[ \t]*:/im.test(matter)) return;
  const [slip] = diagnostics;
  const problem = slip ? slip.message : "the front matter is no record";
  const isTwice = slip?.code === "base/duplicate-key";
  scan.found({
    place,
    offset,
    key: "AIGC",
    value: { kind: isTwice ? "twice" : "broken", problem },
    instead: undefined,
  });
}

function valueOf(node: DataNode): Value {
  if (node.kind === "record") return { kind: "record", record: node };
  if (node.kind === "scalar" && typeof node.value === "string") return { kind: "text", text: node.value };
  return { kind: "broken", problem: "it is neither a record nor a text" };
}
