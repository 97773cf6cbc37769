import type { LoadedVocabulary } from "../../src/vocabulary/read-vocabulary.ts";
import type { RecordType, Type, Vocabulary } from "../../src/vocabulary/type.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { compareVerdicts, type Compared } from "./compiled-verdicts.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import { runOf } from "./run.ts";
import { plainSituation, type Situation } from "./situation.ts";

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
  const schemas = new Map([...vocabulary.subjects].map(([name, it]) => [name, schemaOf(it.type)]));
  const envelope: RecordType = { kind: "record", fields: new Map() };
  return { vocabulary, envelope, verbatim: new Set(), schemas, fileOf: (name) => name, validate: () => [] };
}

const formats = { date: "date", datetime: "date-time", duration: "duration" } as const;

function schemaOf(type: Type): object {
  switch (type.kind) {
    case "record": {
      const fields = [...type.fields].map(([name, it]) => {
        const schema: { readonly type?: string } = schemaOf(it.type);
        return [name, it.nullable ? { ...schema, type: [schema.type, "null"] } : schema] as const;
      });
      return { type: "object", additionalProperties: false, properties: Object.fromEntries(fields) };
    }
    case "list":
      return { type: "array", items: schemaOf(type.element) };
    case "enum":
      return { type: "string", enum: type.members };
    case "string":
      return { type: "string" };
    case "document":
      return { type: "string", "x-document": true };
    case "number":
    case "boolean":
      return { type: type.kind };
    default:
      return { type: "string", format: formats[type.kind] };
  }
}
