import { isDeepStrictEqual } from "node:util";
import type { Host } from "../base/host.ts";
import { documentEnding } from "../engine/index.ts";

/** A file or folder that is otherwise than when it was asked for. */
export interface FileChange {
  readonly path: string;
  readonly what: "changed" | "new" | "gone";
}

/** What a run has asked of its host, and was told. */
export interface RememberedHost {
  readonly host: Host;
  /** The absolute paths. */
  readonly paths: () => readonly string[];
  /** What would be told otherwise now, each path once; `own`: files that do not count, by their absolute paths. */
  readonly changes: (own: ReadonlySet<string>) => readonly FileChange[];
}

interface RecordedAnswer {
  readonly path: string;
  readonly changes: (isOwn: (path: string) => boolean) => readonly FileChange[];
}

/**
 * A host that remembers its first answers.
 *
 * @example
 * const files = { "a.yaml": "a: 1" };
 * const asked = rememberingHost({ ...memoryHost({}), readText: (path) => files[path] });
 * asked.host.readText("a.yaml") // "a: 1"
 * asked.changes(new Set()) // []
 * files["a.yaml"] = "a: 2";
 * asked.changes(new Set()) // [{ path: "/a.yaml", what: "changed" }]
 */
export function rememberingHost(host: Host): RememberedHost {
  const answers = new Map<string, RecordedAnswer>();
  const noting =
    <T>(name: string, differences: (before: T, after: T, path: string) => readonly FileChange[]) =>
    (ask: (path: string) => T, path: string): T => {
      const told = ask(path);
      const whole = host.resolve(path);
      const key = `${name} ${whole}`;
      const changes = (isOwn: (path: string) => boolean): readonly FileChange[] =>
        isOwn(whole) ? [] : differences(told, ask(path), whole).filter((it) => !isOwn(it.path));
      if (!answers.has(key)) answers.set(key, { path: whole, changes });
      return told;
    };
  const asOne = <T>(before: T, after: T, path: string): readonly FileChange[] =>
    isDeepStrictEqual(before, after) ? [] : [{ path, what: whatBecame(before, after) }];
  const listed = (before: readonly string[], after: readonly string[], folder: string): readonly FileChange[] =>
    [
      ...without(after, before).map((it) => ({ path: host.resolve(folder, it), what: "new" as const })),
      ...without(before, after).map((it) => ({ path: host.resolve(folder, it), what: "gone" as const })),
    ].filter((it) => mayMatter(host, it.path));

  const namesOf = (entries: ReturnType<Host["entries"]>): readonly string[] => (entries ?? []).map((it) => it.name);

  const [text, bytes] = [noting("text", asOne), noting("bytes", asOne)];
  const [file, folder, list] = [noting("file", asOne), noting("folder", asOne), noting("list", listed)];
  const entries = noting("entries", (before: ReturnType<Host["entries"]>, after: ReturnType<Host["entries"]>, path) =>
    listed(namesOf(before), namesOf(after), path),
  );
  const remembered = (of: Host): Host => ({
    ...of,
    readText: (path) => text(of.readText, path),
    readBytes: (path, most) => bytes((it) => of.readBytes(it, most), path),
    isFile: (path) => file(of.isFile, path),
    isFolder: (path) => folder(of.isFolder, path),
    list: (path) => list(of.list, path),
    entries: (path) => entries(of.entries, path),
  });
  return {
    host: { ...remembered(host), unnoted: host.unnoted ?? host, watched: host.unnoted && remembered(host.unnoted) },
    paths: () => [...answers.values()].map((it) => it.path),
    changes: (own) => {
      const all = [...answers.values()].flatMap((it) => it.changes((path) => own.has(path)));
      return [...new Map(all.toReversed().map((it) => [it.path, it])).values()].toReversed();
    },
  };
}

const isThere = (answer: unknown): boolean => answer !== undefined && answer !== false;

function whatBecame(before: unknown, after: unknown): FileChange["what"] {
  if (isThere(before) === isThere(after)) return "changed";
  return isThere(after) ? "new" : "gone";
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return names.filter((it) => !known.has(it));
}

/** Names that come and go beside what is read, as editors leave them, change no run. */
const mayMatter = (host: Host, path: string): boolean =>
  !/[\\/]\.[^\\/]*$/.test(path) && (documentEnding.test(path) || path.endsWith(".edict") || host.isFolder(path));
