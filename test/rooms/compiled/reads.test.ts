import { expect, test } from "vitest";
import { readsOf, type ReadFact, type Reads } from "../../../src/compiled/reads.ts";
import { sameStandards } from "../../../src/evaluate/same-standards.ts";
import type { Attestation } from "../../../src/vocabulary/input.ts";
import { garages, lawOf, ruleOn, signature } from "./garage.ts";

/** What is read of a fact: `*` all of it, `{…}` which of some words it is, `[…]` of its elements, `(…)` of its fields. */
function shown({ whole, words, fields, element }: ReadFact): string {
  const inside = [...fields].map(([name, it]) => `${name}${shown(it)}`).toSorted();
  return [
    whole ? "*" : "",
    words.size > 0 ? `{${[...words].toSorted().join()}}` : "",
    element ? `[${shown(element)}]` : "",
    inside.length > 0 ? `(${inside.join(" ")})` : "",
  ].join("");
}

const readIn = (
  programs: ReturnType<typeof lawOf>,
  given: readonly string[] = ["visit", "car"],
  signed: readonly Attestation[] = [],
): Reads | undefined =>
  readsOf({ programs, vocabulary: garages.vocabulary, given, same: sameStandards(programs), signed });

const read = (
  declarations: string,
  ...more: readonly [(readonly string[])?, (readonly Attestation[])?]
): Reads | undefined => readIn(lawOf(declarations), ...more);

function shownOf(found: Reads | undefined): string {
  const subjects = [...(found?.subjects ?? [])]
    .map(([name, it]) => `${name}${shown(it)}`)
    .filter((it) => /\W/.test(it));
  return [...subjects, ...(found?.factsOn === true ? ["facts_on"] : [])].join(" ");
}

const readBy = (declarations: string): string => shownOf(read(declarations));

const before = `open list names: string means ["a", visit.owner, ...] quote "及時"
open list moods: string means ["a", ...] quote "及時"
open term slack: duration quote "及時"
define words means visit.remark except visit.owner when visit.paid except "x" when visit.lit
define late means visit.left_on > visit.came_on
parameter most means 3 from 2025-01-01 until 2026-01-01, 4 from 2026-01-01`;

test.each([
  ["visit.paid", "visit(paid*)"],
  ["visit.paid is true", "visit(paid*)"],
  ["visit.remark is present", "visit(remark)"],
  ["visit.remark is absent", "visit(remark)"],
  ['visit.remark == "a"', "visit(remark{a})"],
  ['"a" != visit.remark', "visit(remark{a})"],
  ["visit.remark == visit.owner", "visit(owner* remark*)"],
  ["visit.price < 3", "visit(price*)"],
  ["visit.price == 3", "visit(price*)"],
  ["3 == visit.price", "visit(price*)"],
  ["visit.colour == red", "visit(colour{red})"],
  ["visit.colour in [red, blue]", "visit(colour{blue,red})"],
  ['visit.remark in ["a", "b"]', "visit(remark{a,b})"],
  ['visit.remark in ["a", visit.owner]', "visit(owner* remark*)"],
  ['visit.remark in ["a", "b", ...]', "visit(remark*)"],
  ["visit.price in [1, 2]", "visit(price*)"],
  ["visit.remark in moods", "visit(remark*)"],
  ["visit.remark in visit.notes", "visit(notes[*] remark*)"],
  ['"a" in visit.notes', "visit(notes[{a}])"],
  ["visit.notes has any visit.tags", "visit(notes[*] tags[*])"],
  ["visit.box.words has any [one]", "visit(box(words[{one}]))"],
  ["visit.box.words has any [one, ...]", "visit(box(words[*]))"],
  ["visit.box.words has all [one, two]", "visit(box(words[{one,two}]))"],
  ['["a", "b"] has all visit.notes', "visit(notes[{a,b}])"],
  ["visit.notes is empty", "visit(notes)"],
  ["visit.box is present", "visit(box)"],
  ["visit.box.inner.label is present", "visit(box(inner(label)))"],
  ["any r in visit.riders satisfies r.asleep", "visit(riders[(asleep*)])"],
  ["any r in visit.riders satisfies r.name is present", "visit(riders[(name)])"],
  // The same words about elements of two lists.
  [
    '(any r in visit.riders satisfies r.name == "a") or (any g in visit.guests satisfies g.name == "a")',
    "visit(guests[(name{a})] riders[(name{a})])",
  ],
  ["every w in visit.box.words satisfies w == one", "visit(box(words[{one}]))"],
  ["every w in visit.box.words satisfies w is present", "visit(box(words[]))"],
  ["no n in visit.notes satisfies n == visit.remark", "visit(notes[*] remark*)"],
  ["count(r in visit.riders where r.asleep) > 1", "visit(riders[(asleep*)])"],
  ["count(r in visit.riders) > 1", "visit(riders[])"],
  ["share(r in visit.riders where r.asleep) > 0.5", "visit(riders[(asleep*)])"],
  ["sum(r.seat for r in visit.riders) > 1", "visit(riders[(seat*)])"],
  [
    "any c in visit.crew satisfies (any g in c.guests satisfies g.meal == c.job)",
    "visit(crew[(guests[(meal*)] job*)])",
  ],
  ['any n in [visit.remark, visit.owner] satisfies n == "a"', "visit(owner*{a} remark*{a})"],
  ['any w in ["a", "b"] satisfies w in visit.notes', "visit(notes[*])"],
  ['(if visit.paid then visit.remark else visit.owner) == "a"', "visit(owner*{a} paid* remark*{a})"],
  ["if visit.paid then visit.lit else visit.lamp", "visit(lamp* lit* paid*)"],
  ['words == "a"', "visit(lit* owner*{a} paid* remark*{a})"],
  ["words == visit.said", "visit(lit* owner* paid* remark* said*)"],
  ["late", "visit(came_on* left_on*)"],
  ["visit.price < most", "visit(price*)"],
  ["visit.left_on <= as_of", "visit(left_on*)"],
  ["visit.left_on <= facts_on", "visit(left_on*) facts_on"],
  ["visit.left_on - visit.came_on > 3 days", "visit(came_on* left_on*)"],
  ["visit.left_on <= visit.came_on + slack", "visit(came_on* left_on*)"],
  ["visit.at by visit.came_on + 2 days", "visit(at* came_on*) facts_on"],
  ["car.new or not visit.paid", "visit(paid*) car(new*)"],
  ["garage.open", ""],
  ['(if visit.paid then visit.remark else visit.owner) in ["a"]', "visit(owner*{a} paid* remark*{a})"],
  ['visit.notes has any ["a", (if visit.paid then visit.remark else "b")]', "visit(notes[*] paid* remark*)"],
  ['(if visit.paid then visit.notes else visit.tags) has any ["a"]', "visit(notes[*{a}] paid* tags[*{a}])"],
  ["visit.remark in names", "visit(owner* remark*)"],
  ["visit.notes has any names", "visit(notes[*] owner*)"],
  ['"b" in names', "visit(owner*)"],
  ["any b in [visit.box] satisfies b.inner.label == visit.remark", "visit(box*(inner(label*)) remark*)"],
])("of a visit `%s` reads %s", (condition, expected) => {
  expect(readBy(`${before}\n${ruleOn(`require ${condition}`)}`)).toBe(expected);
});

/** A rule on visits that has to be paid for, whatever else is said of it. */
const also = (clauses: string): string => ruleOn(`${clauses}\nrequire visit.paid`);

test.each([
  ["unless visit.lit", "visit(lit* paid*)"],
  ["when visit.lamp", "visit(lamp* paid*)"],
  ["pending while visit.lamp", "visit(lamp* paid*)"],
  ["for each r in visit.riders", "visit(paid* riders[])"],
  ["for each r in visit.riders where r.asleep", "visit(paid* riders[(asleep*)])"],
  ['for each n in visit.notes where n == "a"\nwhen n == "b"', "visit(notes[{a,b}] paid*)"],
  [
    "for each c in visit.crew\nfor each g in c.guests where g.meal == c.job",
    "visit(crew[(guests[(meal*)] job*)] paid*)",
  ],
  ["for each n in [visit.remark, visit.owner] where n is present", "visit(owner* paid* remark*)"],
])("a rule with `%s` reads %s", (clauses, expected) => {
  expect(readBy(also(clauses))).toBe(expected);
});

test("where a rule applies, what frees from it, what it follows and what is noted is read, too", () => {
  expect(readBy(`paragraph applies where visit.lit\n${also("")}`)).toBe("visit(lit* paid*)");
  expect(readBy(`${also("")}\nexemption off from one when visit.lamp quote "及時"`)).toBe("visit(lamp* paid*)");
  const upon = `rule two: provider must "b" {\nquote "及時"\non visit\nupon breach of one\nrequire visit.lit\n}`;
  expect(readBy(`${also("")}\n${upon}`)).toBe("visit(lit* paid*)");
  expect(readBy('yields to "another regime" where visit.lit')).toBe("visit(lit*)");
  expect(readBy('rule allowed: provider may "b" { quote "及時" on visit when visit.lit }')).toBe("visit(lit*)");
});

test("packs are read together, and what one asks of another's rules", () => {
  const asking = {
    pack: "w",
    needs: ["t"],
    text: ruleOn("require complies with t [article 1 paragraph 1]\nrequire first: visit.lamp", "asks"),
  };
  const following = {
    ...asking,
    text: `rule two: provider must "b" {\nquote "及時"\non visit\nupon breach of t.one\nrequire visit.lamp\n}`,
  };
  for (const it of [asking, following]) {
    const [first, second] = lawOf(also("when visit.left_on <= facts_on"), it);
    expect(first && shownOf(readIn([first]))).toBe("visit(left_on* paid*) facts_on");
    expect(second && shownOf(readIn([second]))).toBe("visit(lamp* left_on* paid*) facts_on");
    expect(first && second && shownOf(readIn([second, first]))).toBe("visit(lamp* left_on* paid*) facts_on");
  }
  const [plain, late] = lawOf(also(""), { pack: "w", needs: [], text: ruleOn("require visit.left_on <= facts_on") });
  expect(plain && late && shownOf(readIn([plain, late]))).toBe("visit(left_on* paid*) facts_on");
});

const judgedBy = "judged by counsel valid for 6 months";

test("whoever signs names the subject and the element, and facts bound what is signed", () => {
  const standard = `standard fine "Fine" {\non visit\nonly if visit.lit\n${judgedBy}\n}`;
  expect(readBy(`${standard}\n${ruleOn("require fine is met")}`)).toBe("visit(id lit*)");
  const each = `standard fine for each r in visit.riders "Fine" {\non visit\nif r.asleep\n${judgedBy}\n}`;
  expect(readBy(`${each}\n${ruleOn("for each r in visit.riders\nrequire fine is met for r")}`)).toBe(
    "visit(id riders[(asleep* name)])",
  );
});

test("where what is fixed signs for documents, by names that any may have, nothing is told", () => {
  const standard = `standard fine "Fine" {\non visit\n${judgedBy}\n}\n${ruleOn("require fine is met")}`;
  expect(read(standard, ["visit"], [signature("t.fine")])).toBe(undefined);
  expect(read(standard, ["visit"], [signature("t.good"), signature("t.fine")])).toBe(undefined);
  expect([...(read(standard, ["visit"], [signature("t.good")])?.subjects.keys() ?? [])]).toEqual(["visit"]);
  const both = lawOf(standard, { pack: "w", needs: [], text: ruleOn("require visit.paid") });
  expect(readIn(both, ["visit"], [signature("t.fine")])).toBe(undefined);
  // Nobody reads visits then.
  expect([...(read(standard, ["car"], [signature("t.fine")])?.subjects.keys() ?? [])]).toEqual(["car"]);
});
