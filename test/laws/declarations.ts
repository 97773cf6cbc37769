import fc from "fast-check";
import { conditions } from "./expressions.ts";
import { inOneOf, one } from "./operands.ts";
import { block, type Block } from "./plan.ts";
import { nothingNamed, scene, type Names, type SubjectName } from "./scene.ts";
import { quoted, units } from "./text.ts";

const unit = one(...units);

/** What packs declare under fixed names, whatever is said of them. Those who need `u` read a part of it by full name. */
export const namesOfU: Names = {
  ...nothingNamed,
  booleans: ["first", "second"],
  numbers: ["least", "bar"],
  durations: ["notice"],
  moods: ["climate"],
  noteLists: ["notes"],
  judged: ["sound", "shared"],
  judgedParts: ["parted"],
};
const readFromU: Names = {
  ...nothingNamed,
  booleans: ["u.first", "u.second"],
  numbers: ["u.least"],
  durations: ["u.notice"],
  moods: ["u.climate"],
};
export const namesOfT: Names = {
  ...readFromU,
  booleans: ["early", "late", ...readFromU.booleans],
  ofEvents: ["struck"],
  numbers: ["amount", ...readFromU.numbers],
  durations: ["slack", ...readFromU.durations],
  dates: ["start"],
  moods: ["tone", ...readFromU.moods],
  moodLists: ["moods", "usual"],
  colourLists: ["warm"],
  judged: ["plain", "alike"],
  judgedParts: ["listed", "parted_too"],
  judgedEvents: ["heard"],
};
export const namesOfW: Names = {
  ...readFromU,
  booleans: ["t.early", "t.late", ...readFromU.booleans],
  ofEvents: ["t.struck"],
  numbers: ["t.amount"],
  dates: ["t.start"],
  moods: ["t.tone"],
  moodLists: ["t.usual"],
  judged: ["third"],
};

interface Defined {
  readonly name: string;
  readonly value: fc.Arbitrary<string>;
  readonly other: fc.Arbitrary<string>;
  /** What its exceptions can read. */
  readonly names: Names;
  readonly on?: SubjectName;
}

function definition({ name, value, other, names, on = "service" }: Defined): fc.Arbitrary<Block> {
  const when = conditions(scene(on, names, 1));
  const exceptions = fc.uniqueArray(fc.tuple(other, when), { maxLength: 2, selector: ([, it]) => it });
  return fc.tuple(unit, value, exceptions, fc.boolean()).map(([at, it, others, cites]) => {
    const quote = cites ? [`quote "${quoted}"`] : [];
    const excepted = others.map(([a, b]) => `except ${a} when ${b}`);
    return block(at, `define ${name} means ${it}`, excepted.length > 0 ? excepted : quote);
  });
}

const braced = (it: fc.Arbitrary<string>): fc.Arbitrary<string> => it.map((one) => `(${one})`);

const boolean = (name: string, names: Names, on: SubjectName = "service"): fc.Arbitrary<Block> =>
  definition({
    name,
    value: braced(conditions(scene(on, names, 2))),
    other: braced(conditions(scene(on, names, 1))),
    names,
    on,
  });

const judge = fc
  .tuple(one("counsel", "counsel", "officer"), one("6 months", "12 months", "30 days"), fc.nat({ max: 2 }))
  .map(([role, time, draw]) => `judged by ${role} valid for ${time}${draw === 2 ? " evidence [document]" : ""}`);

const judges: fc.Arbitrary<readonly string[]> = fc.uniqueArray(judge, {
  minLength: 1,
  maxLength: 2,
  selector: (it) => it.split(" ")[2],
});

/** Whoever is the same as a standard takes its terms, in whichever text: they do not change. */
const settled = fc.constant(["judged by counsel valid for 6 months", "judged by officer valid for 30 days"]);
const sameAs = (name: string): fc.Arbitrary<readonly string[]> => fc.constant([`the same as ${name}`]);

/** A standard reads facts, and no standard; `signed`: who may sign it, or of what it is the same. */
function standard(
  head: string,
  on: SubjectName,
  bound: readonly string[],
  signed: fc.Arbitrary<readonly string[]> = judges,
): fc.Arbitrary<Block> {
  const condition = conditions(scene(on, nothingNamed, 1, bound));
  return fc
    .tuple(
      unit,
      fc.array(condition, { maxLength: 1 }),
      fc.array(condition, { maxLength: 1 }),
      signed,
      fc.boolean(),
      inOneOf(4, condition),
      inOneOf(4, condition),
    )
    .map(([at, onlyIf, orIf, terms, cites, presumedIf, presumedNotIf]) =>
      block(
        at,
        head,
        [
          ...(cites ? [`quote "${quoted}"`] : []),
          ...(on === "service" ? [] : [`on ${on}`]),
          ...onlyIf.map((it) => `only if ${it}`),
          ...orIf.map((it) => `if ${it}`),
          ...presumedIf.map((it) => `presumed if ${it}`),
          ...presumedNotIf.map((it) => `presumed not if ${it}`),
          ...terms,
        ],
        true,
      ),
    );
}

/** Values with dates, with a gap between them or none, and with an end or none. */
const parameter = (head: string, before: string, after: string): fc.Arbitrary<Block> =>
  fc
    .tuple(
      unit,
      one("2025-10-09", "2025-10-15"),
      one("2025-10-15", "2025-10-16"),
      one("", " until 2025-11-01"),
      one("", ' basis law "article 9"'),
    )
    .map(([at, until, from, end, basis]) =>
      block(
        at,
        `parameter ${head} means ${before} from 2025-01-01 until ${until}${basis}, ${after} from ${from}${end}`,
      ),
    );

const constant = (at: string, head: string): fc.Arbitrary<Block> => fc.constant(block(at, head));

const allOf = (...blocks: readonly fc.Arbitrary<Block>[]): fc.Arbitrary<readonly Block[]> => fc.tuple(...blocks);

export const declarationsOfU: fc.Arbitrary<readonly Block[]> = allOf(
  boolean("first", { ...nothingNamed, judged: ["sound"], numbers: ["least"] }),
  boolean("second", { ...nothingNamed, booleans: ["first"], noteLists: ["notes"] }),
  definition({
    name: "climate",
    value: one("service.mood", "(if service.flag then service.mood else service.mood)"),
    other: one("busy", "shut", "service.mood"),
    names: nothingNamed,
  }),
  parameter("least: number", "1", "2"),
  parameter("notice", "10 days", "20 days"),
  constant("1.1", 'open term bar: number quote "甲"'),
  constant("1.1", 'open list notes: string means ["a", ...] quote "及時"'),
  standard('standard sound "Judged"', "service", []),
  standard('standard shared "Judged"', "service", [], settled),
  standard('standard parted for each x in service.parts "Judged"', "service", ["x"], settled),
);

export const declarationsOfT: fc.Arbitrary<readonly Block[]> = allOf(
  boolean("early", { ...readFromU, judged: ["plain"], moodLists: ["moods"] }),
  boolean("late", { ...readFromU, booleans: ["early"], colourLists: ["warm"], dates: ["start"] }),
  boolean("struck", { ...nothingNamed, booleans: ["early"], judgedEvents: ["heard"] }, "event"),
  definition({
    name: "amount",
    value: one("service.size", "u.least", "2"),
    other: one("1", "service.size", "count(z in service.parts where z.ok)"),
    names: readFromU,
  }),
  definition({
    name: "start",
    value: one("service.started_on", "service.group.done_on"),
    other: one("2025-09-30", "service.ended_on"),
    names: nothingNamed,
  }),
  parameter("tone: service.mood", "calm", "busy"),
  parameter("usual: service.mood", "[calm]", "[calm, busy]"),
  constant("1.1", 'open term slack: duration quote "及時"'),
  constant("1.1", 'open list moods: service.mood means [calm, ...] quote "甲"'),
  one("[red, ...]", "[red, green, ...]").map((it) =>
    block("3.1", `open list warm: service.tags means ${it} quote "丑寅"`),
  ),
  standard('standard plain "Judged"', "service", []),
  standard('standard listed for each x in service.parts "Judged"', "service", ["x"]),
  standard('standard heard "Judged"', "event", []),
  standard('standard alike "Judged"', "service", [], sameAs("u.shared")),
  standard('standard parted_too for each x in service.parts "Judged"', "service", ["x"], sameAs("u.parted")),
);

export const declarationsOfW: fc.Arbitrary<readonly Block[]> = allOf(
  standard('standard third "Judged"', "service", [], sameAs("t.alike")),
);

const dispositions = [
  ["1.1", 'informative "a principle"'],
  ["1.2", 'scope "the other side of paragraph 1"'],
  ["2.1", 'definition "what a word means"'],
  ["3.1", "addressed to user, authority"],
  ["3.1", 'not encodable "丑寅" because "no figure"'],
  ["1.2", 'quote "丁戊"'],
] as const;

/** Scopes, flags, and statements on the text. */
export function remarks(names: Names): fc.Arbitrary<readonly Block[]> {
  const condition = conditions(scene("service", names, 1));
  const scopes = fc
    .tuple(
      one("2.1.1", "2.1.2", "3.1", "1.1"),
      one("policy", "article", "paragraph", "item"),
      one("applies where", "does not apply where"),
      condition,
    )
    .map(([at, level, applies, it]) =>
      block(at, `${level === "item" && at.length < 5 ? "paragraph" : level} ${applies} (${it})`),
    );
  const flags = fc.tuple(unit, condition).map(([at, it]) => block(at, `yields to "another regime" where ${it}`));
  const said = one(...dispositions).map(([at, it]) => block(at, it));
  return fc
    .tuple(
      fc.array(scopes, { maxLength: 1 }),
      fc.array(flags, { maxLength: 1 }),
      fc.uniqueArray(said, { maxLength: 2, selector: (it) => it.head }),
    )
    .map((all) => all.flat());
}
