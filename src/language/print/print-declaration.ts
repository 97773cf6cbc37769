import type { Keyword } from "../parse/keywords.ts";
import { writeUnitNumber } from "../../statute/unit-number.ts";
import type * as Ast from "../syntax/ast.ts";
import { dotted } from "../syntax/walk.ts";
import type { TokenIndex } from "./comments.ts";
import {
  fromToken,
  gapLine,
  group,
  indent,
  line,
  concat,
  spaced,
  text,
  fitsFlat,
  printBody,
  printSmallBody,
  printSeries,
  filler,
  hardLine,
  printList,
  type Doc,
} from "./layout.ts";
import {
  inClauseOrder,
  printClause,
  printCondition,
  printInForce,
  printDotted,
  printTarget,
  printText,
  isBlock,
  printBasis,
  printDays,
  padded,
} from "./print-clause.ts";
import { printExpression, printOperand, printEach } from "./print-expression.ts";
import type { Spelling } from "./spelling.ts";

interface PrintContext {
  readonly words: Spelling;
  readonly tokens: TokenIndex;
}

/** Declarations one below the other; `depth`: how many units are around them. */
export function printDeclarations(
  declarations: readonly Ast.Declaration[],
  context: PrintContext,
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

function printDeclaration(declaration: Ast.Declaration, context: PrintContext, depth: number): Doc {
  return concat(fromToken(context.tokens.at(declaration.span.start)), declarationDoc(declaration, context, depth));
}

function declarationDoc(declaration: Ast.Declaration, context: PrintContext, depth: number): Doc {
  const { words } = context;
  switch (declaration.kind) {
    case "unit":
      return printUnit(declaration, context, depth);
    case "quote":
      return printQuote(declaration, words);
    case "in-force":
      return printInForce(declaration, words);
    case "unverified":
      return spaced(words.of("unverified"), printText(declaration.why));
    case "scope": {
      const applies = declaration.applies ? "applies" : "does-not-apply";
      return printCondition(words.of(`${declaration.level}-${applies}`), 0, declaration.condition, words);
    }
    case "define":
      return printDefine(declaration, words);
    case "parameter":
      return printParameter(declaration, words);
    case "open-term": {
      const { name, type, quote } = declaration;
      return withQuote(spaced(words.of("open-term"), typed(name, type)), quote, words);
    }
    case "open-list": {
      const { name, type, list, quote } = declaration;
      const head = spaced(words.of("open-list"), typed(name, type), words.of("means"));
      return withQuote(group(head, indent(line(), printExpression(list, words))), quote, words);
    }
    case "standard":
      return printStandard(declaration, context);
    case "rule":
      return printRule(declaration, context);
    case "exemption":
      return printExemption(declaration, words);
    case "yields-to": {
      const where = printCondition(words.of("where"), 0, declaration.condition, words);
      return group(spaced(words.of("yields-to"), printText(declaration.what)), indent(line(), where));
    }
    case "no-rule":
      return spaced(words.of(declaration.as), printText(declaration.why));
    case "addressed-to":
      return spaced(words.of("addressed-to"), printSeries(declaration.parties.map((it) => text(it.text))));
    case "not-encodable": {
      const head = spaced(words.of("not-encodable"), printText(declaration.words));
      return group(head, indent(line(), spaced(words.of("because"), printText(declaration.because))));
    }
  }
}

/** A unit that holds one short declaration stands on one line with it, if it fits. */
function printUnit(unit: Ast.UnitBlock, context: PrintContext, depth: number): Doc {
  const head = spaced(context.words.of(unit.level), writeUnitNumber(unit.number), unit.title && printText(unit.title));
  const [only, ...others] = unit.body;
  const parts = printDeclarations(unit.body, context, depth + 1);
  const isSmall = only !== undefined && others.length === 0 && only.kind !== "unit";
  const isOneLine = isSmall && isShortOne(only, parts[0], depth + 1);
  return spaced(head, isOneLine ? printSmallBody(parts) : printBody(parts, "gaps"));
}

function printRule(rule: Ast.Rule, { words, tokens }: PrintContext): Doc {
  const clauses = inClauseOrder(rule.clauses).map((it) =>
    concat(fromToken(tokens.at(it.span.start)), printClause(it, words)),
  );
  const name = concat(text(rule.name.text), text(":"));
  const body = printBody(clauses, "lines", fromToken(tokens.at(rule.span.end - 1)));
  const [first, ...others] = rule.parties;
  const parties = others.flatMap((it) => [words.of("or"), it.text]);
  return spaced(words.of("rule"), name, first.text, ...parties, words.of(rule.modal), printText(rule.act), body);
}

function printExemption({ name, from: targets, condition, quote }: Ast.Exemption, words: Spelling): Doc {
  const of = printSeries(targets.map((it) => printTarget(it, words)));
  return group(
    spaced(words.of("exemption"), name.text, words.of("from"), of),
    indent(line(), printCondition(words.of("when"), 0, condition, words)),
    ...(quote === undefined ? [] : [indent(line(), printQuote(quote, words))]),
  );
}

function withQuote(doc: Doc, quote: Ast.Quote | undefined, words: Spelling): Doc {
  return quote === undefined ? doc : group(doc, indent(line(), printQuote(quote, words)));
}

/** `quote "…"` in a unit, or after what it is about. */
function printQuote(quote: Ast.Quote, words: Spelling): Doc {
  return spaced(words.of("quote"), printText(quote.text));
}

function printDefine({ name, value, exceptions, quote }: Ast.Define, words: Spelling): Doc {
  const head = spaced(words.of("define"), name.text, words.of("means"));
  const meaning = printExpression(value, words);
  const further = exceptions.map((it) =>
    group(
      printCondition(words.of("except"), 0, it.value, words),
      indent(line(), printCondition(words.of("when"), 0, it.when, words)),
    ),
  );
  const parts = quote === undefined ? further : [...further, printQuote(quote, words)];
  return group(
    isBlock(value) ? spaced(head, meaning) : group(head, indent(line(), meaning)),
    indent(parts.flatMap((it) => [line(), it])),
  );
}

/** Several values stand one below the other. */
function printParameter({ name, type, values }: Ast.Parameter, words: Spelling): Doc {
  const head = spaced(words.of("parameter"), typed(name, type), words.of("means"));
  const parts = values.map((it, index) =>
    concat(printValue(it, words), index < values.length - 1 ? text(",") : filler("")),
  );
  return parts.length === 1
    ? group(head, indent(line(), parts))
    : concat(head, indent(parts.flatMap((it) => [hardLine(), it])));
}

function printValue({ value, from, until, basis }: Ast.ParameterValue, words: Spelling): Doc {
  return spaced(
    printOperand(value, "value", words),
    words.of("from"),
    printDays({ from, until }, words),
    basis && spaced(words.of("basis"), printBasis(basis)),
  );
}

/** `n: type`; a path is as many tokens as it has names and dots. */
function typed(name: Ast.Name, type: Ast.TypeName | undefined): Doc {
  if (type === undefined) return text(name.text);
  const steps = type.kind === "word" ? [type.name] : type.path.steps;
  const path = text(dotted(steps), steps.length * 2 - 1);
  return spaced(concat(text(name.text), text(":")), path);
}

/** In a standard, what a clause says begins in this column, counted from its keyword. */
const standardColumn = 10;

/** A standard, its clauses in the order of the table of keywords. */
function printStandard(standard: Ast.Standard, { words, tokens }: PrintContext): Doc {
  const { name, each, title, quotes, on, onlyIf, orIf, presumedIf, presumedNotIf, sameAs, judges, span } = standard;
  const clause = (token: number, keyword: Keyword, doc: Doc): Doc =>
    concat(fromToken(token), padded(words.of(keyword), standardColumn), doc);
  const condition = (keyword: Keyword, it: Ast.Expr): Doc =>
    concat(fromToken(tokens.before(it.span.start)), printCondition(words.of(keyword), standardColumn, it, words));
  const clauses = [
    ...quotes.map((it) => clause(tokens.at(it.span.start), "quote", printText(it.text))),
    ...(on === undefined ? [] : [clause(tokens.before(on.span.start), "on", text(on.text))]),
    ...onlyIf.map((it) => condition("only-if", it)),
    ...orIf.map((it) => condition("if", it)),
    ...presumedIf.map((it) => condition("presumed-if", it)),
    ...presumedNotIf.map((it) => condition("presumed-not-if", it)),
    ...(sameAs === undefined ? [] : [clause(tokens.before(sameAs.span.start), "the-same-as", printDotted(sameAs))]),
    ...judges.map((it) => clause(tokens.at(it.span.start), "judged-by", printJudge(it, words))),
  ];
  const list = each && spaced(words.of("for-each"), printEach(each, words));
  const body = printBody(clauses, "lines", fromToken(tokens.at(span.end - 1)));
  return spaced(words.of("standard"), name.text, list, printText(title), body);
}

function printJudge({ role, validFor, evidence }: Ast.Judge, words: Spelling): Doc {
  const kinds = evidence.length === 0 ? undefined : printList(evidence.map((it) => text(it.text)));
  const time = spaced(words.of("valid-for"), words.duration(validFor.text));
  return spaced(role.text, time, kinds && spaced(words.of("evidence"), kinds));
}
