import type { Host } from "./host.ts";

/**
 * A host with more files, or others in their place: texts by path, a byte order mark at their start dropped. They are read by
 * their names; no folder lists them.
 *
 * @example
 * const host = withTexts(memoryHost({ "a.yaml": "a: 1" }), { "b.yaml": "b: 2" });
 * [host.readText("a.yaml"), host.readText("./b.yaml"), host.list(".")] // ["a: 1", "b: 2", ["a.yaml"]]
 */
export function withTexts(host: Host, texts: Readonly<Record<string, string>>): Host {
  const byPath = new Map(Object.entries(texts).map(([path, text]) => [host.resolve(path), text] as const));
  const textOf = (path: string): string | undefined => byPath.get(host.resolve(path));
  return {
    ...host,
    readText: (path) => textOf(path)?.replace(/^\uFEFF/, "") ?? host.readText(path),
    readBytes: (path, most) => {
      const text = textOf(path);
      if (text === undefined) return host.readBytes(path, most);
      const bytes = new TextEncoder().encode(text);
      return bytes.length > most ? "too-large" : bytes;
    },
    isFile: (path) => textOf(path) !== undefined || host.isFile(path),
    isFolder: (path) => textOf(path) === undefined && host.isFolder(path),
  };
}
