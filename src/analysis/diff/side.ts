import { addDays, holdsOn, type Day } from "../../base/civil-date.ts";
import type { Program } from "../../evaluate/program.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import { alwaysInForceProgram, type Pack } from "../../pack/pack.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { LoadedVocabulary } from "../../vocabulary/read-vocabulary.ts";
import { extendsVocabulary } from "./facts-read.ts";

/** One of two texts that are compared. */
export interface Side {
  /** As it was asked for: a folder, `id@version`, `id@date`, `REV:folder`. */
  readonly name: string;
  readonly pack: Pack;
  /** The packs that it needs. */
  readonly needed: readonly Pack[];
  /** What its facts mean. */
  readonly vocabulary: LoadedVocabulary;
  /** What documents are read by for it: its vocabulary, or that of the other text where that only adds to it. */
  readonly reading: LoadedVocabulary;
  /** The day whose law is compared; undefined: the text on all its days. */
  readonly lawOf: Day | undefined;
  /** Its program as if it were in force. */
  readonly program: Program;
  readonly rules: readonly SideRule[];
}

/** A rule of a side, by its name without that of the pack. */
export interface SideRule {
  readonly id: GraphId;
  readonly name: string;
  readonly source: RuleSource;
}

export const sideNames = ["old", "new"] as const;
export type SideName = (typeof sideNames)[number];

export type Both<T> = Readonly<Record<SideName, T>>;

/** The same of each side. */
export const bySide = <T>(of: (side: SideName) => T): Both<T> => ({ old: of("old"), new: of("new") });

/** What documents are judged with on both sides. */
export interface DiffContext {
  /** The day of judgement where a document or a case names none. */
  readonly asOf: Day;
}

/** A pack as a side of a comparison. */
export function makeSide(
  name: string,
  pack: Pack,
  needed: readonly Pack[],
  vocabulary: LoadedVocabulary,
  lawOf: Day | undefined,
): Side {
  const program = alwaysInForceProgram(pack);
  const rules = program.graph.rules.flatMap((id): readonly SideRule[] => {
    const node = program.graph.nodes[id];
    const source = program.sources.rules.get(id);
    if (node?.kind !== "rule" || !source) return [];
    return [{ id, name: nameInPack({ pack }, node.name), source }];
  });
  return { name, pack, needed, vocabulary, reading: vocabulary, lawOf, program, rules };
}

/** Two texts, of which one reads documents by the facts of the other where those only add to its own. */
export function readAlike({ old, new: later }: Both<Side>): Both<Side> {
  const [one, other] = [old.vocabulary, later.vocabulary];
  const isMore = ({ vocabulary: it }: LoadedVocabulary, { vocabulary: than }: LoadedVocabulary): boolean =>
    it.digest === than.digest || extendsVocabulary(it.subjects, than.subjects);
  if (isMore(other, one)) return { old: { ...old, reading: other }, new: later };
  return isMore(one, other) ? { old, new: { ...later, reading: one } } : { old, new: later };
}

/** The name of a rule without that of its pack. */
export const nameInPack = ({ pack }: Pick<Side, "pack">, rule: string): string =>
  rule.slice(pack.manifest.id.length + 1);

/** Whether the law of a side is in force on a day; if not, what is said of that day is said as if it were. */
export const isInForceOn = ({ pack }: Side, day: Day): boolean => holdsOn(pack.manifest.inForce, day);

/** The texts that are compared on all their days and are in force on some. */
const textsWithDays = (sides: Both<Side>): readonly Side[] =>
  sideNames.map((it) => sides[it]).filter((it) => it.lawOf === undefined && it.pack.manifest.inForce !== "never");

/** Whether a day can show what two texts differ in: one of them is in force on it, or neither has days. */
export function isComparedOn(sides: Both<Side>, day: Day): boolean {
  const texts = textsWithDays(sides);
  return texts.length === 0 || texts.some((it) => isInForceOn(it, day));
}

/** The day nearest to one that can show what two texts differ in. */
export function nearestComparedDay(sides: Both<Side>, day: Day): Day {
  if (isComparedOn(sides, day)) return day;
  const ends = textsWithDays(sides).flatMap(({ pack: { manifest } }): readonly Day[] => {
    if (manifest.inForce === "never") return [];
    const { from, until } = manifest.inForce;
    return [from, ...(until === undefined ? [] : [addDays(until, -1)])];
  });
  return ends.toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day) || a - b)[0] ?? day;
}

/** The day whose law judges a document, where a side is not compared on one day. */
export const lawDayOf = (
  input: Pick<Input, "day"> | undefined,
  { lawOf, asOf }: { readonly lawOf: Day | undefined; readonly asOf: Day },
): Day => lawOf ?? input?.day ?? asOf;

/** The same of the other side first. */
export const swapped = <T>({ old, new: later }: Both<T>): Both<T> => ({ old: later, new: old });
