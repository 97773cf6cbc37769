import profileSchema from "../../grammar/schema/profile-1.schema.json" with { type: "json" };
import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Settings } from "../evaluate/settings.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { overlappingEntries, overlappingInterpretations, unknownRule } from "./diagnostics.ts";
import { ofOtherPacks, type OtherPacks } from "./of-other-packs.ts";
import type { Pack } from "./pack.ts";
import { readAdoption } from "./profile-adoptions.ts";
import { readAssumption } from "./profile-assumptions.ts";
import { overlapsOf, readEntries } from "./profile-entry.ts";
import { readInterpretation, termsOf } from "./profile-interpretations.ts";
import { openListsOf, readMembership } from "./profile-memberships.ts";

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

/**
 * Reads a profile for the packs of a run, those among them that are only needed. Names that no pack has, values of
 * another type and entries that overlap are mistakes: a misspelt term must not leave a rule open in silence.
 * What it says of `others` that are not in this run is left alone.
 */
export function readProfile(
  document: DataDocument,
  packs: readonly Pack[],
  vocabulary: LoadedVocabulary,
  others: OtherPacks = [],
): { readonly profile: Profile; readonly diagnostics: readonly Diagnostic[] } {
  const shape = checkAgainstSchema(document, profileSchema);
  if (shape.length > 0) return { profile: emptyProfile, diagnostics: shape };
  const isElsewhere = ofOtherPacks(packs, others);
  const nodes = (name: string): ReturnType<typeof itemsOf> => itemsOf(fieldOf(document.root, name));
  const ofThisRun = (name: string, key: string): ReturnType<typeof itemsOf> =>
    nodes(name).filter((it) => {
      const text = textOf(fieldOf(it, key));
      return text !== undefined && !isElsewhere(text);
    });
  const terms = termsOf(packs);
  const lists = openListsOf(packs);
  const interpretations = readEntries(document, ofThisRun("interpretations", "term"), (it) =>
    readInterpretation(it, terms),
  );
  const memberships = readEntries(document, ofThisRun("interpretations", "list"), (it) => readMembership(it, lists));
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
      unknownRule.at({ source: document.source, span }, { rule, near: didYouMean(nearest(rule, rules)) }),
    );
  return {
    profile: {
      interpretations: interpretations.read,
      memberships: memberships.read,
      adoptions: adoptions.read,
      assumptions: assumptions.read,
      severities: new Map(severities.map((it) => [it.key, textOf(it.value) ?? "high"])),
      notWaivable: new Set(notWaivable.map((it) => it.rule)),
    },
    diagnostics: [
      ...interpretations.diagnostics,
      ...overlapsOf(interpretations.read, (it) => it.term).map(({ entry, from }) =>
        overlappingInterpretations.at(entry.place, { term: entry.term, from }),
      ),
      ...memberships.diagnostics,
      ...overlapsOf(memberships.read, (it) => `${it.list}: ${it.member}`).map(overlap),
      ...adoptions.diagnostics,
      ...overlapsOf(adoptions.read, (it) => it.of.name).map(overlap),
      ...assumptions.diagnostics,
      ...overlapsOf(assumptions.read, (it) => it.fact).map(overlap),
      ...unknownRules,
    ],
  };
}

const overlap = ({ entry, name, from }: ReturnType<typeof overlapsOf>[number]): Diagnostic =>
  overlappingEntries.at(entry.place, { name, from });
