import { formatDay } from "../../base/civil-date.ts";
import { canonicalJson, sha256 } from "../../base/digest.ts";
import type { DataNode } from "../../base/document.ts";
import { isExact } from "../../base/exact-number.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Host } from "../../base/host.ts";
import { dayIn, formatInstant, utc } from "../../base/instant.ts";
import type { Decision, UsedAssumption, UsedAttestation, UsedInterpretation } from "../../evaluate/decision.ts";
import { displayText } from "../../evaluate/format-value.ts";
import { withoutUndefined } from "../../graph/digest.ts";
import { digestFile } from "../../pack/pins.ts";
import type {
  Receipt,
  ReceiptDocument,
  ReceiptEntry,
  ReceiptFile,
  ReceiptInput,
  ReceiptSettings,
} from "../../report/model/receipt.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { examine, type Examined } from "../check/check.ts";
import { pinsOf } from "./lock.ts";

/** A check, and its receipt if all was judged that was asked for. */
export function checkWithReceipt(
  request: CheckRequest,
  host: Host,
): { readonly report: ReportRun; readonly receipt: Receipt | undefined } {
  const examined = examine(request, host);
  return { report: examined.report, receipt: receiptOf(request, examined, host) };
}

/** The receipt of a check; undefined: not all was judged that was asked for. */
export function receiptOf(request: CheckRequest, examined: Examined, host: Host): Receipt | undefined {
  const { report, run, library } = examined;
  const { decision } = report;
  const stands = report.exitCode === 3 || report.exitCode === 4 || report.exitCode >= 64;
  if (stands || !run || !decision || !library) return undefined;
  const read = run.service && !run.inputs.includes(run.service) ? [...run.inputs, run.service] : run.inputs;
  const paths = new Set(read.map((it) => it.source.path));
  // What entries of edict.yaml name is read once for each of them.
  const services = new Map(run.inputs.flatMap((it) => it.service ?? []).map((it) => [it.source.path, it]));
  const others = [...services.values()].filter((it) => !paths.has(it.source.path));
  const files = groupBy([...read, ...others], (it) => it.source.path);
  const { profile, waivers, baseline } = report.options;
  const receipt: Omit<Receipt, "digest"> = {
    receipt: "receipt@1",
    ...pinsOf(host, request.library, library, [...report.packs, ...report.needed]),
    settings: askedSettings(request, report),
    profile: receiptFile(host, profile),
    waivers: receiptFile(host, waivers),
    baseline: receiptFile(host, baseline),
    inputs: [...files].map(([path, own]) => inputOf(host, path, own)),
    documents: documentsIn([...files.values()], run.inputs),
    used: usedIn(decision),
    ...verdictsOf(decision),
    word: decision.word,
    exit_code: report.exitCode,
  };
  return { ...receipt, digest: receiptDigest(receipt) };
}

/** The digest of a receipt or of a part of a log, without its own. */
export const receiptDigest = (receipt: object): string =>
  sha256(canonicalJson(withoutUndefined({ ...receipt, digest: undefined })));

/** How something was asked to be judged, on the day that was meant. */
export function askedSettings(
  request: CheckRequest,
  { packs, settings, options }: Pick<ReportRun, "packs" | "settings" | "options">,
): ReceiptSettings {
  const { packs: named, vocabularies = [], service, profile, waivers, baseline, from, columns } = request;
  return {
    as_of: formatDay(settings.asOf),
    now: momentOf(packs, settings),
    law_of: settings.lawOf === undefined ? undefined : formatDay(settings.lawOf),
    party: settings.party,
    packs: named,
    vocabularies: vocabularies.length > 0 ? vocabularies : undefined,
    service,
    profile,
    waivers,
    baseline,
    from,
    columns,
    detect: options.detect === true,
    provisional: settings.provisional === true ? true : undefined,
    fail_on: options.failOn,
    allow: options.allowUndetermined ? ["undetermined"] : [],
  };
}

/** Where packs of several zones were each asked on their own day: the moment that tells these days. */
function momentOf(packs: ReportRun["packs"], { now }: ReportRun["settings"]): string | undefined {
  if (now === undefined || new Set(packs.map((it) => dayIn(now, it.manifest.zone))).size < 2) return undefined;
  return formatInstant(now, utc);
}

/** A file that is named, with its digest. */
export function receiptFile(host: Host, path: string | undefined): ReceiptFile | undefined {
  return path === undefined ? undefined : { path, digest: digestFile(host, path) ?? "" };
}

function inputOf(host: Host, path: string, own: readonly Input[]): ReceiptInput {
  return { path, digest: digestFile(host, path) ?? "", facts: sha256(canonicalJson(own.map(factsOf))) };
}

/** What a document says. */
function factsOf(it: Input): unknown {
  const { subject, factsOn, day, attestations, evidence } = it;
  return withoutUndefined({
    subject,
    factsOn,
    day,
    roots: [...it.roots].map(([name, node]) => [name, exactly(node)]),
    attestations: attestations.map((one) => ({ ...one, span: undefined })),
    evidence: [...evidence.values()].map((one) => ({ ...one, span: undefined })),
  });
}

/** Plain data with numbers as exact as they are written. */
function exactly(node: DataNode): unknown {
  if (node.kind === "scalar") return isExact(node.value) ? { number: node.value.toFraction() } : node.value;
  if (node.kind === "list") return node.items.map(exactly);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, exactly(entry.value)]));
}

/** The documents that were judged, in their order. */
function documentsIn(files: readonly (readonly Input[])[], judged: readonly Input[]): readonly ReceiptDocument[] {
  const known = new Map(
    files.flatMap((own, input) => own.map((it, at) => [it, { input, at, subject: it.subject }] as const)),
  );
  return judged.flatMap((it) => known.get(it) ?? []);
}

function usedIn({ rules }: Decision): Receipt["used"] {
  const instances = rules.flatMap((it) => it.instances);
  const once = (entries: readonly ReceiptEntry[]): readonly ReceiptEntry[] => {
    const byText = new Map(entries.map((it) => [JSON.stringify(it), it]));
    return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
  };
  return {
    assumptions: once(instances.flatMap((it) => it.assumptions.map(entryOf))),
    interpretations: once(instances.flatMap((it) => it.interpretations.map(entryOf))),
    attestations: once(instances.flatMap((it) => it.attestations.map(entryOf))),
  };
}

function entryOf(it: UsedAssumption | UsedInterpretation | UsedAttestation): ReceiptEntry {
  if (it.kind === "assumption") return { name: it.path, value: displayText(it.shown), by: it.by };
  if (it.kind === "interpretation") return { name: it.term, value: it.value, by: it.by };
  const name = it.element === undefined ? it.standard : `${it.standard} of ${it.element}`;
  return { name, value: it.met ? "met" : "not met", by: `${it.by}, ${it.role}, ${it.on}` };
}

function verdictsOf({ rules, notes, yields }: Decision): Pick<Receipt, "rules" | "notes" | "yields"> {
  return {
    rules: rules.map(({ rule, verdict, advisory, inRollUp, instances }) => ({
      rule,
      verdict,
      advisory,
      in_roll_up: inRollUp,
      instances: instances.map(({ input, elements, lawOf, verdict: own }) => {
        return { document: input, elements, law_of: lawOf, verdict: own };
      }),
    })),
    notes: notes.map(({ rule, input, elements, applies }) => ({ rule, document: input, elements, applies })),
    yields: yields.map(({ pack, what, input, holds }) => ({ pack, what, document: input, holds })),
  };
}
