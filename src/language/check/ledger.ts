import type { Diagnostic, DiagnosticKind, Fix } from "../../base/diagnostic.ts";
import type { Span } from "../../base/text.ts";
import type { Words } from "../../statute/statute.ts";
import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Meaning } from "./checked.ts";

/** What the passes over one pack write. */
export interface Ledger {
  readonly meanings: Map<Ast.NodeId, Meaning>;
  readonly types: Map<Ast.NodeId, Type>;
  readonly quotes: Map<Ast.NodeId, Words>;
  readonly named: Map<Ast.NodeId, readonly Ast.Rule[]>;
  readonly diagnostics: Diagnostic[];
}

export const emptyLedger = (): Ledger => ({
  meanings: new Map(),
  types: new Map(),
  quotes: new Map(),
  named: new Map(),
  diagnostics: [],
});

/** Notes a mistake at a stretch of a file. */
export function report<P>(
  { ledger }: { readonly ledger: Ledger },
  file: Ast.File,
  span: Span,
  kind: DiagnosticKind<P>,
  params: P,
  fix?: Fix,
): void {
  ledger.diagnostics.push(kind.at({ source: file.source, span }, params, fix));
}
