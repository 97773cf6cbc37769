import { inKeywords } from "../../base/keywords.ts";
import type { Interval } from "../../base/civil-date.ts";
import type { Diagnostic, DiagnosticKind, Fix } from "../../base/diagnostic.ts";
import type { Span } from "../../base/text.ts";
import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { QuotedWords } from "../../statute/statute.ts";
import type { Vocabulary, Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckedPack, Meaning } from "./checked-pack.ts";

/** What the checker knows of a pack beside its files. */
export interface CheckContext {
  /** `cn.genai_interim_measures` */
  readonly pack: string;
  readonly vocabulary: Vocabulary;
  readonly text: InstrumentText;
  /** Chinese words for words of its files, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly parties: readonly string[];
  readonly roles: readonly string[];
  readonly inForce: Interval;
  /** `law`, `rules`, `guidance` …: what its rules rest on, if they do not say. */
  readonly rank: string;
  /** The packs that this one needs, by id, each with all its versions, in the order of time. */
  readonly needs: ReadonlyMap<string, readonly CheckedPack[]>;
}

export const emptyTables = () => ({
  meanings: new Map<Ast.NodeId, Meaning>(),
  types: new Map<Ast.NodeId, Type>(),
  quotes: new Map<Ast.NodeId, QuotedWords>(),
  named: new Map<Ast.NodeId, readonly Ast.Rule[]>(),
  diagnostics: new Array<Diagnostic>(),
});

/** What the passes over one pack write. */
export type CheckTables = Readonly<ReturnType<typeof emptyTables>>;

/** A file, and where to note what is wrong with it. */
export interface InFile {
  readonly ledger: CheckTables;
  readonly file: Ast.File;
}

/** English keywords, and others between them, in those of a file. */
export const written = ({ file }: InFile, words: string): string => inKeywords(words, file.source.keywords);

/** Notes a mistake at a stretch of a file. */
export function report<P>({ ledger, file }: InFile, span: Span, kind: DiagnosticKind<P>, params: P, fix?: Fix): void {
  ledger.diagnostics.push(kind.at({ source: file.source, span }, params, fix));
}
