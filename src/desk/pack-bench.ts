import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceText } from "../base/text.ts";
import { checkPack } from "../language/check/check-pack.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { OpenedVersion } from "../pack/compile-packs.ts";

/** A check of a pack as its texts are now, whether it is sound or not. */
export interface Checked {
  readonly value: CheckedPack;
  readonly diagnostics: readonly Diagnostic[];
}

/** The policies of one folder while they are written: each text is parsed once, the pack is checked when somebody asks. */
export interface PackBench {
  readonly opened: OpenedVersion;
  /** Puts another text in the place of a file; undefined: the file is gone. */
  readonly put: (path: string, text: string | undefined) => void;
  readonly file: (path: string) => Ast.File | undefined;
  readonly check: () => Checked;
  /** What is said of this pack where one text is another, without keeping it: for completion, which puts a word in. */
  readonly probe: (path: string, text: string) => { readonly file: Ast.File; readonly checked: Checked };
}

interface ParsedFile {
  readonly file: Ast.File;
  readonly diagnostics: readonly Diagnostic[];
}

// INVARIANT (ids of a bench): each file has its own block of ids, so that an edit of one leaves the trees of the others alone.
const idsOfFile = 2 ** 20;

/** Begins with what a folder held when it was opened. */
export function packBench(opened: OpenedVersion): PackBench {
  const { version, files, context } = opened;
  const policies = new Set(files.files.map((it) => it.source.path));
  const aside = files.diagnostics.filter((it) => !policies.has(it.place.source.path));
  const blocks = new Map<string, number>();
  const firstId = (path: string): number => {
    const block = blocks.get(path) ?? blocks.size;
    blocks.set(path, block);
    return block * idsOfFile;
  };
  const read = (source: SourceText): ParsedFile => {
    const { value: file, diagnostics } = parse(source, firstId(source.path));
    return { file, diagnostics };
  };
  const parsed = new Map(files.files.map(({ source }) => [source.path, read(source)] as const));
  const checkFiles = (all: ReadonlyMap<string, ParsedFile>): Checked => {
    const inOrder = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
    const before = [...aside, ...inOrder.flatMap((it) => it.diagnostics)];
    const { value, diagnostics } = checkPack(
      inOrder.map((it) => it.file),
      context,
      before,
    );
    return { value, diagnostics: [...before, ...diagnostics] };
  };
  let checked: Checked | undefined;
  return {
    opened: { ...opened, version },
    put: (path, text) => {
      const before = parsed.get(path);
      if (before?.file.source.text === text) return;
      if (text === undefined) parsed.delete(path);
      else parsed.set(path, read({ path, text }));
      checked = undefined;
    },
    file: (path) => parsed.get(path)?.file,
    check: () => (checked ??= checkFiles(parsed)),
    probe: (path, text) => {
      const one = read({ path, text });
      return { file: one.file, checked: checkFiles(new Map([...parsed, [path, one]])) };
    },
  };
}
