import { expect, test } from "vitest";
import { judge } from "../../laws/small-world.ts";

type Asked = readonly (readonly [string, string])[];

const each = "for each p in service.parts where p.ok\nwhen service.flag\nunless service.ready\nrequire p.weight >= 1";
const scope = "paragraph applies where service.size >= 1";

/** What a rule was asked of its first element, in the order of asking. */
const asked = (service: string, clauses = each, before = scope): Asked =>
  judge(clauses, service, {}, before).instances[0]?.conditions.map((it) => [it.kind, it.result] as const) ?? [];

const part = "parts: [{ name: a, ok: true, weight: 1 }]";

const rows: readonly (readonly [string, Asked])[] = [
  ["{ size: 0 }", [["scope", "false"]]],
  [
    "{ size: 1, parts: [] }",
    [
      ["scope", "true"],
      ["for-each", "false"],
    ],
  ],
  [
    `{ size: 1, flag: false, ready: true, ${part} }`,
    [
      ["scope", "true"],
      ["for-each", "true"],
      ["when", "false"],
    ],
  ],
  [
    `{ size: 1, flag: true, ready: true, ${part} }`,
    [
      ["scope", "true"],
      ["for-each", "true"],
      ["when", "true"],
      ["unless", "true"],
    ],
  ],
  [
    `{ ready: false, ${part} }`,
    [
      ["scope", "unknown"],
      ["for-each", "true"],
      ["when", "unknown"],
      ["unless", "false"],
    ],
  ],
  [
    "{ size: 1, flag: true, ready: false }",
    [
      ["scope", "true"],
      ["for-each", "unknown"],
      ["when", "true"],
      ["unless", "false"],
    ],
  ],
];

for (const [service, conditions] of rows) {
  test(`of ${service}: ${conditions.map((it) => it.join(" ")).join(", ")}; behind a shut gate nothing is asked`, () => {
    expect(asked(service)).toEqual(conditions);
  });
}

test("before the law is in force nothing is asked", () => {
  expect(judge(each, "{ size: 1 }", { asOf: "2023-08-14" }).instances[0]?.conditions).toEqual([]);
});
