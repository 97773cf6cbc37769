import { dayOfEpoch, formatDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { entriesOf, fieldOf, textOf, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { memoized } from "../../base/memoized.ts";
import { listOf, messages, namesOf, titled, type List, type Message, type MessageValue } from "../../base/message.ts";
import { didYouMean, nearestOfMany } from "../../base/nearest.ts";
import type { Run } from "../../evaluate/context.ts";
import { partsOf } from "../../evaluate/parts-of-run.ts";
import type { Decision, RefusedAttestation } from "../../evaluate/decision.ts";
import { sameStandards } from "../../evaluate/same-standards.ts";
import { questionOf, type StandardNode } from "../../graph/graph.ts";
import { isOfUnloadedPack, type UnloadedPacks, type Pack } from "../../pack/pack.ts";
import { additionsOf, overstated } from "../../readers/detect/findings.ts";
import { scanInput } from "../../readers/detect/scan-input.ts";
import type { Attestation, Input } from "../../vocabulary/input.ts";
import {
  missingElement,
  needlessElement,
  unknownElement,
  unknownAttestedRole,
  unknownAttestedStandard,
  unknownAttestedSubject,
  beforeTheLaw,
  factsAfterDay,
  ignoredAttestation,
  notAdded,
  onlyInPart,
  signedBefore,
  signedForOther,
  unknownReference,
} from "../diagnostics.ts";

/**
 * Attestations that could never count, because of a name: each would leave its standard open in silence.
 * Standards of `others` that are not in this run are left alone; a subject that is not there is told once.
 */
export function attestationChecker(
  packs: readonly Pack[],
  others: UnloadedPacks,
): (inputs: readonly Input[]) => readonly Diagnostic[] {
  const named = new Set(packs.flatMap((it) => [...it.program.sources.standards.keys()]));
  const nodes = packs.flatMap((it) => it.program.graph.nodes).filter((it) => it.kind === "standard");
  // Under whatever name a question is signed, it is of the elements of one list.
  const names = sameStandards(packs.map((it) => it.program));
  const standards = new Map(
    nodes.flatMap((it) => [it.name, questionOf(it), ...(names.get(questionOf(it)) ?? [])].map((name) => [name, it])),
  );
  const roles = new Set(packs.flatMap((it) => it.manifest.roles));
  const isElsewhere = isOfUnloadedPack(packs, others);
  return (inputs) => checkAttestations({ named, standards, isElsewhere, roles }, inputs);
}

function checkAttestations(loaded: KnownOfPacks, inputs: readonly Input[]): readonly Diagnostic[] {
  const ids = groupBy(inputs.flatMap(idsOf), (it) => it.id);
  const names = new Map<string, ReadonlySet<string>>();
  const namesBy = (key: string): ReadonlySet<string> => {
    const kept = names.get(key) ?? namesIn(inputs, key);
    names.set(key, kept);
    return kept;
  };
  const knownFrom = memoized((id: string): Day => {
    const days = (ids.get(id) ?? []).map((it) => it.knownFrom ?? dayOfEpoch(0));
    return days.reduce((first, day) => (day < first ? day : first));
  });
  const known: Known = { ...loaded, ids, knownFrom, namesBy, nearest: nearestOfMany() };
  const found = [...new Set(inputs)].flatMap((input) =>
    input.attestations.flatMap((it) => attestationProblems(known, input, it)),
  );
  const seen = new Set<MessageValue>();
  return found.filter((it) => {
    if (it.code !== unknownAttestedSubject.code) return true;
    const { subject } = it.params;
    const isNew = !seen.has(subject);
    seen.add(subject);
    return isNew;
  });
}

interface KnownOfPacks {
  readonly named: ReadonlySet<string>;
  /** Those that a rule reads, and those that are the same. */
  readonly standards: ReadonlyMap<string, StandardNode>;
  readonly isElsewhere: (standard: string) => boolean;
  readonly roles: ReadonlySet<string>;
}

interface Known extends KnownOfPacks {
  /** What bears an id. */
  readonly ids: ReadonlyMap<string, readonly Bearer[]>;
  /** The first day on which anybody could judge what bears an id: of several a signature may be about any. */
  readonly knownFrom: (id: string) => Day;
  /** All that the documents call by a field that names elements. */
  readonly namesBy: (key: string) => ReadonlySet<string>;
  readonly nearest: ReturnType<typeof nearestOfMany>;
}

interface Bearer {
  readonly subject: string;
  readonly id: string;
  /** Nobody could judge it before this day, where it is what its document is about. */
  readonly knownFrom: Day | undefined;
}

function idsOf({ roots, subject: own, knownFrom }: Input): readonly Bearer[] {
  return [...roots].flatMap(([subject, it]) => {
    const id = textOf(fieldOf(it, "id"));
    return id === undefined ? [] : [{ subject, id, knownFrom: subject === own ? knownFrom : undefined }];
  });
}

function attestationProblems(known: Known, input: Input, it: Attestation): readonly Diagnostic[] {
  const place = { source: input.source, span: it.span };
  const { standard, subject } = it;
  const { nearest } = known;
  if (known.isElsewhere(standard)) return [];
  if (!known.named.has(standard)) {
    const found = [...known.named].find((it) => it.endsWith(`.${standard}`)) ?? nearest(standard, known.named);
    const meant = found === undefined ? undefined : known.standards.get(found);
    const near = meant ? questionOf(meant) : found;
    return [unknownAttestedStandard.at(place, { standard, near: didYouMean(near) })];
  }
  const found: Diagnostic[] = [];
  const bearers = known.ids.get(subject);
  if (!bearers)
    found.push(unknownAttestedSubject.at(place, { subject, near: didYouMean(nearest(subject, known.ids.keys())) }));
  const node = known.standards.get(standard);
  const [other] = bearers ?? [];
  if (node && other && bearers?.every((one) => one.subject !== node.subject))
    found.push(signedForOther.at(place, { standard, about: node.subject, id: subject, subject: other.subject }));
  else if (other && it.on < known.knownFrom(subject)) {
    const day = formatDay(known.knownFrom(subject));
    found.push(signedBefore.at(place, { on: formatDay(it.on), id: subject, subject: other.subject, day }));
  }
  if (node?.overList && it.element === undefined) found.push(missingElement.at(place, { standard }));
  if (node && !node.overList && it.element !== undefined) found.push(needlessElement.at(place, { standard }));
  const { role } = it.by;
  if (!known.roles.has(role))
    found.push(
      unknownAttestedRole.at(place, {
        role,
        near: didYouMean(nearest(role, known.roles)),
        able: rolesOf(node, known.roles),
      }),
    );
  const names = node?.key !== undefined && it.element !== undefined ? known.namesBy(node.key) : undefined;
  if (names && it.element !== undefined && !names.has(it.element))
    found.push(unknownElement.at(place, { element: it.element, near: didYouMean(nearest(it.element, names)) }));
  return found;
}

/** The roles that may sign a standard; all that there are, where it is not known. */
const rolesOf = (node: StandardNode | undefined, all: Iterable<string>): List =>
  namesOf([...new Set(node ? node.judges.map((it) => it.role) : all)]);

function namesIn(inputs: readonly Input[], key: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: DataNode): void => {
    if (node.kind === "list") node.items.forEach(visit);
    for (const { key: name, value } of entriesOf(node)) {
      const text = name === key ? textOf(value) : undefined;
      if (text !== undefined) names.add(text);
      visit(value);
    }
  };
  for (const { roots } of inputs) roots.forEach(visit);
  return names;
}

const refusalWords = messages("engine/refused", {
  role: { en: "only {detail} can say it", zh: "只能由{detail}署名" },
  "not-yet": { en: "it is dated {detail}", zh: "日期為 {detail}" },
  expired: { en: "it counted until {detail}", zh: "自 {detail} 起失效" },
  "evidence-missing": { en: "it names no evidence of the kind “{detail}”", zh: "沒有寫明「{detail}」類證據" },
  "evidence-later": {
    en: "its evidence of the kind “{detail}” was collected later",
    zh: "所附「{detail}」類證據在此之後才收集",
  },
  "evidence-expired": { en: "its evidence of the kind “{detail}” has expired", zh: "所附「{detail}」類證據已過期" },
});

/** Why an attestation does not count, without whose it is. */
export function whyRefused({ why, detail }: Pick<RefusedAttestation, "why" | "detail">): Message {
  if (why === "not-yet" || why === "expired") return refusalWords[why]({ detail });
  const roles = listOf(
    detail.split(", ").map((it) => titled("role", it)),
    "or",
  );
  return refusalWords[why]({ detail: why === "role" ? roles : titled("evidence", detail) });
}

/** What is worth a look beside the verdicts: newer attestations that do not count, and documents older than the law. */
export function decisionWarnings(
  decision: Decision,
  inputs: readonly Input[],
  packs: readonly Pack[],
): readonly Diagnostic[] {
  const ignored = decision.ignored.map(({ standard, refused: { place, ...it } }) =>
    ignoredAttestation.at(place, { standard, why: whyRefused(it) }),
  );
  const days = packs.flatMap(({ manifest: { inForce } }) => (inForce === "never" ? [] : [inForce.from]));
  const [earliest] = days.toSorted((a, b) => a - b);
  const older = inputs.flatMap(({ source, span, subject, day }) =>
    day === undefined || earliest === undefined || day >= earliest
      ? []
      : [beforeTheLaw.at({ source, span }, { subject, day: formatDay(day), from: formatDay(earliest) })],
  );
  return [...ignored, ...older];
}

/** What is worth a look in the documents of a run: facts of days to come, and names of documents that are not there. */
export function documentWarnings(run: Run): readonly Diagnostic[] {
  const { inputs, service, vocabulary, apart } = run;
  // Of packs that are asked on several days, that of the last.
  const asOf = partsOf(run).reduce(
    (latest, { settings }) => (settings.asOf > latest ? settings.asOf : latest),
    run.settings.asOf,
  );
  const read = [...new Set([...inputs, ...(service ? [service] : [])])];
  const early = read.flatMap(({ source, span, factsOn }) => {
    const days = { factsOn: formatDay(factsOn ?? asOf), asOf: formatDay(asOf) };
    return factsOn === undefined || factsOn <= asOf ? [] : [factsAfterDay.at({ source, span }, days)];
  });
  return apart === true ? early : [...early, ...unknownReferences(read, vocabulary)];
}

/**
 * Names of documents that are not among those of their subject. Where none of the subject is given nothing is missed; where
 * one stands in the same document, it is told as a contradiction.
 */
function unknownReferences(inputs: readonly Input[], vocabulary: Run["vocabulary"]): readonly Diagnostic[] {
  const given = new Map<string, Set<string>>();
  for (const { roots } of inputs)
    for (const [subject, root] of roots) {
      const ids = given.get(subject) ?? new Set<string>();
      given.set(subject, ids.add(textOf(fieldOf(root, "id")) ?? ""));
    }
  const nearest = nearestOfMany();
  return inputs.flatMap(({ source, roots }) =>
    [...roots].flatMap(([name, root]) =>
      [...(vocabulary.subjects.get(name)?.type.fields ?? [])].flatMap(([field, { names: subject }]) => {
        const node = fieldOf(root, field);
        const [id, ids] = [textOf(node), given.get(subject ?? "")];
        if (!node || subject === undefined || id === undefined || !ids || ids.has(id) || roots.has(subject)) return [];
        const near = didYouMean(nearest(id, ids));
        return [unknownReference.at({ source, span: node.span }, { path: `${name}.${field}`, subject, id, near })];
      }),
    ),
  );
}

/** Detectors of personal data that a document takes for more, so that it would be clear of what nobody looked for. */
export function overstatedDetectors({ source, roots }: Input): readonly Diagnostic[] {
  return [...roots.values()].flatMap((root) =>
    overstated(root).map(({ name, groups }) => onlyInPart.at({ source, span: groups.span }, { name })),
  );
}

/** Documents with personal data that cannot be added to their findings. */
export function unlistedPersonalData(input: Input): readonly Diagnostic[] {
  return scanInput(input).flatMap((it) => {
    const count = it.texts.reduce((sum, { found }) => sum + found.length, 0);
    return count === 0 || additionsOf(it) ? [] : [notAdded.at(it.place, { subject: it.subject, count })];
  });
}
