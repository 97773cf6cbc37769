import { compile, day, decideBy, type Asking, type SmallPack } from "./small-world.ts";
import type { Pipeline } from "./pipeline.ts";
import { quoted } from "./text.ts";

/** Packs that are loaded together, what happened, and what their rules say of it. */
export interface World {
  readonly packs: readonly SmallPack[];
  readonly story: string;
  readonly asking: Partial<Asking>;
  /** Verdicts of rules; of notes, whether each applies; of the run, its word. */
  readonly expected: Readonly<Record<string, string>>;
}

export const rule = (name: string, clauses: string, on = "service", party = "provider"): string =>
  `rule ${name}: ${party} must "act" {\nquote "${quoted}"\non ${on}\n${clauses}\n}`;
export const pack = (name: string, declarations: string, more: Partial<SmallPack> = {}): SmallPack => ({
  pack: name,
  text: `article 1 {\nparagraph 1 {\n${declarations}\n}\n}`,
  ...more,
});
const asks = pack("t", rule("one", "require complies with o"), { needs: ["o"] });
const gated = pack("o", rule("asked", "when service.flag\nrequire service.ready"));
export const service = (fields: string): string => `service: { ${fields} }`;
export const event = (at: string, fields: string): string =>
  `event: { id: "${at}", at: "${at}T10:00:00+08:00", ${fields} }`;

const exempting = (before: string): readonly SmallPack[] => [
  pack("t", rule("one", "require service.flag")),
  {
    pack: "x",
    text: `article 1 {\n${before}\nparagraph 1 {\nexemption off from t.one when service.ready\n}\n}`,
    needs: ["t"],
  },
];
const exempt = (fields: string, one: string, before = "", asking: Partial<Asking> = {}): World => ({
  packs: exempting(before),
  story: service(fields),
  asking,
  expected: { "t.one": one },
});
const asked = (fields: string, expected: string, of = gated): World => ({
  packs: [of, asks],
  story: service(fields),
  asking: {},
  expected: { "t.one": expected },
});

const dated = pack(
  "t",
  `parameter least: number means 1 from 2025-01-01 until 2025-10-15, 2 from 2025-10-15\n${rule("one", "require service.size >= least")}`,
);
const versions = [
  pack("t", rule("one", "require event.harmful", "event"), { until: "2025-10-11" }),
  pack("t", rule("one", "forbid event.harmful", "event"), { from: "2025-10-11" }),
];
const following = pack(
  "t",
  `${rule("told", "require event.harmful", "event")}\n${rule("one", "upon breach of told\nrequire service.flag")}`,
);
const listed = pack(
  "t",
  `open list notes: string means ["a", ...] quote "及時"\n${rule("one", "require service.note in notes")}`,
);
const place = { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } };
const membership = {
  list: "t.notes",
  member: "b",
  belongs: true,
  by: "counsel",
  on: day("2025-01-01"),
  from: day("2025-01-01"),
  until: day("2025-10-15"),
  because: "the law leaves it open",
  place,
};
const one = (it: SmallPack, story: string, expected: string, asking: Partial<Asking> = {}): World => ({
  packs: [it],
  story,
  asking,
  expected: { "t.one": expected },
});

/** A document whose evidence is good until 12 October. */
const papered = (asOf: string, expected: string): World => {
  const expiresOn = day("2025-10-12");
  const paper = { id: "stale", evidenceKind: "document", collectedOn: day("2025-01-01"), expiresOn, span: place.span };
  const asking = { asOf, evidence: [paper] };
  return one(pack("t", rule("one", "require service.proof is present")), service("proof: stale"), expected, asking);
};

const signed = (on: string, fields: string, one: string, only = ""): World => ({
  packs: [
    pack(
      "t",
      `standard judged "Judged" {\n${only}\njudged by counsel valid for 6 months\n}\n${rule("one", "require judged is met")}`,
    ),
  ],
  story: service(fields),
  asking: { attestations: [{ on: day(on) }] },
  expected: { "t.one": one },
});

const shared = (standard: string, fields: string, one: string, two: string): World => ({
  packs: [
    pack(
      "o",
      `standard asked "Asked" {\njudged by counsel valid for 6 months\n}\n${rule("two", "require asked is met")}`,
    ),
    pack(
      "t",
      `standard judged "Judged" {\nonly if service.flag\nthe same as o.asked\n}\n${rule("one", "require judged is met")}`,
      { needs: ["o"] },
    ),
  ],
  story: service(fields),
  asking: { attestations: [{ standard, on: day("2025-10-01") }] },
  expected: { "t.one": one, "o.two": two },
});

export const worlds: readonly World[] = [
  papered("2025-10-12", "satisfied"),
  papered("2025-10-13", "undetermined"),
  shared("o.asked", "id: s, flag: true", "satisfied", "satisfied"),
  shared("t.judged", "id: s, flag: true", "satisfied", "satisfied"),
  shared("o.asked", "id: s, flag: false", "violated", "satisfied"),
  shared("t.judged", "id: s", "undetermined", "satisfied"),
  signed("2025-04-16", "id: s", "satisfied"),
  signed("2025-04-15", "id: s", "undetermined"),
  signed("2025-10-15", "id: s", "satisfied"),
  signed("2025-10-16", "id: s", "undetermined"),
  signed("2025-10-01", "id: s", "undetermined", "only if service.flag"),
  signed("2025-10-01", "id: s, flag: true", "satisfied", "only if service.flag"),
  signed("2025-10-01", "id: s, flag: false", "violated", "only if service.flag"),

  exempt("flag: false, ready: true", "exempt"),
  exempt("flag: false, ready: false", "violated"),
  exempt("flag: false", "undetermined"),
  exempt("flag: true", "satisfied"),
  exempt("flag: false, ready: true", "undetermined", 'unverified "a copy of a copy"'),
  exempt("flag: false, ready: true", "violated", "in force from 2025-10-16"),
  exempt("flag: false, ready: true", "exempt", "in force from 2025-10-15"),

  asked("flag: true, ready: true", "satisfied"),
  asked("flag: true, ready: false", "violated"),
  asked("flag: true", "undetermined"),
  asked("flag: false", "not_applicable"),
  asked("flag: true, ready: false", "not_applicable", { ...gated, rank: "guidance" }),
  asked("flag: true, ready: false", "not_applicable", { ...gated, from: "2025-10-16" }),

  one(dated, service("size: 1"), "violated"),
  one(dated, service("size: 1"), "satisfied", { asOf: "2025-10-14" }),
  one(dated, service("size: 1"), "undetermined", { asOf: "2024-12-31" }),

  { packs: versions, story: event("2025-10-10", "harmful: true"), asking: {}, expected: { "t.one": "satisfied" } },
  { packs: versions, story: event("2025-10-11", "harmful: true"), asking: {}, expected: { "t.one": "violated" } },

  one(following, `${service("flag: false")}\n---\n${event("2025-10-10", "harmful: false")}`, "violated"),
  one(following, `${service("flag: false")}\n---\n${event("2025-10-10", "fixed_at: null")}`, "undetermined"),
  one(following, `${service("flag: false")}\n---\n${event("2025-10-10", "harmful: true")}`, "not_applicable"),

  one(listed, service("note: a"), "satisfied"),
  one(listed, service("note: b"), "undetermined"),
  one(listed, service("note: b"), "undetermined", { profile: { memberships: [membership] } }),
  one(listed, service("note: b"), "satisfied", { asOf: "2025-10-14", profile: { memberships: [membership] } }),
];

/** What a pipeline makes of a world otherwise than expected, or nothing. */
export function misread({ packs, story, asking, expected }: World, pipeline: Pipeline): string | undefined {
  const { rules, notes, word } = decideBy(compile(packs, pipeline), story, { ...asking, pipeline });
  const found = new Map<string, string>([
    ...rules.map((it) => [it.rule, it.verdict] as const),
    ...notes.map((it) => [it.rule, it.applies] as const),
    ["run", word],
  ]);
  for (const [name, said] of Object.entries(expected)) {
    const got = found.get(name) ?? "not there";
    if (got !== said) return `${name} on ${story} is ${got}, not ${said}, by ${packs.map((it) => it.text).join("\n")}`;
  }
  return undefined;
}
