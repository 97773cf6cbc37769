import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { edict, folderWith, type Ended } from "./edict.ts";
import { edictHere } from "./in-process.ts";
import { mapFiles, packFiles } from "./pack-files.ts";
import { schemaFaults } from "./schemas.ts";

const measures = "policies/cn/genai-interim-measures";
const draft = `${measures}/draft-2023-04-11`;
const law = `${measures}/2023-08-15`;

interface Says {
  readonly rule: string;
  readonly verdict: string;
  readonly as_if_in_force: boolean;
}

interface Report {
  readonly summary: { readonly not_shown: number; readonly unchanged: number };
  readonly articles: readonly {
    readonly kind: string;
    readonly old: readonly string[];
    readonly new: readonly string[];
  }[];
  readonly changes: readonly {
    readonly kind: string;
    readonly effect?: string;
    readonly old: readonly { readonly rule: string; readonly concept: string; readonly cite: string }[];
    readonly new: readonly { readonly rule: string; readonly concept: string; readonly cite: string }[];
    readonly witnesses: readonly {
      readonly direction: string;
      readonly documents: string;
      readonly old: readonly Says[];
      readonly new: readonly Says[];
    }[];
  }[];
  readonly version: { readonly level: string; readonly is_enough: boolean };
}

describe("the draft of April 2023 against the Measures", () => {
  const folder = folderWith({});
  let ended: Ended;
  let report: Report;
  beforeAll(() => {
    const words = ["diff", draft, law, "--as-of", "2026-11-01", "--budget", "200", "-f", "json"];
    ended = edictHere([...words, "--witnesses", join(folder, "witnesses")]);
    report = JSON.parse(ended.out) as Report;
  }, 600_000);

  const changesOf = (concept: string): Report["changes"] =>
    report.changes.filter((it) => [...it.old, ...it.new].some((one) => one.concept === concept));

  test("it runs, fits its schema, and asks for a new major version", () => {
    expect([ended.code, ended.err]).toEqual([0, ""]);
    expect(schemaFaults("diff-1", ended.out)).toEqual([]);
    expect(report.version).toMatchObject({ level: "major", is_enough: true });
  });

  test("articles that were split, merged and moved", () => {
    const shown = report.articles.map((it) => `${it.kind} ${it.old.join(", ")} -> ${it.new.join(", ")}`);
    expect(shown).toContain("split art. 13 -> art. 11(2), art. 14(1), art. 15(1)");
    expect(shown).toContain("split art. 18 -> art. 10(1), art. 18(1)");
    expect(shown).toContain("merged art. 13(1), art. 15(1), art. 19(1) -> art. 14");
    expect(shown).toContain("moved art. 6 -> art. 17");
    expect(shown).toContain("moved art. 16 -> art. 12");
    expect(shown).toContain("moved art. 17 -> art. 19");
  });

  /** What became of each concept that the comparison by hand lists, and in which direction the tool shows it. */
  const rows: readonly (readonly [concept: string, kind: string, effect: string])[] = [
    ["real_identity", "removed", "looser"],
    ["profiling", "removed", "looser"],
    ["user_attribute_discrimination", "removed", "looser"],
    ["public_order", "removed", "looser"],
    ["fine", "removed", "looser"],
    ["service_agreement", "added", "stricter"],
    ["illegal_content_report", "added", "stricter"],
    ["transparency", "added", "stricter"],
    ["foreign_services", "added", "stricter"],
    ["base_models", "added", "stricter"],
    ["overreliance", "split", "both"],
    ["training_data_quality", "changed", "both"],
    ["labels", "changed", "both"],
  ];
  test.each(rows)("%s is %s, %s", (concept, kind, effect) => {
    const found = changesOf(concept);
    expect(found.map((it) => it.kind)).toContain(kind);
    expect(found.filter((it) => it.kind === kind).map((it) => it.effect)).toContain(effect);
  });

  test("services that shape no opinion owe no assessment any more", () => {
    const [assessment] = changesOf("security_assessment");
    expect(assessment?.witnesses.map((it) => it.direction)).toContain("looser");
    const [looser] = assessment?.witnesses.filter((it) => it.direction === "looser") ?? [];
    expect(looser?.old).toMatchObject([{ rule: "security_assessment", verdict: "violated" }]);
  });

  test("every change has a witness, and every verdict of the draft is told as if in force", () => {
    expect(report.summary).toMatchObject({ not_shown: 0, unchanged: 0 });
    const witnesses = report.changes.flatMap((it) => it.witnesses);
    expect(witnesses.length).toBeGreaterThan(80);
    expect(witnesses.flatMap((it) => it.old).filter((it) => !it.as_if_in_force)).toEqual([]);
    expect(witnesses.flatMap((it) => it.new).filter((it) => it.as_if_in_force)).toEqual([]);
  });

  test("every witness is a case that edict test runs under each text", () => {
    for (const [pack, side] of [
      [draft, "old"],
      [law, "new"],
    ] as const) {
      const { code, out } = edictHere(["test", pack, "--cases", join(folder, "witnesses", side)]);
      expect([side, code, /(\d+) of \1 cases pass/.test(out)]).toEqual([side, 0, true]);
    }
  }, 300_000);

  test("planted: a witness whose verdict is turned fails", () => {
    const text = readFileSync(join(folder, "witnesses/new/witnesses.yaml"), "utf8");
    const bases = join(folder, "witnesses/new/bases");
    const files = Object.fromEntries(
      readdirSync(bases).map((it) => [`c/bases/${it}`, readFileSync(join(bases, it), "utf8")]),
    );
    const turned = text.replace(/(expect: \{ \w+: )violated/, "$1satisfied");
    expect(turned).not.toBe(text);
    const at = folderWith({ ...files, "c/witnesses.yaml": turned });
    const { code, out } = edictHere(["test", law, "--cases", join(at, "c")]);
    expect([code, out.includes("is violated, expected satisfied")]).toEqual([1, true]);
  }, 120_000);
});

const synthesis = "policies/cn/deep-synthesis/2023-01-10";

/** A repository with a pack in it, committed once. */
function repository(): string {
  const cwd = folderWith(mapFiles(packFiles(synthesis), (path, text) => [`law/${path}`, text]));
  const git = (...words: readonly string[]): void => {
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...words], { cwd, stdio: "ignore" });
  };
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "first");
  return cwd;
}

test("a folder against its own past in git", () => {
  const cwd = repository();
  const same = edict(["diff", "HEAD:law", "law"], { cwd });
  expect([same.code, same.err]).toEqual([0, ""]);
  expect(same.out.replaceAll(/\s+/g, " ")).toContain("No rule means something else. ");
  expect(same.out).toContain("nothing asks for another one");
  const missing = edict(["diff", "HEAD~7:law", "law"], { cwd });
  expect([missing.code, missing.err]).toEqual([64, expect.stringContaining("git has no `law/pack.yaml` at `HEAD~7`")]);
});

test("recorded documents under both texts: what flips, and signatures that count for one of them only", () => {
  const words = ["diff", draft, law, "--as-of", "2026-11-01", "--budget", "1", "-f", "json"];
  const ended = edictHere([...words, "--inputs", "examples/chat-service/**/service.yaml", "--fail-on", "flips"]);
  expect([ended.code, ended.err]).toEqual([1, ""]);
  const { replay } = JSON.parse(ended.out) as {
    readonly replay: {
      readonly inputs: number;
      readonly flips: readonly { readonly path: string; readonly old: readonly Says[] }[];
      readonly one_sided: readonly { readonly standard: string; readonly known_to: string }[];
    };
  };
  expect(schemaFaults("diff-1", ended.out)).toEqual([]);
  expect(replay.inputs).toBe(1);
  expect(replay.flips.length).toBeGreaterThan(5);
  expect(replay.flips.flatMap((it) => it.old).filter((it) => !it.as_if_in_force)).toEqual([]);
  expect(new Set(replay.one_sided.map((it) => it.known_to))).toEqual(new Set(["new"]));
  const none = edictHere([...words, "--inputs", "examples/nothing/*.yaml"]);
  expect([none.code, none.err]).toEqual([4, expect.stringContaining("matches no file")]);
}, 600_000);

test("the Measures on both sides of 2025-09-01: labels, and what follows from them", () => {
  const [before, after] = ["2025-08-31", "2025-09-01"].map((it) => `cn.genai_interim_measures@${it}`);
  const { code, err, out } = edictHere(["diff", before ?? "", after ?? "", "--budget", "200", "-f", "json"]);
  expect([code, err, schemaFaults("diff-1", out)]).toEqual([0, "", []]);
  const changes = (JSON.parse(out) as Report).changes.filter((it) => it.kind !== "unchanged");
  const cites = new Set(changes.map((it) => it.new[0]?.cite));
  expect([...cites]).toEqual(["art. 12(1)", "art. 20(1)", "art. 21(1)", "art. 21(2)"]);
  const [label] = changes;
  expect(label?.effect).toBe("both");
  const told = label?.witnesses.map((it) => [it.direction, it.old[0]?.verdict, it.new[0]?.verdict]);
  expect(told).toEqual([
    ["stricter", "satisfied", "violated"],
    ["looser", "violated", "satisfied"],
  ]);
  expect(label?.witnesses.flatMap((it) => [...it.old, ...it.new]).filter((it) => it.as_if_in_force)).toEqual([]);
}, 300_000);
