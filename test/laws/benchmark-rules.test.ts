import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenByResponse, brokenByService } from "../../bench/hand-written.mjs";
import { conditionsOf } from "../../bench/peers/conditions.mjs";
import { peers } from "../../bench/peers/peers.mjs";
import { evaluate, loadPacks } from "../../src/api/index.ts";
import { locales } from "../../src/base/locale.ts";
import { isDiagnostic, openPacks } from "../../src/engine/library.ts";
import type { RecordType, Type } from "../../src/vocabulary/type.ts";
import { repository } from "../kit/repository.ts";

const numRuns = Number(process.env["EDICT_RUNS"] ?? 100);

interface Benchmark {
  readonly subject: "response" | "service";
  readonly brokenBy: (document: unknown) => readonly string[];
  readonly rules: number;
  /** Rules that forbid what cannot be. */
  readonly neverBroken: readonly string[];
  /** As many rules JSON Schema can say. */
  readonly inJsonSchema: number;
}

const benchmarks: readonly Benchmark[] = [
  { subject: "response", brokenBy: brokenByResponse, rules: 30, neverBroken: [], inJsonSchema: 29 },
  {
    subject: "service",
    brokenBy: brokenByService,
    rules: 120,
    neverBroken: ["s9", "s17", "s26", "s74", "s91"],
    inJsonSchema: 84,
  },
];

for (const { subject, brokenBy, rules, neverBroken, inJsonSchema } of benchmarks) {
  const folder = `bench/packs/${subject}`;
  const packs = loadPacks([folder]);
  const documents = fc.array(anyRecord(typeOf(folder, subject), policyOf(folder)), { minLength: 1, maxLength: 4 });

  /** The rules that each document breaks, by the pack; all facts are there, so that none is open. */
  const judged = (all: readonly unknown[]): readonly (readonly string[])[] => {
    const document = all.map((it, at) => ({ [subject]: { ...Object(it), id: `${at}` } }));
    const report = evaluate(packs, { "documents.json": document }, { asOf: "2026-06-30" });
    expect([report.problems, report.counts.undetermined, report.counts.pending]).toEqual([[], 0, 0]);
    const found = report.packs.flatMap((pack) => pack.articles.flatMap((article) => article.rules));
    expect(found.length).toBe(rules);
    return all.map((_, input) =>
      found
        .filter(({ instances }) => instances.some((it) => it.input === input && it.verdict === "violated"))
        .map(({ rule }) => rule.split(".").at(-1) ?? "")
        .toSorted(),
    );
  };

  test(`the pack on a ${subject} finds what the function finds`, () => {
    fc.assert(
      fc.property(documents, (all) => {
        expect(judged(all)).toEqual(all.map((it) => brokenBy(it).toSorted()));
      }),
      { numRuns },
    );
  });

  test(`a peer that is asked the same of a ${subject} finds what the function finds`, () => {
    const all = openPack(folder).packs.flatMap((it) => conditionsOf(it.program.graph));
    const peer = peers.find((it) => it.name === "ajv");
    const said = all.filter((it) => peer?.can?.(it));
    expect([all.length, said.length]).toEqual([rules, inJsonSchema]);
    const names = new Set(said.map((it) => it.name));
    const judge = peer?.prepare(said, subject) as (document: unknown) => readonly string[];
    fc.assert(
      fc.property(documents, (some) => {
        for (const it of some)
          expect(judge(it).toSorted()).toEqual(
            brokenBy(it)
              .filter((name) => names.has(name))
              .toSorted(),
          );
      }),
      { numRuns },
    );
  });

  test(`documents on a ${subject} break and keep each rule`, () => {
    const all = fc.sample(documents, { numRuns: 4000, seed: 1 }).flat();
    const broken = all.map(brokenBy);
    const names = Array.from({ length: rules }, (_, at) => `${subject.charAt(0)}${at + 1}`);
    const count = (name: string): number => broken.filter((it) => it.includes(name)).length;
    expect(names.filter((it) => count(it) === 0)).toEqual(neverBroken);
    expect(names.filter((it) => count(it) === all.length)).toEqual([]);
  });
}

function openPack(folder: string) {
  const open = openPacks(repository, "policies", [folder]);
  if (isDiagnostic(open)) throw new Error(locales.en.say(open));
  return open.loaded;
}

/** What a document of the pack can hold. */
function typeOf(folder: string, subject: string): RecordType {
  const found = openPack(folder).vocabulary.vocabulary.subjects.get(subject);
  if (!found) throw new Error(`${folder} has a subject ${subject}`);
  return found.type;
}

/** All that the rules of a pack say. */
function policyOf(folder: string): string {
  const files = repository.list(folder).filter((it) => it.endsWith(".edict"));
  return files.map((it) => repository.readText(`${folder}/${it}`) ?? "").join("\n");
}

/** The numbers and days with which a policy compares a fact, by its path from the subject or from an element of a list. */
function comparedWith(policy: string, path: string): readonly string[] {
  const figures = policy.matchAll(new RegExp(`\\w\\.${path} [<>=!]+ (\\d[\\d-]*)`, "g"));
  return Array.from(figures, ([, figure = ""]) => figure);
}

/** A value with all its facts: its numbers and days often stand where a rule turns over. */
function anyValue(type: Type, policy: string, path = ""): fc.Arbitrary<unknown> {
  if (type.kind === "boolean") return fc.boolean();
  if (type.kind === "enum") return fc.constantFrom(...type.members);
  if (type.kind === "list") return fc.array(anyValue(type.element, policy), { maxLength: 5 });
  if (type.kind === "record") return anyRecord(type, policy, path);
  const figures = comparedWith(policy, path);
  if (type.kind === "number") {
    const near = figures.flatMap((it) => [Number(it) - 1, Number(it), Number(it) + 1]);
    return fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(0, 1, ...near));
  }
  if (type.kind === "date") {
    const near = figures.flatMap((it) => [it, shifted(it, -1), shifted(it, 1)]);
    return fc.constantFrom("2019-06-30", "2026-06-30", ...near);
  }
  throw new Error(`no benchmark has a fact of the kind ${type.kind}`);
}

function shifted(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

function anyRecord(type: RecordType, policy: string, path = ""): fc.Arbitrary<unknown> {
  const fields = [...type.fields].filter(([name]) => name !== "id");
  return fc.record(
    Object.fromEntries(
      fields.map(([name, field]) => {
        const value = anyValue(field.type, policy, path === "" ? name : `${path}.${name}`);
        return [name, field.nullable ? fc.option(value, { nil: null, freq: 2 }) : value];
      }),
    ),
  );
}
