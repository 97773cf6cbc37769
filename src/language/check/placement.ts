import type { Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Placed } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { needsParagraph, outsideUnit, scopeLevel } from "./diagnostics.ts";
import { report, type Ledger } from "./ledger.ts";
import type { Declared } from "./names.ts";
import { paragraphsOf, placeUnits, type Found } from "./units.ts";

/** The declarations of a pack at their places in the law: each cites the innermost unit around it. */
export interface Placement {
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
  readonly rules: readonly Placed<Ast.Rule>[];
  readonly definitions: readonly Placed<Ast.Define>[];
  readonly standards: readonly Placed<Ast.Standard>[];
  readonly terms: readonly Placed<Ast.OpenTerm>[];
  readonly scopes: readonly PlacedScope[];
  readonly dispositions: readonly Placed<Ast.Disposition>[];
  readonly quotes: readonly Placed<Ast.Quote>[];
  /** Everything but units, in the order of the files. */
  readonly all: readonly Placed<Found["declaration"]>[];
  /** All that has a name, in the order of the files. */
  readonly named: readonly Declared[];
  /** Declarations whose place is reported as wrong: no words are looked for there. */
  readonly astray: ReadonlySet<Ast.Declaration>;
}

export interface PlacedScope extends Placed<Ast.Scope> {
  /** The unit whose rules it governs; undefined: the whole policy. */
  readonly governs: Locator | undefined;
}

/** Places the declarations of all files of a pack; what stands where it can cite no law is reported. */
export function placeDeclarations(ledger: Ledger, context: CheckContext, files: readonly Ast.File[]): Placement {
  const { units, found } = placeUnits(ledger, context.text, files);
  const all: Placed<Found["declaration"]>[] = found.map(({ declaration, file, locator }) => ({
    declaration,
    file,
    locator,
  }));
  const astray = new Set(found.filter((it) => !isWellPlaced(ledger, context, it)).map((it) => it.declaration));
  return {
    units,
    rules: all.filter(isOf("rule")),
    definitions: all.filter(isOf("define")),
    standards: all.filter(isOf("standard")),
    terms: all.filter(isOf("open-term")),
    scopes: all.filter(isOf("scope")).map((it) => ({ ...it, governs: governedBy(it.declaration, it.locator) })),
    dispositions: all.filter(isOf("yields-to", "no-rule", "addressed-to", "not-encodable")),
    quotes: all.filter(isOf("quote")),
    all,
    named: all.filter(isOf("define", "open-term", "standard", "rule")),
    astray,
  };
}

type OfKind<K extends Ast.Declaration["kind"]> = Extract<Ast.Declaration, { readonly kind: K }>;

function isOf<K extends Ast.Declaration["kind"]>(
  ...kinds: readonly K[]
): (it: Placed<Ast.Declaration>) => it is Placed<OfKind<K>> {
  const wanted: ReadonlySet<string> = new Set(kinds);
  return (it): it is Placed<OfKind<K>> => wanted.has(it.declaration.kind);
}

function governedBy({ level }: Ast.Scope, { article, paragraph, item }: Locator): Locator | undefined {
  switch (level) {
    case "policy":
      return undefined;
    case "article":
      return { article, paragraph: undefined, item: undefined };
    case "paragraph":
      return { article, paragraph, item: undefined };
    case "item":
      return { article, paragraph, item };
  }
}

// INVARIANT (cited-unit): in a sound pack what carries or explains law stands in a paragraph or an item,
//   so that each of its results cites words of the text.
function isWellPlaced(
  ledger: Ledger,
  context: CheckContext,
  { declaration, file, locator, units, isSure }: Found,
): boolean {
  if (!isSure) return false;
  const span = headSpan(declaration);
  if (units.length === 0) {
    report({ ledger }, file, span, outsideUnit, { what: describeDeclaration(declaration) });
    return false;
  }
  if (declaration.kind === "scope") {
    const { level } = declaration;
    if (level === "policy" || units.some((it) => it.level === level)) return true;
    report({ ledger }, file, span, scopeLevel, { level });
    return false;
  }
  if (locator.paragraph !== undefined || (declaration.kind === "define" && declaration.quote === undefined))
    return true;
  const paragraphs = paragraphsOf(context.text, locator.article);
  if (paragraphs === 0) return true;
  report({ ledger }, file, span, needsParagraph, { what: describeDeclaration(declaration), paragraphs });
  return false;
}

/** Where a declaration's first words or its name stand; long bodies would hide the rest of a screen. */
function headSpan(declaration: Found["declaration"]): Ast.Define["span"] {
  if ("name" in declaration && declaration.name.text !== "") return declaration.name.span;
  return "condition" in declaration
    ? { start: declaration.span.start, end: declaration.condition.span.start }
    : declaration.span;
}

function describeDeclaration(declaration: Found["declaration"]): string {
  switch (declaration.kind) {
    case "rule":
      return `the rule \`${declaration.name.text}\``;
    case "define":
      return `the definition \`${declaration.name.text}\``;
    case "standard":
      return `the standard \`${declaration.name.text}\``;
    case "open-term":
      return `the open term \`${declaration.name.text}\``;
    case "scope":
      return "this scope";
    case "quote":
      return "this quote";
    case "yields-to":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return "this statement on the text";
  }
}
