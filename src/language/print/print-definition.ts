import type * as Ast from "../syntax/ast.ts";
import { filler, group, hardLine, indent, line, row, spaced, text, type Doc } from "./doc.ts";
import { isBlock, printBasis, printCondition, printDays, printText } from "./print-clause.ts";
import { printExpression, printOperand } from "./print-expression.ts";
import type { Words } from "./words.ts";

/** What gives a name a meaning. */
export function printDefinition(
  declaration: Ast.Define | Ast.Parameter | Ast.OpenTerm | Ast.OpenList,
  words: Words,
): Doc {
  switch (declaration.kind) {
    case "define":
      return printDefine(declaration, words);
    case "parameter":
      return printParameter(declaration, words);
    case "open-term": {
      const { name, type, quote } = declaration;
      const head = spaced(words.of("open-term"), typed(name, type));
      return quote === undefined ? head : group(head, indent(line(), printQuote(quote, words)));
    }
    case "open-list": {
      const { name, type, list, quote } = declaration;
      const head = spaced(words.of("open-list"), typed(name, type), words.of("means"));
      const value = group(head, indent(line(), printExpression(list, words)));
      return quote === undefined ? value : group(value, indent(line(), printQuote(quote, words)));
    }
  }
}

/** `quote "…"` in a unit, or after what it is about. */
export function printQuote(quote: Ast.Quote, words: Words): Doc {
  return spaced(words.of("quote"), printText(quote.text));
}

function printDefine({ name, value, exceptions, quote }: Ast.Define, words: Words): Doc {
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
function printParameter({ name, type, values }: Ast.Parameter, words: Words): Doc {
  const head = spaced(words.of("parameter"), typed(name, type), words.of("means"));
  const parts = values.map((it, index) =>
    row(printValue(it, words), index < values.length - 1 ? text(",") : filler("")),
  );
  return parts.length === 1
    ? group(head, indent(line(), parts))
    : row(head, indent(parts.flatMap((it) => [hardLine(), it])));
}

function printValue({ value, from, until, basis }: Ast.ParameterValue, words: Words): Doc {
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
  const path = text(steps.map((it) => it.text).join("."), steps.length * 2 - 1);
  return spaced(row(text(name.text), text(":")), path);
}
