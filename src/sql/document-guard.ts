import { addDays, formatDay, type Day } from "../base/civil-date.ts";
import type { Zone } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import { isOfGroup } from "../compiled/contradiction-code.ts";
import type { Fixture } from "../compiled/verdict-residuals.ts";
import { readableRoots } from "../evaluate/judgement.ts";
import { contradictionSql } from "./contradictions.ts";
import { recordConditions } from "./guard.ts";
import type { Spot } from "./layout.ts";
import { isBeforeDay } from "./moments.ts";
import { fieldIn, type DocumentPlaces } from "./places.ts";
import type { Reader } from "./reader.ts";

/** That a day or a moment is not after a day. */
const isUntil = (spot: Spot, { dialect, text, moment }: Reader, day: Day, zone: Zone): string =>
  spot.shape.kind === "date"
    ? `${dialect.dateOf(text(spot))} <= ${dialect.dateLiteral(day)}`
    : isBeforeDay(moment(spot), addDays(day, 1), zone);

/** The conditions of `guard.ts` on a whole document, each a line of a statement. */
export function guardConditions(
  fixture: Fixture,
  places: DocumentPlaces,
  { longestList, ownDetectors }: { readonly longestList: number; readonly ownDetectors: readonly string[] },
): readonly string[] {
  const { heads, given, top, read, moments, parts } = places;
  const { quoted, dateLiteral } = read.dialect;
  const { vocabulary, settings } = fixture;
  const on = fieldIn(top, "facts_on");
  const kind = fieldIn(top, "kind");
  invariant(on && kind, "the fields of the top");
  const fixed = { fixed: new Map(), moments, zone: settings.zone };
  const isUntilToday = (spot: Spot, reader: Reader): string =>
    [...new Set(parts.map(({ settings: { asOf, zone } }) => isUntil(spot, reader, asOf, zone)))].join(" AND ");
  const first = formatDay(parts.map((it) => it.settings.asOf).reduce((one, other) => (one < other ? one : other)));
  const conditions = recordConditions(top, read, {
    moments,
    longestList,
    factsOn: read.text(on),
    today: quoted(first),
    isUntilToday,
    ownDetectors,
    places: fixed,
  });
  const asked = parts.map((it) => it.settings.asOf);
  const dayOf = (subject: string): Spot | undefined =>
    fieldIn(fieldIn(top, subject)?.record, vocabulary.vocabulary.subjects.get(subject)?.day ?? "");
  const ofHeads = heads.map((head) => {
    const { name, carries, needsFactsOn } = head;
    const others = given.filter((it) => it !== name && !carries.includes(it));
    const own = dayOf(name);
    // What comes with a document is judged by the law of its own day.
    const days = [name, ...carries].flatMap((it) => dayOf(it) ?? []);
    const all = [
      ...others.flatMap((it) => fieldIn(top, it) ?? []).map((it) => `${read.type(it)} IS NULL`),
      `coalesce(${read.text(kind)} = ${quoted(name)}, TRUE)`,
      ...(needsFactsOn ? [`${read.type(on)} IS NOT NULL`] : []),
      ...(own && settings.lawOf === undefined ? [`${read.type(own)} IS NOT NULL`] : []),
      ...days.map((it) => `coalesce(${isUntilToday(it, read)}, TRUE)`),
    ];
    return `WHEN ${quoted(name)} THEN ${[...new Set(all)].join(" AND ")}`;
  });
  const contradictions = parts.flatMap(({ run, settings: { zone } }) => {
    const { roots } = readableRoots(run, undefined);
    return given.flatMap((name) =>
      (vocabulary.vocabulary.subjects.get(name)?.type.contradictions ?? [])
        .filter((it) => !isOfGroup(it))
        .flatMap((it) => {
          const found = contradictionSql(it, {
            given: (subject = name) => (given.includes(subject) ? fieldIn(top, subject)?.record : undefined),
            read,
            fixed: roots,
            moments,
            zone,
          });
          const own = fieldIn(top, name);
          return found === undefined || !own ? [] : [`NOT (${read.type(own)} IS NOT NULL AND ${found})`];
        }),
    );
  });
  return [
    ...conditions,
    `CASE about ${ofHeads.join("\n        ")} ELSE FALSE END`,
    ...new Set(asked.map((it) => `coalesce(facts_on <= ${dateLiteral(it)}, TRUE)`)),
    ...new Set(contradictions),
  ];
}
