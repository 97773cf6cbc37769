import type { DataDocument, DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { textOf } from "../base/fields.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { formats as known } from "../report/formats.ts";
import { sharedOutput, unknownFormat } from "./diagnostics.ts";

/** A format that a project wants its report in, and the file it goes to; undefined: standard output. */
export interface ProjectFormat {
  readonly name: string;
  readonly file: string | undefined;
}

/** Reads `FORMAT` and `FORMAT=FILE`; two may not go to one place. */
export function readFormats(
  { source }: DataDocument,
  nodes: readonly DataNode[],
): { readonly formats: readonly ProjectFormat[]; readonly diagnostics: readonly Diagnostic[] } {
  const formats = nodes.map((it) => {
    const written = textOf(it) ?? "";
    const [, name = written, file] = /^([^=]*)(?:=(.+))?$/s.exec(written) ?? [];
    return { name, file };
  });
  const diagnostics = nodes.flatMap(({ span }, index) => {
    const place = { source, span };
    const { name, file } = formats[index] ?? { name: "", file: undefined };
    const names = [...known.keys()];
    if (!known.has(name)) {
      const near = nearest(name, names);
      const params = { name, near: didYouMean(near), isNear: near !== undefined, known: namesOf(names) };
      return [unknownFormat.at(place, params)];
    }
    const isShared = formats.slice(0, index).some((it) => it.file === file);
    return isShared ? [sharedOutput.at(place, { file, isFile: file !== undefined })] : [];
  });
  return { formats, diagnostics };
}
