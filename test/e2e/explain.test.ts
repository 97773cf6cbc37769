import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edictHere } from "./in-process.ts";
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
  const human = edictHere(["explain", example]);
  expect([human.code, human.err]).toEqual([0, ""]);
  expect(human.out).toMatch(/^ {2}VIOLATED {2}/m);
  expect(human.out).toMatch(/It rests on \d+ facts/);
  expect(human.out).toContain("What would have to change");
  const json = edictHere(["explain", example, "-f", "json"]);
  expect(schemaFaults("explanation-1", json.out)).toEqual([]);
  const missing = edictHere(["needs", example, "-f", "json"]);
  expect([missing.code, schemaFaults("needs-1", missing.out)]).toEqual([0, []]);
});

test("what an explanation says would mend a breach does, when it is written into the document", () => {
  const before = edictHere(["explain", example, "lawful_base_model", "-q"]);
  expect(before.out).toContain("with `service.models[2].licence` stated");
  expect(before.out.replaceAll(/\s+/g, " ")).toContain("this holds, and the rule is undetermined");
  const folder = changed("service.yaml", "licence: null", "licence: Apache-2.0");
  const after = edictHere(["explain", folder, "lawful_base_model", "-q"]);
  expect(after.code).toBe(0);
  expect(after.out).toMatch(/^ {2}UNDETERMINED {2}/m);
  expect(after.out).toContain("an attestation of `may_use_model` for `forum-painter`");
});

test("what an explanation rests on opens the rule when it is taken out of the document", () => {
  const { out } = edictHere(["explain", example, "lawful_base_model", "-f", "json"]);
  const { rules } = JSON.parse(out) as {
    readonly rules: readonly {
      readonly instances: readonly { readonly rests_on: { readonly facts: readonly { readonly path: string }[] } }[];
    }[];
  };
  const facts = rules[0]?.instances[0]?.rests_on.facts.map((it) => it.path) ?? [];
  expect(facts).toContain("service.models[2].filing_number");
  const folder = changed("service.yaml", /^( +licence: null\n) +filing_number: null\n/m, "$1");
  expect(edictHere(["explain", folder, "lawful_base_model", "-q"]).out).toMatch(/^ {2}UNDETERMINED {2}/m);
});

/** The parts of a skeleton: which document each is for, and its two lists; the profile's last. */
function partsOf(skeleton: string): readonly { readonly whose: string | undefined; readonly lists: string }[] {
  return skeleton.split("\n---\n").map((text) => {
    const lists = text.slice(text.search(/^(attestations|interpretations):/m));
    const comment = text.slice(0, text.length - lists.length).replaceAll(/\n# /g, " ");
    return { whose: /\bFor (\S+) in \S+: /.exec(comment)?.[1], lists };
  });
}

/** A document that takes over the lists, under the keys that it has or below its subject. */
function withLists(document: string, lists: string): string {
  return lists.split(/^(?=\w+:)/m).reduce((text, list) => {
    const [key = "", ...entries] = list.trimEnd().split("\n");
    const line = new RegExp(`^${key}$`, "m");
    return line.test(text)
      ? text.replace(line, [key, ...entries].join("\n"))
      : `${text.trimEnd()}\n${list.trimEnd()}\n`;
  }, document);
}

/** The files of a folder with all parts of a skeleton where their comments say. */
function fillIn(folder: string, skeleton: string): void {
  for (const { whose, lists } of partsOf(skeleton)) {
    const names = whose === undefined ? ["profile.yaml"] : ["service.yaml", "responses.yaml", "incidents.yaml"];
    for (const name of names) {
      const documents = readFileSync(join(folder, name), "utf8").split(/^---$/m);
      const isIt = (it: string): boolean => whose === undefined || it.includes(`\n  id: ${whose}\n`);
      writeFileSync(join(folder, name), documents.map((it) => (isIt(it) ? withLists(it, lists) : it)).join("---"));
    }
  }
}

/** Every placeholder with what its comment allows. */
const answered = (skeleton: string): string =>
  skeleton
    .replaceAll("met: TBD", "met: true")
    .replaceAll("name: TBD", "name: Lin Wei")
    .replaceAll(/(role|kind): TBD(.*) # (\w+) or .*/g, "$1: $3$2")
    .replaceAll(/ (on|from|collected_on): TBD/g, " $1: 2026-11-18")
    .replaceAll("expires_on: TBD", "expires_on: null")
    .replaceAll("value: TBD", "value: 24 hours")
    .replaceAll(/(by|because): TBD/g, "$1: a lawyer of the company");

test("the form for a service, its elements, responses and incidents, put where it says: refused unfilled, and filled in nothing is missing", () => {
  const folder = changed("edict.yaml", "nothing of this stands there", "");
  const file = join(folder, "to-fill-in.yml");
  const written = edictHere(["needs", folder, "-f", "yaml", "-o", file]);
  expect([written.code, written.out, written.err]).toEqual([0, "", ""]);
  const skeleton = readFileSync(file, "utf8");
  expect(partsOf(skeleton).map((it) => it.whose)).toEqual(
    expect.arrayContaining(["xiaohe", "resp-05", "resp-07", "inc-2026-031", undefined]),
  );
  const done = answered(skeleton);
  expect(done.slice(done.indexOf("attestations:"))).not.toContain("TBD");

  fillIn(folder, skeleton);
  const refused = edictHere(["check", folder]);
  expect(refused.code).toBe(4);
  for (const word of ["met", "collected_on", "kind"]) expect(refused.err).toContain(word);

  const again = changed("edict.yaml", "nothing of this stands there", "");
  fillIn(again, done);
  const judged = edictHere(["check", again, "--full"]);
  expect([judged.code, judged.err]).toEqual([1, ""]);
  const left = edictHere(["needs", again, "-q"]);
  expect([left.code, left.err]).toEqual([0, ""]);
  expect(left.out).toMatch(
    /^(Not examined: no [a-z ]+ is given\n[a-z_,\s]+\n\n)*No rule is open for want of anything\.\n$/,
  );
});

test("a rule that is not there is misuse, and named back with what is near", () => {
  const { code, out, err } = edictHere(["explain", example, "lawful_base_modle"]);
  expect([code, out]).toEqual([64, ""]);
  expect(err.replaceAll(/\s+/g, " ")).toContain("did you mean `lawful_base_model`?");
});
