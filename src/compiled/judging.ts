import { parseDay, type Day } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
import type { Settings } from "../evaluate/settings.ts";
import { acceptanceRuntime, type AcceptanceRuntime } from "./acceptance-runtime.ts";
import { verdictCodes } from "./residual.ts";
import { runtimeOf, timeReader, type Days, type Runtime } from "./runtime.ts";
import { stretchOf } from "./stretches.ts";

export type Document = Readonly<Record<string, unknown>>;
type Judge = (document: Document, out: Uint8Array) => boolean;
type Writer = (document: Document, factsOn: Day, out: Uint8Array) => void;

/** Generated code: a function of what it asks of the engine. */
type Generated<H, T> = (h: H) => T;

/** A subject that comes with a document: its name, and the field of its own day. */
export interface JudgedSubject {
  readonly name: string;
  readonly day: string | undefined;
}

/** How packs of one reckoning judge. */
export interface PartSettings extends Days, Pick<Settings, "lawOf"> {
  /** The days on which their law becomes another; none where one law judges everything. */
  readonly turning: readonly Day[];
}

/** What is generated for packs of one reckoning. */
interface JudgingPart {
  readonly settings: PartSettings;
  /** Whether facts cannot be together, or may not be; undefined: there are none such. */
  readonly contradicts: Generated<AcceptanceRuntime, (document: Document) => boolean> | undefined;
  /** Writes the verdicts of rules on a subject, by its place among those that come with a document, by the law of a stretch of days. */
  readonly writer: (subject: number, stretch: number) => Generated<Runtime, Writer>;
}

/** All that is generated for documents of a subject, which comes first, with those that it carries. */
export interface JudgingCode {
  readonly columns: number;
  readonly subjects: readonly JudgedSubject[];
  readonly accepts: Generated<AcceptanceRuntime, (document: unknown) => document is Document>;
  readonly parts: readonly JudgingPart[];
}

/** See `CompiledVerdicts`. */
export interface OpenJudging {
  readonly judge: (document: unknown, out: Uint8Array) => boolean;
  readonly judgeSound: Judge;
}

/** The day on which packs of one reckoning judge, with a reader of time in their zone. */
export const judgingDay = ({ settings: { zone, asOf } }: { readonly settings: PartSettings }) => ({
  read: timeReader(zone),
  asOf,
});

/** Puts generated code together with what it asks of the engine. It is the same here and in a module that stands alone. */
export function openJudging(
  { columns, subjects, accepts, parts }: JudgingCode,
  mayBeRefused: (document: Document) => boolean,
): OpenJudging {
  const isInOrder = accepts(acceptanceRuntime(parts.map(judgingDay)));
  const judges = parts.map((it) => openPart(it, subjects));
  const [only, ...others] = judges;
  const byAll: Judge = (document, out) => {
    // Each column is of one pack, and so of one part; what none writes by the law of the day is not examined.
    out.fill(verdictCodes.not_examined, 0, columns);
    out.fill(0, columns);
    return judges.every((judge) => judge(document, out));
  };
  const judgeSound = only && others.length === 0 ? only : byAll;
  const judge = (document: unknown, out: Uint8Array): boolean =>
    isInOrder(document) && !mayBeRefused(document) && judgeSound(document, out);
  return { judge, judgeSound };
}

function openPart({ settings, contradicts, writer }: JudgingPart, subjects: readonly JudgedSubject[]): Judge {
  const { zone, asOf, lawOf, turning } = settings;
  const read = timeReader(zone);
  const runtime = runtimeOf(settings, read);
  const isContradicted = contradicts?.(acceptanceRuntime([{ read, asOf }]));
  const dayAt = (document: Document, { name, day }: JudgedSubject): Day | undefined => {
    const written = day === undefined ? undefined : valueIn(document[name], day);
    return typeof written === "string" ? read(written).day : undefined;
  };
  const stretchAt = (day: Day): number => (lawOf === undefined ? stretchOf(turning, day) : 0);
  const [first, ...others] = subjects.map((subject, at) => {
    return { subject, writerAt: lastKept(memoized((stretch: number) => writer(at, stretch)(runtime))) };
  });
  invariant(first, "a document is about a subject");
  return (document, out) => {
    if (isContradicted?.(document) === true) return false;
    const own = dayAt(document, first.subject);
    if (own !== undefined && own > asOf) return false;
    const { facts_on: written } = document;
    const factsOn = typeof written === "string" ? (parseDay(written) ?? asOf) : asOf;
    if (factsOn > asOf) return false;
    first.writerAt(stretchAt(own ?? asOf))(document, factsOn, out);
    for (const it of others) it.writerAt(stretchAt(dayAt(document, it.subject) ?? own ?? asOf))(document, factsOn, out);
    return true;
  };
}

/** One document mostly has the law of the one before. */
function lastKept<T>(of: (stretch: number) => T): (stretch: number) => T {
  let last: { readonly stretch: number; readonly made: T } | undefined;
  return (stretch) => {
    if (last?.stretch !== stretch) last = { stretch, made: of(stretch) };
    return last.made;
  };
}

/** Only texts are asked for, and no object inherits one. */
const valueIn = (root: unknown, field: string): unknown =>
  typeof root === "object" && root !== null ? Reflect.get(root, field) : undefined;
