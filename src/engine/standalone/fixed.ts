import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Day } from "../../base/civil-date.ts";
import type { Host } from "../../base/host.ts";
import { messages, type Message } from "../../base/message.ts";
import { namedTriggers } from "../../analysis/timeline/triggers.ts";
import type { Fixture } from "../../compiled/verdict-residuals.ts";
import type { Pack } from "../../pack/pack.ts";
import { digestFile } from "../../pack/pins.ts";
import { fixtureOf } from "../bulk/fixture.ts";
import type { CheckRequest } from "../check/check-request.ts";
import type { ColumnMap } from "../../readers/foreign/column-map.ts";
import { exitCodeOfRun, stoppedBy, type VerbRun } from "../exit-code.ts";
import { openReference } from "../gate/judging.ts";
import { engineVersion, loadWithOthers } from "../library.ts";
import { openWorkplace } from "../project/workplace.ts";

/** What code is made for that judges documents without the engine. */
export interface FixedRequest extends Pick<
  CheckRequest,
  "packs" | "service" | "profile" | "columns" | "party" | "lawOf" | "now" | "library"
> {
  /** Packs that those may need, and by which nothing is judged. */
  readonly beside: readonly string[];
  readonly vocabularies: readonly string[];
  readonly asOf: string;
}

/** All that is the same for every document. */
export interface FixedFacts {
  readonly fixture: Fixture;
  readonly packs: readonly Pack[];
  readonly madeFrom: {
    readonly engine: string;
    readonly packs: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
    readonly vocabulary: string;
    readonly service: string | null;
    readonly profile: string | null;
  };
  /** How the columns of a table are read, and the digest of the file that says it; undefined: it has documents. */
  readonly columns: { readonly map: ColumnMap; readonly digest: string } | undefined;
  /** The first day after that of judgement on which law, profile or signatures begin or end. */
  readonly turnsOn: Day | undefined;
  readonly problems: VerbRun["problems"];
}

/** Reads what is fixed, or says what is in the way; `refusal`: how the caller says why nothing can be made. */
export function openFixed(
  request: FixedRequest,
  host: Host,
  refusal: (why: Message) => Diagnostic<undefined>,
): FixedFacts | VerbRun {
  const { beside, vocabularies, ...asked } = request;
  const here = openWorkplace(host, request.library, vocabularies);
  if ("exitCode" in here) return here;
  const loaded = loadWithOthers(host, here.library, request.packs, beside, "together");
  const rest = { failOn: undefined, allowUndetermined: false, inputs: [] };
  const reference = openReference({ ...asked, ...rest }, host, { library: here.library, loaded });
  if (!("bulk" in reference)) {
    const { policyProblems, inputProblems, troubles } = reference;
    const problems = [...policyProblems, ...inputProblems];
    return { problems, troubles, exitCode: exitCodeOfRun(reference) };
  }
  const { prepared, problems } = reference.bulk;
  const { all, reading, settings, policyProblems } = prepared;
  if (request.service === undefined && reading.vocabulary.vocabulary.mains.length > 0)
    return stoppedBy(refusal(fixedReasons.noService()));
  const fixture = fixtureOf(reference.bulk);
  if (!fixture) return stoppedBy(refusal(fixedReasons.contradicted()));
  const digestOf = (file: string | undefined) => (file === undefined ? null : (digestFile(host, file) ?? null));
  const madeFrom = {
    engine: engineVersion,
    packs: all.map(({ manifest: { id, version }, digest }) => ({ id, version, digest })),
    vocabulary: reading.vocabulary.vocabulary.digest,
    service: digestOf(request.service),
    profile: digestOf(request.profile),
  };
  const run = { ...fixture, vocabulary: reading.vocabulary.vocabulary, inputs: [], trace: undefined };
  const law = all.map(({ manifest: { id, inForce } }) => ({ id, inForce }));
  const later = namedTriggers(run, law).filter((it) => it.day > settings.asOf);
  const [turn] = later.toSorted((a, b) => a.day - b.day);
  const columns = reading.columns && { map: reading.columns, digest: digestOf(request.columns) ?? "" };
  return { fixture, packs: all, madeFrom, columns, turnsOn: turn?.day, problems: [...policyProblems, ...problems] };
}

/** Why nothing can be made. */
export const fixedReasons = messages("engine/fixed", {
  noService: { en: "no service is named", zh: "沒有指定服務" },
  contradicted: { en: "the service states facts that cannot be together", zh: "服務所述的事實不能同時成立" },
});
