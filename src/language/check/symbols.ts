import { messages, type Message } from "../../base/message.ts";
import { formatPlace } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { PlacedDeclaration } from "./checked-pack.ts";
import { report, type CheckContext, type CheckTables } from "./context.ts";
import { repeatedName, reservedName } from "./diagnostics/names.ts";

export type DeclaredSymbol = PlacedDeclaration<
  Ast.Define | Ast.Parameter | Ast.OpenTerm | Ast.OpenList | Ast.Standard | Ast.Rule | Ast.Exemption
>;

// INVARIANT (one-name): a name means one declaration of the pack, and neither a subject nor a day.
/** What the pack declares, by name. */
export type SymbolTable = ReadonlyMap<string, DeclaredSymbol>;

/** The names of days that every condition can read. */
export const dayNames: ReadonlyMap<string, "as-of" | "facts-on"> = new Map([
  ["as_of", "as-of"],
  ["facts_on", "facts-on"],
] as const);

/** Gathers the declared names. Of two declarations of one name the first counts, the second is reported. */
export function collectSymbols(
  ledger: CheckTables,
  context: CheckContext,
  declared: readonly DeclaredSymbol[],
): SymbolTable {
  const names = new Map<string, DeclaredSymbol>();
  for (const placed of declared) {
    const { text: name, span } = placed.declaration.name;
    if (name === "") continue;
    const means = reservedMeaning(context, name);
    const first = names.get(name);
    if (means !== undefined) report({ ledger, file: placed.file }, span, reservedName, { name, means });
    else if (first === undefined) names.set(name, placed);
    else {
      const place = formatPlace({ source: first.file.source, span: first.declaration.name.span });
      report({ ledger, file: placed.file }, span, repeatedName, { name, first: place });
    }
  }
  return names;
}

const reserved = messages("language/reserved", {
  subject: { en: "the subject `{name}` of the vocabulary", zh: "詞彙表的主題 `{name}`" },
  as_of: { en: "the day of judgement", zh: "判斷日" },
  facts_on: { en: "the day up to which the facts are known", zh: "事實截止日" },
});

/** What a name that the pack can't declare means already. */
export function reservedMeaning(context: CheckContext, name: string): Message | undefined {
  if (context.vocabulary.subjects.has(name)) return reserved.subject({ name });
  return name === "as_of" || name === "facts_on" ? reserved[name]() : undefined;
}

/** A path's one name of a declaration: `n`, or `PACK.n` for the pack itself. */
export function symbolNameOf(context: CheckContext, path: Ast.Path): string | undefined {
  const [first, ...rest] = path.steps;
  if (rest.length === 0) return first.text;
  if (!context.pack.startsWith(first.text)) return undefined;
  const pack = context.pack.split(".");
  const isFull = path.steps.length === pack.length + 1 && pack.every((it, index) => path.steps[index]?.text === it);
  return isFull ? path.steps.at(-1)?.text : undefined;
}

/** Whether conditions can name it: they read neither rules nor exemptions. */
export function isReadByConditions({ declaration }: DeclaredSymbol): boolean {
  return declaration.kind !== "rule" && declaration.kind !== "exemption";
}

/** What is declared, by what it is and its name. */
export const symbolTitles = messages("language/declared", {
  define: { en: "the definition `{name}`", zh: "定義 `{name}`" },
  parameter: { en: "the parameter `{name}`", zh: "參數 `{name}`" },
  "open-term": { en: "the open term `{name}`", zh: "待解釋用語 `{name}`" },
  "open-list": { en: "the open list `{name}`", zh: "未盡列舉 `{name}`" },
  standard: { en: "the standard `{name}`", zh: "標準 `{name}`" },
  rule: { en: "the rule `{name}`", zh: "規則 `{name}`" },
  exemption: { en: "the exemption `{name}`", zh: "豁免 `{name}`" },
  variable: { en: "the variable `{name}`", zh: "變量 `{name}`" },
  outer: { en: "the variable `{name}` around it", zh: "外層的變量 `{name}`" },
});

/** What names stand for. */
export const symbolKinds = messages("language/kind", {
  define: { en: "a definition", zh: "定義" },
  parameter: { en: "a parameter", zh: "參數" },
  "open-term": { en: "an open term", zh: "待解釋用語" },
  "open-list": { en: "an open list", zh: "未盡列舉" },
  standard: { en: "a standard", zh: "標準" },
  rule: { en: "a rule", zh: "規則" },
  exemption: { en: "an exemption", zh: "豁免" },
  variable: { en: "a variable", zh: "變量" },
});

/** `the definition \`n\`` */
export const describeSymbol = ({ declaration }: DeclaredSymbol): Message =>
  symbolTitles[declaration.kind]({ name: declaration.name.text });

/** `a definition` */
export const describeSymbolKind = ({ declaration }: DeclaredSymbol): Message => symbolKinds[declaration.kind]();
