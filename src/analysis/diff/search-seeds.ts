import { addDays, formatDay } from "../../base/civil-date.ts";
import { canonicalJson } from "../../base/digest.ts";
import { fieldOf, fromPlain, itemsOf, toPlain, type DataNode, type RecordNode } from "../../base/document.ts";
import type { Case } from "../../cases/read-cases.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Subject } from "../../vocabulary/type.ts";
import { sampleOf } from "../needs/facts.ts";
import { withRequiredFields } from "./moves.ts";
import { recordOf, runOfScene, type Scene } from "./scene.ts";
import { sideNames, type Both, type Side, type DiffContext } from "./side.ts";

/** A situation from which the search begins. */
export interface Seed {
  readonly run: Run;
  /** Cheap ones are tried first: nothing but what is required, then cases of the rules, then other cases. */
  readonly cost: number;
}

/** How long before the day of judgement a made-up event happened. */
const daysBefore = 30;
const most = 60;

/** What is required of each subject alone, and the situations of the two packs' own cases that judge one of them, those of these rules first; `read`: cases that were read before. */
export function seedsOf(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  subjects: readonly string[],
  names: ReadonlySet<string>,
  around: DiffContext,
  read: Map<Case, Run | undefined>,
): readonly Seed[] {
  const runOf = (side: Side, it: Case): Run | undefined => {
    if (!read.has(it)) read.set(it, runOfRead(side, it));
    return read.get(it);
  };
  const blank = subjects.flatMap((it) => blankScene(sides.old, it, around));
  const all = sideNames.flatMap((side) =>
    cases[side].map((it) => ({ it, side, isOwn: it.expect.some(({ rule }) => names.has(rule)) })),
  );
  const inOrder = [...all.filter((it) => it.isOwn), ...all.filter((it) => !it.isOwn)];
  const known = new Map<string, Run>();
  for (const { it, side } of inOrder) {
    if (known.size >= most) break;
    const profile = it.profile ? toPlain(it.profile.root) : null;
    const key = canonicalJson([it.asOf, it.lawOf ?? null, profile, it.documents.map((one) => toPlain(one.root))]);
    const run = known.has(key) ? undefined : runOf(sides[side], it);
    const [judged] = run?.inputs ?? [];
    const isJudged = (one: string): boolean => judged?.roots.has(one) === true || judged?.subject === one;
    if (run && (subjects.length === 0 || subjects.some(isJudged))) known.set(key, run);
  }
  return [
    ...blank.flatMap((it) => runOfScene(sides.old, it) ?? []).map((run) => ({ run, cost: 0 })),
    ...[...known.values()].map((run, index) => ({ run, cost: 1 + index / most })),
  ];
}

function runOfRead(side: Side, { asOf, lawOf, documents, profile }: Case): Run | undefined {
  const roots = documents.flatMap(({ root }) => (root.kind === "record" ? [root] : []));
  const readings = itemsOf(fieldOf(profile?.root, "interpretations")).filter((it) => it.kind === "record");
  return runOfScene(side, { asOf, lawOf, documents: roots, readings });
}

/** A subject of which nothing is known but that it is there, and the service that it belongs to. */
function blankScene({ pack, reading }: Side, subject: string, { asOf }: DiffContext): readonly Scene[] {
  const { subjects } = reading.vocabulary;
  const { zone } = pack.manifest;
  const documentOf = (it: Subject): RecordNode => {
    const day = it.day === undefined ? undefined : it.type.fields.get(it.day)?.type;
    const own: DataNode = recordOf({
      id: fromPlain(`${it.name}-1`),
      ...(it.day === undefined || !day ? {} : { [it.day]: sampleOf(day, addDays(asOf, -daysBefore), zone) }),
    });
    return recordOf({
      kind: fromPlain(it.name),
      vocabulary: fromPlain(it.vocabulary),
      facts_on: fromPlain(formatDay(asOf)),
      [it.name]: withRequiredFields(it.type, own, (type) => sampleOf(type, asOf, zone)),
    });
  };
  const carrier = [...subjects.values()].find((it) => it.name !== subject && it.carries.includes(subject));
  const found = [subjects.get(subject), carrier].flatMap((it) => it ?? []);
  return found.map((it) => {
    const service = subjects.get(it.main ?? "");
    const documents = [it, ...(service && it !== service ? [service] : [])].map(documentOf);
    return { asOf, lawOf: undefined, documents, readings: [] };
  });
}
