interface Problem {
  readonly problem: string;
  readonly remedy: string | undefined;
}

const QUOTE = "put the text in quotes";

const bySlip: Readonly<Record<string, readonly [problem: string, remedy?: string]>> = {
  ALIAS_PROPS: ["an alias takes no anchor and no tag"],
  BAD_ALIAS: ["the name of this anchor or alias is missing or ends in a colon"],
  BAD_COLLECTION_TYPE: ["this tag does not fit the value"],
  BAD_DIRECTIVE: ["this directive is not known", "leave the line out"],
  BAD_DQ_ESCAPE: ["this escape is not known in double quotes", "double the backslash, or use single quotes"],
  BAD_INDENT: ["the indentation does not fit the lines around it"],
  BAD_PROP_ORDER: ["an anchor or tag stands in the wrong place"],
  BAD_SCALAR_START: ["a text cannot start with this character", QUOTE],
  BLOCK_AS_IMPLICIT_KEY: [
    "a second key or list begins on the line of a key",
    "put the value in quotes, or on its own line",
  ],
  BLOCK_IN_FLOW: ["inside brackets and braces, lists and records need brackets and braces too"],
  KEY_OVER_1024_CHARS: ["a key is longer than 1024 characters"],
  MULTILINE_IMPLICIT_KEY: ["a key and its colon must stand on one line", "a colon may be missing here"],
  MULTIPLE_ANCHORS: ["a value has one anchor at most"],
  MULTIPLE_TAGS: ["a value has one tag at most"],
  TAB_AS_INDENT: ["a tab cannot indent a line", "use blanks"],
  TAG_RESOLVE_FAILED: ["this tag is not known", "leave it out"],
  UNEXPECTED_TOKEN: ["the text does not go on like this here", "put the value in quotes if it is a text"],
};

/** What the parser misses is told apart by its sentence only. */
const missing: readonly (readonly [told: RegExp, problem: string, remedy?: string])[] = [
  [/closing .quote/, "the closing quote is missing"],
  [/end with a ([\]}])/, "the closing bracket or brace is missing"],
  [/^Missing , or :/, "a comma or a colon is missing"],
  [/^Missing ,/, "a comma is missing"],
  [/^Missing space after :/, "a blank is missing after the colon"],
  [/followed by map values/, "after this key a colon is missing"],
  [/without - indicator/, "a `-` is missing before this item"],
  [/^Comments must be separated/, "a blank is missing before the `#`", QUOTE],
  [/directives-end/, "a line `---` is missing"],
];

/**
 * One sentence, and a remedy if there is one, for a slip that the YAML parser names by `code` and tells in `told`.
 *
 * @example
 * yamlProblem("TAB_AS_INDENT", "Tabs are not allowed as indentation").problem // "a tab cannot indent a line"
 */
export function yamlProblem(code: string, told: string): Problem {
  const [, lack, cure] = missing.find(([pattern]) => pattern.test(told)) ?? [];
  if (lack !== undefined) return { problem: lack, remedy: cure };
  const [problem, remedy] = bySlip[code] ?? ["something is missing or misplaced here"];
  return { problem, remedy };
}
