import { block, type Block } from "./plan.ts";
import type { ExemptionSketch, Sketch, Wish } from "./rules.ts";
import { quoted } from "./text.ts";

/** A pack that others can name: the rules of all its versions. */
export interface Known {
  readonly id: string;
  readonly rules: readonly Sketch[];
}

const isDuty = ({ modal }: Sketch): boolean => modal.startsWith("must");

const isWithin = (unit: string, place: string): boolean => unit === place || unit.startsWith(`${place}.`);

/** The place and those around it: `2.1.1`, `2.1`, `2`. */
function around(unit: string): readonly string[] {
  const steps = unit.split(".");
  return steps.map((_, index) => steps.slice(0, index + 1).join("."));
}

const levels = ["article", "paragraph", "item"] as const;
/** `2.1` → `article 2 paragraph 1`. */
const written = (place: string): string =>
  place
    .split(".")
    .map((number, index) => `${levels[index] ?? ""} ${number}`)
    .join(" ");

const chosen = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(from.length, 1)];

/** `⟨…⟩`: written in any order. */
const unordered = (items: readonly string[]): string => `⟨${[...new Set(items)].join(", ")}⟩`;

const placesOf = (rules: readonly Sketch[]): readonly string[] => [...new Set(rules.flatMap((it) => around(it.unit)))];

/**
 * The blocks of rules, each with the clauses that name others. A rule names only rules that stand before it and those of
 * other packs, so that no verdict rests on itself; notes, which have no verdict, name what they will.
 */
export function rulesWithBonds(pack: string, all: readonly Sketch[], needed: readonly Known[]): readonly Block[] {
  return all.map((rule, index) => {
    const before = isDuty(rule) ? all.slice(0, index) : all;
    const duties = all.filter(isDuty);
    const whole = (place: string): readonly Sketch[] => duties.filter((it) => isWithin(it.unit, place));
    const isBefore = (rules: readonly Sketch[]): boolean =>
      rules.length > 0 && rules.every((it) => before.includes(it));
    const asked = rule.complies.flatMap(
      (it) => complies(rule, it, [{ id: pack, rules: all }, ...needed], isBefore) ?? [],
    );
    const upon = rule.upon && consequence(rule.upon, before.filter(isDuty), duties, whole, isBefore, needed);
    const hasNothing = isDuty(rule) && asked.length === 0 && !rule.clauses.some((it) => /^(require|forbid)/.test(it));
    return block(
      rule.unit,
      `rule ${rule.name}: ${rule.parties.join(" or ")} ${rule.modal} "act"`,
      [
        `quote "${quoted}"`,
        ...(rule.on === undefined ? [] : [`on ${rule.on}`]),
        ...rule.clauses,
        ...rule.inForce,
        ...asked,
        ...(upon === undefined ? [] : [upon]),
        ...(hasNothing ? ["require service.flag"] : []),
      ],
      true,
    );
  });
}

/** `complies with`: rules that bind all parties on the same subject, where no other ones bind only some of them. */
function complies(
  rule: Sketch,
  wish: Wish,
  packs: readonly Known[],
  isBefore: (rules: readonly Sketch[]) => boolean,
): string | undefined {
  const options = packs.flatMap(({ id, rules }, index) => {
    const fitting = rules.filter(
      (it) => isDuty(it) && it.on === rule.on && it.parties.some((one) => rule.parties.includes(one)),
    );
    const bindsAll = (it: Sketch): boolean => rule.parties.every((one) => it.parties.includes(one));
    const isAble = (there: readonly Sketch[]): boolean =>
      there.length > 0 && there.every(bindsAll) && (index > 0 || isBefore(there));
    const places = [
      ...placesOf(fitting)
        .filter((place) => isAble(fitting.filter((it) => isWithin(it.unit, place))))
        .map(written),
      ...new Set(fitting.map((it) => it.name).filter((name) => isAble(fitting.filter((it) => it.name === name)))),
    ].map((place) => ({ id, place }));
    return index > 0 && fitting.length > 0 && fitting.every(bindsAll) ? [{ id, place: undefined }, ...places] : places;
  });
  // Other packs first: that is what the clause is for.
  const option = chosen([...options.filter((it) => it.id !== packs[0]?.id), ...options], wish.pick);
  if (!option) return undefined;
  const label = wish.form === "name" ? "asked: " : "";
  if (option.place === undefined) return `require ${label}complies with ${option.id}`;
  const more = chosen(
    options.filter((it) => it.id === option.id && it.place !== undefined),
    wish.more,
  );
  const places = [option.place, more?.place ?? option.place];
  return `require ${label}complies with ${option.id} [${unordered(places)}]`;
}

/** `upon breach of`: duties by name, those of a place, or those of a party. */
function consequence(
  wish: Wish,
  before: readonly Sketch[],
  duties: readonly Sketch[],
  whole: (place: string) => readonly Sketch[],
  isBefore: (rules: readonly Sketch[]) => boolean,
  needed: readonly Known[],
): string | undefined {
  const names = [
    ...before.map((it) => it.name),
    ...needed.flatMap(({ id, rules }) => rules.filter(isDuty).map((it) => `${id}.${it.name}`)),
  ];
  const places = placesOf(before).filter((it) => isBefore(whole(it)));
  if (wish.form === "duty") {
    const parties = [...new Set(before.flatMap((it) => it.parties))];
    const ofParty = (party: string, place: string): readonly Sketch[] =>
      (place === "" ? duties : whole(place)).filter((it) => it.parties.includes(party));
    const options = parties.flatMap((party) =>
      ["", ...placesOf(before)].filter((it) => isBefore(ofParty(party, it))).map((place) => ({ party, place })),
    );
    const option = chosen(options, wish.pick);
    const inPlace = option === undefined || option.place === "" ? "" : ` in [${written(option.place)}]`;
    if (option) return `upon breach of any duty of ${option.party}${inPlace}`;
  }
  const targets = wish.form === "place" ? [...places.map(written), ...names] : names;
  const [one, other] = [chosen(targets, wish.pick), chosen(targets, wish.more)];
  if (one === undefined || other === undefined) return undefined;
  return `upon breach of ${unordered([one, other])}`;
}

/** An exemption from one or two rules, or from those of a place; nothing if no rule could read its condition. */
export function exemptionWithTargets(
  { name, unit, wish, on, condition, cites }: ExemptionSketch,
  all: readonly Sketch[],
  needed: readonly Known[],
): readonly Block[] {
  const fits = (it: Sketch): boolean => on === "service" || it.on === on;
  const names = [
    ...all.filter(fits).map((it) => it.name),
    ...needed.flatMap(({ id, rules }) => {
      const wrong = rules.filter((it) => !fits(it)).map((it) => it.name);
      return rules.filter((it) => !wrong.includes(it.name)).map((it) => `${id}.${it.name}`);
    }),
  ];
  // Only what every rule can read stands for a whole place.
  const places = on === "service" && wish.form === "place" ? placesOf(all).map(written) : [];
  const targets = [...places, ...names];
  const [one, other] = [chosen(targets, wish.pick), chosen(targets, wish.more)];
  if (one === undefined || other === undefined) return [];
  const quote = cites ? [`quote "${quoted}"`] : [];
  return [block(unit, `exemption ${name} from ${unordered([one, other])} when (${condition})`, quote)];
}
