import { expect, test } from "vitest";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { hostWith, now, policy, service } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const law = policy.replace(
  `article 3`,
  `article 4 {
  paragraph 1 {
    define public means any channel in service.channels satisfies channel.mainland
    rule tried: provider must "try" {
      on service
      when public and not (service.version is present or service.ended_on <= as_of)
      unless service.sectors has any [news_publishing] and service.sectors has any [news_publishing]
      forbid service.training.performed
    }
    rule counted: provider must "count" {
      on service
      when public
      require share(channel in service.channels where channel.mainland) >= 1 / 2
      require service.ended_on by service.launched_on + 10 working days
    }
  }
}
article 3`,
);

const cases = `- case: two channels
  why: One of them is open.
  as_of: 2026-06-30
  base: chat
  set: { service.channels: [{ kind: site, mainland: false }, { kind: app, mainland: true }] }
  expect: { counted: pending, tried: not_applicable }

- case: nobody says where
  why: What is not said is unknown.
  as_of: 2026-06-30
  base: chat
  set: { service.channels: [{ kind: site }], service.sectors: [] }
  expect: { tried: violated }
`;

const files = {
  "tiny/tiny.edict": law,
  "tiny/outline.yaml": `units: { "1.1": { en: a, zh: a }, "1.2": { en: b, zh: b }, "2.1": { en: c, zh: c }, "3.1": { en: d, zh: d }, "4.1": { en: e, zh: e } }\n`,
  "tiny/cases/all.yaml": cases,
  "tiny/cases/bases/chat.yaml": service,
};

function run(line: string, width = 80) {
  const colors = { out: false, err: false };
  const world = { host: hostWith(files), now, library: "policies", width, colors, readStandardInput: () => "" };
  return ended(["test", "/tiny", ...line.split(" ")], world);
}

const traced = run("--trace all.yaml:3");

test("each part of a rule stands with its value in the margin, and with the facts that it reads", () => {
  expect([traced.code, traced.err]).toEqual([0, ""]);
  expect(traced.out).toMatchInlineSnapshot(`
    "two channels
    One of them is open.
    test.tiny, as of 2026-06-30  tiny/cases/all.yaml:1:3

    rule counted: provider must "count"
    art. 4(1)  tiny/tiny.edict:47:10

    by the law of 2026-06-30  tiny/cases/bases/chat.yaml:5:3
    yes      when public
               public means any channel in service.channels satisfies  tiny.edict:40
                 service.channels has 2 elements  all.yaml:5
                 service.channels[0]
    no             channel.mainland — it is false  all.yaml:5
                 service.channels[1]
    yes            channel.mainland — it is true  all.yaml:5
    kept     require share(channel in service.channels where channel.mainland) >= 1
                 / 2
    =          share(channel in service.channels where channel.mainland) = 0.5
                 service.channels has 2 elements  all.yaml:5
                 service.channels[0]
    no             where channel.mainland — it is false  all.yaml:5
                 service.channels[1]
    yes            where channel.mainland — it is true  all.yaml:5
    =          1 / 2 = 0.5
    waiting  require service.ended_on by service.launched_on + 10 working days
               service.ended_on is null  chat.yaml:9
    =          service.launched_on + 10 working days = 2026-07-09
                 service.launched_on is 2026-06-25  chat.yaml:8
               \`service.ended_on\` is due by 2026-07-09

    pending, as the case expects
      \`service.ended_on\` is due by 2026-07-09

    rule tried: provider must "try"
    art. 4(1)  tiny/tiny.edict:41:10

    by the law of 2026-06-30  tiny/cases/bases/chat.yaml:5:3
    unknown  when all of
    yes        public
                 public means any channel in service.channels satisfies
                     tiny.edict:40
                   service.channels has 2 elements  all.yaml:5
                   service.channels[0]
    no               channel.mainland — it is false  all.yaml:5
                   service.channels[1]
    yes              channel.mainland — it is true  all.yaml:5
    unknown    and not any of
    no           service.version is present — it is null  chat.yaml:7
    unknown      or service.ended_on <= as_of
                   service.ended_on is null  chat.yaml:9
                   as_of = 2026-06-30
                   \`service.ended_on\` is null, and the rule asks for more than
                       whether it is there
    yes      unless all of
    yes        service.sectors has any [news_publishing]
                 service.sectors[0] is news_publishing  chat.yaml:11
    yes        and service.sectors has any [news_publishing]
                 service.sectors[0] is news_publishing  chat.yaml:11
    –        forbid service.training.performed

    not applicable, as the case expects
      excepted: \`service.sectors[0]\` is news_publishing
    "
  `);
});

test("what is missing is told where it is read, and a case that fails says what it expects", () => {
  const { code, out } = run("--trace nobody");
  expect(code).toBe(1);
  expect(out).toMatchInlineSnapshot(`
    "nobody says where
    What is not said is unknown.
    test.tiny, as of 2026-06-30  tiny/cases/all.yaml:8:3

    rule tried: provider must "try"
    art. 4(1)  tiny/tiny.edict:41:10

    by the law of 2026-06-30  tiny/cases/bases/chat.yaml:5:3
    unknown  when all of
    unknown    public
                 public means any channel in service.channels satisfies
                     tiny.edict:40
                   service.channels has 1 element  all.yaml:12
                   service.channels[0]
    unknown          channel.mainland
                       \`service.channels[0].mainland\` is not stated
    unknown    and not any of
    no           service.version is present — it is null  chat.yaml:7
    unknown      or service.ended_on <= as_of
                   service.ended_on is null  chat.yaml:9
                   as_of = 2026-06-30
                   \`service.ended_on\` is null, and the rule asks for more than
                       whether it is there
    no       unless all of
    no         service.sectors has any [news_publishing]
                 service.sectors has 0 elements  all.yaml:12
    no         and service.sectors has any [news_publishing]
                 service.sectors has 0 elements  all.yaml:12
    kept     forbid service.training.performed — it is false  chat.yaml:12

    satisfied, and the case expects violated
    "
  `);
});

test("no line is wider than the terminal, in either language", () => {
  const told = ["en", "zh-Hans"].map((it) => run(`--trace two --lang ${it}`, 60).out);
  const lines = told.flatMap((it) => it.split("\n"));
  expect(lines.filter((it) => displayWidth(it) > 60)).toEqual([]);
  expect(told[1]).toContain("未到期");
});

test("JSON has the same as data, and fits its schema", () => {
  const { out } = run("--trace two -f json");
  expect(schemaFaults("trace-1", out)).toEqual([]);
  expect(schemaFaults("trace-1", out.replace('"role"', '"rule"'))).not.toEqual([]);
  const { rules } = JSON.parse(out).case;
  const [share] = rules[0].instances[0].parts.filter((it: { kind: string }) => it.kind === "require");
  const [measure] = share.expressions[0].parts;
  expect([share.result, measure.value, measure.elements.map((it: { element: string }) => it.element)]).toEqual([
    "true",
    "0.5",
    ["service.channels[0]", "service.channels[1]"],
  ]);
  const [{ parts }] = measure.elements;
  expect(parts[0].parts[0]?.facts ?? parts[0].facts).toMatchObject([
    { path: "service.channels[0].mainland", shown: "false", at: { path: "tiny/cases/all.yaml", line: 5 } },
  ]);
});
