import { plainReckoning } from "../../laws/pipeline.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reduceInput, type Reduced } from "../../../src/analysis/explain/reduce-input.ts";
import {
  documentsOf as documentsOfRun,
  isBelow,
  itemsCited,
  profileItems,
  type Item,
  type ProfileItem,
} from "../../../src/analysis/input-items.ts";
import { evaluateAlone, narrowedToDocument, type RuleOnDocument } from "../../../src/analysis/rule-evaluation.ts";
import type { Run } from "../../../src/evaluate/context.ts";
import type { Instance, Outcome } from "../../../src/evaluate/decision.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { outcomeOf } from "../../../src/evaluate/verdict.ts";
import type { Input } from "../../../src/vocabulary/input.ts";
import type { PlainDocument, PlainSettings } from "../../laws/plain.ts";
import { product } from "../../laws/product.ts";
import { compiled, judged } from "../../laws/run.ts";
import { documentsOf, packsOf, settingsOf, situations, type Situation } from "../../laws/situation.ts";
import { kept, partial } from "../../laws/stories.ts";
import { nothingGrown } from "../../laws/vocabularies.ts";

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 1500) / 25);
const explained = 3;

/** The product, and the last run that it was asked for. Days that are hidden say whose law judges, and tell rules nothing. */
let asked: Run | undefined;
let hides: (document: string, path: string) => boolean = () => false;
const listening = {
  ...product,
  evaluateRun: (run: Run) => {
    asked = run;
    const service = run.service && withoutDays(run.service);
    return product.evaluateRun({ ...run, inputs: run.inputs.map(withoutDays), service });
  },
};

function withoutDays(input: Input): Input {
  const hidden = [...input.roots].flatMap(([name, { entries }]) => {
    const day = entries.get("at");
    return day && hides(input.source.path, `${name}.at`) ? [day.value] : [];
  });
  return { ...input, unusable: new Set([...input.unusable, ...hidden]) };
}

interface Explained {
  readonly rule: string;
  readonly instance: Instance;
  readonly reduced: Reduced;
  readonly documents: readonly PlainDocument[];
  /** The outcome of the same instance on items alone, found without the code that found them. */
  readonly outcomeOn: (items: readonly Item[]) => Outcome | undefined;
}

/** Some settled instances of a situation, with what they rest on. */
function explain(
  it: Situation,
  reduce: typeof reduceInput = reduceInput,
  built = compiled(listening, packsOf(it.plan)),
): readonly Explained[] {
  const documents = documentsOf(it, partial(it.story.seed, 0.85));
  const settings = settingsOf(it);
  const { judgesService } = it.story;
  const { rules } = judged(listening, built, { documents, judgesService, settings });
  const run = asked;
  if (!run) throw new Error("it was judged");
  const settled = rules.flatMap(({ rule, pack, instances }) =>
    instances.filter((one) => outcomeOf(one.verdict) !== "open").map((instance) => ({ rule, pack, instance })),
  );
  const start = settled.length === 0 ? 0 : it.story.seed % settled.length;
  return [...settled.slice(start), ...settled.slice(0, start)]
    .slice(0, explained)
    .flatMap(({ rule, pack, instance }) => {
      const matter = matterOf(run, pack, rule, instance);
      if (!matter) return [];
      const outcomeOn = (items: readonly Item[]): Outcome | undefined => {
        const part = documents.map((one) => restricted(one, items));
        hides = (document, path) =>
          !items.some((one) => one.kind === "fact" && one.path === path && one.document.source.path === document);
        const again = judged(listening, built, {
          documents: part,
          judgesService,
          settings: restrictedSettings(settings, run.settings, items),
        });
        hides = () => false;
        const found = again.rules
          .filter((one) => one.rule === rule && one.pack === pack)
          .flatMap((one) => one.instances)
          .find((one) => one.input === instance.input && one.lawOf === instance.lawOf && bare(one) === bare(instance));
        return found && outcomeOf(found.verdict);
      };
      return [{ rule, instance, reduced: reduce(narrowedToDocument(matter), instance), documents, outcomeOn }];
    });
}

const along = (path: string, start: string): boolean =>
  path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`);

/** Elements without the names that keys give them. */
const bare = ({ elements }: Instance): string => elements.map((it) => it.replace(/(\]) .*$/, "$1")).join();

function matterOf(run: Run, pack: string, name: string, instance: Instance): RuleOnDocument | undefined {
  for (const program of run.programs.filter((it) => it.graph.pack === pack)) {
    const rule = program.graph.rules.find((id) => {
      const node = program.graph.nodes[id];
      return node?.kind === "rule" && node.name === name;
    });
    const matter = rule === undefined ? undefined : { run, program, rule, input: instance.input };
    const same =
      matter && evaluateAlone(matter)?.instances.find((it) => JSON.stringify(it) === JSON.stringify(instance));
    if (matter && same) return matter;
  }
  return undefined;
}

/** The day of a subject says whose law judges: it cannot be left out of a document. */
const isDay = (path: string): boolean => /^\w+\.at$/.test(path);

/** A plain document with nothing but these items; what stands around them stays, lists with all their elements. */
function restricted(document: PlainDocument, items: readonly Item[]): PlainDocument {
  const own = items.filter((it) => "document" in it && it.document.source.path === `${document.name}.yaml`);
  const paths = own.flatMap((it) => (it.kind === "fact" ? [it.path] : []));
  const isKept = (path: string): boolean =>
    isDay(path) || paths.some((it) => along(it, path) || (along(path, it) && !/[.]/.test(path.slice(it.length))));
  const [only] = kept([document], (_, path) => isKept(path));
  if (!only) throw new Error("one document gives one");
  return {
    ...only,
    attestations: document.attestations.filter((_, at) =>
      own.some((it) => it.kind === "attestation" && it.attestation.span.start === at),
    ),
    evidence: document.evidence.filter(({ id }) => own.some((it) => it.kind === "evidence" && it.evidence.id === id)),
  };
}

/** Settings with nothing of the profile but these items; `read` has the same entries in the same order. */
function restrictedSettings(plain: PlainSettings, read: Settings, items: readonly Item[]): PlainSettings {
  const kept = <T>(entries: readonly T[], all: readonly ProfileItem["entry"][]): readonly T[] =>
    entries.filter((_, at) => items.some((it) => "entry" in it && it.entry === all[at]));
  return {
    ...plain,
    assumptions: kept(plain.assumptions, read.assumptions),
    interpretations: kept(plain.interpretations, read.interpretations),
    memberships: kept(plain.memberships, read.memberships),
  };
}

function faultOf({ rule, instance, reduced, outcomeOn }: Explained): string | undefined {
  const wanted = outcomeOf(instance.verdict);
  const told = reduced.items.map((it) => (it.kind === "fact" ? it.path : it.kind)).join(", ");
  const on = outcomeOn(reduced.items);
  if (on !== wanted) return `${rule}: ${String(wanted)} is ${String(on)} on ${told}`;
  const needless = reduced.items.find(
    (it) => outcomeOn(reduced.items.filter((one) => one !== it && !isBelow(one, it))) === wanted,
  );
  return needless
    ? `${rule}: ${needless.kind === "fact" ? needless.path : needless.kind} is needless in ${told}`
    : undefined;
}

test("an explanation gives the outcome, and without any one of its items it is another", () => {
  fc.assert(
    fc.property(situations, (it) => {
      const faults = explain(it).flatMap((one) => faultOf(one) ?? []);
      expect(faults).toEqual([]);
    }),
    { numRuns: runs },
  );
});

const seed = 20_230_815;
const drawn = fc.sample(situations, { numRuns: 60, seed });

/** The first fault in so many drawn situations, or the first that holds some words. */
function firstFault(reduce: typeof reduceInput, among = drawn, words = ""): string | undefined {
  for (const it of among) {
    const found = explain(it, reduce)
      .flatMap((one) => faultOf(one) ?? [])
      .find((one) => one.includes(words));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A law that asks for what drawn ones seldom rest on: signatures, readings of open words, assumptions. */
const signedLaw = `article 1 "Title" {
  paragraph 1 {
    open term slack: duration quote "及時"
    open list moods: service.mood means [calm, ...] quote "甲"
    standard plain "Judged" {
      quote "乙丙"
      if service.note is absent
      judged by counsel valid for 24 months evidence [document]
      judged by officer valid for 24 months
    }
    standard listed for each part in service.parts "Judged" { judged by counsel valid for 24 months }
    standard heard "Judged" { on event judged by counsel valid for 24 months }
    rule plainly: provider must "act" { quote "乙丙" on service require plain is met }
    rule either: provider must "act" { quote "乙丙" on service when service.ready require plain is met or service.flag }
    rule parts: provider must "act" {
      quote "乙丙" on service for each part in service.parts require listed is met for part
    }
    rule moody: provider must not "act" { quote "乙丙" on service unless service.flag require service.mood in moods }
    rule prompt: provider must "act" { quote "乙丙" on event require event.fixed_at by event.at + slack }
    rule told: provider must "act" {
      quote "乙丙" on event
      when event.harmful or service.group.flag
      require heard is met
      require service.size > 1 or service.tags has any [red]
    }
    exemption gone from plainly, parts when service.group.flag and service.mood in moods
  }
}
`;
const signedPack = {
  id: "t",
  inForce: { from: "2023-08-15", until: undefined },
  rank: "law",
  needs: [],
  text: "first",
  files: [{ path: "t.edict", text: signedLaw }],
  reckons: plainReckoning,
  growth: nothingGrown,
} as const;

test("so does one of a law that rests on signatures, readings and assumptions, each of which is needed", () => {
  const built = compiled(listening, [signedPack]);
  const kinds = new Map<Item["kind"], number>();
  fc.assert(
    fc.property(situations, (it) => {
      const explanations = explain(it, reduceInput, built);
      for (const { kind } of explanations.flatMap(({ reduced }) => reduced.items))
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(explanations.flatMap((one) => faultOf(one) ?? [])).toEqual([]);
    }),
    { numRuns: Math.max(120, runs * 2), seed },
  );
  for (const kind of ["fact", "attestation", "evidence", "assumption", "reading"] as const)
    expect(kinds.get(kind) ?? 0).toBeGreaterThan(1);
});

test("planted: without the rounds of taking out, something needless is left", () => {
  const cited: typeof reduceInput = (matter, instance) => {
    const reduced = reduceInput(matter, instance);
    const { run } = matter;
    const items = [...itemsCited(documentsOfRun(run), instance), ...profileItems(run.settings, instance)];
    return { ...reduced, items };
  };
  expect(firstFault(cited, drawn, "is needless in")).toBeDefined();
});

test("planted: one item too few, and the outcome is another", () => {
  const fewer: typeof reduceInput = (matter, instance) => {
    const reduced = reduceInput(matter, instance);
    return { ...reduced, items: reduced.items.slice(1) };
  };
  expect(firstFault(fewer)).toContain(" on ");
});

test("what a verdict cites is only where the search begins: citing nothing, it finds as much", () => {
  const silent: typeof reduceInput = (matter, instance) =>
    reduceInput(matter, { ...instance, facts: [], attestations: instance.attestations });
  expect(firstFault(silent, drawn.slice(0, 20))).toBeUndefined();
});
