import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain, type DataDocument, type DataNode, type RecordNode } from "../../src/base/document.ts";
import { locales } from "../../src/base/locale.ts";
import { memoized } from "../../src/base/memoized.ts";
import { readDocument } from "../../src/base/read-document.ts";
import { patch } from "../../src/cases/patch.ts";
import { readCases, type Case } from "../../src/cases/read-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import type { Decision, Outcome } from "../../src/evaluate/decision.ts";
import { evaluateRun } from "../../src/evaluate/evaluate.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { childrenOf } from "../../src/graph/traversal.ts";
import type { Pack } from "../../src/pack/pack.ts";
import { emptyProfile, readProfile } from "../../src/pack/profile.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import { repository } from "../kit/repository.ts";
import { keyPaths } from "./example.ts";
import { doubled, renamings, retypings, valueAt, type Mutation, type Path } from "./mutations.ts";
import { kinds, type Kind } from "./slips.ts";
import { placesIn, textOfWritten, writtenOf, type Steps, type Written } from "./written.ts";

const host = repository;
const library = (() => {
  const opened = openLibrary(host, "policies");
  if (isDiagnostic(opened)) throw new Error(locales.en.say(opened));
  return opened;
})();

/** A shipped case in the pack whose case it is. */
interface Asked {
  readonly pack: Pack;
  readonly needed: readonly Pack[];
  readonly vocabulary: LoadedVocabulary;
  readonly it: Case;
}

const asked: readonly Asked[] = [...library.packs.keys()].flatMap((id) => {
  const { packs, needed, vocabulary } = loadNamedPacks(host, library, [id], "alone");
  return packs.flatMap((pack) => readCases(host, pack).cases.map((it) => ({ pack, needed, vocabulary, it })));
});

/** A document, and what it is read by. */
interface InVocabulary {
  readonly document: DataDocument;
  readonly vocabulary: LoadedVocabulary;
}

/** All documents of examples and of cases that people wrote, with their places. */
const documents: readonly InVocabulary[] = [
  ...["service", "responses", "incidents"].flatMap((it) =>
    writtenIn([`examples/chat-service/${it}.yaml`], library.vocabulary),
  ),
  ...[...library.packs].flatMap(([id, folders]) => {
    const { vocabulary } = loadNamedPacks(host, library, [id], "alone");
    return folders.flatMap((folder) => {
      const bases = `${folder}/cases/bases`;
      return writtenIn(
        host.list(bases).map((name) => `${bases}/${name}`),
        vocabulary,
      );
    });
  }),
];

function writtenIn(paths: readonly string[], vocabulary: LoadedVocabulary): readonly InVocabulary[] {
  const all = paths.flatMap((path) => readDocument({ path, text: host.readText(path) ?? "" }).documents);
  return all.map((document) => ({ document, vocabulary }));
}

const isOwnData = (path: Path): boolean => path.slice(0, -1).includes("extra");

function diagnosticsOf(
  { document, vocabulary }: InVocabulary,
  it: Case | undefined,
  zone: Pack["manifest"]["zone"],
): ReturnType<typeof readInputs> {
  return readInputs(document, vocabulary, { zones: [zone], needsOwnDay: it?.lawOf === undefined });
}

const zone = asked[0]?.pack.manifest.zone;
if (!zone) throw new Error("there is a case");

/** The slips of a document that are read without an error. */
const unnoticed = ({ document, vocabulary }: InVocabulary, mutations: readonly Mutation[]): readonly string[] =>
  mutations
    .filter(
      ({ root }) =>
        !diagnosticsOf({ document: { ...document, root }, vocabulary }, undefined, zone).diagnostics.some(
          (it) => it.severity === "error",
        ),
    )
    .map((it) => `${document.source.path}: ${it.what}`);

const keys: readonly (InVocabulary & { readonly path: Path })[] = documents.flatMap((written) =>
  keyPaths(written.document.root).map((path) => ({ ...written, path })),
);

const isLong = process.env["EDICT_RUNS"] !== undefined;

/** Each key in the first document that has it at its place, of lists in whichever element; in all of them when `npm run ready` asks. */
const firstOf = (all: typeof keys): typeof keys =>
  isLong ? all : [...new Map(all.toReversed().map((it) => [inAnyElement(it.path), it])).values()];

const inAnyElement = (path: Path): string => path.map((it) => (typeof it === "string" ? it : "")).join(".");

test("a key that is misspelt is an error, wherever it stands", () => {
  const chosen = firstOf(keys.filter((it) => !isOwnData(it.path)));
  const found = chosen.flatMap(({ path, ...written }) => {
    const { document, vocabulary } = written;
    const isOther = (name: string): boolean => path.length === 1 && vocabulary.envelope.fields.has(name);
    return unnoticed(written, renamings(document.root, path, isOther));
  });
  expect(found).toEqual([]);
});

test("a value of another type is an error, wherever it stands", () => {
  const chosen = firstOf(keys.filter((it) => !isOwnData(it.path) && it.path[0] !== "extra"));
  const found = chosen.flatMap(({ path, ...written }) => unnoticed(written, retypings(written.document.root, path)));
  expect(found).toEqual([]);
});

/** The record that holds the key at the end of a path, if the key is written in it: a merged one is written elsewhere. */
function ownRecord(root: DataNode, path: Path): RecordNode | undefined {
  const parent = valueAt(root, path.slice(0, -1));
  const entry = parent?.kind === "record" ? parent.entries.get(String(path.at(-1))) : undefined;
  const isOwn = parent && entry && entry.keySpan.start >= parent.span.start && entry.keySpan.end <= parent.span.end;
  return isOwn && parent.kind === "record" ? parent : undefined;
}

/** What is said of a document in which a key stands twice, if that is anything else than that. */
function wrongOfDoubled({ source, root }: DataDocument, path: Path): readonly string[] {
  const parent = ownRecord(root, path);
  const entry = parent?.entries.get(String(path.at(-1)));
  if (!parent || !entry) return [`${source.path}: ${path.join(".")} is no key`];
  const text = doubled(source.text, parent, entry);
  const codes = readDocument({ ...source, text }).diagnostics.map((it) => it.code);
  if (codes.includes("base/duplicate-key")) return [];
  return [`${source.path}: ${path.join(".")} twice is ${codes.join(", ") || "read"}`];
}

/** The same document written as JSON. */
const inJson = memoized((document: DataDocument): readonly DataDocument[] => {
  const text = JSON.stringify(toPlain(document.root), undefined, 2);
  return readDocument({ path: `${document.source.path}.json`, text }).documents;
});

test("a key that stands twice is an error, in YAML and in JSON", () => {
  const own = firstOf(keys.filter(({ document, path }) => ownRecord(document.root, path)));
  expect(own.length).toBeGreaterThan(400);
  const found = own.flatMap(({ document, path }) =>
    [document, ...inJson(document)].flatMap((it) => wrongOfDoubled(it, path)),
  );
  expect(found).toEqual([]);
});

type Outcomes = ReadonlyMap<string, Outcome | undefined>;

const readBy = ({ pack, vocabulary, it }: Asked, document: DataDocument): ReturnType<typeof readInputs> =>
  diagnosticsOf({ document, vocabulary }, it, pack.manifest.zone);
/** A case's documents are read once, however many changes of the others there are. */
const asWritten = memoized((one: Asked) => memoized((document: DataDocument) => readBy(one, document)));

/** What a case's pack says of its documents; undefined where one of them is an input error. */
function outcomesOf(one: Asked, written: readonly DataDocument[]): Outcomes | undefined {
  const decision = decisionOf(one, written);
  return decision && new Map(decision.rules.map((rule) => [rule.rule, outcomeOf(rule.verdict)]));
}

function decisionOf(one: Asked, written: readonly DataDocument[]): Decision | undefined {
  const { pack, needed, vocabulary, it } = one;
  const read = written.map((document) =>
    it.documents.includes(document) ? asWritten(one)(document) : readBy(one, document),
  );
  if (read.some((one) => one.diagnostics.some(({ severity }) => severity === "error"))) return undefined;
  const [judged, owner] = read.flatMap((one) => one.inputs);
  if (!judged) return undefined;
  const { interpretations, memberships, adoptions, assumptions } = it.profile
    ? readProfile(it.profile, [pack, ...needed], vocabulary).profile
    : emptyProfile;
  const { decision } = evaluateRun({
    programs: [pack.program],
    inputs: [judged],
    service: owner ?? (judged.subject === "service" ? judged : undefined),
    vocabulary: vocabulary.vocabulary,
    settings: {
      asOf: it.asOf,
      lawOf: it.lawOf,
      party: pack.manifest.parties[0] ?? "",
      interpretations,
      memberships,
      adoptions,
      assumptions,
      ...pack.program.reckoning,
    },
    trace: undefined,
  });
  return decision;
}

const contradictionsIn = (one: Asked, documents: readonly DataDocument[]): number =>
  decisionOf(one, documents)?.contradicted.length ?? 0;

/** Whether facts of a case cannot be together: one of them alone may show the breach that both left open. */
const isContradicted = memoized((one: Asked) => contradictionsIn(one, one.it.documents) > 0);

/** What is said of a case as it is written. */
const unchanged = memoized((one: Asked) => outcomesOf(one, one.it.documents));

/** A value that a person means to write later; it counts as not known. */
const later: DataNode = { kind: "scalar", value: "TBD", span: { start: 0, end: 0 } };

/** What the metadata of a file say is read as it stands there: `TBD` is such a word, and not one for later. */
const isOfFile = (path: Path): boolean => path.includes("aigc");

/** Rules of a pack that read standards which facts can decide: without a signature against them they do, and this is no slip. */
const decidedByFacts = memoized(({ program: { graph } }: Pack): ReadonlySet<string> => {
  const below: boolean[] = [];
  for (const node of graph.nodes) {
    const isDecidable = node.kind === "standard" && childrenOf(node).length > 0;
    below.push(isDecidable || childrenOf(node).some((id) => below[id]));
  }
  return new Set(graph.nodes.flatMap((it, id) => (it.kind === "rule" && below[id] ? [it.name] : [])));
});

/** Whether it is no slip that a signature says less: facts decide then. */
const decidesWithout = ({ pack }: Asked, rule: string, [first]: Path): boolean =>
  first === "attestations" && decidedByFacts(pack).has(rule);

/** Whether it is no slip that something is a breach: facts without a day are those of the day of judgement, and the report says so. */
const isOfToday = (path: Path): boolean => path.join(".") === "facts_on";

/** Whether documents contradict each other less than those of the case: of two sides one is left, which may decide. */
const isResolved = (one: Asked, documents: readonly DataDocument[]): boolean =>
  isContradicted(one) && contradictionsIn(one, documents) < contradictionsIn(one, one.it.documents);

/** The rules whose outcome is another, and not open, where a key of a case's document is dropped or left for later. */
function clearedBy(
  one: Asked,
  index: number,
  path: Path,
  value: DataNode | undefined,
  before: Outcomes,
): readonly string[] {
  const document = one.it.documents[index];
  const root = document && patch(document.root, path, value);
  if (!document || !root) throw new Error(`${path.join(".")} is a path of the document`);
  const documents = one.it.documents.with(index, { ...document, root });
  const after = outcomesOf(one, documents);
  return [...(after ?? [])]
    .filter(([rule, outcome]) => outcome !== before.get(rule) && outcome !== "open")
    .filter(([rule]) => !decidesWithout(one, rule, path))
    .filter(
      ([, outcome]) => !(outcome === "breach" ? isOfToday(path) || isContradicted(one) : isResolved(one, documents)),
    )
    .map(
      ([rule, outcome]) =>
        `${one.it.name}, ${value ? "TBD for" : "without"} ${path.join(".")}: ${rule} was ${before.get(rule)}, is ${outcome}`,
    );
}

/** A key of a document of a case. */
interface Drop {
  readonly one: Asked;
  readonly index: number;
  readonly path: Path;
}

const allDrops = (): readonly Drop[] =>
  asked.flatMap((one) =>
    one.it.documents.flatMap((document, index) => keyPaths(document.root).map((path) => ({ one, index, path }))),
  );

/** What a key is in its pack and base document, and the value that the case gives it. */
function keyWithValue({ one: { pack, it }, index, path }: Drop): string {
  const document = it.documents[index];
  const value = document && valueAt(document.root, path);
  return JSON.stringify([pack.folder, document?.source.path, path, value && toPlain(value)]);
}

/** Of every key with every value that some case gives it, in the first case that does, a third, dropped and left for later by turns; with `EDICT_RUNS` all in every case, and both. */
function chosenDrops(): readonly Drop[] {
  const drops = allDrops();
  if (isLong) return drops;
  const once = [...new Map(drops.toReversed().map((it) => [keyWithValue(it), it])).values()];
  return once.filter((_, at) => at % 3 === 0);
}

test("no key of a case's documents can be dropped, or its value left for later, so that an outcome becomes another that is not open", () => {
  const drops = chosenDrops();
  expect(drops.length).toBeGreaterThan(3000);
  const found = drops.flatMap(({ one, index, path }, at) => {
    const before = unchanged(one);
    const values = isOfFile(path) ? [undefined] : isLong ? [undefined, later] : [at % 2 > 0 ? later : undefined];
    const slips = values.flatMap((value) => clearedBy(one, index, path, value, before ?? new Map()));
    return before ? slips : [`${one.it.name} can't be judged`];
  });
  expect(found).toEqual([]);
});

/** Changes of whole documents as somebody writes them: so many, others each day where `npm run ready` asks. */
const amount = Number(process.env["EDICT_RUNS"] ?? 40) * 10;
const seed = isLong ? Math.floor(Date.now() / 86_400_000) : 20_261_101;

const writtenAs = memoized((document: DataDocument): Written => writtenOf(toPlain(document.root)));
const places = memoized((document: DataDocument): readonly Steps[] => placesIn(writtenAs(document)));

/** The keys and indexes on the way to a place. */
function pathTo(it: Written, [step, ...rest]: Steps): Path {
  if (step === undefined || it.kind === "signs") return [];
  const [key, value] = it.kind === "list" ? [step, it.items[step]] : (it.entries[step] ?? [step, undefined]);
  return value ? [key, ...pathTo(value, rest)] : [key];
}

/** A case, one of its documents, and a change of that; or what such a change says of it that is clearer. */
function slipOf(one: Asked, index: number, place: number, kind: Kind): readonly string[] {
  const document = one.it.documents[index % one.it.documents.length];
  const steps = document && places(document)[place % places(document).length];
  const whole = steps && kind.change(writtenAs(document), steps);
  if (!whole) return [];
  const { documents: read } = readDocument({ path: document.source.path, text: textOfWritten(whole) });
  const [changed] = read;
  if (!changed) return [];
  const before = unchanged(one);
  const documents = one.it.documents.with(one.it.documents.indexOf(document), changed);
  const after = outcomesOf(one, documents);
  if (!kind.isSlip) return [];
  const path = pathTo(writtenAs(document), steps);
  // An empty word in the metadata of a file is no slip, but what the file says, and the breach of a standard.
  const isSaid = (is: Outcome | undefined): boolean => isOfFile(path) && is === "breach";
  return [...(after ?? [])]
    .filter(([rule, outcome]) => outcome !== before?.get(rule) && outcome !== "open")
    .filter(([rule, outcome]) => !isSaid(outcome) && !decidesWithout(one, rule, path))
    .filter(() => !isResolved(one, documents))
    .map(
      ([rule, outcome]) =>
        `${one.it.name}, ${steps.join(".")} ${kind.name}: ${rule} was ${before?.get(rule)}, is ${outcome}`,
    );
}

test("no slip in a case's documents makes an outcome another that is not open", () => {
  const numbers = fc.tuple(fc.constantFrom(...asked), fc.nat(), fc.nat(), fc.constantFrom(...kinds));
  fc.assert(
    fc.property(numbers, ([one, index, place, kind]) => {
      expect(slipOf(one, index, place, kind)).toEqual([]);
    }),
    { numRuns: amount, seed },
  );
});
