import { positionAt, type SourceText, type Span } from "../base/text.ts";
import type { Completion, NamedWord, OutlineItem } from "../desk/index.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn } from "../report/model/citations.ts";
import type { ReportPlace } from "../report/model/report.ts";
import type { Annotation } from "../report/view/annotations.ts";

/** A place in a text as editors count: from 0, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** 1 an error, 2 a warning, 3 information. */
export interface EditorDiagnostic {
  readonly range: Range;
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly source: "edict";
  readonly message: string;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** What an editor may write if somebody chooses it. */
export interface EditorAction {
  readonly title: string;
  /** The mistake that is gone then. */
  readonly fixes: EditorDiagnostic | undefined;
  readonly changes: readonly {
    readonly path: string;
    /** The file is made first. */
    readonly isNew: boolean;
    readonly edits: readonly TextEdit[];
  }[];
}

/** What stands beside the text. */
export interface EditorHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip?: string;
  readonly paddingLeft: true;
}

/** Kinds of names, in the order in which an editor is told of them. */
export const tokenTypes = ["property", "class", "variable", "function", "interface", "enumMember", "type"] as const;

export function rangeOf(source: SourceText, { start, end }: Span): Range {
  const at = (offset: number): Position => {
    const { line, column } = positionAt(source, offset);
    return { line: line - 1, character: column - 1 };
  };
  return { start: at(start), end: at(end) };
}

/** A finding of a check; what stands in no file is told where its own begins. */
export function annotationOf({ level, title, at, lines }: Annotation): EditorDiagnostic {
  return {
    range: at ? rangeOfReport(at) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: level === "error" ? 1 : level === "warning" ? 2 : 3,
    code: title,
    source: "edict",
    message: lines.join("\n"),
  };
}

/** Of a place of several lines, which may be a whole document, the first. */
const rangeOfReport = (at: ReportPlace): Range => ({
  start: { line: at.line - 1, character: at.column - 1 },
  end: at.end_line === at.line ? { line: at.line - 1, character: at.end_column - 1 } : { line: at.line, character: 0 },
});

/** Numbers of the protocol. */
export const completionKinds = {
  keyword: 14,
  member: 20,
  subject: 7,
  variable: 6,
  day: 21,
  party: 7,
  role: 7,
  evidence: 20,
  pack: 9,
  words: 1,
  fact: 5,
  declared: 3,
} as const;

export const detailOf = (detail: string | undefined): { readonly detail?: string } =>
  detail === undefined ? {} : { detail };

export function completionItem({ text, what }: Completion, range: Range, locale: Locale) {
  const field = what.kind === "fact" ? what.field : undefined;
  return {
    label: text,
    kind: completionKinds[what.kind],
    ...detailOf(
      field?.ask
        ? titleIn(field.ask, locale)
        : (field?.title ?? (what.kind === "declared" ? what.declaration.kind : undefined)),
    ),
    filterText: text,
    textEdit: { range, newText: text },
  };
}

const symbolKinds = {
  unit: 3,
  rule: 12,
  define: 14,
  parameter: 14,
  standard: 11,
  "open-term": 13,
  "open-list": 18,
  exemption: 12,
} as const;

interface EditorSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: (typeof symbolKinds)[keyof typeof symbolKinds];
  readonly range: Range;
  readonly selectionRange: Range;
  /** The protocol's own type has a list that can be written to. */
  readonly children: EditorSymbol[];
}

export function symbolOf({ what, span, head, inside }: OutlineItem, source: SourceText): EditorSymbol {
  const named =
    what.kind === "unit"
      ? { name: `${what.level} ${what.number}`, detail: what.title ?? "" }
      : { name: what.name, detail: what.kind };
  return {
    ...named,
    kind: symbolKinds[what.kind],
    range: rangeOf(source, span),
    selectionRange: rangeOf(source, head),
    children: inside.map((it) => symbolOf(it, source)),
  };
}

export function tokenTypeOf({ kind }: NamedWord): (typeof tokenTypes)[number] {
  switch (kind) {
    case "fact":
      return "property";
    case "variable":
    case "day":
      return "variable";
    case "member":
    case "evidence":
      return "enumMember";
    case "standard":
      return "interface";
    case "define":
    case "parameter":
    case "open-term":
    case "open-list":
      return "function";
    case "rule":
    case "exemption":
      return "class";
    case "party":
    case "role":
    case "basis":
    case "concept":
    case "pack":
      return "type";
  }
}
