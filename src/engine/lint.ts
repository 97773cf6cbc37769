import type { Diagnostic } from "../base/diagnostic.ts";
import { confinedHost, type Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { readCases } from "../cases/read-cases.ts";
import { parse } from "../language/parse/parse.ts";
import { print } from "../language/print/print.ts";
import { lint } from "../lint/lint.ts";
import { lintedPack } from "../lint/linted-pack.ts";
import type { Pack } from "../pack/pack.ts";
import { readVersion } from "../pack/read-pack.ts";
import { transitiveNeeds } from "../pack/closure.ts";
import type { VerbRun } from "./exit-code.ts";
import { loadNamedPacks, packsById, type ShippedLibrary } from "./library.ts";
import { capRun } from "./many-mistakes.ts";
import { openWorkplace, type Workplace } from "./project/workplace.ts";
import { entriesIn, type Unlisted } from "./walk-folders.ts";

/** What is worth changing in packs. */
export interface LintRun extends VerbRun {
  readonly packs: readonly Pack[];
  readonly findings: readonly Diagnostic[];
  /** Policy files that fixes have changed; their findings are those of the new texts. */
  readonly fixed: readonly FixedFile[];
}

interface FixedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Lints packs: by id, by their folder or one above, or by a policy file, of which only its own findings are told; if nothing is
 * named, those of the project around the working folder, or all shipped ones. `fixes`: makes the changes that findings offer,
 * in texts that somebody else writes; `vocabularies`: folders of such.
 */
export function runLint(
  paths: readonly string[],
  library: string | ShippedLibrary,
  host: Host,
  fixes = false,
  vocabularies: readonly string[] = [],
): LintRun {
  const here = openWorkplace(host, library, vocabularies);
  if ("exitCode" in here) return { packs: [], findings: [], fixed: [], ...here };
  const asked = paths.length > 0 ? paths : (here.packs ?? [...here.library.packs.keys()]);
  const unlisted: Unlisted = [];
  const names = [...new Set(asked.flatMap((it) => packsAt(host, it, unlisted)))];
  const files = asked.filter((it) => host.isFile(it)).map((it) => host.resolve(it));
  const isAsked = ({ place }: Diagnostic): boolean =>
    files.length === 0 || asked.length > files.length || files.includes(host.resolve(place.source.path));

  const texts = new Map<string, FixedFile>();
  const at: Host = {
    ...host,
    readText: (path) => texts.get(host.resolve(path))?.text ?? host.readText(path),
  };
  const lintHere = (): ReturnType<typeof lintOnce> => lintOnce(names, here.packs ?? [], here, at);
  let run = lintHere();
  // A fix may stand in the way of another, or make it needless: each round makes those that do not overlap.
  for (let round = 0; fixes && round < mostRounds; round++) {
    const changed = fixedFiles(run.findings.filter(isAsked));
    if (changed.length === 0) break;
    for (const it of changed) texts.set(host.resolve(it.path), it);
    const before = run;
    run = lintHere();
    // INVARIANT (fixed alike): after a fix every rule means what it meant.
    invariant(isSameLaw(before.packs, run.packs), "fixes of lint change no rule");
  }
  const findings = run.findings.filter(isAsked).toSorted(byPlace);
  const { packs, problems } = run;
  const troubles = [...unlisted, ...run.troubles];
  const isBroken = problems.some((it) => it.severity === "error");
  const exitCode = troubles[0]?.exit ?? (isBroken ? 3 : findings.length > 0 ? 1 : 0);
  return capRun({ packs, findings, fixed: [...texts.values()], problems, troubles, exitCode });
}

const mostRounds = 10;

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.span.start - b.span.start;
}

/** The packs that a path means: itself, those in folders below it, or that around a policy file. */
function packsAt(host: Host, path: string, unlisted: Unlisted): readonly string[] {
  if (host.isFile(path)) {
    const folder = host.relative(host.resolve(path, ".."));
    return [host.isFile(`${folder}/pack.yaml`) ? folder : path];
  }
  if (!host.isFolder(path) || host.isFile(`${path}/pack.yaml`)) return [path];
  const below = packsBelow(host, path, unlisted);
  return below.length > 0 ? below : [path];
}

function packsBelow(host: Host, folder: string, unlisted: Unlisted): readonly string[] {
  return entriesIn(host, folder, unlisted).flatMap(({ path, kind }) => {
    if (kind !== "folder") return [];
    return host.isFile(`${path}/pack.yaml`) ? [path] : packsBelow(host, path, unlisted);
  });
}

/** One look at the packs of these names, which those of the project may read, and shipped ones what is shipped. */
function lintOnce(
  names: readonly string[],
  ofProject: readonly string[],
  { library, shipped: own }: Pick<Workplace, "library" | "shipped">,
  host: Host,
): Omit<LintRun, "fixed" | "exitCode"> {
  const shippedFacts = new Set(own.vocabularies.byId.keys());
  const folders = names.filter((it) => host.isFolder(it));
  const ids = new Set([
    ...names.map((it) => it.replace(/@.*/, "")),
    ...folders.flatMap((it) => readVersion(host, it)?.version?.manifest.id ?? []),
  ]);
  const shipped = [...library.packs.keys()];
  const isFree = (it: string): boolean => !ids.has(readVersion(host, it)?.version?.manifest.id ?? it);
  const others = [...ofProject, ...(shipped.some((it) => ids.has(it)) ? shipped : [])].filter(isFree);
  const loaded = loadNamedPacks(host, library, [...new Set([...names, ...others])], "alone");
  const packs = loaded.packs.filter((it) => ids.has(it.manifest.id));
  const all = [...loaded.packs, ...loaded.needed];
  const byId = packsById(all);
  const { vocabulary } = loaded.vocabulary;
  const looked = packs.map((pack) => {
    const cases = readCases(host, pack);
    const folder = `${pack.folder}/cases/bases`;
    const inside = confinedHost(host, pack.folder);
    const bases = host.list(folder).filter((it) => it.endsWith(".yaml"));
    const sources = bases.map((it) => {
      const path = `${folder}/${it}`;
      return { path: host.relative(path), text: inside.readText(path) ?? "" };
    });
    const needs = transitiveNeeds(pack, byId);
    const needed = all.filter((it) => needs.has(it.manifest.id));
    const readers = all.filter((it) => it !== pack && transitiveNeeds(it, byId).has(pack.manifest.id));
    const around = { cases, bases: sources, vocabulary, shipped: shippedFacts };
    return { cases, findings: lint(lintedPack({ pack, ...around, needed, readers })) };
  });
  const broken = [...loaded.problems, ...looked.flatMap((it) => it.cases.diagnostics)];
  const hasErrors = broken.some((it) => it.severity === "error");
  const warnings = packs.flatMap((it) => it.warnings);
  return {
    packs,
    findings: [...warnings, ...looked.flatMap((it) => it.findings)],
    problems: hasErrors ? broken.filter((it) => it.severity === "error") : [],
    troubles: loaded.troubles,
  };
}

/** Of fixes, which have one edit each, that overlap the first is made. A text that stood in the one layout stands in it afterwards. */
function fixedFiles(findings: readonly Diagnostic[]): readonly FixedFile[] {
  const sources = new Map(findings.map((it) => [it.place.source.path, it.place.source]));
  return [...sources.values()].flatMap((source) => {
    const edits = findings
      .filter((it) => it.place.source.path === source.path && it.code.startsWith("lint/"))
      .flatMap((it) => it.fix?.edits ?? [])
      .toSorted((a, b) => a.span.start - b.span.start);
    let [text, end] = ["", 0];
    for (const { span, text: written } of edits) {
      if (span.start < end) continue;
      text += source.text.slice(end, span.start) + written;
      end = span.end;
    }
    text += source.text.slice(end);
    if (text === source.text) return [];
    const laidOut = (it: string): string => print(parse({ path: source.path, text: it }).value);
    const wasLaidOut = laidOut(source.text) === source.text;
    return [{ path: source.path, text: wasLaidOut ? laidOut(text) : text }];
  });
}

function isSameLaw(before: readonly Pack[], after: readonly Pack[]): boolean {
  const meant = (packs: readonly Pack[]): string => JSON.stringify(packs.map((it) => [...it.ruleDigests]));
  return meant(before) === meant(after);
}
