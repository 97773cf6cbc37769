import { messages, type Message } from "../../base/message.ts";
import type { Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckContext } from "./context.ts";
import { needsParagraph, outsideUnit, scopeLevel } from "./diagnostics/places.ts";
import { report, type Ledger } from "./ledger.ts";
import { declarations, type Declared } from "./names.ts";
import { paragraphsOf, placeUnits, type Found } from "./units.ts";

/** The declarations of a pack at their places in the law: each cites the innermost unit around it. */
export interface Placement {
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
  readonly rules: readonly Found<Ast.Rule>[];
  readonly exemptions: readonly Found<Ast.Exemption>[];
  readonly definitions: readonly Found<Ast.Define>[];
  readonly parameters: readonly Found<Ast.Parameter>[];
  readonly standards: readonly Found<Ast.Standard>[];
  readonly terms: readonly Found<Ast.OpenTerm>[];
  readonly openLists: readonly Found<Ast.OpenList>[];
  readonly scopes: readonly PlacedScope[];
  readonly dispositions: readonly Found<Ast.Disposition>[];
  readonly quotes: readonly Found<Ast.Quote>[];
  readonly inForce: readonly Found<Ast.InForce>[];
  /** Everything but units, in the order of the files. */
  readonly all: readonly Found[];
  /** All that has a name, in the order of the files. */
  readonly named: readonly Declared[];
  /** Declarations whose place is reported as wrong: no words are looked for there. */
  readonly astray: ReadonlySet<Ast.Declaration>;
}

export interface PlacedScope extends Found<Ast.Scope> {
  /** The unit whose rules it governs; undefined: the whole policy. */
  readonly governs: Locator | undefined;
}

/** Places the declarations of all files of a pack; what stands where it can cite no law is reported. */
export function placeDeclarations(ledger: Ledger, context: CheckContext, files: readonly Ast.File[]): Placement {
  const { units, found: all } = placeUnits(ledger, context.text, files);
  const astray = new Set(all.filter((it) => !isWellPlaced(ledger, context, it)).map((it) => it.declaration));
  return {
    units,
    rules: all.filter(isOf("rule")),
    exemptions: all.filter(isOf("exemption")),
    definitions: all.filter(isOf("define")),
    parameters: all.filter(isOf("parameter")),
    standards: all.filter(isOf("standard")),
    terms: all.filter(isOf("open-term")),
    openLists: all.filter(isOf("open-list")),
    scopes: all.filter(isOf("scope")).map((it) => ({ ...it, governs: governedBy(it.declaration, it.locator) })),
    dispositions: all.filter(isOf("yields-to", "no-rule", "addressed-to", "not-encodable")),
    quotes: all.filter(isOf("quote")),
    inForce: all.filter(isOf("in-force")),
    all,
    named: all.filter(isOf("define", "parameter", "open-term", "open-list", "standard", "rule", "exemption")),
    astray,
  };
}

type Kind = Found["declaration"]["kind"];
type OfKind<K extends Kind> = Extract<Found["declaration"], { readonly kind: K }>;

function isOf<K extends Kind>(...kinds: readonly K[]): (it: Found) => it is Found<OfKind<K>> {
  const wanted: ReadonlySet<string> = new Set(kinds);
  return (it): it is Found<OfKind<K>> => wanted.has(it.declaration.kind);
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
  if (locator.paragraph !== undefined || !carriesLaw(declaration)) return true;
  const paragraphs = paragraphsOf(context.text, locator.article);
  if (paragraphs === 0) return true;
  report({ ledger }, file, span, needsParagraph, { what: describeDeclaration(declaration), paragraphs });
  return false;
}

/** What says how to read the law around it, and cites no words of its own, may stand in an article. */
function carriesLaw(declaration: Found["declaration"]): boolean {
  if (declaration.kind === "in-force" || declaration.kind === "unverified") return false;
  return declaration.kind !== "define" || declaration.quote !== undefined;
}

/** Where a declaration's first words or its name stand; long bodies would hide the rest of a screen. */
function headSpan(declaration: Found["declaration"]): Ast.Define["span"] {
  if ("name" in declaration && declaration.name.text !== "") return declaration.name.span;
  return "condition" in declaration
    ? { start: declaration.span.start, end: declaration.condition.span.start }
    : declaration.span;
}

const statements = messages("language/statement", {
  scope: { en: "this scope", zh: "該適用範圍" },
  "in-force": { en: "this `in force from`", zh: "此處的 `in force from`" },
  quote: { en: "this quote", zh: "該引用" },
  other: { en: "this statement on the text", zh: "該關於文本的說明" },
});

function describeDeclaration(declaration: Found["declaration"]): Message {
  switch (declaration.kind) {
    case "rule":
    case "define":
    case "parameter":
    case "standard":
    case "open-term":
    case "open-list":
    case "exemption":
      return declarations[declaration.kind]({ name: declaration.name.text });
    case "scope":
    case "in-force":
    case "quote":
      return statements[declaration.kind]();
    case "unverified":
    case "yields-to":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return statements.other();
  }
}
