import { expect, test } from "vitest";
import { print } from "../../../../src/language/print/print.ts";
import { parsed } from "../parse/show.ts";
import { content, formatted } from "./texts.ts";

/** Texts in the one layout, each with what it shows. */
const layouts: readonly (readonly [string, string])[] = [
  [
    "a row that is too long has a connective at the head of each line, its operands in one column",
    `rule r: provider must "act" {
  when     service.annotation.quality_assessment.sample_size is present
       and service.annotation.quality_assessment.sample_size > 0
       and (service.annotation.performed
            or service.annotation.quality_assessment.done_on is present
            or service.annotation.rules.document is present)
  require  label: service.annotation.quality_assessment.sample_size is present
               or service.annotation.quality_assessment.sample_size > 0
  forbid   service.annotation.quality_assessment.sample_size is present
   implies service.annotation.quality_assessment.sample_size > 0
}
`,
  ],
  [
    "a list goes to the next line, and its elements fill lines",
    `define a means
  service.public_opinion_forms has any
    [forum, blog, chat_group, public_account, short_video, live, sharing, mini_program, telephone,
     letters]
`,
  ],
  [
    "width is counted in cells: a Chinese character takes two",
    `open term a: duration quote "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四"

open term a: duration
  quote "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七"
`,
  ],
  [
    "a block ends under its keyword",
    `rule r: provider must "act" {
  require  all of {
    service.annotation.quality_assessment.sample_size is present;
    any of { service.annotation.performed; service.annotation.rules.document is present; };
  }
}
`,
  ],
  [
    "a quantifier ends its line with its verb, a comparison begins one with its sign",
    `define a means
  every model in service.models satisfies
    (model.origin == own or model.licence is present or model.filing_number is present or done)

define b means
  count(model in service.models
          where model.origin == own
             or model.licence is present
             or model.filing_number is present
             or model.name is present)
    > 5
`,
  ],
  [
    "exceptions, conditions and quotes have their own lines where one line is too short",
    `define a means 10 except 20 when service.large is true quote "b"

define b means 10
  except 20 when service.annotation.quality_assessment.sample_size is present
  except 30
    when service.annotation.quality_assessment.sample_size is present
     and service.annotation.quality_assessment.sample_size > 0
  quote "b"

exemption c from a when service.large

exemption d from label_content, label_detail, label_metadata, cn.deep_synthesis.label,
                 article 12 paragraph 1
  when service.large
`,
  ],
  [
    "an if breaks before then and else",
    `define a means
  if service.annotation.quality_assessment.sample_size is present
  then service.annotation.quality_assessment.sample_size
  else if service.annotation.performed
  then 5
  else 10
`,
  ],
  [
    "parties stand as they were written",
    `rule a: user or provider must "b" {
  on       service
  require  service.ready
}
`,
  ],
  [
    "values with dates stand one below the other",
    `parameter a: percent means 5% from 2025-09-01

parameter b means
  5 from 2025-09-01 until 2026-01-01,
  6 from 2026-01-01
`,
  ],
  [
    "short declarations stand close together, others apart",
    `article 1 {
  quote "a"
  scope "b"
  paragraph 1 { scope "c" }
  paragraph 2 { addressed to state, authority }

  paragraph 3 {
    quote "d"
    scope "e"
  }

  standard s "f" {
    judged by legal_counsel valid for 12 months
  }

  define g means a is present
  define h means b is present

  rule r: p must "i" {}
}
`,
  ],
];

for (const [name, text] of layouts) {
  test(`${name}`, () => {
    expect(formatted(text)).toBe(text);
  });
}

test("clauses of a rule and of a standard have one order", () => {
  const clauses = `quote    "q"
in force from 2025-09-01
on       service
for each m in service.models
for each d in m.data
when     a
unless   b
upon breach of c
forbid   d
require  e
require  f by g + 1 day
require  complies with cn.x
basis    law "w"
unverified "u"
concept  h
remedy   "r"`.split("\n");
  const repeated = /^(for each|forbid|require)/;
  const other = [
    ...clauses.filter((it) => !repeated.test(it)).toReversed(),
    ...clauses.filter((it) => repeated.test(it)),
  ];
  expect(formatted(`rule r: p must "a" { ${other.join(" ")} }`)).toBe(
    `rule r: p must "a" {\n${clauses.map((it) => `  ${it}\n`).join("")}}\n`,
  );
  expect(formatted('standard s "a" { judged by x valid for 1 day if b only if c on service quote "q" }')).toBe(
    'standard s "a" {\n  quote     "q"\n  on        service\n  only if   c\n  if        b\n  judged by x valid for 1 day\n}\n',
  );
});

test("the order of clauses is no content, that of requirements and of for each is", () => {
  const rule = (clauses: string): unknown => content(`rule r: p must "a" { ${clauses} }`);
  expect(rule("require a on service")).toEqual(rule("on service require a"));
  expect(rule("require a require b")).not.toEqual(rule("require b require a"));
  expect(rule("for each a in b for each c in d")).not.toEqual(rule("for each c in d for each a in b"));
});

test("parentheses stand where a tree needs them, and round what people misread", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["((a) + (b * c)) - (d)", "a + b * c - d"],
    ["(a + b) * (c - (d - e))", "(a + b) * (c - (d - e))"],
    ["a / (b * c)", "a / (b * c)"],
    ["-(-a)", "-(-a)"],
    ["a - (-b)", "a - -b"],
    ["(a and b) and c", "(a and b) and c"],
    ["a and (all of { b; c; })", "a and all of { b; c; }"],
    ["not (a == b)", "not a == b"],
    ["(not a) is true", "(not a) is true"],
    ["a and any x in b satisfies c", "a and (any x in b satisfies c)"],
    ["any x in b satisfies c and d", "any x in b satisfies (c and d)"],
    ["(a == b) == (c is present)", "(a == b) == (c is present)"],
    ["if a and b then c else (if d then e else f)", "if a and b then c else if d then e else f"],
    ["(x) in [ rule,(a) ]", "x in [rule, a]"],
    // Without parentheses, `has all`, `not encodable` and `valid for` would be keywords.
    ["a has (all of { b; c; })", "a has (all of { b; c; })"],
    ["not (encodable.a)", "not (encodable.a)"],
    ["sum((valid) for x in a) == 1", "sum((valid) for x in a) == 1"],
  ];
  for (const [text, printed] of texts) {
    expect(formatted(`define z means ${text}`)).toBe(`define z means ${printed}\n`);
    expect(content(`define z means ${printed}`)).toEqual(content(`define z means ${text}`));
  }
});

test("what a clause says begins in one column, whatever cells its keyword takes", () => {
  const { value } = parsed('rule r: p must not "a" { require x is true and y == true on service unverified "u" }');
  expect(print(value, "zh")).toBe(
    [
      "// language: zh",
      "",
      '规则 r: p 不得 "a" {',
      "  适用于   service",
      "  要求     x 为真 且 y == 真",
      '  未经核实 "u"',
      "}",
      "",
    ].join("\n"),
  );
});

test("the line that names the language of keywords is printed in one way, and only where it is not English", () => {
  const printed = (text: string): string => print(parsed(text).value);
  expect(printed("//language：zh\n\n\n// note\n条 4 {}")).toBe("// language: zh\n\n// note\n条 4 {}\n");
  expect(printed("// language: zh")).toBe("// language: zh\n");
  expect(printed("// language: en\narticle 4 {}")).toBe("article 4 {}\n");
  expect(printed("// language: zh\r\n条 4 {}\r\n")).toBe("// language: zh\r\n\r\n条 4 {}\r\n");
});
