import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edict } from "./edict.ts";
import { schemaFaults } from "./schemas.ts";

const example = "examples/chat-service";

/** The example in a folder of its own, with some text of one of its files changed. */
function changed(file: string, find: string | RegExp, put: string): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  cpSync(example, folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(find, put));
  return folder;
}

test("the example's open and broken rules are explained at exit 0, in both formats", () => {
  const human = edict(["explain", example]);
  expect([human.code, human.err]).toEqual([0, ""]);
  expect(human.out).toMatch(/^ {2}VIOLATED {2}/m);
  expect(human.out).toMatch(/It rests on \d+ facts/);
  expect(human.out).toContain("What would have to change");
  const json = edict(["explain", example, "-f", "json"]);
  expect(schemaFaults("explanation-1", json.out)).toEqual([]);
  const missing = edict(["needs", example, "-f", "json"]);
  expect([missing.code, schemaFaults("needs-1", missing.out)]).toEqual([0, []]);
});

test("what an explanation says would mend a breach does, when it is written into the document", () => {
  const before = edict(["explain", example, "lawful_base_model", "-q"]);
  expect(before.out).toContain("with `service.models[2].licence` stated");
  const folder = changed("service.yaml", "licence: null", "licence: Apache-2.0");
  const after = edict(["explain", folder, "lawful_base_model", "-q"]);
  expect(after.code).toBe(0);
  expect(after.out).toMatch(/^ {2}SATISFIED {2}/m);
});

test("what an explanation rests on opens the rule when it is taken out of the document", () => {
  const { out } = edict(["explain", example, "lawful_base_model", "-f", "json"]);
  const { rules } = JSON.parse(out) as {
    readonly rules: readonly {
      readonly instances: readonly { readonly rests_on: { readonly facts: readonly { readonly path: string }[] } }[];
    }[];
  };
  const facts = rules[0]?.instances[0]?.rests_on.facts.map((it) => it.path) ?? [];
  expect(facts).toContain("service.models[2].filing_number");
  const folder = changed("service.yaml", /^( +licence: null\n) +filing_number: null\n/m, "$1");
  expect(edict(["explain", folder, "lawful_base_model", "-q"]).out).toMatch(/^ {2}UNDETERMINED {2}/m);
});

test("the skeleton of what is missing is written to a file, and check refuses a document that has it unfilled", () => {
  const folder = changed("edict.yaml", "nothing of this stands there", "");
  const file = join(folder, "to-fill-in.yaml");
  const written = edict(["needs", folder, "-f", "yaml", "-o", file]);
  expect([written.code, written.out, written.err]).toEqual([0, "", ""]);
  const [document = ""] = readFileSync(file, "utf8").split("\n---\n");
  const incident = join(folder, "incident.yaml");
  writeFileSync(
    incident,
    `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-20\nservice: { id: xiaohe }\n${document.slice(document.indexOf("attestations:"))}`,
  );
  const refused = edict(["check", incident, "--as-of", "2026-11-20"]);
  expect(refused.code).toBe(4);
  expect(refused.err).toContain("met");
});

test("a rule that is not there is misuse, and named back with what is near", () => {
  const { code, out, err } = edict(["explain", example, "lawful_base_modle"]);
  expect([code, out]).toEqual([64, ""]);
  expect(err.replaceAll(/\s+/g, " ")).toContain("did you mean `lawful_base_model`?");
});
