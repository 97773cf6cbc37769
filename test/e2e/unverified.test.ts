import { expect, test } from "vitest";
import { formatDay } from "../../src/base/civil-date.ts";
import { toPlain } from "../../src/base/document.ts";
import type { Host } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { readCases, type Case } from "../../src/cases/read-cases.ts";
import { runOfCase } from "../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { evaluateRun } from "../../src/evaluate/evaluate.ts";
import { rollUp, runWord } from "../../src/evaluate/verdict.ts";
import type { Pack } from "../../src/pack/pack.ts";
import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import { repository as disk } from "../kit/repository.ts";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const library = openLibrary(disk, "policies");
invariant(!isDiagnostic(library), "the shipped library opens");
const { packs: shipped } = library;

interface Law {
  readonly pack: Pack;
  readonly needed: readonly Pack[];
  readonly vocabulary: LoadedVocabulary;
  readonly cases: readonly Case[];
}

/** A shipped text with its cases. */
function lawIn(folder: string, host: Host = disk): Law {
  const opened = host === disk ? library : openLibrary(host, "policies");
  invariant(!isDiagnostic(opened), "the shipped library opens");
  const { packs, needed, vocabulary } = loadNamedPacks(host, opened, [folder], "alone");
  const [pack] = packs;
  invariant(pack, `${folder} is a pack`);
  return { pack, needed, vocabulary, cases: readCases(disk, pack).cases };
}

const laws = [...shipped.values()].flat().map((it) => lawIn(it));

/** What a case gives; nothing where it holds an input that is a mistake by design. */
const decisionOf = (
  it: Case,
  { pack, needed, vocabulary }: Law,
): ReturnType<typeof evaluateRun>["decision"] | undefined => {
  const { run } = runOfCase(it, { pack, needed, vocabulary });
  return run && evaluateRun(run).decision;
};

/** The full names of the duties that nobody has read in an authentic copy. */
const unverifiedOf = ({ pack }: Law): readonly string[] =>
  pack.checked.rules
    .filter(
      ({ unverified, declaration: { modal } }) => unverified.length > 0 && (modal === "must" || modal === "must-not"),
    )
    .map(({ declaration }) => `${pack.manifest.id}.${declaration.name.text}`);

const all = laws
  .filter((it) => it.pack.manifest.inForce !== "never")
  .flatMap((law) => unverifiedOf(law).map((rule) => ({ law, rule })));

const violates = (it: Case, rule: string): boolean =>
  !it.provisional && it.expect.some((one) => one.rule === rule && one.verdict === "violated");

test("some shipped rules are unverified, and the cases show each of them violated", () => {
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter(({ law, rule }) => !law.cases.some((it) => violates(it, rule))).map((it) => it.rule)).toEqual([]);
});

test("over all cases of all packs no unverified rule enters the word of the run", () => {
  const found = laws.flatMap((law) => {
    const unverified = new Set(unverifiedOf(law));
    const plain = law.cases.filter((it) => !it.provisional);
    return plain.flatMap((one) => {
      const decision = decisionOf(one, law);
      const own = decision?.rules.filter((it) => it.inRollUp) ?? [];
      const rest = own.filter((it) => !unverified.has(it.rule));
      const word = rest.length === 0 ? decision?.word : runWord(rollUp(rest.map((it) => it.verdict)));
      return own.length === rest.length && decision?.word === word ? [] : [one.name];
    });
  });
  expect(found).toEqual([]);
});

interface Report {
  readonly exit_code: number;
  readonly counts: { readonly violated: number };
  readonly packs: readonly {
    readonly articles: readonly {
      readonly rules: readonly { readonly rule: string; readonly verdict: string; readonly in_roll_up: boolean }[];
    }[];
  }[];
}

/** A run each: some of each law, and all when `npm run ready` asks. Those that cases show are looked at above. */
const mostOfLaw = process.env["EDICT_RUNS"] === undefined ? 4 : Infinity;
const shown = laws.flatMap((law) => {
  const own = all.filter((it) => it.law === law);
  const step = Math.max(1, Math.ceil(own.length / mostOfLaw));
  return own.filter((_, at) => at % step === 0);
});

test.each(shown)("$rule, violated, fails no build", ({ law: { pack, cases }, rule }) => {
  const one = cases.find((it) => violates(it, rule));
  invariant(one, "a case shows it violated");
  const [judged, service] = one.documents.map((it) => JSON.stringify(toPlain(it.root)));
  const profile = one.profile && JSON.stringify(toPlain(one.profile.root));
  const folder = folderWith({
    "judged.json": judged ?? "",
    ...(service ? { "service.json": service } : {}),
    ...(profile ? { "profile.yaml": profile } : {}),
  });
  const party = pack.checked.rules.find((it) => rule.endsWith(`.${it.declaration.name.text}`))?.declaration.parties[0]
    .text;
  const flags = ["--pack", pack.manifest.id, "--as-of", formatDay(one.asOf), "--party", party ?? "", "-f", "json"];
  const lawOf = one.lawOf === undefined ? [] : ["--law-of", formatDay(one.lawOf)];
  const owner = [...(service ? ["--service", "service.json"] : []), ...(profile ? ["--profile", "profile.yaml"] : [])];
  const { out, code } = edictHere(["check", "judged.json", ...owner, ...flags, ...lawOf], { cwd: folder });
  const report: Report = JSON.parse(out);
  const told = report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  expect(told.find((it) => it.rule === rule)).toMatchObject({ verdict: "violated", in_roll_up: false });
  const binding = told.filter((it) => it.in_roll_up && it.verdict === "violated").length;
  expect([report.counts.violated, code === 1]).toEqual([binding, binding > 0]);
});

interface Timeline {
  readonly dates: readonly {
    readonly day: string;
    readonly changes: readonly { readonly causes: readonly { readonly sentence: string }[] }[];
  }[];
}

test("the timeline of a companion in 2026 has the days on which other law applies, verified or not", () => {
  const companion = "policies/cn/anthropomorphic-measures/2026-07-15/cases/bases/companion.yaml";
  const named = ["cn.anthropomorphic_measures", "cn.minors_information_classes", "cn.cybersecurity_law"];
  const flags = [...named.flatMap((it) => ["--pack", it]), "--from", "2025-12-01", "--to", "2026-07-31", "-f", "json"];
  const { dates }: Timeline = JSON.parse(edictHere(["timeline", companion, ...flags]).out);
  const why = dates.map(({ day, changes }) => [
    day,
    ...new Set(changes.flatMap(({ causes }) => causes.map((it) => it.sentence))),
  ]);
  expect(why).toEqual([
    ["2026-01-01", "`cn.cybersecurity_law` is no longer in force", "`cn.cybersecurity_law` comes into force"],
    ["2026-03-01", "`cn.minors_information_classes` comes into force"],
    ["2026-07-15", "`cn.anthropomorphic_measures` comes into force"],
  ]);
});

/** The shipped packs with `unverified` taken out of their policies. */
const stripped: Host = {
  ...disk,
  readText: (path) => {
    const text = disk.readText(path);
    return path.endsWith(".edict") ? text?.replaceAll(/^\s*unverified\s+"[^"]*"$/gm, "") : text;
  },
};

/** What a case says of each rule, whether or not that is provisional. */
const saidIn = (decision: ReturnType<typeof evaluateRun>["decision"]): readonly unknown[] =>
  decision.rules.map(({ rule, advisory, inRollUp, instances }) => [
    rule,
    advisory,
    inRollUp,
    instances.map((it) => [it.input, it.elements, it.verdict, it.exemptBy.map((one) => one.exemption)]),
  ]);

test("over all cases a provisional run says what is said without `unverified`, and is clear only without provisional verdicts", () => {
  const folders = new Set(laws.filter((it) => unverifiedOf(it).length > 0).map(({ pack }) => pack.folder));
  let marked = 0;
  for (const folder of folders) {
    const [law, bare] = [lawIn(folder), lawIn(folder, stripped)];
    for (const one of law.cases) {
      const { run } = runOfCase(one, law);
      const other = runOfCase(one, bare).run;
      if (!run || !other) continue;
      const { decision } = evaluateRun({ ...run, settings: { ...run.settings, provisional: true } });
      expect([one.name, saidIn(decision)]).toEqual([one.name, saidIn(evaluateRun(other).decision)]);
      const verdicts = decision.rules.filter((it) => it.provisional && it.inRollUp).map((it) => it.verdict);
      const asked = verdicts.filter((it) => it !== "not_examined" && it !== "not_in_force");
      marked += asked.length;
      const isOpen = decision.word === "violated" || decision.word === "undetermined";
      expect([one.name, asked.length === 0 || isOpen]).toEqual([one.name, true]);
    }
  }
  expect(marked).toBeGreaterThan(50);
});

/** What guides binds nobody, verified or not, until a profile adopts it. */
const guiding = ["guidance", "recommended_standard", "interpretation"];

/** On what a rule rests: its own basis, or the rank of its pack. */
function basisOf({ pack: { program } }: Law, rule: string): string {
  const node = program.graph.nodes.find((it) => it.kind === "rule" && it.name === rule);
  invariant(node?.kind === "rule", "the rule is there");
  return node.basis;
}

test("planted: with `unverified` taken out of the policy, each of them that binds is a breach like any other", () => {
  const folders = new Set(all.map(({ law }) => law.pack.folder));
  const bound = [...folders].flatMap((folder) => {
    const law = lawIn(folder, stripped);
    expect(unverifiedOf(law)).toEqual([]);
    return all.flatMap(({ rule }) => {
      const one = law.cases.find((it) => violates(it, rule));
      const result = one && decisionOf(one, law)?.rules.find((it) => it.rule === rule);
      return result && result.verdict === "violated" && !result.advisory ? [rule] : [];
    });
  });
  const binding = all.filter(({ law, rule }) => !guiding.includes(basisOf(law, rule)));
  expect(binding.length).toBeGreaterThan(5);
  expect(bound.toSorted()).toEqual(binding.map((it) => it.rule).toSorted());
});
