import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import type { RecordType, Vocabulary } from "../../src/vocabulary/type.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { compareVerdicts, type Compared } from "./compiled-verdicts.ts";
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

/** What a situation comes to, with all facts, and with some where the vocabulary says what cannot be together; documents with their signatures and without. */
export function comparedIn(pipeline: Pipeline, it: Situation, built: readonly Built[]): readonly Compared[] {
  return [1, 0.7].map((share) => {
    const { inputs, ...run } = runOf(pipeline, built, plainSituation(it, share, share < 1));
    const fixture = { ...run, vocabulary: loaded(run.vocabulary) };
    return compareVerdicts(pipeline, fixture, [...inputs, ...inputs.map(unsigned)]);
  });
}

const unsigned = (input: Input): Input => ({ ...input, attestations: [], evidence: new Map() });

/** A vocabulary of types alone, with the schemas that say the same. */
function loaded(vocabulary: Vocabulary): LoadedVocabulary {
  const schemas = new Map([...vocabulary.subjects].map(([name, it]) => [name, schemaOf(it.type, false)]));
  const envelope: RecordType = { kind: "record", fields: new Map() };
  return { vocabulary, envelope, verbatim: new Set(), schemas, fileOf: (name) => name, validate: () => [] };
}
