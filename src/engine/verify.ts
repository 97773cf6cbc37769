import receiptSchema from "../../grammar/schema/receipt-1.schema.json" with { type: "json" };
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { didYouMean } from "../base/nearest.ts";
import { toPlain } from "../base/plain.ts";
import { readJson } from "../base/json-document.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import type { Place } from "../base/text.ts";
import { foreignFormats } from "../foreign/read-foreign.ts";
import { digestFile } from "../pack/pins.ts";
import { comparePins, type Pins } from "../pack/compare-pins.ts";
import type { Receipt } from "../report/model/receipt.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { ChangedPart, ChangedVerdict } from "../report/model/verification.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { examine } from "./check.ts";
import type { CheckRequest } from "./check-request.ts";
import { inputsNow, type InputPair } from "./inputs-now.ts";
import { isDiagnostic, openLibrary } from "./library.ts";
import { neighbour } from "./neighbour.ts";
import { pinsNow, pinsOf } from "./pins.ts";
import { receiptDigest, receiptOf } from "./receipt.ts";
import { noSuchPath, unreadable } from "./request-diagnostics.ts";
import { changedVerdicts } from "./verdicts-of-receipts.ts";

/** `packs`, `service`, `profile`, `waivers` and `baseline`: where they lie now, if elsewhere than the receipt says. */
export interface VerifyRequest extends Pick<
  CheckRequest,
  "inputs" | "packs" | "service" | "profile" | "waivers" | "baseline" | "today" | "library"
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
export function verify(request: VerifyRequest, host: Host): VerifyRun {
  const read = readReceipt(host, request.receipt);
  if (!read.receipt) {
    const { receipt, problems: inputProblems, troubles } = read;
    const none = { judged: false, changed: [], verdicts: [], policyProblems: [] };
    return { ...none, receipt, inputProblems, troubles, exitCode: 4 };
  }
  const { receipt } = read;
  const asked = requestOf(receipt, request);
  const examined = examine(asked, host);
  const { report } = examined;
  const again = receiptOf(asked, examined, host);
  const inputs = inputsNow(host, request.inputs, receipt.inputs, again?.inputs ?? []);
  const changed = [
    ...changedReceipt(receipt),
    ...changedPins(host, request, receipt, report),
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
    troubles: report.troubles,
    exitCode: isSame ? (again ? 0 : failed(report.exitCode)) : 1,
  };
}

/** Nothing was judged, so that nothing was reproduced. */
const failed = (code: ExitCode): ExitCode => (code === 0 || code === 2 ? 1 : code);

interface ReadReceipt {
  readonly receipt: Receipt | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

function readReceipt(host: Host, path: string): ReadReceipt {
  const none = { receipt: undefined, problems: [], troubles: [] };
  if (!host.isFile(path)) {
    const near = didYouMean(neighbour(host, path));
    return { ...none, troubles: [noSuchPath.nowhere({ path, near, remedy: undefined })] };
  }
  const large = tooLargeToRead(host, path);
  if (large) return { ...none, problems: [large] };
  const text = host.readText(path);
  if (text === undefined) return { ...none, troubles: [unreadable.nowhere({ path })] };
  // Whatever its name ends in: a receipt is JSON.
  const { documents, diagnostics } = readJson({ path: host.relative(path), text });
  const [document] = documents;
  if (diagnostics.length > 0 || !document) return { ...none, problems: diagnostics };
  const problems = checkAgainstSchema(document, receiptSchema);
  if (problems.length > 0) return { ...none, problems };
  // The schema says that it is one.
  return { ...none, receipt: toPlain(document.root) as Receipt };
}

function requestOf({ settings }: Receipt, request: VerifyRequest): CheckRequest {
  const { inputs, today, library } = request;
  return {
    inputs,
    from: foreignFormats.find((it) => it === settings.from),
    packs: request.packs.length > 0 ? request.packs : settings.packs,
    asOf: settings.as_of,
    lawOf: settings.law_of,
    party: settings.party,
    service: request.service ?? settings.service,
    profile: request.profile ?? settings.profile,
    waivers: request.waivers ?? settings.waivers,
    baseline: request.baseline ?? settings.baseline,
    failOn: settings.fail_on,
    allowUndetermined: settings.allow.includes("undetermined"),
    detect: settings.detect,
    today,
    library,
  };
}

/** A receipt that somebody has edited. */
function changedReceipt(receipt: Receipt): readonly ChangedPart[] {
  const is = receiptDigest(receipt);
  if (is === receipt.digest) return [];
  return [{ kind: "receipt", name: "digest", file: undefined, was: receipt.digest, is, same_meaning: undefined }];
}

function changedPins(host: Host, request: VerifyRequest, was: Pins, report: ReportRun): readonly ChangedPart[] {
  const opened = openLibrary(host, request.library);
  const library = isDiagnostic(opened) ? undefined : opened;
  const packs = [...report.packs, ...report.needed];
  const isWhole = packs.length > 0 && !report.policyProblems.some((it) => it.severity === "error");
  const is =
    library && isWhole
      ? pinsOf(host, request.library, library, packs)
      : pinsNow(host, request.library, was, { library, packs });
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
