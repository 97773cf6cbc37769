import type { DataNode } from "../../base/document.ts";
import { readYaml } from "../../base/yaml-document.ts";
import { decodeUtf8 } from "./bytes.ts";
import { fileParts, fileProblems } from "./diagnostics.ts";
import { kindOfKey } from "./label-key.ts";
import type { MetadataScan, MetadataValue } from "./metadata-scan.ts";

const place = fileParts.markdown();

/** A label is at most a few hundred characters: front matter that is longer than this is not read. */
const longest = 100_000;

/** Reads the front matter of a Markdown file: the YAML between two lines `---` at its very beginning. */
export function readMarkdown(scan: MetadataScan): void {
  const text = decodeUtf8(scan.bytes);
  if (text === undefined) return scan.broken(fileParts.text(), fileProblems.utf8());
  const begin = /^---[ \t]*\r?\n/.exec(text);
  const end = begin && /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(begin[0].length, longest));
  if (begin === null) return;
  if (end === null) {
    if (text.length > longest) scan.broken(place, fileProblems.longMatter());
    return;
  }
  scan.part();
  readMatter(scan, text.slice(begin[0].length, begin[0].length + end.index), begin[0].length);
}

function readMatter(scan: MetadataScan, matter: string, offset: number): void {
  const { documents, diagnostics } = readYaml({ path: "", text: matter });
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
  const problem = slip ? { code: slip.code, params: slip.params } : fileProblems.matter();
  const value = { kind: slip?.code === "base/duplicate-key" ? "twice" : "broken", problem } as const;
  scan.found({ place, offset, key: "AIGC", value, instead: undefined });
}

function valueOf(node: DataNode): MetadataValue {
  if (node.kind === "record") return { kind: "record", record: node };
  if (node.kind === "scalar" && typeof node.value === "string") return { kind: "text", text: node.value };
  return { kind: "broken", problem: fileProblems.neither() };
}
