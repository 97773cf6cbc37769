import { formatPlace } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Placed } from "./checked.ts";
import type { CheckContext } from "./context.ts";
import { repeatedName, reservedName } from "./diagnostics/names.ts";
import { report, type Ledger } from "./ledger.ts";

export type Declared = Placed<
  Ast.Define | Ast.Parameter | Ast.OpenTerm | Ast.OpenList | Ast.Standard | Ast.Rule | Ast.Exemption
>;

// INVARIANT (one-name): a name means one declaration of the pack, and neither a subject nor a day.
/** What the pack declares, by name. */
export type Names = ReadonlyMap<string, Declared>;

/** The names of days that every condition can read. */
export const days: ReadonlyMap<string, "as-of" | "facts-on"> = new Map([
  ["as_of", "as-of"],
  ["facts_on", "facts-on"],
] as const);

/** Gathers the declared names. Of two declarations of one name the first counts, the second is reported. */
export function collectNames(ledger: Ledger, context: CheckContext, declared: readonly Declared[]): Names {
  const names = new Map<string, Declared>();
  for (const placed of declared) {
    const { text: name, span } = placed.declaration.name;
    if (name === "") continue;
    const means = reservedMeaning(context, name);
    const first = names.get(name);
    if (means !== undefined) report({ ledger }, placed.file, span, reservedName, { name, means });
    else if (first === undefined) names.set(name, placed);
    else {
      const place = formatPlace({ source: first.file.source, span: first.declaration.name.span });
      report({ ledger }, placed.file, span, repeatedName, { name, first: place });
    }
  }
  return names;
}

/** What a name that the pack can't declare means already. */
export function reservedMeaning(context: CheckContext, name: string): string | undefined {
  if (context.vocabulary.subjects.has(name)) return `the subject \`${name}\` of the vocabulary`;
  if (name === "as_of") return "the day of judgement";
  return name === "facts_on" ? "the day up to which the facts are known" : undefined;
}

/** A path's one name of a declaration: `n`, or `PACK.n` for the pack itself. */
export function declaredName(context: CheckContext, path: Ast.Path): string | undefined {
  const [first, ...rest] = path.steps;
  if (rest.length === 0) return first.text;
  if (!context.pack.startsWith(first.text)) return undefined;
  const pack = context.pack.split(".");
  const isFull = path.steps.length === pack.length + 1 && pack.every((it, index) => path.steps[index]?.text === it);
  return isFull ? path.steps.at(-1)?.text : undefined;
}

/** Whether conditions can name it: they read neither rules nor exemptions. */
export function isReadByConditions({ declaration }: Declared): boolean {
  return declaration.kind !== "rule" && declaration.kind !== "exemption";
}

/** `the definition \`n\`` */
export function describeDeclared(declared: Declared): string {
  return `the ${kindNames[declared.declaration.kind]} \`${declared.declaration.name.text}\``;
}

/** `a definition` */
export function describeKind({ declaration }: Declared): string {
  const name = kindNames[declaration.kind];
  return /^[eo]/.test(name) ? `an ${name}` : `a ${name}`;
}

const kindNames = {
  define: "definition",
  parameter: "parameter",
  "open-term": "open term",
  "open-list": "open list",
  standard: "standard",
  rule: "rule",
  exemption: "exemption",
} as const;
