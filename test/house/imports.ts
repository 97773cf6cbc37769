import { dirname, join } from "node:path";
import ts from "typescript";
import { filesOf, type Tree } from "./tree.ts";

/** One import or re-export, types included, with the file it names if it is one of ours. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly file: string | undefined;
}

/** Everything that the TypeScript files of `src/` import, as the compiler reads it. */
export function importsOf(tree: Tree): readonly Import[] {
  return filesOf(tree, "src/", ".ts").flatMap(([from, text]) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: specifier }) => ({
      from,
      specifier,
      file: specifier.startsWith(".") ? join(dirname(from), specifier) : undefined,
    })),
  );
}
