import fc from "fast-check";

const names = fc.constantFrom("a", "service.models", "x", "own", "b.item.rule", "scope", "all", "encodable", "valid");
const literals = fc.constantFrom("5", "1_000.50", "5%", '"say \\"no\\" \\\\"', "2023-08-15", "10 working days", "true");
const calculating = fc.constantFrom("+", "-", "*", "/");
const comparing = fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "in", "not in", "has", "has any", "has all");
const testing = fc.constantFrom("is present", "is absent", "is true", "is false", "is empty", "is not empty");
const quantifying = fc.constantFrom("any", "every", "no");

/** Conditions, some of whose names make another keyword with a word beside them, with parentheses round every part, needed or not, some of them twice. */
const { condition } = fc.letrec<{ condition: string; value: string }>((tie) => {
  const [condition, value] = [tie("condition"), tie("value")];
  const several = fc.array(condition, { minLength: 2, maxLength: 4 });
  const inParentheses = (it: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(it, fc.boolean()).map(([text, twice]) => (twice ? `((${text}))` : `(${text})`));
  return {
    value: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      fc.oneof(names, literals),
      inParentheses(fc.tuple(value, calculating, value).map((it) => it.join(" "))),
      inParentheses(value.map((it) => `- ${it}`)),
      fc
        .tuple(fc.array(value, { minLength: 1, maxLength: 5 }), fc.boolean())
        .map(([items, open]) => `[${items.join(", ")}${open ? ", ..." : ""}]`),
      fc
        .tuple(fc.constantFrom("count", "share"), value, condition)
        .map(([word, list, where]) => `${word}(x in ${list} where ${where})`),
      fc.tuple(value, value).map(([it, list]) => `sum((${it}) for x in ${list})`),
      inParentheses(condition),
    ),
    condition: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      names,
      inParentheses(fc.tuple(value, comparing, value).map(([left, sign, right]) => `${left} ${sign} (${right})`)),
      inParentheses(fc.tuple(value, testing).map((it) => it.join(" "))),
      inParentheses(fc.constantFrom("lawful is met", "lawful is met for x")),
      inParentheses(condition.map((it) => `not (${it})`)),
      inParentheses(several.map((it) => it.join(" and "))),
      inParentheses(several.map((it) => it.join(" or "))),
      inParentheses(fc.tuple(condition, condition).map((it) => it.join(" implies "))),
      fc
        .tuple(fc.constantFrom("all of", "any of"), several, fc.boolean())
        .map(([word, parts, last]) => `${word} { ${parts.join("; ")}${last ? ";" : ""} }`),
      inParentheses(
        fc.tuple(quantifying, value, condition).map(([word, list, body]) => `${word} x in ${list} satisfies ${body}`),
      ),
      inParentheses(fc.tuple(condition, value, value).map(([test, yes, no]) => `if ${test} then ${yes} else ${no}`)),
    ),
  };
});

export const conditionText = condition;
