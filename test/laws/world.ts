import type {
  Contradiction,
  FactPath,
  FactState,
  Field,
  RecordType,
  Subject,
  Type,
  Vocabulary,
} from "../../src/vocabulary/type.ts";

/** A small vocabulary with a field of every kind: the laws hold for any, and a small one is searched faster. */

export const field = (type: Type, nullable = true): Field => ({
  type,
  required: false,
  nullable,
  event: false,
  title: undefined,
  ask: undefined,
  names: undefined,
});

/** `events`: the fields that say when something happened. */
export const record = (fields: Readonly<Record<string, Type>>, events: readonly string[] = []): RecordType => ({
  kind: "record",
  fields: new Map(
    Object.entries(fields).map(([name, type]) => [name, { ...field(type), event: events.includes(name) }]),
  ),
});

const boolean: Type = { kind: "boolean" };
const number: Type = { kind: "number" };
const date: Type = { kind: "date" };
const datetime: Type = { kind: "datetime" };

export const moods = ["calm", "busy", "shut"] as const;
export const colours = ["red", "green", "blue"] as const;

const step = record({ done: boolean, size: number });
const part = record({
  name: { kind: "string" },
  ok: boolean,
  weight: number,
  made_on: date,
  done_on: date,
  steps: { kind: "list", element: step, key: undefined },
});

const service: Subject = {
  name: "service",
  vocabulary: "world@1",
  main: "service",
  type: record({
    id: { kind: "string" },
    flag: boolean,
    ready: boolean,
    size: number,
    mood: { kind: "enum", members: moods },
    note: { kind: "string" },
    started_on: date,
    ended_on: date,
    grace: { kind: "duration" },
    proof: { kind: "document" },
    tags: { kind: "list", element: { kind: "enum", members: colours }, key: undefined },
    parts: { kind: "list", element: part, key: "name" },
    group: record({ flag: boolean, done_on: date }),
  }),
  day: undefined,
  reads: ["service"],
  carries: [],
  needsFactsOn: true,
};

const event: Subject = {
  name: "event",
  vocabulary: "world@1",
  main: "service",
  type: record({ id: { kind: "string" }, at: datetime, fixed_at: datetime, harmful: boolean, told_on: date }, [
    "at",
    "fixed_at",
  ]),
  day: "at",
  reads: ["event", "service"],
  carries: [],
  needsFactsOn: false,
};

const question: Subject = {
  name: "question",
  vocabulary: "world@1",
  main: "service",
  type: record({ id: { kind: "string" }, at: datetime, polite: boolean, mood: { kind: "enum", members: moods } }),
  day: "at",
  reads: ["question", "service"],
  carries: [],
  needsFactsOn: false,
};

/** It comes with the question that it answers, which has a day of its own. */
const answer: Subject = {
  name: "answer",
  vocabulary: "world@1",
  main: "service",
  type: record({ id: { kind: "string" }, at: datetime, kept_on: date, marked: boolean, words: number }),
  day: "at",
  reads: ["answer", "question", "service"],
  carries: ["question"],
  needsFactsOn: false,
};

export const world: Vocabulary = {
  ids: ["world@1"],
  mains: ["service"],
  subjects: new Map([service, event, question, answer].map((it) => [it.name, it])),
  roles: new Map(),
  evidenceKind: { kind: "enum", members: ["document"] },
  digest: "world",
};

/** `parts[].ok`, and `service.parts[].ok` from outside. */
export function pathOf(text: string): FactPath {
  const names = text.split(".");
  const subject = names[0] === "service" || names[0] === "question" ? names.shift() : undefined;
  return { subject, steps: names.map((it) => ({ name: it.replace("[]", ""), each: it.endsWith("[]") })) };
}

export const cannotBe = (facts: Readonly<Record<string, FactState>>, settles?: string): Contradiction => ({
  ...(settles === undefined ? {} : { settles }),
  facts: Object.entries(facts).map(([path, state]) => ({ ...pathOf(path), state })),
  why: { en: "they cannot be together", zh: "不能並存" },
});

export const is = (value: boolean | string | 0 | null): FactState => ({ kind: "is", value });
export const before = (path: string): FactState => ({ kind: "before", than: pathOf(path) });

const declared: ReadonlyMap<RecordType, readonly Contradiction[]> = new Map([
  [
    service.type,
    [
      cannotBe({ flag: is(true), tags: { kind: "empty" } }),
      cannotBe({ ended_on: before("started_on") }),
      cannotBe({ size: is(0), parts: { kind: "some" } }),
      cannotBe({ "parts[].ok": is(false), "group.flag": is(true) }),
      cannotBe({ "parts[].ok": is(true), ready: is(true) }),
      cannotBe({ "parts[].ok": is(true), flag: is(false) }),
      cannotBe({ ready: is(false), proof: { kind: "present" }, group: { kind: "present" } }, "ready"),
    ],
  ],
  [part, [cannotBe({ done_on: before("made_on") }), cannotBe({ ok: is(true), steps: { kind: "empty" } })]],
  [
    event.type,
    [
      cannotBe({ harmful: is(true), "service.started_on": is(null) }),
      cannotBe({ fixed_at: before("at") }),
      cannotBe({ harmful: is(false), told_on: { kind: "present" } }, "harmful"),
    ],
  ],
  [
    answer.type,
    [
      cannotBe({ kept_on: before("question.at") }),
      cannotBe({ marked: is(true), "service.mood": is("shut") }),
      cannotBe({ marked: is(false), words: { kind: "present" } }, "marked"),
    ],
  ],
]);

/** A type with what is declared of it and of what it holds. */
function declaring(type: Type): Type {
  if (type.kind === "list") return { ...type, element: declaring(type.element) };
  return type.kind === "record" ? declaringGroup(type) : type;
}

function declaringGroup(type: RecordType): RecordType {
  const fields = new Map([...type.fields].map(([name, it]) => [name, { ...it, type: declaring(it.type) }]));
  const contradictions = declared.get(type);
  return { ...type, fields, ...(contradictions ? { contradictions } : {}) };
}

/** The same vocabulary, which says what cannot be together. */
export const strictWorld: Vocabulary = {
  ...world,
  subjects: new Map([...world.subjects].map(([name, it]) => [name, { ...it, type: declaringGroup(it.type) }])),
};

/** A vocabulary, or the same one which says what cannot be together. */
export type Worlds = (isStrict: boolean) => Vocabulary;

export const worlds: Worlds = (isStrict) => (isStrict ? strictWorld : world);

export const parties = ["provider", "user", "authority"];
export const roles = ["counsel", "officer"];
