import type { Field, RecordType, Subject, Type, Vocabulary } from "../../src/vocabulary/type.ts";

/** A small vocabulary with a field of every kind: the laws hold for any, and a small one is searched faster. */

const field = (type: Type, nullable = true): Field => ({
  type,
  required: false,
  nullable,
  event: false,
  title: undefined,
  ask: undefined,
});

const record = (fields: Readonly<Record<string, Type>>): RecordType => ({
  kind: "record",
  fields: new Map(Object.entries(fields).map(([name, type]) => [name, field(type)])),
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
  type: record({ id: { kind: "string" }, at: datetime, fixed_at: datetime, harmful: boolean, told_on: date }),
  day: "at",
  reads: ["event", "service"],
  carries: [],
  needsFactsOn: false,
};

const question: Subject = {
  name: "question",
  type: record({ id: { kind: "string" }, at: datetime, polite: boolean, mood: { kind: "enum", members: moods } }),
  day: "at",
  reads: ["question", "service"],
  carries: [],
  needsFactsOn: false,
};

/** It comes with the question that it answers, which has a day of its own. */
const answer: Subject = {
  name: "answer",
  type: record({ id: { kind: "string" }, at: datetime, kept_on: date, marked: boolean, words: number }),
  day: "at",
  reads: ["answer", "question", "service"],
  carries: ["question"],
  needsFactsOn: false,
};

export const world: Vocabulary = {
  id: "world@1",
  subjects: new Map([service, event, question, answer].map((it) => [it.name, it])),
  evidenceKinds: ["document"],
  digest: "world",
};

export const parties = ["provider", "user", "authority"];
export const roles = ["counsel", "officer"];
