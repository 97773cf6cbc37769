import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceText } from "../base/text.ts";
import { checkPack, type CheckOutcome } from "../language/check/check-pack.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { OpenedVersion } from "../pack/compile-packs.ts";

/** A check of a pack as its texts are now, whether it is sound or not. */
export type Checked = Pick<CheckOutcome, "value" | "diagnostics">;

/** The policies of one folder while they are written: each text is parsed once, the pack is checked when somebody asks. */
export interface PackBench {
  readonly opened: OpenedVersion;
  /** Puts another text in the place of a file; undefined: the file is gone. */
  readonly put: (path: string, text: string | undefined) => void;
  readonly file: (path: string) => Ast.File | undefined;
  /** What has changed since the whole was checked is checked; of the rest, what was said of it then. */
  readonly check: () => Checked;
  /** Checks the whole: what changed in one file may be felt in others. */
  readonly settle: () => Checked;
  /** What is said where one text is another, without keeping it: for completion, which puts a word in. */
  readonly probe: (path: string, text: string) => { readonly file: Ast.File; readonly checked: Checked };
}

interface ParsedFile {
  readonly file: Ast.File;
  readonly diagnostics: readonly Diagnostic[];
}

/** Begins with what a folder held when it was opened. */
export function packBench(opened: OpenedVersion): PackBench {
  const { files, context } = opened;
  const policies = new Set(files.files.map((it) => it.source.path));
  const aside = files.diagnostics.filter((it) => !policies.has(it.place.source.path));
  // INVARIANT (ids of a bench): no two trees that were ever parsed share an id, so that tables of an earlier check stay true.
  let nextId = 0;
  const read = (source: SourceText): ParsedFile => {
    const { value: file, diagnostics, nextId: next } = parse(source, nextId);
    nextId = next;
    return { file, diagnostics };
  };
  const parsed = new Map(files.files.map(({ source }) => [source.path, read(source)] as const));
  const inOrder = (all: ReadonlyMap<string, ParsedFile>): readonly ParsedFile[] =>
    [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);

  let whole: (CheckOutcome & { readonly files: ReadonlySet<Ast.File> }) | undefined;
  let now: Checked | undefined;
  const settle = (): Checked => {
    const all = inOrder(parsed);
    const before = [...aside, ...all.flatMap((it) => it.diagnostics)];
    const trees = all.map((it) => it.file);
    const { diagnostics, ...found } = checkPack(trees, context, before);
    whole = { ...found, files: new Set(trees), diagnostics: [...before, ...diagnostics] };
    return (now = whole);
  };
  /** Of the files that are others than when the whole was checked, anew. */
  const recheck = (texts: ReadonlyMap<string, ParsedFile>): Checked => {
    if (!whole) return settle();
    const { files: known, checker: before, diagnostics: old } = whole;
    const all = inOrder(texts);
    const trees = all.map((it) => it.file);
    const changed = new Set(trees.filter((it) => !known.has(it)));
    const paths = new Set([...changed].map((it) => it.source.path));
    const isKept = ({ place }: Diagnostic): boolean => !paths.has(place.source.path) && texts.has(place.source.path);
    const said = all.flatMap((it) => it.diagnostics);
    const { value, diagnostics } = checkPack(trees, context, [...aside, ...said], { files: changed, before });
    const ofChanged = [...said, ...diagnostics].filter((it) => paths.has(it.place.source.path));
    return { value, diagnostics: [...old.filter((it) => isKept(it) || aside.includes(it)), ...ofChanged] };
  };
  return {
    opened,
    put: (path, text) => {
      const before = parsed.get(path);
      if (before?.file.source.text === text) return;
      if (text === undefined) parsed.delete(path);
      else parsed.set(path, read({ path, text }));
      now = undefined;
    },
    file: (path) => parsed.get(path)?.file,
    check: () => (now ??= recheck(parsed)),
    settle,
    probe: (path, text) => {
      const one = read({ path, text });
      return { file: one.file, checked: recheck(new Map([...parsed, [path, one]])) };
    },
  };
}
