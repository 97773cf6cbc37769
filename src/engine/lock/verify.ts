import receiptSchema from "../../../grammar/schema/receipt-1.schema.json" with { type: "json" };
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import { toPlain } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Host } from "../../base/host.ts";
import { parseInstant } from "../../base/instant.ts";
import { readJson } from "../../base/json-document.ts";
import { tooLargeToRead } from "../../base/read-document.ts";
import type { Place } from "../../base/text.ts";
import { digestFile, comparePins, type Pins } from "../../pack/pins.ts";
import { foreignFormats } from "../../readers/foreign/read-foreign.ts";
import type { Receipt, ReceiptInput, ReceiptSettings } from "../../report/model/receipt.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { ChangedPart, ChangedVerdict } from "../../report/model/verification.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { examine, type Examined } from "../check/check.ts";
import type { Troubled } from "../exit-code.ts";
import { nearestPath, noInput, notAReceipt, nothingAt, unreadableText } from "../request-diagnostics.ts";
import { pinsDespiteFaults, pinsOf } from "./lock.ts";
import { receiptDigest, receiptOf } from "./receipt.ts";

/** `packs`, `vocabularies`, `service`, `profile`, `waivers` and `baseline`: where they lie now, if elsewhere than the receipt says. */
export interface VerifyRequest extends Pick<
  CheckRequest,
  "inputs" | "packs" | "vocabularies" | "service" | "profile" | "columns" | "waivers" | "baseline" | "now" | "library"
> {
  /** The file of the receipt. */
  readonly receipt: string;
}

export interface VerifyRun {
  /** Undefined: it cannot be read. */
  readonly receipt: Receipt | undefined;
  readonly judged: boolean;
  readonly changed: readonly ChangedPart[];
  readonly verdicts: readonly ChangedVerdict[];
  /** Why nothing could be judged again. */
  readonly policyProblems: readonly Diagnostic[];
  readonly inputProblems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/**
 * Makes a decision again from its receipt, and names every file that is no longer the one it was made from, and every verdict
 * that differs. Exit code 0 if it is the same, 1 if it is not, 3, 4 or 64 where nothing could be judged and nothing has changed.
 */
export function runVerify(request: VerifyRequest, host: Host): VerifyRun {
  const read = readReceipt(host, request.receipt);
  if (!read.receipt) {
    const { receipt, problems: inputProblems, troubles } = read;
    const none = { judged: false, changed: [], verdicts: [], policyProblems: [] };
    return { ...none, receipt, inputProblems, troubles, exitCode: 4 };
  }
  const { receipt } = read;
  const asked = askedOnceMore(receipt.settings, request);
  const examined = examine(asked, host);
  const { report } = examined;
  const command = `edict verify ${request.receipt} service.yaml`;
  const again = receiptOf(asked, examined, host);
  const inputs = pairInputs(host, request.inputs, receipt.inputs, again?.inputs ?? []);
  const changed = [
    ...changedReceipt(receipt),
    ...changedPins(host, request, receipt, examined),
    ...(["profile", "waivers", "baseline"] as const).flatMap((it) => changedFile(host, it, receipt, report)),
    ...inputs.flatMap(changedInput),
  ];
  const verdicts = again ? changedVerdicts(receipt, again, inputs) : [];
  const isSame = changed.length === 0 && verdicts.length === 0;
  return {
    receipt,
    judged: again !== undefined,
    changed,
    verdicts,
    policyProblems: again ? [] : report.policyProblems,
    inputProblems: again ? [] : report.inputProblems,
    troubles: report.troubles.map((it) => (it.code === noInput.code ? noInput.nowhere({ command }) : it)),
    exitCode: isSame ? (again ? 0 : failed(report.exitCode)) : 1,
  };
}

/** Nothing was judged, so that nothing was reproduced. */
const failed = (code: ExitCode): ExitCode => (code === 0 || code === 2 ? 1 : code);

interface ReadReceipt extends Troubled {
  readonly receipt: Receipt | undefined;
}

/** A receipt, or why it cannot be read. */
export function readReceipt(host: Host, path: string): ReadReceipt {
  const none = { receipt: undefined, problems: [], troubles: [] };
  if (!host.isFile(path)) return { ...none, troubles: [nothingAt(path, nearestPath(host, path))] };
  const large = tooLargeToRead(host, path);
  if (large) return { ...none, problems: [large] };
  const text = host.readText(path);
  if (text === undefined) return { ...none, troubles: [unreadableText.nowhere({ path })] };
  const what = otherThanReceipt(text);
  if (what) return { ...none, troubles: [notAReceipt.nowhere({ path, what })] };
  // Whatever its name ends in: a receipt is JSON.
  const { documents, diagnostics } = readJson({ path: host.relative(path), text });
  const [document] = documents;
  if (diagnostics.length > 0 || !document) return { ...none, problems: diagnostics };
  const problems = checkAgainstSchema(document, receiptSchema);
  if (problems.length > 0) return { ...none, problems };
  // The schema says that it is one.
  return { ...none, receipt: toPlain(document.root) as Receipt };
}

/** What Edict wrote that is no receipt of a check, by what its text begins with or holds; undefined: nothing of these. */
function otherThanReceipt(text: string): "gate" | "part" | "decisions" | undefined {
  // By itself, or in an answer of the gate.
  if (/^\s*\{[^]*"receipt"\s*:\s*"gate@1"/.test(text)) return "gate";
  const [, format] = /^\s*\{[^{}]*?"(part|decisions|report)@1"/.exec(text) ?? [];
  if (format === undefined) return undefined;
  return format === "part" ? format : "decisions";
}

/** The same once more; `request`: where packs and files lie now, if elsewhere. */
export function askedOnceMore(settings: ReceiptSettings, request: Omit<VerifyRequest, "receipt">): CheckRequest {
  const moment = parseInstant(settings.now ?? "");
  return {
    inputs: request.inputs,
    from: foreignFormats.find((it) => it === settings.from),
    packs: request.packs.length > 0 ? request.packs : settings.packs,
    vocabularies: request.vocabularies ?? settings.vocabularies,
    asOf: moment === undefined ? settings.as_of : undefined,
    lawOf: settings.law_of,
    party: settings.party,
    service: request.service ?? settings.service,
    profile: request.profile ?? settings.profile,
    columns: request.columns ?? settings.columns,
    waivers: request.waivers ?? settings.waivers,
    baseline: request.baseline ?? settings.baseline,
    failOn: settings.fail_on,
    allowUndetermined: settings.allow.includes("undetermined"),
    detect: settings.detect,
    provisional: settings.provisional === true,
    now: moment ?? request.now,
    library: request.library,
  };
}

/** A receipt that somebody has edited. */
function changedReceipt(receipt: Receipt): readonly ChangedPart[] {
  const is = receiptDigest(receipt);
  if (is === receipt.digest) return [];
  return [{ kind: "receipt", name: "digest", file: undefined, was: receipt.digest, is, same_meaning: undefined }];
}

function changedPins(
  host: Host,
  request: VerifyRequest,
  was: Pins,
  { report, library }: Examined,
): readonly ChangedPart[] {
  const packs = [...report.packs, ...report.needed];
  const isWhole = packs.length > 0 && !report.policyProblems.some((it) => it.severity === "error");
  const is =
    library && isWhole
      ? pinsOf(host, request.library, library, packs)
      : pinsDespiteFaults(host, request.library, was, { library, packs });
  return comparePins(was, is).map(({ part: kind, id: name, file, was: before, is: after, sameMeaning }) => {
    const known = library && isWhole && kind !== "engine" && kind !== "mapping" && file !== undefined;
    return { kind, name, file, was: before, is: after, same_meaning: known ? sameMeaning : undefined };
  });
}

function changedFile(
  host: Host,
  kind: "profile" | "waivers" | "baseline",
  { [kind]: was }: Receipt,
  { options }: ReportRun,
): readonly ChangedPart[] {
  const path = options[kind] ?? was?.path;
  const is = path === undefined ? undefined : digestFile(host, path);
  if (path === undefined || was?.digest === is) return [];
  return [{ kind, name: path, file: undefined, was: was?.digest, is, same_meaning: undefined }];
}

function changedInput({ was, is, path }: InputPair): readonly ChangedPart[] {
  if (was?.digest === is?.digest) return [];
  const same_meaning = was && is?.facts !== undefined ? was.facts === is.facts : undefined;
  return [{ kind: "input", name: path, file: undefined, was: was?.digest, is: is?.digest, same_meaning }];
}

/** A file of documents as a receipt names it, and as it is now; undefined: it was not, or is not there. */
interface InputPair {
  readonly path: string;
  readonly was: ReceiptInput | undefined;
  /** Without `facts`: it could not be judged. */
  readonly is: (Pick<ReceiptInput, "path" | "digest"> & { readonly facts: string | undefined }) | undefined;
}

/**
 * Pairs the files of a receipt with those that were judged again: of the same path, else of the same bytes, else of the same
 * name. What could not be judged again is looked for where it was, or in the place of the inputs that are given now.
 */
function pairInputs(
  host: Host,
  given: readonly string[],
  was: readonly ReceiptInput[],
  judged: readonly ReceiptInput[],
): readonly InputPair[] {
  const left = new Set(judged);
  const found = new Map<ReceiptInput, ReceiptInput>();
  const ways: readonly ((a: ReceiptInput, b: ReceiptInput) => boolean)[] = [
    (a, b) => a.path === b.path,
    (a, b) => a.digest === b.digest,
    (a, b) => nameOf(a.path) === nameOf(b.path),
  ];
  for (const isSame of ways) {
    for (const it of was) {
      const match = found.has(it) ? undefined : [...left].find((one) => isSame(it, one));
      if (!match) continue;
      found.set(it, match);
      left.delete(match);
    }
  }
  const pairs = was.map((it): InputPair => ({
    path: it.path,
    was: it,
    is: found.get(it) ?? pairUnjudged(host, given, it),
  }));
  return [...pairs, ...[...left].map((it) => ({ path: it.path, was: undefined, is: it }))];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function pairUnjudged(host: Host, given: readonly string[], { path }: ReceiptInput): InputPair["is"] {
  const parts = path.split("/");
  const ends = parts.map((_, at) => parts.slice(at).join("/"));
  const below = (given.length === 0 ? ["."] : given).flatMap((it) => [
    ...(nameOf(it) === nameOf(path) ? [it] : []),
    ...ends.map((end) => `${it}/${end}`),
  ]);
  const place = [...below, path].find((it) => host.isFile(it));
  const digest = place === undefined ? undefined : digestFile(host, place);
  return place === undefined || digest === undefined ? undefined : { path: place, digest, facts: undefined };
}

/** What two receipts say otherwise, of documents that are paired by their files and their order in them. */
function changedVerdicts(was: Receipt, is: Receipt, inputs: readonly InputPair[]): readonly ChangedVerdict[] {
  const paths = new Map(inputs.flatMap((it) => (it.is ? [[it.is.path, it.path] as const] : [])));
  const before = new Map(outcomesOf(was, (path) => path).map((it) => [receiptOutcomeKey(it), it]));
  const after = new Map(outcomesOf(is, (path) => paths.get(path) ?? path).map((it) => [receiptOutcomeKey(it), it]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key), after.get(key)];
    const one = then ?? now;
    if (!one || then?.outcome === now?.outcome) return [];
    return [{ kind: one.kind, name: one.name, of: one.of, was: then?.outcome, is: now?.outcome }];
  });
}

type ReceiptOutcome = Pick<ChangedVerdict, "kind" | "name" | "of"> & { readonly outcome: string };

const receiptOutcomeKey = ({ kind, name, of }: ReceiptOutcome): string => JSON.stringify([kind, name, of]);

function outcomesOf(
  { rules, notes, yields, documents, inputs, exit_code: exitCode }: Receipt,
  pathOf: (path: string) => string,
): readonly ReceiptOutcome[] {
  const about = (document: number | undefined, elements: readonly string[]): string | undefined => {
    const it = document === undefined ? undefined : documents[document];
    const path = it && inputs[it.input]?.path;
    if (!it || path === undefined) return undefined;
    return [`${it.subject} ${it.at + 1} of ${pathOf(path)}`, ...elements].join(", ");
  };
  return [
    // A rule may be advisory in one version of its pack, and bind in another.
    ...[...groupBy(rules, (it) => it.rule)].map(([name, own]): ReceiptOutcome => {
      const outcome = own.map((it) => (it.advisory ? `advisory ${it.verdict}` : it.verdict)).join(" and ");
      return { kind: "rule", name, of: undefined, outcome };
    }),
    ...rules.flatMap(({ rule: name, instances }): readonly ReceiptOutcome[] =>
      instances.map(({ document, elements, verdict: outcome }): ReceiptOutcome => {
        return { kind: "instance", name, of: about(document, elements), outcome };
      }),
    ),
    ...notes.map(({ rule: name, document, elements, applies: outcome }): ReceiptOutcome => {
      return { kind: "note", name, of: about(document, elements), outcome };
    }),
    // What waivers, a baseline and edict.yaml let pass changes no verdict.
    { kind: "run", name: "exit code", of: undefined, outcome: `${exitCode}` },
    ...yields.map(({ what: name, document, holds: outcome }): ReceiptOutcome => {
      return { kind: "flag", name, of: about(document, []), outcome };
    }),
  ];
}
