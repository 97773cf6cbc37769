import type { Day } from "../../src/base/civil-date.ts";
import type { DataDocument } from "../../src/base/document.ts";
import type { Host } from "../../src/base/host.ts";
import { locales } from "../../src/base/locale.ts";
import { isDiagnostic, loadNamedPacks, openLibrary, type ShippedLibrary } from "../../src/engine/library.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Pack } from "../../src/pack/pack.ts";
import { emptyProfile, readProfile } from "../../src/pack/profile.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import { product } from "../laws/product.ts";
import type { PackText } from "./book.ts";
import type { Settings } from "./settings.ts";
import { judgeApart } from "./judge.ts";
import { difference, ofOracle, ofProduct } from "./summary.ts";

/** Packs of a folder of policies, and what they are judged with. */
export interface Shelf {
  readonly library: ShippedLibrary;
  /** What the documents of these packs are read by. */
  readonly vocabulary: LoadedVocabulary;
  readonly judged: readonly Pack[];
  readonly texts: readonly PackText[];
}

/** The packs of these names; `alone`: as their own cases see them. */
export function shelfOf(host: Host, names: readonly string[], how: "together" | "alone"): Shelf {
  const library = openLibrary(host, "policies");
  if (isDiagnostic(library)) throw new Error(locales.en.say(library));
  const { packs, needed, vocabulary, problems, troubles } = loadNamedPacks(host, library, names, how);
  const wrong = [...problems.filter((it) => it.severity === "error"), ...troubles].map((it) => locales.en.say(it));
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  const textOf = (pack: Pack, isJudged: boolean): PackText => ({
    id: pack.manifest.id,
    inForce: pack.manifest.inForce,
    rank: pack.manifest.rank,
    isJudged,
    files: filesOf(host, pack.folder),
  });
  return {
    library,
    vocabulary,
    judged: packs,
    texts: [...packs.map((it) => textOf(it, true)), ...needed.map((it) => textOf(it, false))],
  };
}

const filesOf = (host: Host, folder: string): readonly Ast.File[] =>
  host
    .list(folder)
    .filter((it) => it.endsWith(".edict"))
    .map((name) => product.parse({ path: `${folder}/${name}`, text: host.readText(`${folder}/${name}`) ?? "" }).value);

/** Documents, and how they are to be judged. */
export interface Question {
  readonly name: string;
  readonly documents: readonly Input[];
  readonly service: Input | undefined;
  readonly asOf: Day;
  readonly lawOf: Day | undefined;
  readonly party: string;
  readonly profile: DataDocument | undefined;
}

/** Whether it makes a difference to ask packs provisionally: some of their words are unverified. */
export const hasUnverified = ({ judged }: Shelf): boolean =>
  judged.some((it) => it.program.graph.nodes.some((one) => "unverified" in one && one.unverified));

/** What the two evaluators say differently of documents, asked provisionally or not, or both; nothing if they agree. */
export function disagreementOn(shelf: Shelf, asked: Question, ways: readonly boolean[]): string | undefined {
  const found = ways.flatMap((it) => disagreementIf(it, shelf, asked) ?? []);
  return found.length === 0 ? undefined : found.join("\n");
}

function disagreementIf(
  provisional: boolean,
  { vocabulary: loaded, judged, texts }: Shelf,
  asked: Question,
): string | undefined {
  const { name, documents, service, asOf, lawOf, party, profile } = asked;
  const [head] = reckoningsOf(judged);
  if (!head) throw new Error("a run has a pack");
  const { interpretations, memberships, adoptions, assumptions } = profile
    ? readProfile(profile, judged, loaded).profile
    : emptyProfile;
  const { vocabulary } = loaded;
  const entries = { interpretations, memberships, adoptions, assumptions };
  const settings = { asOf, lawOf, party, provisional, ...head.reckoning, ...entries };
  const { decision } = product.evaluateRun({
    programs: judged.map((it) => it.program),
    inputs: documents,
    service,
    vocabulary,
    settings,
    trace: undefined,
  });
  const parts = reckoningsOf(judged).map(({ reckoning, ids }) => ({
    // What a pack needs reckons as it does.
    texts: texts.filter((it) => ids.has(it.id) || !it.isJudged),
    settings: { ...settings, ...reckoning, vocabulary, isProvisional: provisional },
  }));
  const oracle = judgeApart(parts, documents, service);
  const found = difference(ofProduct(decision), ofOracle(oracle, documents));
  return found === undefined ? undefined : `${name}\n${found}`;
}

interface Reckoned {
  readonly reckoning: Pick<Settings, "zone" | "calendar" | "counting">;
  /** The packs that reckon so. */
  readonly ids: Set<string>;
}

function reckoningsOf(packs: readonly Pack[]): readonly Reckoned[] {
  const found = new Map<string, Reckoned>();
  for (const { manifest, program } of packs) {
    const { zone, calendar, counting } = program.reckoning;
    if (!calendar) throw new Error("a pack has a calendar");
    const key = JSON.stringify([zone, counting, calendar.id, calendar.version, calendar.from, [...calendar.holidays]]);
    const known = found.get(key) ?? { reckoning: { zone, calendar, counting }, ids: new Set<string>() };
    found.set(key, known);
    known.ids.add(manifest.id);
  }
  return [...found.values()];
}

/** The inputs of documents; nothing if one of them is an input error. */
export function inputsIn(
  documents: readonly DataDocument[],
  { vocabulary, judged }: Shelf,
  lawOf: Day | undefined,
): readonly Input[] | undefined {
  const [zone, ...others] = judged.map((it) => it.manifest.zone);
  if (!zone) return undefined;
  const read = documents.map((it) =>
    readInputs(it, vocabulary, { zones: [zone, ...others], needsOwnDay: lawOf === undefined }),
  );
  if (read.some((it) => it.diagnostics.some((one) => one.severity === "error"))) return undefined;
  return read.flatMap((it) => it.inputs);
}
