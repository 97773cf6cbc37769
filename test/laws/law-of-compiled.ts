import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import type { RecordType, Vocabulary } from "../../src/vocabulary/type.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { conditionsApart } from "./conditions-apart.ts";
import { compareVerdicts, plainDocument, type Compared } from "./compiled-verdicts.ts";
import { compareModule } from "./standalone-verdicts.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import { runOf } from "./run.ts";
import { plainSituation, type Situation } from "./situation.ts";
import { schemaOf } from "./vocabularies.ts";

/** Generated code gives each document the verdicts of the reference, whatever is known of it. */
export const equalToReference: SearchedLaw = {
  kind: "searched",
  name: "compiled verdicts",
  broken: (pipeline, it, built) => comparedIn(pipeline, it, built).flatMap((one) => one.differences)[0],
};

/** A module that stands alone says of each document what generated code in memory says. */
export const sameAlone: SearchedLaw = {
  kind: "searched",
  name: "standalone modules",
  broken: (pipeline, it, built) =>
    fixturesOf(pipeline, it, built).flatMap(
      ({ fixture, inputs }) => compareModule(pipeline, fixture, inputs.map(plainDocument)).differences,
    )[0],
};

/** Generated code says of each condition of a rule by itself what the reference says of it: no other hides that the two differ. */
export const equalConditions: SearchedLaw = {
  kind: "searched",
  name: "compiled conditions",
  broken: (pipeline, it, built) => conditionsIn(pipeline, it, built).flatMap((one) => one.differences)[0],
};

/** What the conditions of all rules of a situation come to. */
export const conditionsIn = (pipeline: Pipeline, it: Situation, built: readonly Built[]): readonly Compared[] =>
  fixturesOf(pipeline, it, built).map(({ fixture, inputs }) =>
    compareVerdicts(pipeline, { ...fixture, programs: fixture.programs.map(conditionsApart) }, inputs),
  );

/** What a situation comes to, with all facts, and with some where the vocabulary says what cannot be together; documents with their signatures and without. */
export function comparedIn(pipeline: Pipeline, it: Situation, built: readonly Built[]): readonly Compared[] {
  return fixturesOf(pipeline, it, built).map(({ fixture, inputs }) => compareVerdicts(pipeline, fixture, inputs));
}

/** What is fixed in a situation, and its documents. */
export function fixturesOf(
  pipeline: Pipeline,
  it: Situation,
  built: readonly Built[],
): readonly { readonly fixture: Fixture; readonly inputs: readonly Input[] }[] {
  return [1, 0.7].map((share) => {
    const { inputs, ...run } = runOf(pipeline, built, plainSituation(it, share, share < 1));
    return { fixture: { ...run, vocabulary: loaded(run.vocabulary) }, inputs: [...inputs, ...inputs.map(unsigned)] };
  });
}

const unsigned = (input: Input): Input => ({ ...input, attestations: [], evidence: new Map() });

/** A vocabulary of types alone, with the schemas that say the same. */
export function loaded(vocabulary: Vocabulary): LoadedVocabulary {
  const schemas = new Map([...vocabulary.subjects].map(([name, it]) => [name, schemaOf(it.type, false)]));
  const envelope: RecordType = { kind: "record", fields: new Map() };
  return {
    vocabulary,
    envelope,
    verbatim: new Set(),
    schemas,
    files: new Map(),
    fileOf: (name) => name,
    validate: () => [],
  };
}
