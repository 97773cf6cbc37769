import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import type { Span } from "../../../../src/base/text.ts";
import type * as Ast from "../../../../src/language/syntax/ast.ts";
import { english } from "../../../../src/language/parse/keywords.ts";
import { parse } from "../../../../src/language/parse/parse.ts";
import { filesOf, readTree } from "../../../house/tree.ts";
import { expressionsOf, declarationsOf, walk } from "../../../../src/language/syntax/walk.ts";

const numRuns = Number(process.env["EDICT_RUNS"] ?? 1000);

const policy = `article 7 "數據" {
  paragraph 1 { // first
    quote "使用具有合法來源的數據和基礎模型"
    define big means sum(x.n for x in service.list) > 1_000.5 except share(x in xs where x.a) >= 5% when a in [b, c, ...] quote "q"
    policy does not apply where not (a implies b) or all of { a is present; b is not empty }
    policy in force from 2023-08-15
    parameter share_of_bad: ratio means 5% from 2023-08-15 until 2024-03-01 basis rules "art. 1", 2% from 2024-03-01
    open list kinds: service.kind means [text, item, ...] quote "等"
    exemption research from stop, cn.other.rule, article 14 paragraph 1 item 2 when service.internal quote "q"
    open term promptly: duration quote "及時"
    standard s for each d in service.data "title" {
      on service only if d.record is present if a is true judged by counsel valid for 12 months evidence [document]
    }
    /// doc
    rule stop: provider must not "act" {
      quote "q" on incident for each m in service.models where m.origin != own when a unless b
      in force from 2023-08-15 until 2025-09-01
      upon breach of stop, article 4 paragraph 1
      upon breach of any duty of provider in [article 4, article 5]
      require other: complies with cn.deep_synthesis [article 16, article 17 paragraph 1]
      basis guidance "5.2" unverified "why" concept label
      require named: if a then b else -c * 2 == 4
      forbid any x in xs satisfies x.p is absent
      require incident.removed_at by incident.found_at + 24 hours
      require s is met for d and a > 2023-08-15
      remedy "do \\"it\\""
    }
  }
  item 2 { in force from 2024-01-01 unverified "x" addressed to state, user not encodable "x" because "y" yields to "z" where a scope "s" }
}
`;

/** Every stretch that a tree names, at any depth. */
function spansIn(tree: unknown): readonly Span[] {
  const spans: Span[] = [];
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== "object" || node === null) continue;
    if ("start" in node && "end" in node) spans.push({ start: Number(node.start), end: Number(node.end) });
    else waiting.push(...Object.values(node));
  }
  return spans;
}

/** What holds of every text: no throw, places inside it, every id once and below `nextId`. */
function expectWhole(text: string, firstId = 0): void {
  const { value, diagnostics, nextId } = parse({ path: "a.edict", text }, firstId);
  for (const it of diagnostics) {
    const { place, fix } = it;
    const message = locales.en.say(it);
    for (const { start, end } of [place.span, ...(fix?.edits ?? []).map((it) => it.span)]) {
      expect([message, start >= 0 && start <= end && end <= text.length]).toEqual([message, true]);
    }
    expect(message).not.toMatch(/[\r\n]/);
    expect(message).not.toContain("other words");
  }
  const ids: Ast.NodeId[] = [];
  for (const { declaration } of declarationsOf(value)) {
    const clauses = declaration.kind === "rule" ? declaration.clauses : [];
    const nodes = [declaration, ...clauses, ...expressionsOf(declaration).flatMap((it) => [...walk(it)])];
    ids.push(...nodes.map((it) => it.id));
  }
  const outside = spansIn(value.declarations).filter(
    ({ start, end }) => !(start >= 0 && start <= end && end <= text.length),
  );
  expect(outside).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((it) => it >= firstId && it < nextId)).toBe(true);
}

test("the policy that the others are made from has no mistake", () => {
  expect(parse({ path: "a.edict", text: policy }).diagnostics).toEqual([]);
  expectWhole(policy, 1000);
});

test("any text is read", () => {
  const any = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 200 }));
  fc.assert(
    fc.property(any, fc.nat({ max: 1000 }), (text, firstId) => expectWhole(text, firstId)),
    { numRuns },
  );
});

test("any bytes are read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expectWhole(new TextDecoder().decode(bytes))),
    { numRuns },
  );
});

test("a shipped policy is read wherever it is cut off", () => {
  const files = filesOf(readTree(), "policies/", ".edict").map(([, text]) => text);
  expect(files.length).toBeGreaterThan(0);
  const cut = fc.constantFrom(...files).chain((text) => fc.nat({ max: text.length }).map((at) => text.slice(0, at)));
  fc.assert(
    fc.property(cut, (text) => expectWhole(text)),
    { numRuns },
  );
});

test("any row of words and signs is read", () => {
  const phrases = Object.keys(english.phrases);
  const signs = '{ } ( ) [ ] : ; , . ... == = && ! < + - * / " // /*';
  const words = "a a.b-c x 1 14.1 5% 2023-08-15 2023-8-5 requir shall comply with froce 甲 “t”";
  const pieces = [
    ...phrases,
    ...[...phrases, signs, words].flatMap((it) => it.split(" ")),
    "\n",
    "5 %",
    "24 hours",
    '"t"',
  ];
  const row = fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((it) => it.join(" "));
  fc.assert(
    fc.property(row, (text) => expectWhole(text)),
    { numRuns },
  );
});

test("a policy cut off, or with a stretch lost, doubled or moved, is read", () => {
  const offset = fc.nat({ max: policy.length });
  fc.assert(
    fc.property(offset, offset, offset, fc.constantFrom("cut", "lose", "double", "move"), (a, b, to, how) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const rest = policy.slice(0, start) + policy.slice(end);
      const part = policy.slice(start, end);
      if (how === "cut") expectWhole(policy.slice(0, start));
      if (how === "lose") expectWhole(rest);
      if (how === "double") expectWhole(policy.slice(0, end) + policy.slice(start));
      if (how === "move") expectWhole(rest.slice(0, to) + part + rest.slice(to));
    }),
    { numRuns },
  );
});

test("a lost or doubled word does not hide another article", () => {
  const words = policy.split(/(?<=\s)/);
  fc.assert(
    fc.property(fc.nat({ max: words.length - 1 }), fc.boolean(), (at, isLost) => {
      const text = words.toSpliced(at, isLost ? 1 : 0, ...(isLost ? [] : [words[at] ?? ""])).join("");
      const { value } = parse({ path: "a.edict", text: `${text}\narticle 8 { informative "last" }` });
      const last = [...declarationsOf(value)].at(-1)?.declaration;
      expect(last?.kind === "no-rule" ? last.why.text : undefined).toBe("last");
    }),
    { numRuns },
  );
});

test.each([
  "article 1 { ".repeat(20_000),
  "article 1 { ".repeat(20_000) + "}".repeat(20_000),
  'rule r: p must "x" { require ' + "any x in xs satisfies ".repeat(20_000),
  "define a means " + "(".repeat(20_000),
  "define a means " + "a implies ".repeat(20_000),
  "define a means " + "if a then b else ".repeat(20_000),
  "define a means b in " + "[".repeat(20_000),
  "define a means " + "all of { ".repeat(20_000),
])("a text that nests without end is read (%#)", (text) => {
  expectWhole(text);
});
