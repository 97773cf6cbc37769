import { formatDay, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { messages, type Message } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Instance, RuleResult } from "../evaluate/decision.ts";
import { endsSoon, expired, notWaivable, orphaned, pending, stale, unneeded } from "./diagnostics.ts";
import { elementName, fingerprintOf, type DocumentName } from "./fingerprint.ts";
import { factsDigest } from "./seen.ts";
import type { Waiver } from "./waiver.ts";

/** What waivers are held against. */
export interface Judged {
  readonly results: readonly RuleResult[];
  /** The names of the run's inputs, in their order. */
  readonly documents: readonly DocumentName[];
  readonly asOf: Day;
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
export function applyWaiver(
  waiver: Waiver,
  judged: Judged,
): { readonly covers: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const { rule, from, until, place } = waiver;
  const said = (...diagnostics: readonly Diagnostic[]): ReturnType<typeof applyWaiver> => ({ covers: [], diagnostics });
  if (judged.isElsewhere(rule)) return said();
  const result = judged.results.filter((it) => it.rule === rule);
  if (result.length === 0) {
    const names = judged.results.map((it) => it.rule);
    return said(orphaned.at(place, { why: absent.duty({ rule }), near: didYouMean(nearest(rule, names)) }));
  }
  if (judged.notWaivable.has(rule)) return said(notWaivable.at(place, { rule }));
  if (judged.asOf < from) return said(pending.at(place, { from: formatDay(from) }));
  if (judged.asOf >= until) return said(expired.at(place, { until: formatDay(until) }));

  const meant = result.flatMap((it) => it.instances).filter((it) => isMeant(waiver, it, judged));
  if (meant.length === 0) return said(...whyNothing(waiver, result, judged));
  const findings = meant.filter((it) => it.verdict === waiver.verdict);
  const [other] = meant;
  if (findings.length === 0)
    return said(unneeded.at(place, { verdict: waiver.verdict, found: (other?.verdict ?? "").replaceAll("_", " ") }));
  const changed = findings.map((it) => whatChanged(waiver, it, judged));
  const what = changed.find((it) => it !== undefined);
  const covered = findings.filter((_, index) => changed[index] === undefined);
  const left = until - judged.asOf;
  return {
    covers: covered.map((it) => fingerprintIn(rule, it, judged)),
    diagnostics: [
      ...(what === undefined ? [] : [stale.at(place, { what })]),
      ...(covered.length > 0 && left <= soon ? [endsSoon.at(place, { until: formatDay(until), days: left })] : []),
    ],
  };
}

const fingerprintIn = (rule: string, instance: Instance, { documents }: Judged): string => {
  const document = documents[instance.input];
  return document ? fingerprintOf(rule, document, instance) : "";
};

function isMeant({ rule, of }: Waiver, it: Instance, judged: Judged): boolean {
  if (of.kind === "fingerprint") return fingerprintIn(rule, it, judged) === of.fingerprint;
  if (judged.documents[it.input]?.path !== of.path) return false;
  return of.element === undefined || elementName(it.elements) === of.element;
}

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

/** What a waiver names and this run has not. A file that is there and was not read is no mistake of the waiver's. */
function whyNothing(
  { rule, of, place }: Waiver,
  results: readonly RuleResult[],
  { documents, isLeftOut }: Judged,
): readonly Diagnostic[] {
  const told = (why: Message, near?: string): readonly Diagnostic[] => [
    orphaned.at(place, { why, near: didYouMean(near) }),
  ];
  if (of.kind === "fingerprint") return told(absent.fingerprint({ rule, fingerprint: of.fingerprint }));
  const paths = documents.map((it) => it.path);
  if (!paths.includes(of.path))
    return isLeftOut(of.path) ? [] : told(absent.file({ path: of.path }), nearest(of.path, paths));
  const own = results.flatMap((it) => it.instances).filter((it) => documents[it.input]?.path === of.path);
  if (of.element === undefined || own.length === 0) return told(absent.finding({ rule, path: of.path }));
  const names = own.flatMap((it) => elementName(it.elements) ?? []);
  return told(absent.element({ rule, path: of.path, element: of.element }), nearest(of.element, names));
}

/** What has changed since the waiver was given, as far as it records what was seen. */
function whatChanged({ rule, seen }: Waiver, it: Instance, { digests }: Judged): "rule" | "facts" | undefined {
  if (!seen) return undefined;
  if (!(digests.get(rule) ?? []).includes(seen.rule)) return "rule";
  return seen.facts === factsDigest(it) ? undefined : "facts";
}
