import { addDays, formatDay, holdsOn, writeInterval, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { canonicalRecords, sha256 } from "../../base/digest.ts";
import { fieldOf, textOf } from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import { addMs, dayIn, startOfDay, type Instant, type Zone } from "../../base/instant.ts";
import { once } from "../../base/memoized.ts";
import { listOf } from "../../base/message.ts";
import { didYouMean, nearestFull } from "../../base/nearest.ts";
import { columnsOf } from "../../compiled/verdict-residuals.ts";
import { withoutUndefined } from "../../graph/digest.ts";
import { digestFile } from "../../pack/pins.ts";
import type { GateDecision, GateReceipt, GateService, OpenPolicy } from "../../report/model/gate-answer.ts";
import { inForceMessage } from "../../report/messages/law.ts";
import { phrases } from "../../report/messages/phrases.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Subject, Vocabulary } from "../../vocabulary/type.ts";
import { judgeLines } from "../bulk/bulk.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { notAsked } from "../diagnostics.ts";
import { engineVersion, type OpenPacks } from "../library.ts";
import { noLawOn } from "../request-diagnostics.ts";
import { decides, decisionOf } from "./decision.ts";
import { openFast } from "./fast-judging.ts";
import { emptyDocuments, expecting, lacking, reaching, type GateExpectation, type GateLack } from "./lacking.ts";
import { openReference, type GateDocument, type Judged, type Judging, type ReferenceJudging } from "./judging.ts";
import { nowOf, suppose, suppositionsOf, type Suppositions } from "./suppose.ts";

/** What a gate judges by. */
export type GateRequest = Pick<
  CheckRequest,
  "packs" | "asOf" | "party" | "service" | "profile" | "detect" | "library"
> & {
  /** What becomes of a question that is open. */
  readonly open: OpenPolicy;
  /** Writes facts as JSON. */
  readonly write: (facts: StatedFacts) => string;
  /** Whether each answer has a receipt. */
  readonly receipts: boolean;
};

/** Facts by subject, as a caller states them: an answer stands with the request that it answers. */
export type StatedFacts = GateDocument["facts"];

/** A gate: what may be generated, what may be sent. */
export interface Gate {
  /** What the gate can be asked of, by name. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly vocabulary: Vocabulary;
  /** The service whose requests and answers these are. */
  readonly service: GateService | undefined;
  /** Whether a rule of a run decides. */
  readonly decides: (rule: Judged["rules"][number], run: Pick<GateRun, "decision" | "judged">) => boolean;
  /** The gate at a moment. It is prepared anew where a pack's day is another; a run that tells why it could not be. */
  readonly at: (now: Instant) => GateDay | ReportRun;
}

/** The gate on one day: what is asked of it is judged as if it were sent at its moment. */
export interface GateDay {
  readonly asOf: string;
  readonly judge: (facts: StatedFacts) => GateRun;
  /** The whole run of the same document. */
  readonly run: (document: string) => ReportRun;
  /** What it cannot decide, whatever it is asked, by an answer of that day; the run that says why nobody can tell. */
  readonly lacks: () => readonly GateLack[] | ReportRun;
  /** The facts that requests and answers have to state so that rules on them can be decided; else as `lacks`. */
  readonly expects: () => readonly GateExpectation[] | ReportRun;
  /** The rules by which a request or an answer may still be judged; else as `lacks`. */
  readonly reaches: () => readonly string[] | ReportRun;
}

/** A document that was judged, and what becomes of it. */
export interface GateRun {
  readonly decision: GateDecision;
  readonly judged: Judged;
  /** What was taken for granted, by the path of the fact. */
  readonly supposed: Readonly<Record<string, string | boolean>>;
  /** What was judged: JSON. */
  readonly document: () => string;
  readonly asOf: string;
  /** Written and hashed when it is asked for, of what was judged then; undefined: none was asked for. */
  readonly receipt: (() => GateReceipt) | undefined;
}

/** Opens a gate; the run that says why not, where anything is wrong with what judges. `now`: its first moment. */
export function openGate(request: GateRequest, host: Host, open: OpenPacks, now: Instant): Gate | ReportRun {
  const rest = { lawOf: undefined, failOn: undefined, allowUndetermined: false, inputs: [] };
  const prepare = (moment: Instant) => openReference({ ...request, ...rest, now: moment }, host, open);
  const first = prepare(now);
  if (!("bulk" in first)) return first;
  const troubles = [...lawless(first, request.asOf), ...unknownRules(first, request.open)];
  if (troubles.length > 0) return { ...judgeLines(first.bulk, []).run, troubles };
  const { settings, reading } = first.bulk.prepared;
  const { zones } = reading;
  const fixed = request.asOf === undefined ? undefined : settings.asOf;
  const daysAt = (moment: Instant): string => zones.map((it) => dayIn(moment, it)).join();
  const { vocabulary } = reading.vocabulary;
  const all = [...vocabulary.subjects].filter(([, it]) => it.gate !== undefined);
  const subjects = new Map(all);
  const suppositions = suppositionsOf(subjects.values());
  let last = { days: daysAt(now), day: dayOf(first, request, host) };
  const onFixed =
    fixed === undefined ? undefined : gateOn(last.day, suppositions, lastMomentOf(fixed, zones), zones[0]);
  const { service } = first.bulk;
  return {
    subjects,
    vocabulary,
    service: service && {
      id: textOf(fieldOf(service.roots.get(service.subject), "id")),
      digest: digestFile(host, service.source.path),
    },
    decides: (rule, { decision, judged }) => decides(rule, decision, judged, request.open),
    at: (moment) => {
      if (onFixed) return onFixed;
      const days = daysAt(moment);
      // Law, deadlines and signatures change with the day: what was prepared for another would answer for that one.
      if (days !== last.days) {
        const next = prepare(moment);
        if (!("bulk" in next)) return next;
        last = { days, day: dayOf(next, request, host) };
      }
      return gateOn(last.day, suppositions, moment, zones[0]);
    },
  };
}

/** That on the day that is asked for no law is in force: every answer would pass, and nobody would see why. */
function lawless({ bulk }: ReferenceJudging, asOf: string | undefined): readonly Diagnostic<undefined>[] {
  const { packs, settings } = bulk.prepared;
  if (asOf === undefined || packs.some((it) => holdsOn(it.manifest.inForce, settings.asOf))) return [];
  const days = packs.map(({ manifest: { id, inForce } }) =>
    phrases.labelled({ label: id, text: inForceMessage(writeInterval(inForce)) }),
  );
  return [noLawOn.nowhere({ day: formatDay(settings.asOf), packs: listOf(days, "semicolon") })];
}

/** Rules that the policy names and that no decision rests on: nobody would see that they hold nothing. */
function unknownRules({ bulk: { prepared } }: ReferenceJudging, open: OpenPolicy): readonly Diagnostic<undefined>[] {
  if (typeof open === "string") return [];
  const { subjects } = prepared.reading.vocabulary.vocabulary;
  const asked = [...subjects.values()].flatMap((it) => (it.gate ? [it.name] : []));
  const programs = prepared.packs.map((it) => it.program);
  const binding = columnsOf({ programs, settings: prepared.settings }, asked).filter((it) => it.inRollUp);
  const names = new Set(binding.map((it) => it.rule));
  return Object.keys(open.rules)
    .filter((it) => !names.has(it))
    .map((rule) => notAsked.nowhere({ rule, near: didYouMean(nearestFull(rule, names)) }));
}

/** The last second that is of a day in every zone: what happens on it has happened by then. */
function lastMomentOf(day: Day, zones: readonly Zone[]): Instant {
  const [first, ...others] = zones.map((it) => startOfDay(addDays(day, 1), it));
  return addMs(
    others.reduce((a, b) => (b < a ? b : a), first ?? startOfDay(day, { name: "UTC" })),
    -1000,
  );
}

/** What judges on one day, and its receipts. */
interface PreparedDay {
  readonly reference: ReferenceJudging;
  readonly judging: Judging;
  readonly asOf: string;
  readonly open: OpenPolicy;
  readonly write: GateRequest["write"];
  /** Undefined: no answer has a receipt. */
  readonly receiptOf: ((it: Pick<GateReceipt, "at" | "document" | "decision">) => GateReceipt) | undefined;
}

function dayOf(reference: ReferenceJudging, request: GateRequest, host: Host): PreparedDay {
  const { all, reading, settings } = reference.bulk.prepared;
  const digestOf = (path: string | undefined) => (path === undefined ? undefined : digestFile(host, path));
  const asOf = formatDay(settings.asOf);
  return {
    reference,
    judging: openFast(reference),
    asOf,
    open: request.open,
    write: request.write,
    receiptOf: request.receipts
      ? receiptsOf({
          receipt: "gate@1",
          engine: engineVersion,
          packs: all.map(({ manifest: { id, version }, digest }) => ({ id, version, digest })),
          vocabulary: reading.vocabulary.vocabulary.digest,
          service: digestOf(request.service),
          profile: digestOf(request.profile),
          party: settings.party,
          asOf,
          open: request.open,
          detect: request.detect ?? false,
        })
      : undefined,
  };
}

function gateOn(day: PreparedDay, suppositions: Suppositions, moment: Instant, zone: Zone): GateDay {
  const { asOf, judging, reference, open, write, receiptOf } = day;
  const now = nowOf(moment, zone);
  const { subjects } = reference.bulk.prepared.reading.vocabulary.vocabulary;
  const ofEmpty = <T>(
    tell: (runs: readonly ReportRun[], asked: ReadonlySet<string>) => readonly T[] | ReportRun,
  ): readonly T[] | ReportRun => {
    const asked = [...subjects.values()].filter((it) => it.gate);
    const runs = emptyDocuments(asked, dayIn(moment, zone), zone).map((it) =>
      reference.run(write(suppose(it, suppositions, now).facts)),
    );
    return tell(runs, new Set(asked.map((it) => it.name)));
  };
  return {
    asOf,
    run: reference.run,
    lacks: () => ofEmpty(lacking),
    expects: () => ofEmpty(expecting),
    reaches: () => ofEmpty(reaching),
    judge: (stated) => {
      const { facts: given, supposed } = suppose(stated, suppositions, now);
      // What was handed over may change before somebody asks for the receipt.
      const facts = receiptOf ? judging.kept(given) : given;
      const document = once(() => write(facts));
      const judged = judging.judge({ facts, text: document });
      const decision = decisionOf(judged, open);
      const receipt = receiptOf && once(() => receiptOf({ at: now.at, document: sha256(document()), decision }));
      return { decision, judged, supposed, document, asOf, receipt };
    },
  };
}

/** Receipts of one day, which differ in a few members. */
function receiptsOf(
  day: Omit<GateReceipt, "document" | "decision" | "digest" | "at">,
): NonNullable<PreparedDay["receiptOf"]> {
  const written = canonicalRecords(withoutUndefined(day) as object, ["at", "document", "decision"]);
  // To spread so many members takes ten times as long.
  return (own) => Object.assign({}, day, own, { digest: sha256(written(own)) });
}
