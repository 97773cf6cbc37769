import type { Day } from "../../base/civil-date.ts";
import { atPlace, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { message } from "../../base/message.ts";
import { readDocument, tooLargeToRead } from "../../base/read-document.ts";
import type { Decision } from "../../evaluate/decision.ts";
import { isOfUnloadedPack, type UnloadedPacks, type Pack } from "../../pack/pack.ts";
import type { Profile } from "../../pack/profile.ts";
import { readYamlFile } from "../../pack/read-yaml-file.ts";
import { readBaseline, type Baseline } from "../../pack/waive/baseline.ts";
import { nameDocuments } from "../../pack/waive/fingerprint.ts";
import { suppressFindings, noSuppressions, type Suppressions } from "../../pack/waive/suppressions.ts";
import { readWaivers, type Waiver } from "../../pack/waive/waivers.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { Troubled } from "../exit-code.ts";
import type { Project } from "../project/project-file.ts";
import { sourceAt } from "../../base/read-source.ts";
import { nothingAt, unreadableText } from "../request-diagnostics.ts";
import type { ResolvedRequest } from "./check-request.ts";

/** What waivers and a baseline are held against. */
interface SuppressionContext {
  readonly project: Project | undefined;
  /** The day on which the packs judge of which a rule is, by its full name. */
  readonly asOf: (rule: string) => Day;
  readonly decision: Decision | undefined;
  /** Those that the decision counts. */
  readonly inputs: readonly Input[];
  readonly packs: readonly Pack[];
  readonly others: UnloadedPacks;
  readonly profile: Profile;
  /** Mistakes in documents, of which those are not judged. */
  readonly mistakes: readonly Diagnostic[];
}

interface FoundSuppressions extends Troubled {
  readonly cover: Suppressions;
}

interface FoundFile extends Pick<Troubled, "troubles"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** What covers the findings of a run. Of files with mistakes nothing counts but what is right in itself. */
export function findSuppressions(host: Host, asked: ResolvedRequest, around: SuppressionContext): FoundSuppressions {
  const waivers = findWaivers(host, asked);
  const baseline = findBaseline(host, asked);
  const problems = [...waivers.diagnostics, ...baseline.diagnostics];
  const troubles = [...waivers.troubles, ...baseline.troubles];
  const { project, decision, packs, others, profile } = around;
  if (!decision) return { cover: noSuppressions, problems, troubles };
  const folder = project?.folder ?? ".";
  const pathOf = pathFrom(host, folder);
  const read = new Set(around.inputs.map((it) => host.resolve(it.source.path)));
  const broken = new Set(around.mistakes.map((it) => pathOf(it.place.source.path)));
  const judged = {
    results: decision.rules,
    documents: nameDocuments(around.inputs, pathOf),
    asOf: around.asOf,
    notWaivable: profile.notWaivable,
    digests: digestsOf(packs),
    isElsewhere: isOfUnloadedPack(packs, others),
    isLeftOut: (path: string) =>
      broken.has(path) || (project === undefined && host.isFile(path) && !read.has(host.resolve(path))),
  };
  const { cover, diagnostics } = suppressFindings(judged, waivers.waivers, baseline.baseline);
  return { cover, problems: [...problems, ...diagnostics], troubles };
}

/** The path of a document from a folder above it, whatever folder the run was started in. */
function pathFrom(host: Host, folder: string): (path: string) => string {
  const above = host.relative(folder);
  return (path) => (above !== "" && path.startsWith(`${above}/`) ? path.slice(above.length + 1) : path);
}

function digestsOf(packs: readonly Pack[]): ReadonlyMap<string, readonly string[]> {
  const digests = new Map<string, readonly string[]>();
  for (const { ruleDigests } of packs)
    for (const [rule, digest] of ruleDigests) digests.set(rule, [...(digests.get(rule) ?? []), digest]);
  return digests;
}

function findWaivers(
  host: Host,
  { waivers: path, printsWaivers, longestWaiver, at }: ResolvedRequest,
): FoundFile & { readonly waivers: readonly Waiver[] } {
  const none = { waivers: [], diagnostics: [], troubles: [] };
  if (path === undefined || (printsWaivers && host.readText(path) === "")) return none;
  const read = readYamlFile(host, path);
  if (!read) return { ...none, troubles: [atPlace(nothingAt(path), at("waivers"))] };
  if (!read.root) return { ...none, diagnostics: read.diagnostics };
  const { value: waivers, diagnostics } = readWaivers(read.root, longestWaiver);
  return { ...none, waivers, diagnostics };
}

function findBaseline(
  host: Host,
  { baseline: path, writesBaseline: written, at }: ResolvedRequest,
): FoundFile & { readonly baseline: Baseline | undefined } {
  const none = { baseline: undefined, diagnostics: [], troubles: [] };
  if (path === undefined) return none;
  if (!host.isFile(path) && written !== undefined && host.resolve(written) === host.resolve(path)) return none;
  if (!host.isFile(path))
    return { ...none, troubles: [atPlace(nothingAt(path, undefined, firstBaseline()), at("baseline"))] };
  const large = tooLargeToRead(host, path);
  if (large) return { ...none, diagnostics: [large] };
  const source = sourceAt(host, path);
  if (!source) return { ...none, troubles: [atPlace(unreadableText.nowhere({ path }), at("baseline"))] };
  const { documents, diagnostics } = readDocument(source);
  const [document] = documents;
  if (!document) return { ...none, diagnostics };
  const { value: baseline, diagnostics: faults } = readBaseline(document);
  return { ...none, baseline, diagnostics: faults };
}

const firstBaseline = message("engine/first-baseline", {
  en: "write the first one with `edict check -f baseline=FILE`",
  zh: "用 `edict check -f baseline=FILE` 寫出第一個",
});
