import satisfies from "semver/functions/satisfies.js";
import type { Diagnostic } from "../base/diagnostic.ts";
import { listOf, messages } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { formatPlace, placeAtStart, type Place } from "../base/text.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf, expressionsOf, walk } from "../language/syntax/walk.ts";
import type { Closure } from "./closure.ts";
import { brokenNeed, needOutOfRange, otherReckoning, unknownNeed, needsInACircle } from "./diagnostics.ts";
import type { Need } from "./pack.ts";
import type { Version } from "./read-pack.ts";

/** Needs of a pack that nothing meets, or that only a pack meets that does not compile. */
export function checkNeeds(
  version: Version,
  { versions, broken }: Closure,
  shipped: Iterable<string>,
  failed: ReadonlySet<string>,
  calendarOf: (version: Version) => string,
): readonly Diagnostic[] {
  const { manifest } = version;
  return manifest.needs.flatMap(({ id, range, place }) => {
    const found = versions.get(id) ?? [];
    if (found.length === 0 && !broken.has(id)) {
      const others = [...versions.keys(), ...shipped].filter((it) => it !== manifest.id);
      return [unknownNeed.at(place, { id, near: didYouMean(nearest(id, others)) })];
    }
    // A draft beside the text in force judges nothing, and is of no version that anybody needs.
    const isOther = ({ manifest: it }: Version): boolean => !satisfies(it.version, range);
    const other = found.find((it) => isOther(it) && (it.manifest.inForce !== "never" || found.every(isOther)));
    if (other) {
      const { source } = other.manifest;
      return [needOutOfRange.at(place, { id, range, version: other.manifest.version, path: source.path })];
    }
    if (failed.has(id) || broken.has(id)) return [brokenNeed.at(place, { id })];
    const [differing] = found.flatMap((it) => differencesIn(it, version, calendarOf));
    return differing ? [otherReckoning.at(place, { id, of: "need", ...differing })] : [];
  });
}

// What a pack reads of another is judged with it, in one zone and by one calendar: another reckoning would move its days.
function differencesIn(
  theirs: Version,
  own: Version,
  calendarOf: (version: Version) => string,
): readonly { readonly key: string; readonly theirs: string; readonly own: string }[] {
  const told = (key: string, valueOf: (it: Version) => string) => ({ key, theirs: valueOf(theirs), own: valueOf(own) });
  return [
    told("zone", (it) => it.manifest.zone.name),
    told("calendar", calendarOf),
    told("event_day", (it) => it.manifest.counting.eventDay),
    told("last_day_of_rest", (it) => it.manifest.counting.lastDayOfRest),
  ].filter((it) => it.theirs !== it.own);
}

/** Texts of one law that reckon days otherwise than the first of them: a document is judged by one of them, by its own day. */
export function checkReckonings(
  [first, ...others]: readonly Version[],
  calendarOf: (version: Version) => string,
): readonly Diagnostic[] {
  return others.flatMap((it) => {
    const [differing] = first ? differencesIn(first, it, calendarOf) : [];
    const { id } = it.manifest;
    return differing ? [otherReckoning.at(it.calendarPlace, { id, of: "text", ...differing })] : [];
  });
}

interface CycleStep {
  readonly version: Version;
  readonly need: Need;
}

/** Ways along `needs` that lead back to where they began, each as its steps. */
export function needCycles({ order, versions }: Closure): readonly (readonly CycleStep[])[] {
  const found: (readonly CycleStep[])[] = [];
  const done = new Set<string>();
  const visit = (id: string, way: readonly CycleStep[]): void => {
    const start = way.findIndex((it) => it.version.manifest.id === id);
    if (start >= 0) found.push(way.slice(start));
    if (start >= 0 || done.has(id)) return;
    for (const version of versions.get(id) ?? [])
      for (const need of version.manifest.needs) visit(need.id, [...way, { version, need }]);
    done.add(id);
  };
  order.toReversed().forEach((it) => visit(it, []));
  return found;
}

const say = messages("pack/circle", {
  needs: { en: "`{id}` needs `{needs}` ({at})", zh: "`{id}` 需要 `{needs}`（{at}）" },
  reads: { en: "`{id}` names `{needs}` at {at}", zh: "`{id}` 在 {at} 提到 `{needs}`" },
  remedy: { en: "take one of these needs out", zh: "刪去其中一個依賴" },
});

/** A way round as a mistake, with the places where each pack names the next one. */
export function needCycleDiagnostic(
  way: readonly CycleStep[],
  filesOf: (version: Version) => readonly Ast.File[],
): Diagnostic {
  const [first] = way;
  const steps = way.map(({ version, need }) =>
    say.needs({ id: version.manifest.id, needs: need.id, at: formatPlace(need.place) }),
  );
  const reads = way.flatMap(({ version, need }) => {
    const place = firstReference(filesOf(version), need.id);
    return place ? [say.reads({ id: version.manifest.id, needs: need.id, at: formatPlace(place) })] : [];
  });
  const remedy = reads.length === 0 ? say.remedy() : listOf(reads, "clause");
  const nowhere = placeAtStart({ path: "", text: "" });
  return needsInACircle.at(first?.need.place ?? nowhere, { steps: listOf(steps, "clause"), remedy });
}

/** The first place in policy files that names a pack, or something in it. */
function firstReference(files: readonly Ast.File[], id: string): Place | undefined {
  for (const file of files) {
    for (const { declaration } of declarationsOf(file)) {
      const name = namesIn(declaration).find((it) => it.text === id || it.text.startsWith(`${id}.`));
      if (name) return { source: file.source, span: name.span };
    }
  }
  return undefined;
}

function namesIn(declaration: Ast.Declaration): readonly Ast.Name[] {
  const paths = expressionsOf(declaration).flatMap((it) =>
    [...walk(it)].flatMap((one) =>
      one.kind === "path" ? [{ text: one.steps.map((step) => step.text).join("."), span: one.span }] : [],
    ),
  );
  if (declaration.kind === "exemption") return [...namesOf(declaration.from), ...paths];
  if (declaration.kind !== "rule") return paths;
  const clauses = declaration.clauses.flatMap((it) => {
    if (it.kind === "complies") return [it.pack];
    return it.kind === "upon" && it.of.kind === "targets" ? namesOf(it.of.targets) : [];
  });
  return [...clauses, ...paths];
}

function namesOf(targets: readonly Ast.Target[]): readonly Ast.Name[] {
  return targets.flatMap((it) => (it.kind === "rule" ? [it.name] : []));
}
