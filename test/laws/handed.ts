import fc from "fast-check";
import { groupBy } from "../../src/base/group-by.ts";
import { locales } from "../../src/base/locale.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { runOfCase } from "../../src/cases/run-cases.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { namesOwnDetector } from "../../src/readers/detect/findings.ts";
import { repository } from "../kit/repository.ts";
import { plainDocument } from "./compiled-verdicts.ts";
import { strange } from "./strange.ts";

const library = openLibrary(repository, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

/** An answer or a request as a program hands it over, and all that is fixed. */
export interface Handed {
  readonly pack: string;
  readonly subject: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly fixture: Fixture;
}

/** The documents of shipped cases. */
export const handed: readonly Handed[] = ["cn.genai_interim_measures", "cn.labelling_measures", "eu.ai_act"].flatMap(
  (id) => {
    const { packs, needed, vocabulary } = loadNamedPacks(repository, library, [id], "alone");
    return packs.flatMap((pack) =>
      readCases(repository, pack).cases.flatMap((it) => {
        const { run } = runOfCase(it, { pack, needed, vocabulary });
        const fixture = run && { ...run, vocabulary, mayBeRefused: namesOwnDetector };
        const { mains } = vocabulary.vocabulary;
        return (run?.inputs ?? []).flatMap((input) =>
          fixture && !mains.includes(input.subject)
            ? [{ pack: id, subject: input.subject, document: plainDocument(input), fixture }]
            : [],
        );
      }),
    );
  },
);

export type Change = (document: Record<string, unknown>) => void;

interface Spot {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

/** All places of a value that can hold another one. */
function spotsOf(value: unknown): readonly Spot[] {
  if (typeof value !== "object" || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...spotsOf(of[key])]);
}

const elsewhere = groupBy(
  handed.flatMap((it) => spotsOf(it.document)),
  (it) => it.key,
);

/** Changes of a document that leave little of it in order. */
export const changes: fc.Arbitrary<Change> = fc
  .record({ at: fc.nat(), kind: fc.nat(7), value: fc.constantFrom(...strange) })
  .map(({ at, kind, value }) => (document) => {
    const spots = spotsOf(document);
    const spot = spots[at % Math.max(spots.length, 1)];
    if (!spot) return;
    const record = spot.of;
    // What stands there in other documents.
    const others = elsewhere.get(spot.key) ?? [spot];
    if (kind === 0 && !Array.isArray(spot.of)) delete record[spot.key];
    else if (kind === 1 && !Array.isArray(spot.of)) record[`${spot.key}x`] = value;
    else if (kind === 2 && Array.isArray(record)) record.push(structuredClone(record[Number(spot.key)]));
    else if (kind === 3 || kind === 4) record[spot.key] = structuredClone(others[at % others.length]?.of[spot.key]);
    else if (kind === 5) record[spot.key] = structuredClone(spots[(at * 7) % spots.length]?.of);
    else record[spot.key] = structuredClone(value);
  });
