import { invariant } from "../base/invariant.ts";
import { schemaAt } from "../compiled/acceptance.ts";
import type { Fixture, ResidualPart } from "../compiled/verdict-residuals.ts";
import type { Subject } from "../vocabulary/type.ts";
import type { PlacedRecord, Spot } from "./layout.ts";
import type { Moments } from "./moments.ts";
import type { Reader } from "./reader.ts";
import { recordShape, type FieldShape, type RecordShape } from "./shape.ts";

/** Where subjects stand in a document. */
export interface DocumentPlaces {
  /** The subjects that a document may be about; those that come with others are last. */
  readonly heads: readonly Subject[];
  readonly given: readonly string[];
  readonly top: PlacedRecord;
  readonly read: Reader;
  readonly moments: Moments;
  readonly parts: readonly ResidualPart[];
}

/** The subjects on whose documents there are rules; not those of whose facts some are taken for granted. */
export function headsOf({ vocabulary, programs, settings }: Fixture): readonly Subject[] {
  const { subjects, mains } = vocabulary.vocabulary;
  const assumed = new Set(settings.assumptions.map((it) => it.fact.split(".")[0]));
  const ruled = new Set(
    programs.flatMap(({ graph }) => graph.nodes.flatMap((it) => (it.kind === "rule" ? [it.subject] : []))),
  );
  return [...subjects.values()]
    .filter(({ name, carries }) => {
      const all = [name, ...carries];
      return all.some((it) => ruled.has(it)) && !all.some((it) => mains.includes(it) || assumed.has(it));
    })
    .toSorted((a, b) => b.carries.length - a.carries.length);
}

/** What may stand at the top of a document. */
export function envelopeShape(
  { vocabulary }: Fixture,
  heads: readonly Subject[],
  given: readonly string[],
): RecordShape {
  const field = (shape: FieldShape["shape"]): FieldShape => ({ shape, nullable: false, required: false });
  const subjects = given.map((name) => {
    const type = vocabulary.vocabulary.subjects.get(name)?.type;
    return [name, field(recordShape(vocabulary, schemaAt(vocabulary, vocabulary.fileOf(name)), type))] as const;
  });
  const fields = new Map<string, FieldShape>([
    ["facts_on", field({ kind: "date", event: false })],
    ["kind", field({ kind: "word", members: heads.map((it) => it.name) })],
    ["vocabulary", field({ kind: "word", members: vocabulary.vocabulary.ids })],
    ...subjects,
  ]);
  return { kind: "record", fields, contradictions: [] };
}

export const fieldIn = (record: PlacedRecord | undefined, name: string): Spot | undefined => record?.fields.get(name);

/** The column of the day whose law judges a subject. */
export const lawName = ({ parts, read }: DocumentPlaces, part: ResidualPart, subject: string): string =>
  read.dialect.named(`law of ${subject} ${parts.indexOf(part) + 1}`);

/** What a document is about, up to which day it is known, and the days of its subjects in each zone. */
export function dayColumns(places: DocumentPlaces): readonly string[] {
  const { heads, top, read } = places;
  const { quoted, dateOf } = read.dialect;
  const cases = heads.flatMap(({ name }) => {
    const spot = fieldIn(top, name);
    return spot ? [`WHEN ${read.type(spot)} IS NOT NULL THEN ${quoted(name)}`] : [];
  });
  const on = fieldIn(top, "facts_on");
  invariant(on, "a document says up to which day it is known");
  return [
    `CASE ${cases.join(" ")} END AS about`,
    `${dateOf(read.text(on))} AS facts_on`,
    ...lawColumns(places).map(([name, it]) => `${it} AS ${name}`),
  ];
}

/** The day of a subject in the zone of a part; undefined: it has none. */
function daySql(
  { top, read, moments }: DocumentPlaces,
  part: ResidualPart,
  subject: Subject | undefined,
): string | undefined {
  if (subject?.day === undefined) return undefined;
  const spot = fieldIn(fieldIn(top, subject.name)?.record, subject.day);
  if (!spot) return undefined;
  return spot.shape.kind === "date"
    ? read.dialect.dateOf(read.text(spot))
    : moments.dayOf(read.moment(spot), part.settings.zone);
}

/** The day whose law judges a subject, for each part; none where one law judges everything. */
export function lawColumns(places: DocumentPlaces): readonly (readonly [name: string, sql: string])[] {
  const { parts, given, heads, read } = places;
  return parts
    .filter((it) => it.settings.lawOf === undefined)
    .flatMap((part) =>
      given.map((name) => {
        const around = heads.filter((it) => it.name === name || it.carries.includes(name));
        const own = around.find((it) => it.name === name);
        const days = [own, ...around].flatMap((it) => daySql(places, part, it) ?? []);
        const ends = [...new Set(days), read.dialect.dateLiteral(part.settings.asOf)];
        return [lawName(places, part, name), `coalesce(${ends.join(", ")})`] as const;
      }),
    );
}

export const idSql = ({ heads, top, read }: DocumentPlaces): string => {
  const { quoted, noText } = read.dialect;
  const cases = heads.flatMap(({ name }) => {
    const id = fieldIn(fieldIn(top, name)?.record, "id");
    return id ? [`WHEN ${quoted(name)} THEN ${read.text(id)}`] : [];
  });
  return cases.length === 0 ? noText : `CASE about ${cases.join(" ")} END`;
};
