import type { Counting } from "../../src/base/reckoning.ts";
import { plainReckoning } from "./pipeline.ts";
import { day, judge, value, type Asking } from "./small-world.ts";
import type { PinnedLaw } from "./law.ts";
import { bonds } from "./meanings-of-bonds.ts";
import { misread, worlds } from "./meanings-of-packs.ts";

/** Condition, service, and what it comes to. */
export const conditions: readonly (readonly [
  condition: string,
  service: string,
  expected: "true" | "false" | "unknown",
])[] = [
  ["service.flag", "{}", "unknown"],
  ["service.flag", "{ flag: null }", "unknown"],
  ["service.flag is false", "{ flag: null }", "unknown"],
  ["service.flag is false", "{ flag: false }", "true"],
  ["service.flag is present", "{}", "unknown"],
  ["service.flag is present", "{ flag: null }", "false"],
  ["service.flag is present", "{ flag: false }", "true"],
  ["service.group is present", "{ group: {} }", "true"],
  ["service.group.flag is present", "{ group: null }", "false"],
  ["service.group.flag", "{ group: null }", "unknown"],
  ["service.group.flag", "{ group: {} }", "unknown"],

  ["service.flag and service.ready", "{ flag: false }", "false"],
  ["service.flag and service.ready", "{ flag: true }", "unknown"],
  ["service.flag or service.ready", "{ flag: true }", "true"],
  ["service.flag or service.ready", "{ flag: false }", "unknown"],
  ["service.flag implies service.ready", "{ flag: false }", "true"],
  ["service.flag implies service.ready", "{ ready: true }", "true"],
  ["service.flag implies service.ready", "{ flag: true, ready: false }", "false"],

  ["service.size >= 5%", "{ size: 0.05 }", "true"],
  ["service.size >= 5%", "{ size: 0.049 }", "false"],
  ["service.size == 0.1 + 0.2", "{ size: 0.3 }", "true"],
  ["service.size / 3 * 3 == 1", "{ size: 1 }", "true"],
  ["1 / service.size > 0", "{ size: 0 }", "unknown"],
  ["service.size != 2", "{ size: null }", "unknown"],

  ["service.mood in [calm, busy]", "{ mood: shut }", "false"],
  ["service.mood in [calm, ...]", "{ mood: shut }", "unknown"],
  ["service.mood in [calm, ...]", "{ mood: calm }", "true"],
  ["service.mood not in [calm, busy]", "{}", "unknown"],
  ["service.tags has red", "{ tags: [red] }", "true"],
  ["service.tags has any [red, blue]", "{ tags: [green] }", "false"],
  ["service.tags has any [red, ...]", "{ tags: [green] }", "unknown"],
  ["service.tags has any [red, ...]", "{ tags: [] }", "false"],
  ["service.tags has all [red, blue]", "{ tags: [blue, red, green] }", "true"],
  ["service.tags has all [red, blue]", "{ tags: [red] }", "false"],
  ["service.tags is empty", "{ tags: [] }", "true"],
  ["service.tags is empty", "{ tags: null }", "unknown"],
  ["service.tags is not empty", "{ tags: [red] }", "true"],

  ["any p in service.parts satisfies p.ok", "{ parts: [] }", "false"],
  ["every p in service.parts satisfies p.ok", "{ parts: [] }", "true"],
  ["no p in service.parts satisfies p.ok", "{ parts: [{ ok: false }] }", "true"],
  ["any p in service.parts satisfies p.ok", "{ parts: [{}, { ok: true }] }", "true"],
  ["any p in service.parts satisfies p.ok", "{ parts: [{}, { ok: false }] }", "unknown"],
  ["every p in service.parts satisfies p.ok", "{ parts: [{}, { ok: false }] }", "false"],
  ["every p in service.parts satisfies p.ok", "{}", "unknown"],

  ["count(p in service.parts where p.ok) >= 1", "{ parts: [{ ok: true }, {}] }", "true"],
  ["count(p in service.parts where p.ok) >= 2", "{ parts: [{ ok: true }, {}] }", "unknown"],
  ["count(p in service.parts where p.ok) >= 3", "{ parts: [{ ok: true }, {}] }", "false"],
  ["count(p in service.parts) == 2", "{ parts: [{}, {}] }", "true"],
  ["share(p in service.parts where p.ok) >= 50%", "{ parts: [{ ok: true }, {}] }", "true"],
  ["share(p in service.parts where p.ok) > 50%", "{ parts: [{ ok: true }, {}] }", "unknown"],
  ["share(p in service.parts where p.ok) <= 5%", "{ parts: [] }", "unknown"],
  ["share(p in service.parts where p.ok) == 1 / 3", "{ parts: [{ ok: true }, { ok: false }, { ok: false }] }", "true"],
  ["sum(p.weight for p in service.parts) == 3", "{ parts: [{ weight: 1 }, { weight: 2 }] }", "true"],
  ["sum(p.weight for p in service.parts) >= 3", "{ parts: [{ weight: 1 }, {}] }", "unknown"],

  ["service.mood == (if service.flag then calm else calm)", "{ mood: calm }", "true"],
  ["service.mood == (if service.flag then calm else busy)", "{ mood: calm }", "unknown"],
  ["service.mood == (if service.flag then calm else busy)", "{ mood: shut }", "unknown"],

  ["service.started_on + 10 working days == 2025-10-15", "{ started_on: 2025-09-25 }", "true"],
  ["service.started_on + 10 working days == 2026-10-16", "{ started_on: 2026-09-28 }", "true"],
  ["service.started_on + 10 working days > 2026-12-31", "{ started_on: 2026-12-30 }", "unknown"],
  ["service.started_on + 1 month == 2025-02-28", "{ started_on: 2025-01-31 }", "true"],
  ["service.ended_on - service.started_on >= 7 days", "{ started_on: 2025-01-01, ended_on: 2025-01-08 }", "true"],
  ["service.grace >= 6 months", "{ grace: 184 days }", "true"],
  ["service.grace >= 6 months", "{ grace: 182 days }", "unknown"],
  ["service.grace >= 6 months", "{ grace: 180 days }", "false"],
  ["service.started_on <= as_of", "{ started_on: 2025-10-15 }", "true"],
  ["service.started_on < facts_on", "{ started_on: 2025-10-15 }", "false"],
];

const gates = "when service.flag\nunless service.ready\nrequire service.size >= 1";
const each = "for each p in service.parts where p.ok\nrequire p.weight >= 1";
const deadline = "require service.ended_on by service.started_on + 10 working days";
const judged =
  'standard judged "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months\njudged by officer valid for 30 days\n}';

const guessed =
  'standard judged "Judged" {\npresumed if service.flag\npresumed not if service.ready\njudged by counsel valid for 6 months\n}';
const sufficing = 'standard judged "Judged" {\nif service.flag\njudged by counsel valid for 6 months\n}';
const waiting = "require service.size >= 1\npending while judged is met";

const ofEach = "for each p in service.parts\nforbid listed is met for p";
const listed =
  'standard listed for each x in service.parts "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months\n}';
const onPart: Partial<Asking> = { attestations: [{ standard: "t.listed", element: "p0" }] };

const on = (asOf: string, factsOn = asOf): Partial<Asking> => ({ asOf, factsOn });
const signed = (...answers: readonly (readonly [date: string, met: boolean])[]): Partial<Asking> => ({
  attestations: answers.map(([date, met]) => ({ on: day(date), met })),
});

const counting = (it: Partial<Counting>): Partial<Asking> => ({
  reckons: { ...plainReckoning, counting: { ...plainReckoning.counting, ...it } },
});
const moving = counting({ lastDayOfRest: "moves_on" });
const counted = counting({ eventDay: "included" });
const started = "{ started_on: 2026-03-18 }";

/** Clauses of a rule, service, circumstances, verdict, and declarations beside the rule. */
export const verdicts: readonly (readonly [
  clauses: string,
  service: string,
  asking: Partial<Asking>,
  expected: string,
  before: string,
])[] = [
  // 2026-03-28 is a Saturday.
  ["require service.started_on + 10 days == 2026-03-28", started, {}, "satisfied", ""],
  ["require service.started_on + 10 days == 2026-03-30", started, moving, "satisfied", ""],
  ["require service.started_on + 10 days == 2026-03-27", started, counted, "satisfied", ""],
  ["require service.started_on + 9 days == 2026-03-27", started, moving, "satisfied", ""],
  ["require service.started_on - 3 days == 2026-03-15", started, moving, "satisfied", ""],
  ["require service.started_on - 3 days == 2026-03-16", started, counted, "satisfied", ""],
  ["require service.started_on + 1 month == 2026-04-17", started, counted, "satisfied", ""],
  ["require service.started_on + 2 working days == 2026-03-19", started, counted, "satisfied", ""],
  ["require service.started_on + 300 days >= 2026-03-19", started, {}, "satisfied", ""],
  ["require service.started_on + 300 days >= 2026-03-19", started, moving, "undetermined", ""],
  [gates, "{ flag: true, ready: false, size: 1 }", {}, "satisfied", ""],
  [gates, "{ flag: true, ready: false, size: 0 }", {}, "violated", ""],
  [gates, "{ flag: true, ready: false }", {}, "undetermined", ""],
  [gates, "{ flag: false, size: 0 }", {}, "not_applicable", ""],
  [gates, "{ ready: true, size: 0 }", {}, "not_applicable", ""],
  [gates, "{ size: 1 }", {}, "satisfied", ""],
  [gates, "{ size: 0 }", {}, "undetermined", ""],
  [gates, "{ flag: true, size: 0 }", {}, "undetermined", ""],

  [each, "{ parts: [] }", {}, "not_applicable", ""],
  [each, "{ parts: [{ ok: false }] }", {}, "not_applicable", ""],
  [each, "{ parts: null }", {}, "undetermined", ""],
  [each, "{}", {}, "undetermined", ""],
  [each, "{ parts: [{ weight: 0 }] }", {}, "undetermined", ""],
  [each, "{ parts: [{ weight: 1 }] }", {}, "satisfied", ""],
  ["for each p in service.parts\nforbid service.flag", "{ flag: true }", {}, "undetermined", ""],
  ["for each p in service.parts\nrequire service.ended_on by 2026-01-01", "{ ended_on: null }", {}, "undetermined", ""],

  [deadline, "{ started_on: 2025-09-25, ended_on: 2025-10-15 }", on("2025-10-15"), "satisfied", ""],
  [deadline, "{ started_on: 2025-09-25, ended_on: 2025-10-16 }", on("2025-10-16"), "violated", ""],
  [deadline, "{ started_on: 2025-09-25, ended_on: null }", on("2025-10-15"), "pending", ""],
  [deadline, "{ started_on: 2025-09-25, ended_on: null }", on("2025-10-16"), "violated", ""],
  [deadline, "{ started_on: 2025-09-25, ended_on: null }", on("2025-10-16", "2025-10-15"), "undetermined", ""],
  [deadline, "{ started_on: 2025-09-25 }", on("2025-10-16"), "undetermined", ""],
  [deadline, "{ ended_on: 2025-10-15 }", on("2025-10-16"), "undetermined", ""],
  [deadline, "{ started_on: 2025-09-25, ended_on: 2025-10-14 }", on("2025-10-13"), "pending", ""],

  ["require judged is met", "{ id: s, flag: true }", signed(), "undetermined", judged],
  ["require judged is met", "{ id: s, flag: true }", signed(["2025-10-01", true]), "satisfied", judged],
  [
    "require judged is met",
    "{ id: s, flag: true }",
    signed(["2025-10-01", true], ["2025-10-02", false]),
    "violated",
    judged,
  ],
  [
    "require judged is met",
    "{ id: s, flag: true }",
    signed(["2025-10-02", true], ["2025-10-02", false]),
    "undetermined",
    judged,
  ],
  ["require judged is met", "{ id: s, flag: true }", signed(["2025-04-15", true]), "undetermined", judged],
  ["require judged is met", "{ id: s, flag: true }", signed(["2025-04-16", true]), "satisfied", judged],
  ["require judged is met", "{ id: s, flag: true }", signed(["2025-10-16", true]), "undetermined", judged],
  ["require judged is met", "{ id: s, flag: false }", signed(["2025-10-01", true]), "violated", judged],
  ["forbid judged is met", "{ id: s, flag: false }", signed(["2025-10-01", true]), "undetermined", judged],
  ["forbid judged is met", "{ id: s, flag: false }", signed(["2025-10-01", false]), "satisfied", judged],
  [
    "when judged is met\nrequire service.ready",
    "{ id: s, flag: false }",
    signed(["2025-10-01", true]),
    "undetermined",
    judged,
  ],
  ["require judged is met", "{ id: s, flag: true }", signed(["2025-10-01", false]), "undetermined", sufficing],
  ["forbid judged is met", "{ id: s, flag: true }", signed(["2025-10-01", false]), "violated", sufficing],
  [
    "forbid judged is met",
    "{ id: s, flag: true }",
    signed(["2025-10-01", true], ["2025-10-01", false]),
    "violated",
    sufficing,
  ],
  [
    "require judged is met",
    "{ id: s, flag: true }",
    signed(["2025-10-01", true], ["2025-10-01", false]),
    "undetermined",
    sufficing,
  ],
  [
    "require judged is met",
    "{ id: s, flag: true }",
    signed(["2025-09-01", false], ["2025-10-01", true]),
    "satisfied",
    sufficing,
  ],
  [ofEach, "{ id: s, flag: false, parts: [{ name: p0 }] }", onPart, "undetermined", listed],
  [ofEach, "{ id: s, flag: false, parts: [{ name: p1 }] }", onPart, "satisfied", listed],
  [ofEach, "{ id: s, flag: false, parts: [{ ok: true }] }", onPart, "undetermined", listed],

  ["require judged is met", "{ id: s, flag: true, ready: false }", signed(), "satisfied", guessed],
  ["require judged is met", "{ id: s, flag: false, ready: true }", signed(), "violated", guessed],
  ["require judged is met", "{ id: s, flag: true, ready: true }", signed(), "undetermined", guessed],
  ["require judged is met", "{ id: s, flag: true }", signed(), "undetermined", guessed],
  ["require judged is met", "{ id: s, flag: false, ready: false }", signed(), "undetermined", guessed],
  ["require judged is met", "{ id: s, flag: true, ready: false }", signed(["2025-10-01", false]), "violated", guessed],
  ["require judged is met", "{ id: s, flag: false, ready: true }", signed(["2025-10-01", true]), "satisfied", guessed],
  ["require judged is met", "{ id: s, flag: true, ready: false }", signed(["2025-04-01", false]), "satisfied", guessed],
  [
    "require judged is met",
    "{ id: s, flag: true, ready: false }",
    signed(["2025-10-01", true], ["2025-10-01", false]),
    "undetermined",
    guessed,
  ],

  [waiting, "{ id: s, flag: true, size: 0 }", signed(["2025-10-01", true]), "pending", judged],
  [waiting, "{ id: s, flag: true, size: 0 }", signed(["2025-10-01", false]), "violated", judged],
  [waiting, "{ id: s, flag: true, size: 0 }", signed(), "undetermined", judged],
  [waiting, "{ id: s, flag: true, size: 1 }", signed(["2025-10-01", true]), "satisfied", judged],
  [waiting, "{ id: s, flag: true }", signed(["2025-10-01", true]), "undetermined", judged],
  [waiting, "{ id: s, flag: false, size: 0 }", signed(["2025-10-01", true]), "violated", judged],
  ["require judged is met", "{ id: s }", signed(["2025-10-01", true]), "undetermined", judged],
];

/** The tables above: what the language page fixes by example. */
export const pinned: PinnedLaw = {
  kind: "pinned",
  name: "every meaning that is pinned by example",
  broken: (pipeline) => {
    for (const [condition, service, expected] of conditions) {
      const got = value(condition, service, { pipeline });
      if (got !== expected) return `${condition} on ${service} is ${got}, not ${expected}`;
    }
    for (const [clauses, service, asking, expected, before] of verdicts) {
      const got = judge(clauses, service, { ...asking, pipeline }, before).verdict;
      if (got !== expected) return `${clauses} on ${service} is ${got}, not ${expected}`;
    }
    return [...worlds, ...bonds].map((it) => misread(it, pipeline)).find((it) => it !== undefined);
  },
};
