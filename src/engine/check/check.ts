import type { Day } from "../../base/civil-date.ts";
import { diagnosticKey, atPlace, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { dayIn, utc } from "../../base/instant.ts";
import { listOf } from "../../base/message.ts";
import { plainCounting } from "../../base/reckoning.ts";
import { formatPlace, type Place } from "../../base/text.ts";
import { withOwnServices, type Run } from "../../evaluate/context.ts";
import type { Decision } from "../../evaluate/decision.ts";
import { evaluateRun } from "../../evaluate/evaluate.ts";
import { packOf } from "../../evaluate/program.ts";
import { asOfIn } from "../../evaluate/settings.ts";
import { usualParty, type Pack } from "../../pack/pack.ts";
import { emptyProfile, settingsOf } from "../../pack/profile.ts";
import { noSuppressions } from "../../pack/waive/suppressions.ts";
import { withFindings } from "../../readers/detect/findings.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Input } from "../../vocabulary/input.ts";
import { tooLargeToJudge as tooManySteps } from "../diagnostics.ts";
import { exitCodeOfRun } from "../exit-code.ts";
import { capReport } from "../many-mistakes.ts";
import { engineVersion, type OpenPacks, type ShippedLibrary } from "../library.ts";
import { gatherProject } from "../project/gather-project.ts";
import { severalServices } from "../request-diagnostics.ts";
import type { ResolvedRequest, CheckRequest } from "./check-request.ts";
import { gather, readService, tooMany, type Gathered, type InputReading, type FoundService } from "./gather.ts";
import { optionsOf, prepare, runOf, blockingDiagnostics, type Prepared } from "./prepare.ts";
import { findSuppressions } from "./suppressions.ts";
import { attestationChecker, decisionWarnings, documentWarnings, unlistedPersonalData } from "./validate-inputs.ts";

/**
 * Judges documents by packs. Everything that goes wrong is in the result, with the exit code it leads to;
 * what could be evaluated is evaluated all the same. `open`: the packs that the request names, if they are compiled already.
 */
export function runCheck(request: CheckRequest, host: Host, open?: OpenPacks): ReportRun {
  return examine(request, host, open).report;
}

/** A finished check, and what was evaluated, so that it can be asked again. */
export interface Examined {
  readonly report: ReportRun;
  /** Its inputs are those of the report; undefined: nothing was evaluated. */
  readonly run: Run | undefined;
  /** By which it was judged; undefined: nothing could be prepared. */
  readonly library: ShippedLibrary | undefined;
}

/** Judges documents as `runCheck` does. */
export function examine(request: CheckRequest, host: Host, open?: OpenPacks): Examined {
  const prepared = prepare(request, host, open);
  if (!("settings" in prepared))
    return { report: unread(request, prepared.troubles, prepared.diagnostics), run: undefined, library: undefined };
  const { asked, project, packs, all, others, reading, profile } = prepared;
  const written = project
    ? gatherProject(host, project, reading, asked.service === undefined || asked.at("service") !== undefined)
    : gather(host, asked.inputs, reading, isRuleOf(all), request.library);
  const scanned = asked.detect ? written.inputs.map(withFindings) : written.inputs;
  const gathered = { ...written, inputs: withOwnServices(scanned, reading.vocabulary.vocabulary) };
  const service = findService(host, asked, gathered, reading);
  const crowd = tooMany(host, gathered.inputs);
  const troubles = [...prepared.troubles, ...gathered.troubles, ...service.troubles, ...profile.troubles, ...crowd];
  const told = (input: Input): readonly Diagnostic[] => blockingDiagnostics(prepared, input);
  const isSound = (it: Input): boolean => told(it).length === 0;
  const inputs = gathered.inputs.filter((it) => isSound(it) && (!it.service || isSound(it.service)));
  const itsService = service.input && isSound(service.input) ? service.input : undefined;
  const stop = prepared.stop || troubles.some((it) => it.exit === 64) || service.troubles.length + crowd.length > 0;
  const judged =
    stop || packs.length === 0 || inputs.length === 0 ? undefined : judge(runOf(prepared, inputs, itsService));

  const services = [service.input, ...gathered.inputs.map((it) => it.service)];
  const read = [...gathered.inputs, ...new Set(services.flatMap((it) => it ?? []))];
  const attestations = judged ? attestationChecker(all, others)(read) : [];
  const problems = [
    ...gathered.problems,
    ...service.problems,
    ...profile.diagnostics,
    ...prepared.columnProblems,
    ...read.flatMap(told),
    ...attestations,
    ...(asked.detect ? written.inputs.flatMap(unlistedPersonalData) : []),
    ...(judged ? documentWarnings(judged.run) : []),
    ...(judged?.decision ? decisionWarnings(judged.decision, judged.run.inputs, packs) : []),
    ...(judged?.problems ?? []),
  ];
  const cover = findSuppressions(host, asked, {
    project,
    asOf: asOfOfRules(prepared),
    decision: judged?.decision,
    inputs: judged?.run.inputs ?? [],
    packs,
    others,
    profile: profile.profile,
    mistakes: problems.filter((it) => it.severity === "error"),
  });
  const report = reportOf(prepared, {
    inputs: judged?.run.inputs ?? inputs,
    service: itsService,
    decision: judged?.decision,
    cover: cover.cover,
    inputProblems: uniqueDiagnostics([...problems, ...cover.problems]),
    troubles: [...troubles, ...cover.troubles],
    skipped: gathered.skipped,
  });
  return { report: capReport(report), run: judged?.decision ? judged.run : undefined, library: prepared.library };
}

/** Whether a word is a rule's name, in full or within its pack. */
const isRuleOf =
  (packs: readonly Pack[]) =>
  (name: string): boolean =>
    packs.some(({ manifest: { id }, program }) => program.rules.has(name) || program.rules.has(`${id}.${name}`));

/** The day on which each rule is judged: of its pack, by its full name. */
export function asOfOfRules({ packs, settings }: Pick<Prepared, "packs" | "settings">): (rule: string) => Day {
  const zones = new Map(packs.map(({ manifest: { id, zone } }) => [id, zone]));
  return (rule) => asOfIn(settings, zones.get(packOf(rule)) ?? settings.zone);
}

type RunParts = Pick<ReportRun, "inputs" | "service" | "decision" | "cover" | "inputProblems" | "troubles"> &
  Partial<Pick<ReportRun, "skipped" | "counted">>;

/** The run of documents that were judged as was prepared. */
export function reportOf(prepared: Prepared, found: RunParts): ReportRun {
  const { asked, packs, needed, library, reading, settings, profile, policyProblems } = prepared;
  return finish({
    engine: engineVersion,
    packs,
    needed,
    shipped: [...library.packs.keys()],
    vocabulary: reading.vocabulary.vocabulary,
    lawTitle: prepared.lawTitle,
    settings,
    options: optionsOf(asked, profile.profile),
    policyProblems,
    skipped: [],
    ...found,
  });
}

interface Judged {
  readonly decision: Decision | undefined;
  /** Its inputs are those that the decision counts. */
  readonly run: Run;
  readonly problems: readonly Diagnostic[];
}

/** Judges what can be judged: a document that takes too many steps is reported and left out. */
export function judge(run: Run): Judged {
  const { inputs } = run;
  const { decision, tooLarge } = evaluateRun(run);
  if (tooLarge.length === 0) return { decision, run, problems: [] };
  const problems = tooLarge.flatMap((index) => inputs[index] ?? []).map(tooManyStepsIn);
  const left = new Set(tooLarge);
  const others = { ...run, inputs: inputs.filter((_, index) => !left.has(index)) };
  if (others.inputs.length === 0) return { decision: undefined, run: others, problems };
  const rest = judge(others);
  return { ...rest, problems: [...problems, ...rest.problems] };
}

/** A document takes too many steps. */
export const tooManyStepsIn = ({ source, span, subject }: Input): Diagnostic =>
  tooManySteps.at({ source, span }, { subject });

/** The service of all documents that have none of their own: the one named, or the only one among the inputs. */
export function findService(
  host: Host,
  asked: Pick<ResolvedRequest, "service" | "at">,
  gathered: Gathered,
  reading: InputReading,
): FoundService {
  const none = { input: undefined, problems: [], troubles: [] };
  if (asked.service !== undefined) {
    const found = readService(host, asked.service, reading);
    // What is judged too is read once: a fact of it that contradicts another is the same fact wherever it is read.
    const { input } = found;
    const twin = input && gathered.inputs.find((it) => it.subject === input.subject && isSamePlace(it, input));
    if (twin) return { ...none, input: twin };
    return { ...found, troubles: found.troubles.map((it) => atPlace(it, asked.at("service"))) };
  }
  const { mains } = reading.vocabulary.vocabulary;
  const services = gathered.inputs.filter((it) => mains.includes(it.subject));
  const [input] = services;
  if (services.length < 2 || gathered.inputs.every((it) => mains.includes(it.subject) || it.service)) {
    return { ...none, input: services.length === 1 ? input : undefined };
  }
  const places = listOf(services.map((it) => formatPlace(it)));
  return { ...none, troubles: [severalServices.nowhere({ count: services.length, places })] };
}

const isSamePlace = (a: Input, b: Input): boolean => a.source.path === b.source.path && a.span.start === b.span.start;

/** A run that ended before anything could be read. */
export function unread(
  request: CheckRequest,
  troubles: readonly Diagnostic<Place | undefined>[],
  inputProblems: readonly Diagnostic[],
): ReportRun {
  const { failOn, allowUndetermined, profile, service, waivers, baseline, now, party } = request;
  const run = finish({
    engine: engineVersion,
    packs: [],
    needed: [],
    shipped: [],
    inputs: [],
    service: undefined,
    vocabulary: { subjects: new Map(), evidenceKind: { kind: "enum", members: [] }, roles: new Map() },
    decision: undefined,
    cover: noSuppressions,
    settings: settingsOf(emptyProfile, {
      asOf: dayIn(now, utc),
      lawOf: undefined,
      party: party ?? usualParty,
      zone: utc,
      calendar: undefined,
      counting: plainCounting,
    }),
    options: { profile, service, waivers, baseline, failOn, allowUndetermined, severities: new Map() },
    policyProblems: [],
    inputProblems,
    troubles,
    skipped: [],
  });
  return capReport(run);
}

const finish = (result: Omit<ReportRun, "exitCode">): ReportRun => ({ ...result, exitCode: exitCodeOfRun(result) });

/** Each once: a service that is an input too is read twice, and two sides of a comparison may lack the same. */
export function uniqueDiagnostics<At extends Place | undefined>(
  problems: readonly Diagnostic<At>[],
): readonly Diagnostic<At>[] {
  return [...new Map(problems.map((it) => [diagnosticKey(it), it])).values()];
}
