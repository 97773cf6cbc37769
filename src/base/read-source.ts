import type { DataNode } from "./document.ts";
import type { Host } from "./host.ts";
import { readJson } from "./json-document.ts";
import type { SourceText } from "./text.ts";

/** The text of a file under the name that people know it by; undefined if it cannot be read. */
export function sourceAt(host: Host, path: string): SourceText | undefined {
  const text = host.readText(path);
  if (text === undefined) return undefined;
  const source = { path: host.relative(path), text };
  return host.isValue?.(path) === true ? valueSource(source) : source;
}

/**
 * The text of a value in memory, written as JSON: its places are told by their paths, because nobody has seen its lines.
 *
 * @example
 * const text = '{ "models": [{ "name": "m" }], "own key": 1 }';
 * const { pathAt } = valueSource({ path: "a.json", text });
 * ["m\"", "own", "{ "].map((it) => pathAt?.(text.indexOf(it))) // ["models[0].name", '["own key"]', ""]
 */
export function valueSource(source: SourceText): SourceText {
  let root: DataNode | undefined;
  return {
    ...source,
    pathAt: (offset) => {
      root ??= readJson(source).documents[0]?.root;
      return root ? pathIn(root, offset, "") : "";
    },
  };
}

/** The path of the innermost value that has an offset in it, or in its key. */
function pathIn(node: DataNode, offset: number, path: string): string {
  if (node.kind === "list") {
    const index = lastBefore(node.items, offset);
    const item = node.items[index];
    return item && offset < item.span.end ? pathIn(item, offset, `${path}[${index}]`) : path;
  }
  if (node.kind === "scalar") return path;
  for (const [key, { keySpan, value }] of node.entries) {
    if (offset < keySpan.start || offset >= value.span.end) continue;
    return pathIn(value, offset, joined(path, key));
  }
  return path;
}

/** The last element that begins at an offset or before it: a list may have very many. */
function lastBefore(items: readonly DataNode[], offset: number): number {
  let [low, high] = [-1, items.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((items[middle]?.span.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joined(path: string, key: string): string {
  if (!/^\w+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
