import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const manifest = (vocabulary: string): string => `id: xx.garages
version: 1.0.0
title: { en: Garages Act, zh: 車庫法 }
rank: law
text: none
in_force: { from: 2020-01-01 }
zone: Asia/Shanghai
calendar: cn
vocabulary: ${vocabulary}
parties: [keeper]
roles: [surveyor]
`;

const files = {
  "law/pack.yaml": manifest("garage@1"),
  "law/outline.yaml": 'units:\n  "1": { en: Garages, zh: 車庫 }\n  "1.1": { en: Light, zh: 照明 }\n',
  "law/article-01.edict": `article 1 {
  paragraph 1 {
    standard bright "The light is bright enough" {
      judged by surveyor valid for 1 year evidence [photograph]
    }
    rule lit: keeper must "light the garage" {
      on       garage
      require  garage.lamps >= 2 and bright is met
      remedy   "Hang up lamps."
    }
    rule shown: keeper must "show visitors the way" {
      on       visit
      when     garage.lamps < 4
      require  visit.shown
    }
  }
}
`,
  "law/vocabulary/vocabulary.yaml": `name: garage
version: 1.0.0
title: { en: Garages }
main: garage
evidence: [photograph]
subjects:
  garage: { schema: garage.schema.yaml, facts_on: required }
  visit: { schema: visit.schema.yaml, day: at }
`,
  "law/vocabulary/garage.schema.yaml": `$id: garage.schema.yaml
title: Garage
type: object
required: [id]
additionalProperties: false
properties:
  id: { title: Name, type: string, pattern: \\S }
  lamps:
    title: Lamps
    type: [integer, "null"]
    minimum: 0
    x-ask: { en: How many lamps are there?, zh: 有幾盞燈？ }
`,
  "law/vocabulary/visit.schema.yaml": `$id: visit.schema.yaml
title: Visit
type: object
required: [id]
additionalProperties: false
properties:
  id: { title: Name, type: string, pattern: \\S }
  at: { title: Moment, type: string, format: date-time, x-event: true }
  shown: { title: Shown the way, type: boolean }
`,
  "garage.yaml": `vocabulary: garage@1
facts_on: 2026-11-01
garage: { id: north, lamps: { at_least: 2, at_most: 3 } }
attestations:
  - standard: xx.garages.bright
    about: { subject: north }
    met: true
    by: { name: Ann Lee, role: surveyor }
    on: 2026-10-01
    evidence: [p-1]
evidence:
  - { id: p-1, kind: photograph, uri: p.jpg, collected_on: 2026-09-30, expires_on: null }
`,
  "visit.yaml": "visit: { id: v-1, at: 2026-10-20T09:15:04+08:00, shown: false }\n",
};

const asked = ["--pack", "law", "--party", "keeper", "--as-of", "2026-11-20"];

test("a pack brings its own facts: documents of its subjects are judged by them", () => {
  const cwd = folderWith(files);
  const { code, out } = edictHere(["check", "--full", "garage.yaml", "visit.yaml", ...asked], { cwd });
  expect([code, out.match(/^1 of .*/m)?.[0]]).toEqual([1, "1 of 2 rules examined is violated. Articles encoded: 1."]);
  expect(out).toContain("VIOLATED  art. 1(1)  shown");
  const unknown = edictHere(["needs", "visit.yaml", ...asked], { cwd });
  expect(unknown.out).toContain("no garage is given");
});

test("what is missing is asked in the words of the pack's own vocabulary", () => {
  const cwd = folderWith({ ...files, "garage.yaml": "facts_on: 2026-11-01\ngarage: { id: north }\n" });
  const { code, out } = edictHere(["check", "--full", "garage.yaml", ...asked], { cwd });
  expect(code).toBe(2);
  expect(out).toContain("How many lamps are there?");
  const wrong = edictHere(["check", "garage.yaml", "--pack", "law", "--party", "keeper"], {
    cwd: folderWith({ ...files, "garage.yaml": "facts_on: 2026-11-01\ngarage: { id: north, lamp: 2 }\n" }),
  });
  expect([wrong.code, wrong.err]).toEqual([
    4,
    expect.stringContaining("`garage` has no field `lamp`; did you mean `lamps`?"),
  ]);
});

test("packs of two vocabularies judge in one run, each document with the main one of its own", () => {
  const cwd = folderWith({
    ...files,
    "service.yaml": "facts_on: 2026-11-01\nservice: { id: s-1, generates_content: true }\n",
  });
  const run = edictHere(
    ["check", "garage.yaml", "visit.yaml", "service.yaml", ...asked, "--pack", "cn.pipl", "-f", "json"],
    { cwd },
  );
  const report: { readonly packs: readonly { readonly id: string }[]; readonly counts: object } = JSON.parse(run.out);
  expect(report.packs.map((it) => it.id)).toEqual(["xx.garages", "cn.pipl"]);
  expect(run.code).toBe(1);
});

test("a vocabulary adds facts to a shipped one, and the lock holds its files", () => {
  const cwd = folderWith({
    ...files,
    "law/pack.yaml": manifest("[genai@1, lights@1]"),
    "law/article-01.edict":
      'article 1 {\n  paragraph 1 {\n    rule lit: keeper must "light" {\n      on service\n      require service.lamps >= 1 or not service.generates_content\n    }\n  }\n}\n',
    "law/vocabulary/vocabulary.yaml":
      "name: lights\nversion: 1.0.0\ntitle: { en: Lights }\nsubjects:\n  service: { schema: garage.schema.yaml, extends: genai@1 }\n",
    "law/vocabulary/garage.schema.yaml":
      '$id: garage.schema.yaml\ntype: object\nadditionalProperties: false\nproperties:\n  lamps: { title: Lamps, type: [integer, "null"], minimum: 0 }\n',
    "service.yaml": "facts_on: 2026-11-01\nservice: { id: s-1, generates_content: true, lamps: 0 }\n",
  });
  expect(edictHere(["check", "service.yaml", ...asked], { cwd }).code).toBe(1);
  expect(edictHere(["pack", "lock", "law"], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, "edict.lock"), "utf8")).toContain('"vocabulary/garage.schema.yaml"');
  const schema = join(cwd, "law/vocabulary/garage.schema.yaml");
  writeFileSync(schema, readFileSync(schema, "utf8").replace("minimum: 0", "minimum: 1"));
  const changed = edictHere(["check", "service.yaml", ...asked, "--locked"], { cwd });
  expect([changed.code, changed.err]).toEqual([3, expect.stringContaining("vocabulary/garage.schema.yaml")]);
});

test("a folder of facts is named by edict.yaml or a flag, and is locked, judged by and verified as any other", () => {
  const moved = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace("law/vocabulary/", "facts/"), text]),
  );
  const project = "packs: [./law]\nvocabularies: [facts]\ninputs: [garage.yaml, visit.yaml]\nparty: keeper\n";
  const bare = folderWith(moved);
  const unknown = edictHere(["check", "garage.yaml", ...asked], { cwd: bare });
  expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining("no vocabulary is called `garage@1`")]);
  const flagged = ["check", "garage.yaml", "visit.yaml", ...asked, "--vocabulary", "facts"];
  expect(edictHere(flagged, { cwd: bare }).out).toMatch(/^violated {2}art\. 1\(1\) {2}shown/m);

  const cwd = folderWith({ ...moved, "edict.yaml": project });
  const day = ["--as-of", "2026-11-20"];
  expect(edictHere(["check", ...day], { cwd }).out).toMatch(/^violated {2}art\. 1\(1\) {2}shown/m);
  for (const words of [
    ["compile", "law"],
    ["doc", "law", "-o", "page.html"],
    ["pack", "lock"],
  ])
    expect([words, edictHere(words, { cwd }).code]).toEqual([words, 0]);
  expect(edictHere(["check", ...day, "--locked", "--receipt", "receipt.json"], { cwd }).code).toBe(1);
  expect(edictHere(["verify", "receipt.json"], { cwd }).code).toBe(0);
  writeFileSync(join(cwd, "facts/visit.schema.yaml"), `${files["law/vocabulary/visit.schema.yaml"]}# more\n`);
  const locked = edictHere(["check", ...day, "--locked"], { cwd });
  expect([locked.code, locked.err]).toEqual([3, expect.stringContaining("`facts/visit.schema.yaml` has changed")]);
  expect(edictHere(["verify", "receipt.json"], { cwd }).code).toBe(1);
});

test("verbs about packs take those of the project around the working folder, and their facts", () => {
  const cwd = folderWith({ ...files, "edict.yaml": "packs: [./law]\ninputs: [garage.yaml]\n" });
  for (const at of [cwd, join(cwd, "law")]) {
    const run = (...words: readonly string[]) => edictHere(words, { cwd: at });
    expect(run("vocabulary", "check").out).toBe("garage@1 1.0.0: 2 subjects, 5 facts\n");
    expect(run("vocabulary", "check", "garage@1").out).toBe("garage@1 1.0.0: 2 subjects, 5 facts\n");
    expect(run("coverage").out).toMatch(/^Garages Act\n/);
    expect(run("doc").out).toContain("<title>Garages Act: reading guide</title>");
    expect(run("pack", "lock").code).toBe(0);
  }
  expect(readFileSync(join(cwd, "edict.lock"), "utf8")).toContain('"xx.garages"');
  expect(existsSync(join(cwd, "law/edict.lock"))).toBe(false);
});

test("a vocabulary is checked, described and published by itself", () => {
  const cwd = folderWith(files);
  const run = (...words: readonly string[]) => edictHere(["vocabulary", ...words], { cwd });
  expect(run("check", "law/vocabulary").out).toBe("garage@1 1.0.0: 2 subjects, 5 facts\n");
  expect(run("doc", "law/vocabulary").out).toContain("| `shown` | `true` or `false` | Shown the way |");
  const schema: object = JSON.parse(run("schema", "law/vocabulary").out);
  expect(schema).toMatchObject({ $id: "edict:garage-1", $defs: { visit: { required: ["id"] } } });
  expect(run("check", "nothing").code).toBe(64);
  const { code, err } = edictHere(["vocabulary", "check", "law/vocabulary"], {
    cwd: folderWith({ ...files, "law/vocabulary/visit.schema.yaml": "$id: visit.schema.yaml\ntype: objet\n" }),
  });
  expect([code, err]).toEqual([3, expect.stringContaining("law/vocabulary/visit.schema.yaml:2:7: error")]);
});

/** The same law with a second text, which has no vocabulary of its own. */
const inTwoTexts = (): Readonly<Record<string, string>> => {
  const shared = Object.entries(files).filter(([path]) => path.startsWith("law/") && !path.includes("/vocabulary/"));
  const second = shared.map(([path, text]) => {
    const changed = text
      .replace("from: 2020-01-01", "from: 2027-01-01")
      .replace("garage.lamps >= 2", "garage.lamps >= 3");
    return [path.replace("law/", "law-2027/"), changed];
  });
  const first = files["law/pack.yaml"].replace("from: 2020-01-01", "from: 2020-01-01, until: 2027-01-01");
  return { ...files, ...Object.fromEntries(second), "law/pack.yaml": first };
};

test("of two texts of a law the one reads facts by the vocabulary of the other, compared or in a project", () => {
  const folder = folderWith(inTwoTexts());
  const compared = edictHere(["diff", "law", "law-2027"], { cwd: folder });
  expect(compared.out).toContain("law-2027: xx.garages 1.0.0, in force from 2027-01-01");
  expect(compared.out).toMatch(/1\(1\)\s+lit\b[^]*changed/);
  expect(edictHere(["lint", "law-2027"], { cwd: folder }).err).toContain("no vocabulary is called `garage@1`");

  writeFileSync(join(folder, "edict.yaml"), "packs: [law, law-2027]\ninputs: [garage.yaml]\n");
  for (const verb of ["lint", "test", "coverage"]) {
    const { err } = edictHere([verb, "law-2027"], { cwd: folder });
    expect(err).not.toContain("error");
  }
});
