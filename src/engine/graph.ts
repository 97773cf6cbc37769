import { instrumentsPicture } from "../analysis/picture/instruments-picture.ts";
import type { Picture } from "../analysis/picture/picture.ts";
import { packPicture, rulesPicture, type JudgedRules, type PictureSetting } from "../analysis/picture/rules-picture.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Place } from "../base/text.ts";
import type { PlacedRule } from "../language/check/checked-pack.ts";
import type { Pack } from "../pack/pack.ts";
import { articleNumber } from "../statute/locator.ts";
import { defaultPack, readDay, type CheckRequest } from "./check/check-request.ts";
import { examine } from "./check/check.ts";
import { exitCodeOfDiagnostic, stoppedBy, type VerbRun } from "./exit-code.ts";
import { loadWithOthers } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";
import { notInPack, severalPacks } from "./request-diagnostics.ts";
import { textOn } from "./text-on.ts";

/** `inputs`: the documents by which it is coloured, if any; `packs`: those that judge beside the pack, or that it may need. */
export interface GraphRequest extends CheckRequest {
  /** The id of a pack, or its folder; without it the one of the project around the working folder, else the default one. */
  readonly pack: string | undefined;
  readonly shows: GraphSubject;
}

/** `part`: one rule by its name, full or its own, or all rules of an article by its number. */
export type GraphSubject =
  | { readonly kind: "pack" }
  | { readonly kind: "part"; readonly name: string }
  /** Those of the project, or all that are shipped, where no pack is named. */
  | { readonly kind: "instruments" };

export interface GraphRun extends VerbRun {
  readonly picture: Picture | undefined;
  /** What it is a picture of; undefined: instruments. */
  readonly of: { readonly pack: Pack; readonly part: string | undefined } | undefined;
  readonly inputs: readonly string[];
}

/** A pack, an article, a rule, or packs with what they refer to, as nodes and edges; with documents by what it says of them. */
export function runGraph(request: GraphRequest, host: Host): GraphRun {
  const here = openWorkplace(host, request.shipped ?? request.library, request.vocabularies);
  if ("exitCode" in here) return { ...none, ...here };
  const { day: given, troubles: badDays } = readDay("--as-of", request.asOf);
  const [badDay] = badDays;
  if (badDay) return failed(badDay);
  const { shows } = request;
  const usual = shows.kind === "instruments" ? [...here.library.packs.keys()] : [defaultPack];
  const asked = request.pack === undefined ? (here.packs ?? usual) : [request.pack];
  if (shows.kind !== "instruments" && asked.length > 1) return failed(severalPacks.nowhere({ packs: namesOf(asked) }));

  const found = request.inputs.length === 0 ? plain(request, asked, here.library, host) : judged(request, asked, host);
  const { packs, setting, ...ended } = found;
  if (!setting || ended.exitCode === 64) return { ...none, ...ended };
  if (shows.kind === "instruments")
    return { ...none, ...ended, picture: instrumentsPicture(setting.packs, setting), inputs: request.inputs };
  const pack = textOn(packs, given, request.now);
  if (!pack) return { ...none, ...ended };
  if ("severity" in pack) return failed(pack);
  if (shows.kind === "pack")
    return { ...ended, picture: packPicture(pack, setting), of: { pack, part: undefined }, inputs: request.inputs };
  const rules = rulesCalled(shows.name, pack);
  if ("severity" in rules) return failed(rules);
  return {
    ...ended,
    picture: rulesPicture(pack, rules, setting),
    of: { pack, part: shows.name },
    inputs: request.inputs,
  };
}

const none = { picture: undefined, of: undefined, inputs: [] };
const failed = (it: Diagnostic<Place | undefined>): GraphRun => ({ ...none, ...stoppedBy(it) });

interface Found extends VerbRun {
  /** Those that are shown; the texts of one law where it is a law. */
  readonly packs: readonly Pack[];
  /** Undefined: nothing can be shown. */
  readonly setting: PictureSetting | undefined;
}

function plain(
  { packs: beside, shows }: GraphRequest,
  asked: readonly string[],
  library: Parameters<typeof loadWithOthers>[1],
  host: Host,
): Found {
  const way = shows.kind === "instruments" ? "together" : "alone";
  const { packs, needed, vocabulary, problems, troubles } = loadWithOthers(host, library, asked, beside, way);
  const isBroken = problems.some((it) => it.severity === "error");
  const exitCode = troubles[0] ? exitCodeOfDiagnostic(troubles[0]) : isBroken ? 3 : 0;
  const setting = { packs: [...packs, ...needed], vocabulary: vocabulary.vocabulary, judged: undefined };
  return { packs, setting: exitCode === 0 ? setting : undefined, problems, troubles, exitCode };
}

function judged(request: GraphRequest, asked: readonly string[], host: Host): Found {
  const named = request.pack === undefined && request.packs.length > 0 ? request.packs : [...asked, ...request.packs];
  const { report, run } = examine({ ...request, packs: named }, host);
  const { packs, needed, vocabulary, decision, exitCode } = report;
  const problems = [...report.policyProblems, ...report.inputProblems].filter((it) => it.severity === "error");
  const rules: JudgedRules | undefined = run && decision && { run, rules: decision.rules };
  const setting = rules && { packs: [...packs, ...needed], vocabulary, judged: rules };
  const [name = ""] = named;
  const isNamed = (it: Pack): boolean => it.manifest.id === name || host.resolve(it.folder) === host.resolve(name);
  const [first = packs[0]] = packs.filter(isNamed);
  const own = packs.filter((it) => it.manifest.id === first?.manifest.id);
  // That something is violated or open is what the colours show.
  const shown = exitCode === 1 || exitCode === 2 || (exitCode === 5 && setting !== undefined) ? 0 : exitCode;
  return { packs: own, setting, problems, troubles: report.troubles, exitCode: shown };
}

function rulesCalled(name: string, pack: Pack): readonly PlacedRule[] | Diagnostic<undefined> {
  const { rules } = pack.checked;
  const { id } = pack.manifest;
  const isArticle = /^\d/.test(name);
  const called = (it: PlacedRule): string =>
    isArticle ? articleNumber(it.locator.article, it.locator.style) : it.declaration.name.text;
  const own = name.startsWith(`${id}.`) ? name.slice(id.length + 1) : name;
  const found = rules.filter((it) => called(it) === own);
  if (found.length > 0) return found;
  const near = isArticle ? undefined : nearest(own, rules.map(called));
  return notInPack.nowhere({ pack: id, isArticle, name, near: didYouMean(near) });
}
