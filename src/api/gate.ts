import { parseDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { overlayHost, type Host } from "../base/host.ts";
import { locales, type Locale } from "../base/locale.ts";
import { inScript } from "../base/script.ts";
import { formatPlace, type Place } from "../base/text.ts";
import {
  anOpenPolicy,
  openGate,
  runCheck,
  type EngineGate,
  type GateDay,
  type GateRun,
  type StatedFacts,
} from "../engine/index.ts";
import { memoized } from "../base/memoized.ts";
import { message } from "../base/message.ts";
import { reportData, reportTrouble } from "../report/model/build-report.ts";
import { locatorIn } from "../report/model/citations.ts";
import type {
  GateAnswer,
  GateFact,
  GateMissing,
  GateProblem,
  GateRule,
  GateService,
  OpenPolicy,
} from "../report/model/gate-answer.ts";
import { reportNeed, vocabularyQuestion } from "../report/model/needs.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Report } from "../report/model/report.ts";
import { Answer, type Said } from "./gate-answer.ts";
import { openPieces, type Facts, type GatePieces } from "./gate-pieces.ts";
import { inputsOf, jsonOf, type Documents } from "./evaluate.ts";
import { now } from "./machine.ts";
import { checkOptions, record, refuseMore } from "./options.ts";
import { loadedOf, loadPacks, type Packs } from "./packs.ts";

/** How a gate judges. Paths start where those of the packs do; files are read once, when the gate is made. */
export interface GateOptions {
  /** What `loadPacks` gives, or the names that it takes; default the Interim Measures. */
  readonly packs?: Packs | readonly string[] | undefined;
  /** The service whose requests and answers these are: a file, or the value of a document. */
  readonly service?: string | object | undefined;
  /** How you read what the law leaves open, what you adopt and assume: a file, or its value. */
  readonly profile?: string | object | undefined;
  /** Whose duties count; default `provider`. */
  readonly party?: string | undefined;
  /**
   * The day of judgement, as `2026-01-31`; default the day of each call, in the zone of each pack. A day on which none of the packs is
   * in force is a mistake.
   */
  readonly asOf?: string | undefined;
  /**
   * What becomes of a question that is open: of each, or, as `{ default: "pass", rules: { "PACK.RULE": "hold" } }`, of those of some
   * rules and of all others. There is no default: to let it pass is for you to say.
   */
  readonly open: OpenPolicy;
  /** First look for personal data, and add it to the findings of documents that were scanned. */
  readonly detect?: boolean | undefined;
  /** Whether each answer has a receipt, with the digests of all that it was made from; default true. It is written when it is read, of what was judged. */
  readonly receipts?: boolean | undefined;
}

/** Says of each request whether it may be served, and of each answer whether it may be sent. */
export interface Gate {
  /** May this be generated? */
  readonly request: (request: Facts) => GateAnswer;
  /** May this be sent? `request`: what it answers; undefined: nobody knows. */
  readonly response: (request: Facts | undefined, response: Facts) => GateAnswer;
  /** The answer of `request`, or of `response` where one is given, with the report of the same document. */
  readonly explain: (request: Facts | undefined, response?: Facts) => GateAnswer & { readonly report: Report };
  /** Judges documents as `evaluate` does, with the packs, the service and the profile of the gate. */
  readonly check: (documents: Documents) => Report;
  /** Begins an answer that comes in pieces. `response`: what is known of it before it comes; without an `id`, it has that of its request. */
  readonly open: (request: Facts | undefined, response?: Facts) => GatePieces;
  /**
   * What the gate cannot decide, whatever it is asked: facts, signatures and readings that rules on requests and answers wait
   * for and that service, profile and packs lack, each with its rules and where the answer belongs. Begins with the service
   * where there is none; then for each rule what it waits for with most others, facts before signatures and readings. Looked
   * for when it is read, as of that day; throws a `GateError` where a request of which nothing is known cannot be judged.
   *
   * @example
   * const gate = await createGate({ open: "pass", asOf: "2026-11-01" });
   * gate.missing[0].what // "the service"
   */
  readonly missing: readonly GateMissing[];
  /**
   * What requests and answers have to state so that rules on them can be decided, what most rules wait for first. A fact that is left
   * out leaves its rules open, and under `open: "pass"` they let everything through. Some matter for some answers only, such as
   * those of a file for what is exported. Looked for as `missing`.
   *
   * @example
   * const gate = await createGate({ open: "pass", asOf: "2026-11-01" });
   * gate.expected.map((it) => it.fact).includes("response.refused") // true
   */
  readonly expected: readonly GateFact[];
  /**
   * The rules by which a request or an answer may still be judged. Of the others it is known that they do not apply, as those of a
   * service that the law does not reach: where there is none here, everything passes, whatever `open` says. Looked for as `missing`.
   *
   * @example
   * const channels = [{ name: "app", mainland: false }];
   * const service = { facts_on: "2026-11-01", service: { id: "lumen", channels } };
   * const gate = await createGate({ service, open: "hold", asOf: "2026-11-01" });
   * gate.reaches // []
   */
  readonly reaches: readonly string[];
  /** Undefined: there is none. */
  readonly service: GateService | undefined;
}

/** What keeps a gate from being made, or from judging on a new day: mistakes in packs, the service or the profile. */
export interface GateError extends Error {
  readonly name: "GateError";
  readonly problems: readonly GateProblem[];
}

const gateError = (problems: readonly GateProblem[]): GateError =>
  Object.assign(new Error(problems.map((it) => it.message).join("\n")), { name: "GateError", problems } as const);

const misuses = new WeakSet<GateError>();

/** Whether an error is of what was asked for, and not of files. */
export const isMisuse = (error: GateError): boolean => misuses.has(error);

function gateErrorIn(run: ReportRun, locale: Locale): GateError {
  const error = gateError(problemsIn(run, locale));
  if (run.troubles.some((it) => it.exit === 64)) misuses.add(error);
  return error;
}

/**
 * Makes a gate: it says of requests and answers, before they are served and sent, whether the law lets them pass. Rejects with
 * a TypeError for options that make no sense, and with a `GateError` where packs, service or profile have mistakes, or `open` or `asOf` do not go with the packs.
 *
 * @example
 * const service = { facts_on: "2026-11-01", service: { id: "lumen" } };
 * const gate = await createGate({ service, open: "hold", asOf: "2026-11-01" });
 * gate.request({ id: "q-1" }).decision // "hold"
 */
export function createGate(options: GateOptions): Promise<Gate> {
  return new Promise((resolve) => {
    checkOptions(options, { ...gateOptions, asOf: aDay });
    resolve(gateOf(options));
  });
}

/** As `createGate`, at once; its sentences are in a language. */
export function gateOf(options: GateOptions, locale: Locale = locales.en): Gate {
  checkOptions(options, gateOptions);
  if (options.open === undefined)
    throw new TypeError('say what becomes of open questions: the option `open` is "hold" or "pass"');
  const { gate, check } = opened(options, locale);
  // The same few provisions decide again and again.
  const cite = memoized((locator: JudgedRule["locator"]): string => locatorIn(locator, locale));
  const said = new WeakMap<GateRun["judged"], Said>();
  const answered = (run: GateRun): GateAnswer => {
    const known = said.get(run.judged) ?? saidOf(run.judged, (rule) => gate.decides(rule, run), locale, cite);
    said.set(run.judged, known);
    return new Answer(run, known);
  };
  const today = (): GateDay => {
    const day = gate.at(now());
    if (!("judge" in day)) throw gateErrorIn(day, locale);
    return day;
  };
  const judge = (facts: StatedFacts, day = today()): GateRun => {
    for (const it in facts)
      if (!gate.subjects.has(it)) throw new TypeError(`no vocabulary of these packs lets the gate be asked of a ${it}`);
    return day.judge(facts);
  };
  const told = <T>(found: readonly T[] | ReportRun): readonly T[] => {
    if ("engine" in found) throw gateErrorIn(found, locale);
    return found;
  };
  const asked = (request: Facts | undefined): StatedFacts => ({ request: record("request", request) });
  const answering = (request: Facts | undefined, response: Facts): StatedFacts =>
    request === undefined
      ? { response: record("answer", response) }
      : { request: record("request", request), response: record("answer", response) };
  return {
    request: (request, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`request` takes one request; an answer is for `response`");
      return answered(judge(asked(request)));
    },
    response: (request, response, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`response` takes a request and an answer");
      return answered(judge(answering(request, response)));
    },
    explain: (request, response, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`explain` takes a request and an answer");
      const day = today();
      const run = judge(response === undefined ? asked(request) : answering(request, response), day);
      return { ...answered(run), report: reportData(day.run(run.document()), locale) };
    },
    check,
    get missing() {
      return told(today().lacks()).map((it) => {
        const need = reportNeed(it, gate, locale);
        const help = it.cause.kind === "no-subject" ? locale.say(giveService()) : need.help;
        return { ...need, ask: askedIn(need.ask, locale), help, belongs_in: it.belongsIn };
      });
    },
    get expected() {
      return told(today().expects()).map(({ cause, pack, rules, belongsIn }) => {
        const fact = "path" in cause ? cause.path : belongsIn;
        return { fact, subject: belongsIn, ask: askedIn(vocabularyQuestion(cause, pack), locale), rules: [...rules] };
      });
    },
    get reaches() {
      return told(today().reaches());
    },
    service: gate.service,
    open: (request, response = {}, ...extra: readonly unknown[]) => {
      refuseMore(extra, "`open` takes a request and what is known of its answer");
      const day = today();
      const named = { ...record("answer", response), id: response["id"] ?? request?.["id"] };
      return openPieces(named, (facts) => answered(judge(answering(request, facts), day)));
    },
  };
}

/** A question of the vocabulary, its Chinese in the reader's script. */
const askedIn = <T extends { readonly zh?: string } | undefined>(ask: T, { script }: Locale): T =>
  ask?.zh === undefined || script === undefined ? ask : { ...ask, zh: inScript(ask.zh, script) };

const giveService = message("api/give-service", {
  en: "give the gate its service: the option `service` is a file or the value of a document",
  zh: "為門禁提供服務：選項 `service` 為文件，或者文檔的值",
});

const anything = undefined;

/** Who has flags is told by their names. */
const aDay = {
  is: "a day, such as 2026-01-31",
  fits: (it: unknown) => typeof it === "string" && parseDay(it) !== undefined,
};

const gateOptions = {
  packs: { is: "names of packs, or what `loadPacks` gives", fits: isRecord },
  service: { is: "a path or a value", fits: isPathOrValue },
  profile: { is: "a path or a value", fits: isPathOrValue },
  party: anything,
  asOf: anything,
  open: anOpenPolicy,
  detect: [true, false],
  receipts: [true, false],
} as const;

function isRecord(it: unknown): it is object {
  return typeof it === "object" && it !== null;
}

function isPathOrValue(it: unknown): boolean {
  return typeof it === "string" || (isRecord(it) && !Array.isArray(it));
}

/** What a gate and a check judge by. */
interface Opened {
  readonly gate: EngineGate;
  readonly check: Gate["check"];
}

function opened(options: GateOptions, locale: Locale): Opened {
  const { packs: asked, asOf, party, detect = false, receipts = true } = options;
  const packs = isPacks(asked) ? asked : loadPacks(asked);
  const { names, host: files, library, open } = loadedOf(packs);
  if (!open) throw gateError(packs.troubles);
  const [service, profile] = (["service", "profile"] as const).map((it) => readOnce(files, it, options[it]));
  const values = [service, profile].flatMap((it) => (it?.isValue === true ? [it.path] : []));
  const host = overlayHost(files, { ...service?.texts, ...profile?.texts }, values);
  const request = { packs: names, party, asOf, library, detect, service: service?.path, profile: profile?.path };
  const write = (it: StatedFacts): string => jsonOf(documentName, it);
  const gate = openGate({ ...request, open: policyOf(options.open), write, receipts }, host, open, now());
  if (!("at" in gate)) throw gateErrorIn(gate, locale);
  const rest = { lawOf: undefined, failOn: undefined, allowUndetermined: false };
  const check = (documents: Documents): Report => {
    const read = inputsOf(documents, host);
    return reportData(runCheck({ ...request, ...rest, inputs: read.inputs, now: now() }, read.host, open), locale);
  };
  return { gate, check };
}

/** What a caller, or whoever holds a receipt, changes later changes no decision. */
const policyOf = (open: OpenPolicy): OpenPolicy =>
  typeof open === "string" ? open : Object.freeze({ default: open.default, rules: Object.freeze({ ...open.rules }) });

const documentName = "gate.json";

const isPacks = (it: GateOptions["packs"]): it is Packs => isRecord(it) && !Array.isArray(it);

/** A file with its text as it is now, so that the gate judges by it also tomorrow; a value is a file in memory. */
function readOnce(
  host: Host,
  name: string,
  it: string | object | undefined,
): { readonly path: string; readonly texts: Readonly<Record<string, string>>; readonly isValue: boolean } | undefined {
  if (it === undefined) return undefined;
  const isValue = typeof it !== "string";
  const path = isValue ? `gate-${name}.json` : it;
  const text = isValue ? jsonOf(path, it) : host.readText(path);
  return { path, texts: text === undefined ? {} : { [path]: text }, isValue };
}

/** What is wrong with what judges: every mistake that is an error. */
function problemsIn({ policyProblems, inputProblems, troubles }: ReportRun, locale: Locale): readonly GateProblem[] {
  const errors = [...policyProblems, ...inputProblems].filter((it) => it.severity === "error");
  return [...errors, ...troubles].map((it) => problemOf(it, locale));
}

/** A mistake in a sentence with its place: what is asked of a gate has no file, and is told by paths alone. */
function problemOf(it: Diagnostic<Place | undefined>, locale: Locale): GateProblem {
  const { code, message, help } = reportTrouble(it, locale);
  const { source, span } = it.place ?? {};
  const place = source?.path === documentName ? source.pathAt?.(span?.start ?? 0) : it.place && formatPlace(it.place);
  return { code, message: place === undefined || place === "" ? message : `${place}: ${message}`, help };
}

const worstFirst = ["violated", "undetermined", "pending"] as const;

/** What an answer says of what was judged; frozen, for it is the same of all that is judged alike. */
function saidOf(
  { rules, contradicted, problems }: GateRun["judged"],
  decides: (rule: JudgedRule) => boolean,
  locale: Locale,
  cite: Cite,
): Said {
  const told = worstFirst.flatMap((verdict) =>
    rules
      .filter((it) => it.verdict === verdict)
      .map((it): GateRule =>
        Object.freeze({ rule: it.rule, verdict, decides: decides(it), cite: cite(it.locator), pack: it.pack }),
      ),
  );
  return {
    rules: Object.freeze([...told.filter((it) => it.decides), ...told.filter((it) => !it.decides)]),
    contradicted: Object.freeze(contradicted.map((it) => locale.say(it))),
    problems: Object.freeze(problems.map((it) => problemOf(it, locale))),
  };
}

type Cite = (locator: JudgedRule["locator"]) => string;
type JudgedRule = GateRun["judged"]["rules"][number];
