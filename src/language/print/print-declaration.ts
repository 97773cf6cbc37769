import type * as Ast from "../syntax/ast.ts";
import { from, gapLine, group, indent, line, row, spaced, text, type Doc } from "./doc.ts";
import { fitsFlat } from "./flat-width.ts";
import { printBody, printSmallBody } from "./print-body.ts";
import { inClauseOrder, printClause, printCondition, printInForce, printTarget, printText } from "./print-clause.ts";
import { printDefinition, printQuote } from "./print-definition.ts";
import { printSeries } from "./print-list.ts";
import { printStandard } from "./print-standard.ts";
import type { TokenIndex } from "./token-index.ts";
import type { Words } from "./words.ts";

interface Context {
  readonly words: Words;
  readonly tokens: TokenIndex;
}

/** Declarations one below the other; `depth`: how many units are around them. */
export function printDeclarations(
  declarations: readonly Ast.Declaration[],
  context: Context,
  depth: number,
): readonly Doc[] {
  const docs = declarations.map((it) => printDeclaration(it, context, depth));
  const isShort = declarations.map((it, index) => isShortOne(it, docs[index], depth));
  return docs.flatMap((doc, index) =>
    index === 0 ? [doc] : [gapLine("between", !(isShort[index - 1] === true && isShort[index] === true)), doc],
  );
}

/** Whether a declaration needs no blank line beside others of its kind. */
function isShortOne(declaration: Ast.Declaration, doc: Doc | undefined, depth: number): boolean {
  switch (declaration.kind) {
    case "rule":
    case "standard":
    case "exemption":
      return false;
    case "unit":
    case "define":
    case "parameter":
    case "open-term":
    case "open-list":
      return doc !== undefined && fitsFlat(doc, depth * 2);
    case "quote":
    case "scope":
    case "in-force":
    case "unverified":
    case "yields-to":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return true;
  }
}

function printDeclaration(declaration: Ast.Declaration, context: Context, depth: number): Doc {
  const { words, tokens } = context;
  const begin = from(tokens.at(declaration.span.start));
  switch (declaration.kind) {
    case "unit":
      return row(begin, printUnit(declaration, context, depth));
    case "quote":
      return row(begin, printQuote(declaration, words));
    case "in-force":
      return row(begin, printInForce(declaration, words));
    case "unverified":
      return row(begin, spaced(words.of("unverified"), printText(declaration.why)));
    case "scope": {
      const applies = declaration.applies ? "applies" : "does-not-apply";
      return row(begin, printCondition(words.of(`${declaration.level}-${applies}`), 0, declaration.condition, words));
    }
    case "define":
    case "parameter":
    case "open-term":
    case "open-list":
      return row(begin, printDefinition(declaration, words));
    case "standard":
      return row(begin, printStandard(declaration, context));
    case "rule":
      return row(begin, printRule(declaration, context));
    case "exemption":
      return row(begin, printExemption(declaration, words));
    case "yields-to": {
      const where = printCondition(words.of("where"), 0, declaration.condition, words);
      const head = spaced(words.of("yields-to"), printText(declaration.what));
      return row(begin, group(head, indent(line(), where)));
    }
    case "no-rule":
      return row(begin, spaced(words.of(declaration.as), printText(declaration.why)));
    case "addressed-to":
      return row(begin, spaced(words.of("addressed-to"), printSeries(declaration.parties.map((it) => text(it.text)))));
    case "not-encodable": {
      const head = spaced(words.of("not-encodable"), printText(declaration.words));
      return row(begin, group(head, indent(line(), spaced(words.of("because"), printText(declaration.because)))));
    }
  }
}

/** A unit that holds one short declaration stands on one line with it, if it fits. */
function printUnit(unit: Ast.Unit, context: Context, depth: number): Doc {
  const head = spaced(context.words.of(unit.level), String(unit.number), unit.title && printText(unit.title));
  const [only, ...others] = unit.body;
  const parts = printDeclarations(unit.body, context, depth + 1);
  const isSmall = only !== undefined && others.length === 0 && only.kind !== "unit";
  const isOneLine = isSmall && isShortOne(only, parts[0], depth + 1);
  return spaced(head, isOneLine ? printSmallBody(parts) : printBody(parts, "gaps"));
}

function printRule(rule: Ast.Rule, { words, tokens }: Context): Doc {
  const clauses = inClauseOrder(rule.clauses).map((it) => row(from(tokens.at(it.span.start)), printClause(it, words)));
  const name = row(text(rule.name.text), text(":"));
  const body = printBody(clauses, "lines", from(tokens.at(rule.span.end - 1)));
  return spaced(words.of("rule"), name, rule.party.text, words.of(rule.modal), printText(rule.act), body);
}

function printExemption({ name, from: targets, condition, quote }: Ast.Exemption, words: Words): Doc {
  const of = printSeries(targets.map((it) => printTarget(it, words)));
  return group(
    spaced(words.of("exemption"), name.text, words.of("from"), of),
    indent(line(), printCondition(words.of("when"), 0, condition, words)),
    ...(quote === undefined ? [] : [indent(line(), printQuote(quote, words))]),
  );
}
