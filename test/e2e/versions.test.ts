import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edictHere } from "./in-process.ts";
import { schemaFaults } from "./schemas.ts";

const example = "examples/chat-service";
const measures = "policies/cn/genai-interim-measures/2023-08-15";

/** The example as a project of its own, which has the Measures in a folder beside it. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  cpSync(example, folder, { recursive: true });
  cpSync(measures, join(folder, "law"), { recursive: true });
  change(folder, "edict.yaml", "  - cn.genai_interim_measures", "  - law");
  return folder;
}

function change(folder: string, file: string, find: string, put: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(find);
  writeFileSync(path, text.replace(find, put));
}

test("a timeline in each form, and what is asked for wrongly", () => {
  const asked = ["timeline", example, "--from", "2026-11-01", "--to", "2026-12-31"];
  const human = edictHere(asked);
  expect([human.code, human.err]).toEqual([0, ""]);
  expect(human.out).toContain("\n2026-11-25  ");
  const json = edictHere([...asked, "-f", "json"]);
  expect([json.code, schemaFaults("timeline-1", json.out)]).toEqual([0, []]);
  expect(edictHere([...asked, "-f", "svg"]).out).toMatch(/^<svg\s[^]+<\/svg>\n$/);
  expect(edictHere(["timeline", example, "--from", "2026-11-01", "--to", "2026-10-01"]).code).toBe(64);
  expect(edictHere(["timeline", example, "--from", "1 May", "--to", "2026-12-31"]).err).toContain("[engine/bad-date]");
  expect(edictHere([...asked, "--as-of", "2026-11-20"]).code).toBe(64);
});

interface Changed {
  readonly kind: string;
  readonly old: readonly { readonly cite: string; readonly rule: string }[];
  readonly new: readonly { readonly cite: string; readonly rule: string }[];
  readonly witnesses: readonly unknown[];
}

test("the Cybersecurity Law on both sides of 2026-01-01: mostly other numbers, and the penalties", () => {
  const [before, after] = ["2025-12-31", "2026-01-01"].map((it) => `cn.cybersecurity_law@${it}`);
  const words = ["diff", before ?? "", after ?? "", "--budget", "50", "--require-version", "-f", "json"];
  const { code, err, out } = edictHere(words);
  expect([code, err, schemaFaults("diff-1", out)]).toEqual([0, "", []]);
  const { changes, version } = JSON.parse(out) as {
    readonly changes: readonly Changed[];
    readonly version: { readonly level: string };
  };
  expect(version.level).toBe("minor");
  const articles = (it: readonly { readonly cite: string }[]): string =>
    [...new Set(it.map(({ cite }) => /\d+/.exec(cite)?.[0]))].join();
  const moved = changes.filter((it) => it.kind === "moved").map((it) => `${articles(it.old)} -> ${articles(it.new)}`);
  expect(new Set(moved)).toEqual(
    new Set(["21 -> 23", "22 -> 24", "24 -> 26", "25 -> 27", "47 -> 49", "49 -> 51", "59 -> 61", "61 -> 64"]),
  );
  expect(moved.length).toBe(26);
  const others = changes.filter((it) => it.kind !== "moved");
  expect(others.map((it) => [it.kind, it.old[0]?.rule])).toEqual([
    ["split", "protection_fine"],
    ["split", "content_fine"],
    ["changed", "content_order"],
    ["changed", "refusal_fine"],
    ["changed", "refusal_order"],
  ]);
  expect(others.filter((it) => it.witnesses.length === 0)).toEqual([]);
});

const slow = { timeout: 300_000 };

test("a project judges as it is locked, and refuses a word that was not there", slow, () => {
  const cwd = project();
  expect(edictHere(["check", "--locked"], { cwd })).toMatchObject({ code: 64, out: "" });
  expect(edictHere(["pack", "lock"], { cwd })).toMatchObject({ code: 0, err: "" });
  expect(schemaFaults("lock-1", readFileSync(join(cwd, "edict.lock"), "utf8"))).toEqual([]);
  expect(edictHere(["check", "--locked"], { cwd }).code).toBe(1);

  change(cwd, "law/article-08.edict", "article 8", "// of the annotators\narticle 8");
  for (const verb of ["check", "explain"]) {
    const { code, err } = edictHere([verb, "--locked"], { cwd });
    expect([verb, code]).toEqual([verb, 3]);
    expect(err.replaceAll(/\s+/g, " ")).toContain("is not what was locked: `article-08.edict` has changed");
  }
  expect(edictHere(["check"], { cwd }).code).toBe(1);
  change(cwd, "edict.yaml", "as_of:", "locked: true\nas_of:");
  expect(edictHere(["check"], { cwd }).code).toBe(3);
  expect(edictHere(["pack", "lock"], { cwd }).code).toBe(0);
  expect(edictHere(["check"], { cwd }).code).toBe(1);
});

test("a decision is made again from its receipt, elsewhere too, and what has changed is named", slow, () => {
  const cwd = project();
  const checked = edictHere(["check", "--receipt", "receipt.json", "-q"], { cwd });
  expect([checked.code, checked.err]).toEqual([1, ""]);
  const receipt = readFileSync(join(cwd, "receipt.json"), "utf8");
  expect(schemaFaults("receipt-1", receipt)).toEqual([]);
  expect(receipt).not.toContain("小禾");
  expect(edictHere(["verify", "receipt.json"], { cwd })).toMatchObject({ code: 0, err: "" });
  const elsewhere = edictHere(["verify", join(cwd, "receipt.json"), cwd]);
  expect([elsewhere.code, elsewhere.err]).toEqual([0, ""]);

  change(cwd, "service.yaml", "filed_on: 2025-10-15", "filed_on: 2025-10-16");
  change(cwd, "profile.yaml", "value: 24 hours", "value: 25 hours");
  const json = edictHere(["verify", "receipt.json", "-f", "json"], { cwd });
  expect([json.code, schemaFaults("verification-1", json.out)]).toEqual([1, []]);
  const { changed, verdicts } = JSON.parse(json.out) as {
    readonly changed: readonly { readonly kind: string; readonly name: string }[];
    readonly verdicts: readonly {
      readonly kind: string;
      readonly name: string;
      readonly was: string;
      readonly is: string;
    }[];
  };
  expect(changed.map((it) => `${it.kind} ${it.name}`)).toEqual(["profile profile.yaml", "input service.yaml"]);
  expect(verdicts.filter((it) => it.kind === "rule")).toEqual(
    ["cn.genai_interim_measures", "cn.algorithm_recommendation"].map((pack) =>
      expect.objectContaining({ name: `${pack}.algorithm_filing`, was: "satisfied", is: "violated" }),
    ),
  );
});

test("a check that could not read all has no receipt; a receipt that is none is told", () => {
  const cwd = project();
  change(cwd, "profile.yaml", "interpretations:", "interpretation:");
  const { code, err } = edictHere(["check", "--receipt", "receipt.json"], { cwd });
  expect([code, err.includes("no receipt is written")]).toEqual([4, true]);
  expect(edictHere(["verify", "receipt.json"], { cwd }).err).toContain("[engine/no-such-path]");
  writeFileSync(join(cwd, "receipt.json"), "{}\n");
  expect(edictHere(["verify", "receipt.json"], { cwd }).code).toBe(4);
  expect(edictHere(["check", "-f", "json=r.json", "--receipt", "r.json"], { cwd }).code).toBe(64);
});
