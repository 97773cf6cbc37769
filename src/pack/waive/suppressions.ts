import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Reading } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import { listOf, messages, type Message } from "../../base/message.ts";
import { didYouMean, nearest, nearestFull } from "../../base/nearest.ts";
import type { Place } from "../../base/text.ts";
import type { Instance, RuleResult } from "../../evaluate/decision.ts";
import { rollUp } from "../../evaluate/verdict.ts";
import type { Baseline, BaselineFinding } from "./baseline.ts";
import {
  changedBaseline,
  notWaivable,
  outdatedBaseline,
  endsSoon,
  expired,
  orphaned,
  pending,
  stale,
  unneeded,
  unseen,
} from "./diagnostics.ts";
import { brokenFacts, fingerprintOf, elementName, factsDigest, type DocumentName } from "./fingerprint.ts";
import type { FindingVerdict, Waiver } from "./waivers.ts";

/** What is known of the findings of a run beside their verdicts. */
export interface Suppressions {
  /** The names of the run's inputs, in their order. */
  readonly documents: readonly DocumentName[];
  /** Those that name a result of the run and may be given, in force or not: looked for when it is asked. */
  readonly waivers: () => readonly Waiver[];
  /** Fingerprint → the waivers in force that name it. */
  readonly waived: ReadonlyMap<string, readonly Waiver[]>;
  /** Fingerprint → the findings under it that the baseline lists: two documents may differ in their verdicts alone. */
  readonly known: ReadonlyMap<string, readonly BaselineFinding[]>;
}

/** Of a run that has judged nothing. */
export const noSuppressions: Suppressions = { documents: [], waivers: () => [], waived: new Map(), known: new Map() };

/** What covers the findings of a run, and what is to be said of the waivers and the baseline themselves. */
export function suppressFindings(
  judged: SuppressionContext,
  waivers: readonly Waiver[],
  baseline: Baseline | undefined,
): { readonly cover: Suppressions; readonly diagnostics: readonly Diagnostic[] } {
  const applied = waivers.map((waiver) => ({ waiver, ...applyWaiver(waiver, judged) }));
  const waived = new Map<string, readonly Waiver[]>();
  for (const { waiver, value } of applied)
    for (const fingerprint of value) waived.set(fingerprint, [...(waived.get(fingerprint) ?? []), waiver]);
  const findings = baseline?.findings ?? [];
  const refused = findings.filter((it) => judged.notWaivable.has(it.rule));
  const known = groupBy(
    findings.filter((it) => !judged.notWaivable.has(it.rule)),
    (it) => it.fingerprint,
  );
  const naming = (): readonly Waiver[] =>
    waivers.filter((it) => !judged.notWaivable.has(it.rule) && namesResult(it, judged));
  const cover = { documents: judged.documents, waivers: naming, waived, known };
  return {
    cover,
    diagnostics: [
      ...applied.flatMap((it) => it.diagnostics),
      ...refused.map((it) => notWaivable.at(it.place, { rule: it.rule })),
      ...(baseline ? outdated(baseline, judged, cover) : []),
    ],
  };
}

/** Findings of files of this run that are there no more, and breaches that are broken in more. */
function outdated(
  { findings, place }: Baseline,
  judged: SuppressionContext,
  cover: Suppressions,
): readonly Diagnostic[] {
  const found = judged.results.flatMap(({ rule, instances }) =>
    instances.flatMap((it) =>
      listedIn(fingerprintIn(rule, it, cover), rule, it, cover).map((known) => ({ known, more: moreThan(known, it) })),
    ),
  );
  const there = new Set(found.map((it) => it.known));
  const paths = new Set(judged.documents.map((it) => it.path));
  const gone = [...cover.known.values()]
    .flat()
    .filter(
      (it) => !there.has(it) && !judged.isElsewhere(it.rule) && (paths.has(it.input) || !judged.isLeftOut(it.input)),
    );
  const covered = new Set(found.flatMap((it) => (it.more.length === 0 ? [it.known] : [])));
  return [
    ...(gone.length === 0 ? [] : [outdatedBaseline.at(place, { gone: gone.length, of: findings.length })]),
    ...found.flatMap(({ known, more }) =>
      covered.has(known)
        ? []
        : [changedBaseline.at(known.place, { rule: known.rule, facts: listOf(more.map((it) => `\`${it}\``)) })],
    ),
  ];
}

/** What covers one finding. */
export interface Suppression {
  readonly fingerprint: string;
  readonly waiver: Waiver | undefined;
  readonly known: Place | undefined;
}

/** What a rule says of a document or an element: its fingerprint, and what covers it if it is a breach or an open question. */
export function suppressionOf(rule: string, instance: Instance, cover: Suppressions): Suppression {
  const { verdict } = instance;
  const fingerprint = fingerprintIn(rule, instance, cover);
  // INVARIANT (verdict named): what covers a finding was written for its verdict, so that no leave for an open question is
  //   one for the breach that it turns into.
  const known = listedIn(fingerprint, rule, instance, cover).find((it) => moreThan(it, instance).length === 0);
  return {
    fingerprint,
    waiver: cover.waived.get(fingerprint)?.find((it) => it.verdict === verdict),
    known: known?.place,
  };
}

/** All that a baseline says of a finding has to be so, not its fingerprint alone, which anybody may write beside other words. */
function listedIn(
  fingerprint: string,
  rule: string,
  instance: Instance,
  cover: Suppressions,
): readonly BaselineFinding[] {
  const known = cover.known.get(fingerprint) ?? [];
  return known.filter(
    (it) =>
      it.verdict === instance.verdict &&
      it.rule === rule &&
      it.input === cover.documents[instance.input]?.path &&
      it.element === elementName(instance.elements),
  );
}

/** What breaks a rule now and did not when the baseline was written: a breach that grows is no old one. */
function moreThan({ broken }: BaselineFinding, instance: Instance): readonly string[] {
  const left = new Map([...groupBy(broken, (it) => it)].map(([it, same]) => [it, same.length]));
  return brokenFacts(instance).filter((it) => {
    const count = left.get(it) ?? 0;
    left.set(it, count - 1);
    return count <= 0;
  });
}

/** The worst of a rule's breaches and open questions that nothing covers, which is what counts for the exit code. */
export function unsuppressed({ rule, instances }: RuleResult, cover: Suppressions): FindingVerdict | undefined {
  const left = instances.filter((it) => {
    if (it.verdict !== "violated" && it.verdict !== "undetermined") return false;
    if (cover.waived.size + cover.known.size === 0) return true;
    const { waiver, known } = suppressionOf(rule, it, cover);
    return !waiver && !known;
  });
  const verdict = rollUp(left.map((it) => it.verdict));
  return verdict === "violated" || verdict === "undetermined" ? verdict : undefined;
}

/** By what all of a rule's breaches and open questions are covered: by waivers alone, or not without the baseline. */
export function suppressedBy(result: RuleResult, cover: Suppressions): "waivers" | "baseline" | undefined {
  const isFinding = result.verdict === "violated" || result.verdict === "undetermined";
  if (!isFinding || unsuppressed(result, cover) !== undefined) return undefined;
  return unsuppressed(result, { ...cover, known: new Map() }) === undefined ? "waivers" : "baseline";
}

/** What waivers are held against. */
export interface SuppressionContext {
  readonly results: readonly RuleResult[];
  /** The names of the run's inputs, in their order. */
  readonly documents: readonly DocumentName[];
  /** The day of judgement of a rule, by its full name. */
  readonly asOf: (rule: string) => Day;
  /** Full names of rules that the profile lets nobody waive. */
  readonly notWaivable: ReadonlySet<string>;
  /** Full name of a rule → its digests, one for each version of its pack. */
  readonly digests: ReadonlyMap<string, readonly string[]>;
  /** Whether a rule is one of a pack that this run leaves out. */
  readonly isElsewhere: (rule: string) => boolean;
  /** Whether a file is there that this run leaves out. */
  readonly isLeftOut: (path: string) => boolean;
}

/** A waiver ends soon if no more than these days are left. */
const soon = 14;

/** The fingerprints that one waiver covers, and what is to be said of it: it covers nothing where anything is in doubt. */
function applyWaiver(waiver: Waiver, judged: SuppressionContext): Reading<readonly string[]> {
  const { rule, from, until, place } = waiver;
  const said = (...diagnostics: readonly Diagnostic[]): Reading<readonly string[]> => ({ value: [], diagnostics });
  if (judged.isElsewhere(rule)) return said();
  const result = judged.results.filter((it) => it.rule === rule);
  if (result.length === 0) {
    const names = judged.results.map((it) => it.rule);
    return said(orphaned.at(place, { why: absent.duty({ rule }), near: didYouMean(nearestFull(rule, names)) }));
  }
  if (judged.notWaivable.has(rule)) return said(notWaivable.at(place, { rule }));
  const asOf = judged.asOf(rule);
  if (asOf < from) return said(pending.at(place, { from: formatDay(from) }));
  if (asOf >= until) return said(expired.at(place, { until: formatDay(until) }));

  const meant = result.flatMap((it) => it.instances).filter((it) => isMeant(waiver, it, judged));
  if (meant.length === 0) return said(...whyNothing(waiver, result, judged));
  const findings = meant.filter((it) => it.verdict === waiver.verdict);
  const [other] = meant;
  if (findings.length === 0)
    return said(unneeded.at(place, { verdict: waiver.verdict, found: (other?.verdict ?? "").replaceAll("_", " ") }));
  const changed = findings.map((it) => whatChanged(waiver, it, judged));
  const what = changed.find((it) => it !== undefined);
  const covered = findings.filter((_, index) => changed[index] === undefined);
  const left = until - asOf;
  return {
    value: covered.map((it) => fingerprintIn(rule, it, judged)),
    diagnostics: [
      ...(what === undefined ? [] : [stale.at(place, { what })]),
      ...(waiver.seen ? [] : [unseen.at(place, { rule })]),
      ...(covered.length > 0 && left <= soon ? [endsSoon.at(place, { until: formatDay(until), days: left })] : []),
    ],
  };
}

function fingerprintIn(rule: string, instance: Instance, { documents }: Pick<Suppressions, "documents">): string {
  const document = documents[instance.input];
  invariant(document, "every input of a run has a name");
  return fingerprintOf(rule, document, instance);
}

function isMeant({ rule, of }: Waiver, it: Instance, judged: SuppressionContext): boolean {
  if (of.kind === "fingerprint") return fingerprintIn(rule, it, judged) === of.fingerprint;
  if (judged.documents[it.input]?.path !== of.path) return false;
  return of.element === undefined || elementName(it.elements) === of.element;
}

const namesResult = (waiver: Waiver, judged: SuppressionContext): boolean =>
  judged.results.some((it) => it.rule === waiver.rule && it.instances.some((one) => isMeant(waiver, one, judged)));

const absent = messages("waive/absent", {
  duty: { en: "no duty is called `{rule}`", zh: "沒有名為 `{rule}` 的義務" },
  fingerprint: { en: "`{rule}` says nothing under `{fingerprint}`", zh: "`{rule}` 沒有指紋為 `{fingerprint}` 的結果" },
  file: { en: "it reads no file `{path}`", zh: "沒有讀取文件 `{path}`" },
  finding: { en: "`{rule}` says nothing of `{path}`", zh: "`{rule}` 沒有關於 `{path}` 的結果" },
  element: {
    en: "`{rule}` finds no `{element}` in `{path}`",
    zh: "`{rule}` 在 `{path}` 中沒有關於 `{element}` 的結果",
  },
});

/** A path as a report prints it begins above the folder of the project. */
const fileMeant = (path: string, paths: readonly string[]): string | undefined =>
  paths.find((it) => path.endsWith(`/${it}`)) ?? nearest(path, paths);

/** What a waiver names and this run has not. A file that is there and was not read is no mistake of the waiver's. */
function whyNothing(
  { rule, of, place }: Waiver,
  results: readonly RuleResult[],
  { documents, isLeftOut }: SuppressionContext,
): readonly Diagnostic[] {
  const told = (why: Message, near?: string): readonly Diagnostic[] => [
    orphaned.at(place, { why, near: didYouMean(near) }),
  ];
  if (of.kind === "fingerprint") return told(absent.fingerprint({ rule, fingerprint: of.fingerprint }));
  const paths = documents.map((it) => it.path);
  if (!paths.includes(of.path))
    return isLeftOut(of.path) ? [] : told(absent.file({ path: of.path }), fileMeant(of.path, paths));
  const own = results.flatMap((it) => it.instances).filter((it) => documents[it.input]?.path === of.path);
  if (of.element === undefined || own.length === 0) return told(absent.finding({ rule, path: of.path }));
  const names = own.flatMap((it) => elementName(it.elements) ?? []);
  return told(absent.element({ rule, path: of.path, element: of.element }), nearest(of.element, names));
}

/** What has changed since the waiver was given, as far as it records what was seen. */
function whatChanged(
  { rule, seen }: Waiver,
  it: Instance,
  { digests }: SuppressionContext,
): "rule" | "facts" | undefined {
  if (!seen) return undefined;
  if (!(digests.get(rule) ?? []).includes(seen.rule)) return "rule";
  return seen.facts === factsDigest(it) ? undefined : "facts";
}
