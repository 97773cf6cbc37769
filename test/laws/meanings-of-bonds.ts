import type { Assumption } from "../../src/evaluate/settings.ts";
import { event, pack, rule, service, type World } from "./meanings-of-packs.ts";
import { day, type Asking } from "./small-world.ts";
import { quoted } from "./text.ts";

const world = (
  declarations: string,
  story: string,
  expected: World["expected"],
  asking: Partial<Asking> = {},
): World => ({
  packs: [pack("t", declarations)],
  story,
  asking,
  expected,
});

const note = (name: string, clauses: string, modal = "may"): string =>
  `rule ${name}: provider ${modal} "act" {\nquote "${quoted}"\n${clauses}\n}`;

/** A clause that is void beside another, or alone. */
const shut = pack("o", rule("asked", "when service.flag\nrequire service.ready"));
const beside = (clauses: string, fields: string, one: string, before = ""): World => ({
  packs: [shut, pack("t", `${before}\n${rule("one", `require complies with o\n${clauses}`)}`, { needs: ["o"] })],
  story: service(`flag: false, ${fields}`),
  asking: {},
  expected: { "t.one": one },
});

const off = "exemption off from one when service.ready";
const due = "require service.ended_on by 2025-10-15";
const guarded = (clauses: string, fields: string, one: string, before = ""): World =>
  world(`${before}\n${off}\n${rule("one", clauses)}`, service(fields), { "t.one": one });

const breached = (fields: string, expected: string, clauses = due, asOf = "2025-10-15"): World =>
  world(
    `${rule("told", clauses)}\n${rule("one", "upon breach of told\nrequire service.flag")}`,
    service(`flag: false, ${fields}`),
    { "t.one": expected },
    { asOf },
  );

const two = (first: string, second: string): string =>
  `${service("flag: false")}\n---\n${event("2025-10-10", first)}\n---\n${event("2025-10-11", second)}`;
const perEvent =
  'exemption off from one when event.harmful\nrule one: provider must "act" {\nquote "' +
  quoted +
  '"\non event\nwhen event.told_on is present\nrequire event.fixed_at is present\n}';
const exempt = "harmful: true, told_on: 2025-10-11, fixed_at: null";
const passed = 'harmful: false, told_on: 2025-10-11, fixed_at: "2025-10-11T10:00:00+08:00"';
const outside = "harmful: false, told_on: null, fixed_at: null";
const rolled = (first: string, second: string, one: string, run: string): World =>
  world(perEvent, two(first, second), { "t.one": one, run });

const consequences = (clauses: string, fields: string, one: string): World =>
  world(
    `${rule("told", "require service.flag")}\n${rule("other", "require service.ready", "service", "user")}\n${note("one", clauses)}`,
    service(fields),
    { "t.one": one },
  );

const foreign: World["packs"] = [
  pack("u", "define wanted means true\nparameter least: number means 1 from 2025-01-01", { until: "2025-10-11" }),
  pack("u", "define wanted means false\nparameter least: number means 2 from 2025-01-01", { from: "2025-10-11" }),
  pack("t", rule("one", "require event.harmful == u.wanted", "event"), { needs: ["u"] }),
];
const byVersion = (at: string, one: string): World => ({
  packs: foreign,
  story: event(at, "harmful: true"),
  asking: {},
  expected: { "t.one": one },
});

const dated = `parameter least: number means 1 from 2025-01-01 until 2025-10-11, 2 from 2025-10-11`;
const onBoth = `${dated}\n${rule("asked", "require service.size >= least", "question")}\n${rule("one", "require service.size >= least", "answer")}`;
const place = { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } };
const always = {
  by: "counsel",
  on: day("2025-01-01"),
  from: day("2025-01-01"),
  until: undefined,
  because: "so",
  place,
};

const assumed = (fields: string, one: string, days: Partial<Assumption>): World =>
  world(
    rule("one", "require service.flag"),
    service(fields),
    { "t.one": one },
    { profile: { assumptions: [{ ...flag, ...days }] } },
  );
const flag: Assumption = {
  ...always,
  fact: "service.flag",
  value: { kind: "scalar", value: true, span: place.span },
};

/** The rows of the verdict table where rules rest on others, on exemptions and on days of their own. */
export const bonds: readonly World[] = [
  beside("require service.ready", "ready: true", "satisfied"),
  beside("require service.ready", "ready: false", "violated"),
  beside("require service.size >= 1", "ready: true", "undetermined"),
  beside("", "ready: true", "not_applicable"),
  beside("", "ready: true", "not_applicable", off),
  beside("require service.mood == calm", "ready: true, mood: shut", "exempt", off),

  guarded("when service.flag\nrequire service.size >= 1", "flag: false, ready: true", "not_applicable"),
  guarded("unless service.flag\nrequire service.size >= 1", "flag: true, ready: true", "not_applicable"),
  guarded("when service.flag\nrequire service.size >= 1", "ready: true", "exempt"),
  guarded("require service.size >= 1", "ready: true, size: 1", "exempt"),
  guarded("require service.size >= 1\nin force from 2025-10-16", "ready: true", "not_in_force"),
  guarded("require service.size >= 1", "size: 1", "satisfied"),
  guarded("require service.size >= 1", "size: 0", "undetermined"),
  guarded(due, "ended_on: null", "undetermined"),
  guarded(due, "ended_on: null, ready: false", "pending"),

  breached("ended_on: 2025-10-16", "violated", due, "2025-10-16"),
  breached("ended_on: null", "not_applicable"),
  breached("mood: calm", "undetermined"),
  breached("size: 0", "not_applicable", 'require service.size >= 1\nbasis guidance "a circular"'),
  breached("size: 0", "violated", "require service.size >= 1"),

  consequences("upon breach of told", "flag: false", "yes"),
  consequences("upon breach of told", "flag: true", "no"),
  consequences("upon breach of told", "mood: calm", "unknown"),
  consequences("upon breach of other", "ready: false", "yes"),
  consequences("upon breach of article 1", "flag: true, ready: false", "yes"),
  consequences("upon breach of any duty of provider", "flag: true, ready: false", "no"),
  consequences("upon breach of any duty of provider", "flag: false", "yes"),
  consequences("upon breach of any duty of user in [article 1]", "flag: true, ready: false", "yes"),
  consequences("upon breach of told\nwhen service.mood == calm", "flag: false", "unknown"),
  consequences("upon breach of told\nunless service.ready", "flag: false, ready: true", "no"),
  consequences("upon breach of told\nin force from 2025-10-16", "flag: false", "no"),
  consequences("when service.flag", "flag: true", "yes"),
  consequences("on service\nwhen service.flag", "flag: false", "no"),
  consequences("on service\nwhen service.flag", "ready: true", "unknown"),
  world(`exemption off from one when service.ready\n${note("one", "on service")}`, service("ready: true"), {
    "t.one": "no",
  }),
  world(`exemption off from one when service.ready\n${note("one", "on service")}`, service("flag: true"), {
    "t.one": "unknown",
  }),

  world(rule("one", "require service.flag", "service", "provider or authority"), service("flag: false"), {
    run: "violated",
  }),
  world(rule("one", "require service.flag", "service", "user or authority"), service("flag: false"), {
    "t.one": "violated",
    run: "nothing examined",
  }),
  world(
    `${rule("told", "require service.flag", "service", "authority or user")}\n${rule("own", "require service.ready", "service", "user")}\n${note("one", "upon breach of any duty of user")}`,
    service("flag: false, ready: true"),
    { "t.one": "yes" },
  ),
  world(
    `${rule("told", "require service.flag", "service", "authority or user")}\n${rule("mine", "require service.ready")}\n${note("one", "upon breach of any duty of provider")}`,
    service("flag: false, ready: true"),
    { "t.one": "no" },
  ),
  {
    packs: [
      pack(
        "o",
        `${rule("asked", "require service.flag", "service", "user or provider")}\n${rule("own", "require service.ready")}`,
      ),
      pack("t", rule("one", "require complies with o"), { needs: ["o"] }),
    ],
    story: service("flag: false, ready: true"),
    asking: {},
    expected: { "t.one": "violated" },
  },

  rolled(exempt, outside, "exempt", "clear"),
  rolled(exempt, passed, "satisfied", "clear"),
  rolled(outside, outside, "not_applicable", "nothing applies"),
  rolled(exempt, exempt, "exempt", "clear"),

  {
    packs: [pack("o", rule("asked", due)), pack("t", rule("one", "require complies with o"), { needs: ["o"] })],
    story: service("ended_on: null"),
    asking: {},
    expected: { "t.one": "pending" },
  },

  assumed("ready: false", "satisfied", {}),
  assumed("flag: false", "violated", {}),
  assumed("flag: null", "undetermined", {}),
  assumed("ready: false", "undetermined", { until: day("2025-10-15") }),
  assumed("ready: false", "undetermined", { from: day("2025-10-16") }),

  world(rule("one", "require event.harmful", "event"), event("2025-10-15", "harmful: false"), { "t.one": "violated" }),
  world(rule("one", "require event.harmful", "event"), event("2025-10-16", "harmful: false"), {
    "t.one": "not_examined",
  }),

  byVersion("2025-10-10", "satisfied"),
  byVersion("2025-10-11", "violated"),
  {
    packs: [pack("t", onBoth)],
    story: `${service("size: 1")}\n---\nanswer: { id: a, at: "2025-10-11T10:00:00+08:00" }\nquestion: { id: q, at: "2025-10-10T10:00:00+08:00" }`,
    asking: {},
    expected: { "t.asked": "satisfied", "t.one": "violated" },
  },
  world(rule("one", 'require service.flag\nbasis guidance "a circular"'), service("flag: false"), {
    run: "nothing examined",
  }),
  world(
    rule("one", 'require service.flag\nbasis guidance "a circular"'),
    service("flag: false"),
    { run: "violated" },
    { profile: { adoptions: [{ of: { kind: "rule", name: "t.one" }, ...always }] } },
  ),
  world(
    rule("one", 'require service.flag\nunverified "a copy of a copy"'),
    service("flag: false"),
    { "t.one": "violated", run: "nothing examined" },
    { profile: { adoptions: [{ of: { kind: "rule", name: "t.one" }, ...always }] } },
  ),
];
