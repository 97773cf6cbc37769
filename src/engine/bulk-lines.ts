import { placed, type Diagnostic } from "../base/diagnostic.ts";
import { formatPlace, type Place, type SourceText } from "../base/text.ts";
import { withFindings } from "../detect/findings.ts";
import { groupedBy } from "../evaluate/grouped.ts";
import { holdsPieces } from "../foreign/read-foreign.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Input } from "../vocabulary/input.ts";
import { noCover } from "../waive/cover.ts";
import { nameDocuments } from "../waive/fingerprint.ts";
import type { Bulk } from "./bulk.ts";
import { checkAttestations } from "./check-attestations.ts";
import { judge, reportOf } from "./check.ts";
import { findingsOf } from "./findings.ts";
import { readSource } from "./gather.ts";
import { runOf, toldOf } from "./prepare.ts";
import { foundInPart } from "./scanned-in-part.ts";
import { othersNeeded } from "./others-needed.ts";

/** Some lines, judged as a run of their own. */
export interface JudgedLines {
  /** Without the mistakes that stand in no line. */
  readonly run: ReportRun;
  /** Attestations of the service about names that neither it nor one of these lines has. */
  readonly unnamed: readonly Diagnostic[];
}

/** Judges lines, each a text of its own; `broken`: what is wrong with lines that are no text. */
export function judgeLines(
  bulk: Bulk,
  sources: readonly SourceText[],
  broken: readonly Diagnostic[] = [],
): JudgedLines {
  const { prepared, service, crossing, unnamed } = bulk;
  const { asked, packs, all, others, reading } = prepared;
  const read = sources.map((it) => readSource(it, reading));
  const written = read.flatMap((it) => it.inputs);
  const troubles = troublesOf(bulk, sources, written);
  const gathered = asked.detect ? written.map(withFindings) : written;
  const inputs = gathered.filter((it) => toldOf(prepared, it).length === 0);
  const judged = inputs.length === 0 || troubles.length > 0 ? undefined : judge(runOf(prepared, inputs, service));
  const beside = service ? [service] : [];
  const signed = [...groupedBy(gathered, (it) => it.source).values()].filter((it) =>
    it.some((one) => one.attestations.length > 0),
  );
  const isOfLine = (it: Diagnostic): boolean => it.place.source !== service?.source;
  const problems = [
    ...broken,
    ...read.flatMap((it) => it.problems),
    ...gathered.flatMap((it) => toldOf(prepared, it)),
    ...signed.flatMap((it) => checkAttestations(all, others, [...beside, ...it]).filter(isOfLine)),
    ...(asked.detect ? written.flatMap(foundInPart) : []),
    ...(judged?.decision ? findingsOf(judged.decision, judged.run.inputs, packs) : []),
    ...(judged?.problems ?? []),
  ];
  const judgedInputs = judged?.run.inputs ?? inputs;
  const isHearing = new Set(crossing.map((it) => it.name));
  const decision = judged?.decision && {
    ...judged.decision,
    notes: judged.decision.notes.filter((it) => it.input === undefined || !isHearing.has(it.rule)),
  };
  const run = reportOf(prepared, {
    inputs: judgedInputs,
    service,
    decision,
    cover: { ...noCover, documents: nameDocuments(judgedInputs, (it) => it) },
    inputProblems: problems,
    troubles,
  });
  const left =
    unnamed.length === 0 ? [] : checkAttestations(all, others, [...beside, ...gathered]).map(formatAttestation);
  return { run, unnamed: unnamed.filter((it) => left.includes(formatAttestation(it))) };
}

/** The first document or piece of one that nobody can judge without the others. */
function troublesOf(
  { prepared, crossing }: Bulk,
  sources: readonly SourceText[],
  inputs: readonly Input[],
): readonly Diagnostic<Place | undefined>[] {
  const { asked, library } = prepared;
  const pieces = sources.filter((it) => asked.from !== undefined && holdsPieces(it, asked.from));
  const services = asked.service === undefined ? inputs.filter((it) => it.subject === "service") : [];
  const duties = crossing.filter((it) => it.modal === "must" || it.modal === "must-not");
  const hearing = inputs.flatMap((input) => {
    const carried = library.vocabulary.vocabulary.subjects.get(input.subject)?.carries ?? [];
    const subjects = new Set([...input.roots.keys(), ...carried]);
    return duties
      .filter((it) => it.subject !== undefined && subjects.has(it.subject))
      .map(({ name }) => ({ input, name }));
  });
  return [
    ...pieces.map((source) => placed(othersNeeded.piece(), { source, span: { start: 0, end: 1 } })),
    ...services.map((it) => placed(othersNeeded.service(), it)),
    ...hearing.map(({ input, name }) => placed(othersNeeded.breaches(name), input)),
  ].slice(0, 1);
}

const formatAttestation = ({ code, place }: Diagnostic): string => `${code} ${formatPlace(place)}`;
