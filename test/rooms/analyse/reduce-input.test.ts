import fc from "fast-check";
import { expect, test } from "vitest";
import { documentsOf as documentsOfRun, isBelow, itemsCited, type Item } from "../../../src/analyse/items.ts";
import { hear, narrowed, type Matter } from "../../../src/analyse/hearing.ts";
import { reduceInput, type Reduced } from "../../../src/analyse/reduce-input.ts";
import type { Instance, Outcome } from "../../../src/evaluate/decision.ts";
import { outcomeOf } from "../../../src/evaluate/roll-up.ts";
import type { Run } from "../../../src/evaluate/run.ts";
import type { Input } from "../../../src/vocabulary/input.ts";
import { product } from "../../laws/product.ts";
import type { PlainDocument } from "../../laws/plain.ts";
import { compiled, judged } from "../../laws/run.ts";
import { documentsOf, packsOf, settingsOf, situations, type Situation } from "../../laws/situation.ts";
import { kept, partial } from "../../laws/stories.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1500) / 15;
const explained = 3;

/** The product, and the last run that it was asked for. Days that are hidden say whose law judges, and tell rules nothing. */
let asked: Run | undefined;
let hides: (document: string, path: string) => boolean = () => false;
const listening = {
  ...product,
  evaluate: (run: Run) => {
    asked = run;
    const service = run.service && withoutDays(run.service);
    return product.evaluate({ ...run, inputs: run.inputs.map(withoutDays), service });
  },
};

function withoutDays(input: Input): Input {
  const hidden = [...input.roots].flatMap(([name, { entries }]) => {
    const day = entries.get("at");
    return day && hides(input.source.path, `${name}.at`) ? [[day.value, "hidden"] as const] : [];
  });
  return { ...input, unusable: new Map([...input.unusable, ...hidden]) };
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
function explain(it: Situation, reduce: typeof reduceInput = reduceInput): readonly Explained[] {
  const built = compiled(listening, packsOf(it.plan));
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
      const own = settings.assumptions.filter(({ fact }) =>
        instance.assumptions.some(({ path }) => along(path, fact) || along(fact, path)),
      );
      const outcomeOn = (items: readonly Item[]): Outcome | undefined => {
        const part = documents.map((one) => restricted(one, items));
        hides = (document, path) =>
          !items.some((one) => one.kind === "fact" && one.path === path && one.document.source.path === document);
        const again = judged(listening, built, {
          documents: part,
          judgesService,
          settings: { ...settings, assumptions: own },
        });
        hides = () => false;
        const found = again.rules
          .filter((one) => one.rule === rule && one.pack === pack)
          .flatMap((one) => one.instances)
          .find((one) => one.input === instance.input && one.lawOf === instance.lawOf && bare(one) === bare(instance));
        return found && outcomeOf(found.verdict);
      };
      return [{ rule, instance, reduced: reduce(narrowed(matter), instance), documents, outcomeOn }];
    });
}

const along = (path: string, start: string): boolean =>
  path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`);

/** Elements without the names that keys give them. */
const bare = ({ elements }: Instance): string => elements.map((it) => it.replace(/(\]) .*$/, "$1")).join();

function matterOf(run: Run, pack: string, name: string, instance: Instance): Matter | undefined {
  for (const program of run.programs.filter((it) => it.graph.pack === pack)) {
    const rule = program.graph.rules.find((id) => {
      const node = program.graph.nodes[id];
      return node?.kind === "rule" && node.name === name;
    });
    const matter = rule === undefined ? undefined : { run, program, rule, input: instance.input };
    const same = matter && hear(matter)?.instances.find((it) => JSON.stringify(it) === JSON.stringify(instance));
    if (matter && same) return matter;
  }
  return undefined;
}

/** The day of a subject says whose law judges: it cannot be left out of a document. */
const isDay = (path: string): boolean => /^\w+\.at$/.test(path);

/** A plain document with nothing but these items; what stands around them stays, lists with all their elements. */
function restricted(document: PlainDocument, items: readonly Item[]): PlainDocument {
  const own = items.filter((it) => it.document.source.path === `${document.name}.yaml`);
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

test("an explanation gives the outcome, and without any one of its items it is another", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(situations, (it) => {
      const faults = explain(it).flatMap((one) => faultOf(one) ?? []);
      expect(faults).toEqual([]);
    }),
    { numRuns: runs },
  );
});

/** The first fault in so many drawn situations. */
function firstFault(reduce: typeof reduceInput): string | undefined {
  const drawn = fc.sample(situations, { numRuns: 60, seed: 20_230_815 });
  for (const it of drawn) {
    const [found] = explain(it, reduce).flatMap((one) => faultOf(one) ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

test("planted: without the rounds of taking out, something needless is left", () => {
  const cited: typeof reduceInput = (matter, instance) => {
    const reduced = reduceInput(matter, instance);
    return { ...reduced, items: itemsCited(documentsOfRun(matter.run), instance) };
  };
  expect(firstFault(cited)).toContain("is needless in");
});

test("planted: one item too few, and the outcome is another", () => {
  const fewer: typeof reduceInput = (matter, instance) => {
    const reduced = reduceInput(matter, instance);
    return { ...reduced, items: reduced.items.slice(1) };
  };
  expect(firstFault(fewer)).toContain(" on ");
});

test(
  "what a verdict cites is only where the search begins: citing nothing, it finds as much",
  { timeout: 60_000 },
  () => {
    const silent: typeof reduceInput = (matter, instance) =>
      reduceInput(matter, { ...instance, facts: [], attestations: instance.attestations });
    expect(firstFault(silent)).toBeUndefined();
  },
);
