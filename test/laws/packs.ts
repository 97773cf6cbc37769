import fc from "fast-check";
import type { Counting } from "../../src/base/reckoning.ts";
import { exemptionWithTargets, rulesWithBonds, type Known } from "./bonds.ts";
import {
  declarationsOfT,
  declarationsOfU,
  declarationsOfW,
  namesOfT,
  namesOfU,
  namesOfW,
  remarks,
} from "./declarations.ts";
import { one } from "./operands.ts";
import type { PlainReckoning } from "./plain.ts";
import { block, type Block, type PackPlan, type Plan, type Span } from "./plan.ts";
import { duties, exemptions, notes, type ExemptionSketch, type Sketch } from "./rules.ts";
import { subjects, type Names } from "./scene.ts";
import { inUnits, standings, withFittingDays, type StandingOfUnit } from "./standings.ts";
import { quoted } from "./text.ts";
import { growths } from "./vocabularies.ts";
import { withWishes } from "./wishes.ts";

/** A pack before it is known which rules others have. */
interface Draft {
  readonly declared: readonly Block[];
  readonly remarks: readonly Block[];
  readonly rules: readonly Sketch[];
  readonly exemptions: readonly ExemptionSketch[];
  readonly standings: readonly StandingOfUnit[];
  readonly saysItsDay: boolean;
}

interface Sizes {
  readonly duties: readonly [min: number, max: number];
  readonly notes: number;
  readonly exemptions: number;
}

/** What a pack of these names says, in some text. */
function drafts(
  declared: fc.Arbitrary<readonly Block[]>,
  names: Names,
  text: "first" | "later",
  sizes: Sizes,
): fc.Arbitrary<Draft> {
  const [min, max] = sizes.duties;
  const several = <T>(make: (name: string) => fc.Arbitrary<T>, letter: string, least: number, most: number) =>
    fc
      .tuple(fc.integer({ min: least, max: most }), ...Array.from({ length: most }, (_, at) => make(`${letter}${at}`)))
      .map(([size, ...all]) => all.slice(0, size));
  return fc
    .record({
      declared,
      remarks: remarks(names),
      duties: several((it) => duties(it, names, text), "r", min, max),
      notes: several((it) => notes(it, names, text), "n", 0, sizes.notes),
      exemptions: several((it) => exemptions(it, names, text), "off", 0, sizes.exemptions),
      standings,
      saysItsDay: fc.boolean(),
    })
    .map(({ duties: first, notes: last, ...it }) => ({ ...it, rules: [...first, ...last] }));
}

const always: Span = { from: "2023-08-15", until: undefined };
const change = "2025-10-09";

/** The days of the versions of `u`: one, which may come late or have ended, two, or a draft. */
const daysOfU = one<readonly (Span | "never")[]>(
  [always],
  [always],
  [
    { from: "2023-08-15", until: change },
    { from: change, until: undefined },
  ],
  [
    { from: "2023-08-15", until: change },
    { from: change, until: "2025-11-01" },
  ],
  [{ from: "2025-10-15", until: undefined }],
  [{ from: "2023-08-15", until: "2025-10-15" }],
  ["never"],
);

const daysOfT = one<Span>(always, always, always, { from: "2025-09-26", until: undefined });

const firstU = drafts(declarationsOfU, namesOfU, "first", { duties: [1, 2], notes: 0, exemptions: 1 });
const laterU = drafts(declarationsOfU, namesOfU, "later", { duties: [1, 2], notes: 1, exemptions: 1 });
const draftsOfT = drafts(declarationsOfT, namesOfT, "first", { duties: [2, 4], notes: 2, exemptions: 2 });
const draftsOfW = drafts(declarationsOfW, namesOfW, "first", { duties: [0, 2], notes: 1, exemptions: 2 });

/** Packs that are loaded together: `u`, in one version or two, `t`, which needs it, and, often, `w`, which needs both. */
/** Most reckon as all did at first; the others show both sides of a midnight, and of a last day that is not worked. */
const reckonings: fc.Arbitrary<PlainReckoning> = fc.record({
  zone: one("Asia/Shanghai", "Asia/Shanghai", "Europe/Brussels", "America/St_Johns", "Pacific/Kiritimati").map(
    (name) => ({
      name,
    }),
  ),
  counting: fc.record({
    eventDay: one<Counting["eventDay"]>("excluded", "excluded", "included"),
    lastDayOfRest: one<Counting["lastDayOfRest"]>("stays", "stays", "moves_on"),
  }),
});

export const plans: fc.Arbitrary<Plan> = fc
  .record({
    reckons: reckonings,
    growth: growths,
    days: daysOfU,
    first: firstU,
    later: laterU,
    t: draftsOfT,
    daysOfT,
    w: fc.option(draftsOfW, { nil: undefined, freq: 2 }),
    added: fc.tuple(exemptions("added", namesOfT, "first"), exemptions("added", namesOfW, "first")),
    ranks: fc.tuple(
      one("rules", "rules", "law", "law", "guidance"),
      one("rules", "regulation"),
      one("rules", "rules", "rules", "guidance"),
    ),
  })
  .map(
    ({
      reckons,
      growth,
      days,
      first,
      later,
      t,
      daysOfT: daysOfThis,
      w,
      added,
      ranks: [rankOfU, rankOfT, rankOfW],
    }): Plan => {
      const versions = days.map((inForce, index): PackPlan => {
        const draft = index === 0 ? first : later;
        return plan("u", draft, { text: index === 0 ? "first" : "later", rank: rankOfU, inForce }, []);
      });
      const u: Known = { id: "u", rules: days.flatMap((_, index) => (index === 0 ? first : later).rules) };
      const ofT = plan("t", t, { text: "first", rank: rankOfT, inForce: daysOfThis }, [u]);
      const known: Known = { id: "t", rules: t.rules };
      const ofW = w && plan("w", w, { text: "first", rank: rankOfW, inForce: always }, [u, known]);
      const packs = [...versions, ofT, ...(ofW ? [ofW] : [])];
      const [exemption] = w
        ? exemptionWithTargets(added[1], w.rules, [u, known])
        : exemptionWithTargets(added[0], t.rules, [u]);
      const probes = probesFor(added[w ? 1 : 0]);
      const granted = withWishes(growth);
      return {
        packs: packs.map((it) => ({ ...it, blocks: it.blocks.map(granted) })),
        reckons,
        growth,
        added: exemption && { pack: packs.length - 1, exemption: granted(exemption), probes: probes.map(granted) },
      };
    },
  );

/** Rules of which one holds where the condition of an exemption does, the other where it does not. */
const probesFor = ({ unit, on, condition }: ExemptionSketch): readonly Block[] =>
  (on === "service" ? subjects : [on]).flatMap((subject) =>
    (["require", "forbid"] as const).map((word) => {
      const clauses = [`quote "${quoted}"`, `on ${subject}`, `${word} (${condition})`];
      return block(unit, `rule probe_${word}_${subject}: authority must "act"`, clauses, true);
    }),
  );

function plan(
  id: PackPlan["id"],
  draft: Draft,
  about: Pick<PackPlan, "text" | "rank" | "inForce">,
  needed: readonly Known[],
): PackPlan {
  const around = withFittingDays(draft.standings, about.inForce);
  const rules = draft.rules.map((it) => ({
    ...it,
    inForce:
      withFittingDays([...around, { unit: `${it.unit}.rule`, words: it.inForce }], about.inForce).at(-1)?.words ?? [],
  }));
  const said =
    draft.saysItsDay && about.inForce !== "never"
      ? [{ unit: "1.2", head: `policy in force from ${about.inForce.from}`, clauses: [], braces: false }]
      : [];
  return {
    id,
    ...about,
    needs: needed.map((it) => it.id),
    blocks: [
      ...draft.declared,
      ...draft.remarks,
      ...inUnits(around),
      ...said,
      ...rulesWithBonds(id, rules, needed),
      ...draft.exemptions.flatMap((it) => exemptionWithTargets(it, draft.rules, needed)),
    ],
  };
}
