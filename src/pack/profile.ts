import profileSchema from "../../grammar/schema/profile-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import {
  entriesOf,
  fieldOf,
  itemsOf,
  refused,
  textOf,
  type DataDocument,
  type DataNode,
  type Reading,
} from "../base/document.ts";
import { didYouMean, nearest, nearestFull } from "../base/nearest.ts";
import type { Reckoning } from "../base/reckoning.ts";
import type { Settings, Adoption } from "../evaluate/settings.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import {
  overlappingEntries,
  overlappingInterpretations,
  unknownProfileRule,
  bindsAnyway,
  cannotAdopt,
  unknownAdoptedPack,
} from "./diagnostics.ts";
import { isOfUnloadedPack, type UnloadedPacks, type Pack } from "./pack.ts";
import { readAssumption } from "./profile-assumptions.ts";
import { overlapsOf, readEntries, isSigned, readSignature, type DocumentEntry } from "./profile-entry.ts";
import { readInterpretation, termsOf, openListsOf, readMembership } from "./profile-interpretations.ts";

/** An organisation's reading of what the law leaves open, and what it takes for granted; it never changes a rule. */
export interface Profile extends Pick<Settings, "interpretations" | "memberships" | "adoptions" | "assumptions"> {
  /** Full rule name → severity. */
  readonly severities: ReadonlyMap<string, string>;
  /** Full names of rules whose breach nobody may waive. */
  readonly notWaivable: ReadonlySet<string>;
}

/** What a run without a profile goes by. */
export const emptyProfile: Profile = {
  interpretations: [],
  memberships: [],
  adoptions: [],
  assumptions: [],
  severities: new Map(),
  notWaivable: new Set(),
};

/** How a run is judged by a profile. */
export function settingsOf(
  { interpretations, memberships, adoptions, assumptions }: Profile,
  rest: Pick<Settings, "asOf" | "now" | "lawOf" | "party" | "provisional" | keyof Reckoning>,
): Settings {
  return { ...rest, interpretations, memberships, adoptions, assumptions };
}

/**
 * Reads a profile for the packs of a run, those among them that are only needed. Names that no pack has, values of
 * another type and entries that overlap are mistakes: a misspelt term must not leave a rule open in silence.
 * What it says of `others` that are not in this run is left alone.
 */
export function readProfile(
  document: DataDocument,
  packs: readonly Pack[],
  vocabulary: LoadedVocabulary,
  others: UnloadedPacks = [],
): { readonly profile: Profile; readonly diagnostics: readonly Diagnostic[] } {
  const shape = checkAgainstSchema(document, profileSchema);
  if (shape.length > 0) return { profile: emptyProfile, diagnostics: shape };
  const isElsewhere = isOfUnloadedPack(packs, others);
  const nodes = (name: string): readonly DataNode[] => itemsOf(fieldOf(document.root, name));
  const ofThisRun = (name: string, key: string): readonly DataNode[] =>
    nodes(name).filter((it) => {
      const text = textOf(fieldOf(it, key));
      return text !== undefined && !isElsewhere(text);
    });
  const terms = termsOf(packs);
  const belonging = ofThisRun("interpretations", "list");
  const lists = belonging.length === 0 ? new Map<string, never>() : openListsOf(packs);
  const interpretations = readEntries(document, ofThisRun("interpretations", "term"), (it) =>
    readInterpretation(it, terms),
  );
  const memberships = readEntries(document, belonging, (it) => readMembership(it, lists));
  const adopted = nodes("adopt").filter((it) => {
    const [rule, pack] = [textOf(fieldOf(it, "rule")), textOf(fieldOf(it, "pack"))];
    return !isElsewhere(rule ?? `${pack}.`);
  });
  const adoptions = readEntries(document, adopted, (it) => readAdoption(it, packs));
  const assumptions = readEntries(document, nodes("assumptions"), (it) => readAssumption(it, vocabulary));

  const rules = new Set(packs.flatMap((it) => [...it.program.rules.keys()]));
  const severities = entriesOf(fieldOf(document.root, "severities")).filter((it) => !isElsewhere(it.key));
  const notWaivable = nodes("not_waivable").flatMap((it) => {
    const rule = textOf(it) ?? "";
    return isElsewhere(rule) ? [] : [{ rule, span: it.span }];
  });
  const unknownRules = [...severities.map((it) => ({ rule: it.key, span: it.keySpan })), ...notWaivable]
    .filter((it) => !rules.has(it.rule))
    .map(({ rule, span }) =>
      unknownProfileRule.at({ source: document.source, span }, { rule, near: didYouMean(nearestFull(rule, rules)) }),
    );
  return {
    profile: {
      interpretations: interpretations.value,
      memberships: memberships.value,
      adoptions: adoptions.value,
      assumptions: assumptions.value,
      severities: new Map(severities.map((it) => [it.key, textOf(it.value) ?? "high"])),
      notWaivable: new Set(notWaivable.map((it) => it.rule)),
    },
    diagnostics: [
      ...interpretations.diagnostics,
      ...overlapsOf(interpretations.value, (it) => it.term).map(({ entry, from }) =>
        overlappingInterpretations.at(entry.place, { term: entry.term, from }),
      ),
      ...memberships.diagnostics,
      ...overlapsOf(memberships.value, (it) => `${it.list}: ${it.member}`).map(overlap),
      ...adoptions.diagnostics,
      ...overlapsOf(adoptions.value, (it) => it.of.name).map(overlap),
      ...assumptions.diagnostics,
      ...overlapsOf(assumptions.value, (it) => it.fact).map(overlap),
      ...unknownRules,
    ],
  };
}

const overlap = ({ entry, name, from }: ReturnType<typeof overlapsOf>[number]): Diagnostic =>
  overlappingEntries.at(entry.place, { name, from });

/** What binds nobody unless somebody adopts it. */
const adoptable: ReadonlySet<string> = new Set(["recommended_standard", "guidance", "interpretation"]);

/** An organisation's word that it takes a pack, or one rule, for binding; one that binds anyway is worth a warning. */
function readAdoption(entry: DocumentEntry, packs: readonly Pack[]): Reading<Adoption | undefined> {
  const kind = fieldOf(entry.node, "rule") ? "rule" : "pack";
  const name = entry.text(kind);
  const meant = standingsOf(packs).filter((it) => name === (kind === "rule" ? it.name : it.pack));
  const isKnown = kind === "rule" ? meant.length > 0 : packs.some((it) => it.manifest.id === name);
  if (!isKnown) return refused(unknownAdopted(entry, kind, name, packs));
  const verified = meant.filter((it) => it.unverified.length === 0);
  if (meant.length > 0 && verified.length === 0) return refused(cannotAdopt.at(entry.at(kind), { name }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return refused(signature);
  const isNeedless = !verified.some((it) => adoptable.has(it.basis));
  return {
    value: { of: { kind, name }, ...signature },
    diagnostics: isNeedless ? [bindsAnyway.at(entry.at(kind), { name })] : [],
  };
}

/** Rules and exemptions with their full names. */
function standingsOf(packs: readonly Pack[]) {
  return packs.flatMap(({ manifest: { id }, checked }) =>
    [...checked.rules, ...checked.exemptions].map((it) => ({
      ...it,
      pack: id,
      name: `${id}.${it.declaration.name.text}`,
    })),
  );
}

function unknownAdopted(
  entry: DocumentEntry,
  kind: Adoption["of"]["kind"],
  name: string,
  packs: readonly Pack[],
): Diagnostic {
  if (kind === "rule") {
    const names = standingsOf(packs).map((it) => it.name);
    return unknownProfileRule.at(entry.at("rule"), { rule: name, near: didYouMean(nearestFull(name, names)) });
  }
  const ids = packs.map((it) => it.manifest.id);
  return unknownAdoptedPack.at(entry.at("pack"), { pack: name, near: didYouMean(nearest(name, ids)) });
}
