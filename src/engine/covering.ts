import { placed, type Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { message } from "../base/message.ts";
import { readDocument, tooLargeToRead } from "../base/read-document.ts";
import type { Place } from "../base/text.ts";
import type { Decision } from "../evaluate/decision.ts";
import { ofOtherPacks, type OtherPacks } from "../pack/of-other-packs.ts";
import type { Pack } from "../pack/pack.ts";
import type { Profile } from "../pack/profile.ts";
import { readOne } from "../pack/read-yaml-file.ts";
import type { Input } from "../vocabulary/input.ts";
import { readBaseline, type Baseline } from "../waive/baseline.ts";
import { coverFindings, noCover, type Cover } from "../waive/cover.ts";
import { nameDocuments } from "../waive/fingerprint.ts";
import { readWaivers } from "../waive/read-waivers.ts";
import type { Waiver } from "../waive/waiver.ts";
import type { Asked } from "./check-request.ts";
import type { Project } from "./project.ts";
import { noSuchPath, unreadable } from "./request-diagnostics.ts";

/** What waivers and a baseline are held against. */
interface Around {
  readonly project: Project | undefined;
  readonly decision: Decision | undefined;
  /** Those that the decision counts. */
  readonly inputs: readonly Input[];
  readonly packs: readonly Pack[];
  readonly others: OtherPacks;
  readonly profile: Profile;
  /** Mistakes in documents, of which those are not judged. */
  readonly mistakes: readonly Diagnostic[];
}

interface Covered {
  readonly cover: Cover;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** What covers the findings of a run. Of files with mistakes nothing counts but what is right in itself. */
export function findCover(host: Host, asked: Asked, around: Around): Covered {
  const waivers = findWaivers(host, asked);
  const baseline = findBaseline(host, asked);
  const problems = [...waivers.diagnostics, ...baseline.diagnostics];
  const troubles = [...waivers.troubles, ...baseline.troubles];
  const { project, decision, packs, others, profile } = around;
  if (!decision) return { cover: noCover, problems, troubles };
  const folder = project?.folder ?? ".";
  const pathOf = pathFrom(host, folder);
  const read = new Set(around.inputs.map((it) => host.resolve(it.source.path)));
  const broken = new Set(around.mistakes.map((it) => pathOf(it.place.source.path)));
  const judged = {
    results: decision.rules,
    documents: nameDocuments(around.inputs, pathOf),
    asOf: asked.asOf,
    notWaivable: profile.notWaivable,
    digests: digestsOf(packs),
    isElsewhere: ofOtherPacks(packs, others),
    isLeftOut: (path: string) =>
      broken.has(path) || (project === undefined && host.isFile(path) && !read.has(host.resolve(path))),
  };
  const { cover, diagnostics } = coverFindings(judged, waivers.waivers, baseline.baseline);
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
  { waivers: path, at }: Asked,
): { readonly waivers: readonly Waiver[] } & Pick<Covered, "troubles"> & {
    readonly diagnostics: readonly Diagnostic[];
  } {
  const none = { waivers: [], diagnostics: [], troubles: [] };
  if (path === undefined) return none;
  const read = readOne(host, path);
  if (!read)
    return {
      ...none,
      troubles: [placed(noSuchPath.nowhere({ path, near: undefined, remedy: undefined }), at("waivers"))],
    };
  if (!read.root) return { ...none, diagnostics: read.diagnostics };
  return { ...none, ...readWaivers(read.root) };
}

function findBaseline(
  host: Host,
  { baseline: path, at }: Asked,
): { readonly baseline: Baseline | undefined } & Pick<Covered, "troubles"> & {
    readonly diagnostics: readonly Diagnostic[];
  } {
  const none = { baseline: undefined, diagnostics: [], troubles: [] };
  if (path === undefined) return none;
  if (!host.isFile(path))
    return {
      ...none,
      troubles: [placed(noSuchPath.nowhere({ path, near: undefined, remedy: firstBaseline() }), at("baseline"))],
    };
  const large = tooLargeToRead(host, path);
  if (large) return { ...none, diagnostics: [large] };
  const text = host.readText(path);
  if (text === undefined) return { ...none, troubles: [placed(unreadable.nowhere({ path }), at("baseline"))] };
  const { documents, diagnostics } = readDocument({ path: host.relative(path), text });
  const [document] = documents;
  return document ? { ...none, ...readBaseline(document) } : { ...none, diagnostics };
}

const firstBaseline = message("engine/first-baseline", {
  en: "write the first one with `edict check -f baseline=FILE`",
  zh: "用 `edict check -f baseline=FILE` 寫出第一個",
});
