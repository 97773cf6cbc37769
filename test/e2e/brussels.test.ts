import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const folder = folderWith({
  "law/pack.yaml": `id: eu.small
version: 1.0.0
title: { zh: 小條例, en: Small Regulation }
rank: law
text: none
in_force: { from: 2026-08-02 }
zone: Europe/Brussels
calendar: ./holidays.yaml
counting: { last_day_of_rest: moves_on }
vocabulary: genai@1
parties: [provider]
roles: []
`,
  "law/outline.yaml": `units: { "50": { en: Marking, zh: 標識 }, "50.2": { en: Marking, zh: 標識 } }\n`,
  "law/holidays.yaml": `id: eu
version: "2026"
source: as published
from: 2026-01-01
to: 2026-12-31
holidays: [2026-12-24, 2026-12-25, 2026-12-31]
make_up: []
`,
  "law/article-50.edict": `article 50 {
  paragraph 2 {
    rule mark: provider must "mark answers" {
      in force from 2026-12-02
      on      response
      require response.refused is false
    }
    rule file: provider must "file within ten days" {
      on      service
      require service.filing.algorithm.filed_on by service.launched_on + 10 days
    }
  }
}
`,
  "before.yaml": `response: { id: a, at: 2026-12-01T23:30:00+01:00, refused: true }\n`,
  "after.yaml": `response: { id: b, at: 2026-12-03T00:30:00+01:00, refused: true }\n`,
  "service.yaml": `facts_on: 2026-12-28
service: { id: s, launched_on: 2026-12-14, filing: { algorithm: { filed_on: 2026-12-28 } } }
`,
});

interface Report {
  readonly packs: readonly {
    readonly articles: readonly {
      readonly rules: readonly { readonly rule: string; readonly verdict: string }[];
    }[];
  }[];
}

const check = (...words: readonly string[]): ReturnType<typeof edict> =>
  edict(["check", "--full", ...words, "--pack", "law"], { cwd: folder });

test("an answer is judged by the law of its day in Brussels", () => {
  const before = check("before.yaml", "--as-of", "2026-12-10");
  expect([before.err, before.code]).toEqual(["", 5]);
  expect(before.out).toContain("not in force");
  const after = check("after.yaml", "--as-of", "2026-12-10");
  expect([after.err, after.code]).toEqual(["", 1]);
  expect(after.out).toContain("VIOLATED  art. 50(2)  mark");
});

test("ten days from 14 December end on Christmas Eve, and so on the Monday after it", () => {
  const inTime = check("service.yaml", "--as-of", "2026-12-29");
  expect([inTime.err, inTime.code]).toEqual(["", 0]);
  const json: unknown = JSON.parse(check("service.yaml", "--as-of", "2026-12-29", "-f", "json").out);
  expect(json).toMatchObject({ settings: { zone: "Europe/Brussels", as_of: "2026-12-29" } });
  expect(json).not.toHaveProperty("settings.days");
});

test("a receipt holds the calendar: a holiday that is taken out is told, and changes the verdict", () => {
  const made = check("service.yaml", "--as-of", "2026-12-29", "--receipt", "receipt.json");
  expect([made.err, made.code]).toEqual(["", 0]);
  const verify = (): ReturnType<typeof edict> => edict(["verify", "receipt.json", "service.yaml"], { cwd: folder });
  expect(verify().code).toBe(0);
  const path = join(folder, "law/holidays.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("2026-12-24, 2026-12-25, ", ""));
  const changed = verify();
  writeFileSync(path, text);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain("eu.small: holidays.yaml");
  expect(changed.out).toContain("violated");
});

test("a project of the mainland and of Brussels is asked on the day of each", () => {
  const both = edict(["check", "service.yaml", "--pack", "law", "--pack", "cn.genai_interim_measures", "-f", "json"], {
    cwd: folder,
  });
  expect(JSON.parse(both.out)).toMatchObject({
    settings: {
      days: [
        { zone: "Europe/Brussels", packs: ["eu.small"] },
        { zone: "Asia/Shanghai", packs: ["cn.genai_interim_measures"] },
      ],
    },
  });
});

const answer = (at: string, placedOn: string): string => `response:
  id: r-1
  at: ${at}
  modality: image
  alteration: created
  labels: null
  detectable: false
---
facts_on: 2027-01-31
service:
  id: painter
  generates_content: true
  own_name: true
  union: { placed_on: ${placedOn}, in_service_on: null, output_used_there: true, defence_only: false, research_only: false }
  crime: null
`;

/** What article 50(2) of the AI Act says of an answer without a mark, to any day's reader. */
function verdictOf(at: string, placedOn: string, ...words: readonly string[]): unknown {
  const cwd = folderWith({
    "answer.yaml": answer(at, placedOn),
    "read.yaml": `interpretations:
  - { term: eu.ai_act.last_day_is_free, value: false, by: Ana Duarte, on: 2026-09-01, from: 2026-09-01, until: null, because: due on that day }
`,
  });
  const asked = ["check", "answer.yaml", "--pack", "eu.ai_act", "--as-of", "2027-01-31", ...words, "-f", "json"];
  const { packs }: Report = JSON.parse(edictHere(asked, { cwd }).out);
  const rules = packs.flatMap((pack) => pack.articles.flatMap((article) => article.rules));
  return rules.find((it) => it.rule === "eu.ai_act.marked")?.verdict;
}

test("the AI Act: an old system has time until 2 December in Brussels, and a new one has none", () => {
  const [before, after] = ["2026-12-01T23:30:00+01:00", "2026-12-03T00:30:00+01:00"] as const;
  expect(verdictOf(before, "2026-07-01")).toBe("undetermined");
  expect(verdictOf(after, "2026-07-01")).toBe("violated");
  expect([before, after].map((it) => verdictOf(it, "2026-07-01", "--provisional"))).toEqual(["exempt", "violated"]);
  expect([before, after].map((it) => verdictOf(it, "2026-08-02"))).toEqual(["violated", "violated"]);
});

test("the AI Act: 2 December itself has two readings until a profile gives it one", () => {
  const [first, last] = ["2026-12-01T23:00:00Z", "2026-12-02T22:59:59Z"] as const;
  expect([first, last].map((it) => verdictOf(it, "2026-07-01"))).toEqual(["undetermined", "undetermined"]);
  const read = [first, last].map((it) => verdictOf(it, "2026-07-01", "--profile", "read.yaml"));
  expect(read).toEqual(["violated", "violated"]);
});
