import type { Decision } from "../../../src/evaluate/decision.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import {
  askedOf,
  at,
  clauseOf,
  dayOf,
  inDocument,
  inProfile,
  instanceOf,
  noteOf,
  packOf,
  resultOf,
  runOf,
  settings,
} from "./made.ts";

const deep = packOf({
  id: "cn.deep",
  rules: [
    { name: "visible", at: at(17, 1), quote: "显著位置", act: "label it visibly" },
    { name: "marked", at: at(16, 1) },
    { name: "logged", at: at(16, 2) },
  ],
  captions: { "17.1": { en: "Content that may confuse carries a visible label", zh: "可能混淆的内容须显著标识" } },
});
export const labels = packOf({
  id: "cn.labels",
  version: "1.2.0",
  inForce: { from: dayOf("2025-09-01"), until: undefined },
  rules: [
    { name: "mark", at: at(4) },
    { name: "meta", at: at(5) },
  ],
});
export const asking = packOf({
  id: "cn.main",
  needs: ["cn.deep", "cn.labels"],
  asks: [deep, labels],
  rules: [
    {
      name: "label",
      at: at(12, 1),
      quote: "进行标识",
      clauses: [
        {
          text: "require complies with cn.deep [article 16, article 17]",
          complies: { pack: "cn.deep", places: [at(16), at(17)] },
        },
        {
          text: "require complies with cn.labels [article 4, article 5]",
          complies: { pack: "cn.labels", places: [at(4), at(5)] },
        },
      ],
    },
    { name: "free", at: at(13) },
    { name: "advice", at: at(14), basis: "guidance", where: "TC260-003 5.1" },
    { name: "rumour", at: at(15), unverified: ["seen in a blog only"] },
    { name: "warn", at: at(16, 1), modal: "may", act: "warn the user" },
    { name: "share", at: at(17, 1), modal: "is-encouraged-to", act: "share its data" },
    { name: "join", at: at(18, 1), modal: "is-encouraged-to", act: "join the platform" },
  ],
});

const needed = { needed: [deep, labels] };
export const decided = (decision: Partial<Decision>, more: Partial<ReportRun> = {}): ReportRun =>
  runOf([asking], decision, { ...needed, ...more });

const violated = decided({
  word: "violated",
  rules: [
    resultOf(asking, "label", [
      instanceOf("violated", {
        clauses: [
          clauseOf("false", [
            askedOf(deep, "marked", "satisfied"),
            askedOf(deep, "logged", "not_applicable"),
            askedOf(deep, "visible", "violated"),
          ]),
          clauseOf("void", [askedOf(labels, "mark", "not_in_force"), askedOf(labels, "meta", "not_in_force")], {
            clause: 1,
          }),
        ],
        parameters: [
          {
            kind: "parameter",
            name: "cn.main.share",
            shown: "5%",
            inForce: { from: "2023-08-15", until: "2026-01-01" },
            law: inProfile("assumptions"),
          },
        ],
      }),
    ]),
  ],
});

const exempted = decided({
  rules: [
    resultOf(asking, "free", [
      instanceOf("exempt", {
        exemptBy: [{ exemption: "cn.labels.by_contract", locator: at(9), law: inProfile("assumptions") }],
      }),
    ]),
    resultOf(asking, "label", [
      instanceOf("not_applicable", {
        gate: { kind: "void" },
        clauses: [
          clauseOf("void", [
            askedOf(deep, "visible", "satisfied", { advisory: true }),
            askedOf(deep, "marked", "satisfied", { advisory: true }),
          ]),
          clauseOf("void", [askedOf(labels, "mark", "not_in_force"), askedOf(labels, "meta", "not_applicable")], {
            clause: 1,
          }),
        ],
      }),
    ]),
  ],
});

export const adoption = {
  of: { kind: "rule", name: "cn.main.advice" },
  by: "Wei",
  on: dayOf("2026-01-05"),
  from: dayOf("2026-01-05"),
  until: undefined,
  because: "our customers ask for it",
  place: inProfile("interpretations"),
} as const;

const advisory = decided({
  word: "nothing examined",
  rules: [
    resultOf(asking, "advice", [instanceOf("violated")], { advisory: true, inRollUp: false }),
    resultOf(asking, "rumour", [instanceOf("undetermined")], { advisory: true, inRollUp: false, party: "user" }),
  ],
});

const adopted = decided(
  { word: "violated", rules: [resultOf(asking, "advice", [instanceOf("violated")])] },
  { settings: { ...settings, adoptions: [adoption] } },
);

const noted = decided({
  rules: [resultOf(asking, "free", [instanceOf("satisfied")])],
  notes: [
    noteOf(asking, "warn", "may", {
      input: undefined,
      place: undefined,
      breaches: [{ rule: "cn.main.label", input: 0, place: inDocument("label: none") }],
    }),
    noteOf(asking, "share", "is-encouraged-to", {
      applies: "unknown",
      causes: [{ kind: "missing-fact", path: "response.kind", place: inDocument("id: r1") }],
    }),
    noteOf(asking, "join", "is-encouraged-to", { applies: "no" }),
  ],
});

const assumed = decided({
  rules: [
    resultOf(asking, "free", [
      instanceOf("satisfied", {
        assumptions: [
          {
            kind: "assumption",
            path: "service.launched_on",
            shown: "2026-01-01",
            by: "Wei",
            because: "the contract says so",
            place: inProfile("assumptions"),
          },
        ],
      }),
    ]),
    resultOf(asking, "label", [instanceOf("satisfied")]),
  ],
});

const open = decided({
  word: "undetermined",
  rules: [
    resultOf(asking, "free", [
      instanceOf("undetermined", {
        causes: [
          {
            kind: "open-term",
            term: "cn.main.promptly",
            ended: { until: "2026-01-01", by: "Wei", place: inProfile("interpretations") },
          },
          {
            kind: "open-list",
            list: "cn.main.topics",
            member: "poem",
            law: inProfile("assumptions"),
            ended: undefined,
          },
          { kind: "open-list", list: undefined, member: "ode", law: inProfile("assumptions"), ended: undefined },
          { kind: "no-value", name: "cn.main.share", on: "2022-01-01", law: inProfile("assumptions") },
          { kind: "unverified-exemption", exemption: "cn.labels.by_rumour", law: inProfile("assumptions") },
        ],
      }),
    ]),
    resultOf(asking, "label", [
      instanceOf("undetermined", {
        clauses: [
          clauseOf("unknown", [askedOf(deep, "visible", "undetermined"), askedOf(deep, "marked", "satisfied")]),
        ],
        causes: [{ kind: "missing-fact", path: "response.kind", place: inDocument("id: r1") }],
      }),
    ]),
  ],
});

const before = packOf({
  id: "cn.main",
  version: "0.9.0",
  inForce: { from: dayOf("2020-01-01"), until: dayOf("2023-08-15") },
  rules: [{ name: "free", at: at(3) }],
});
const versions = runOf([before, asking], {
  word: "violated",
  rules: [
    resultOf(asking, "free", [
      instanceOf("satisfied", { lawOf: "2023-08-14" }),
      instanceOf("violated", { lawOf: "2023-08-15" }),
    ]),
    resultOf(asking, "label", []),
  ],
});

const draft = packOf({ id: "cn.draft", inForce: "never", rules: [{ name: "later", at: at(1) }] });
const drafted = runOf([draft], {
  word: "nothing in force",
  rules: [resultOf(draft, "later", [instanceOf("not_in_force", { gate: { kind: "not-in-force", inForce: "never" } })])],
});

export const runs = { violated, exempted, advisory, adopted, noted, assumed, open, versions, drafted };
