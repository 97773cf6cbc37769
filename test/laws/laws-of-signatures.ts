import type { Decision, RuleResult } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { keyOf } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import type { PlainAttestation, PlainDocument, PlainPack } from "./plain.ts";
import { compiled, judged } from "./run.ts";
import { documentsOf, packsOf, settingsOf, type Situation } from "./situation.ts";
import { partial } from "./stories.ts";

/** What is decided with some of the signatures. */
function signedBy(
  pipeline: Pipeline,
  built: readonly Built[],
  it: Situation,
  keeps: (signature: PlainAttestation) => boolean,
): Decision {
  const documents = documentsOf(it, partial(it.story.seed, 0.9)).map((one): PlainDocument => {
    return { ...one, attestations: one.attestations.filter(keeps) };
  });
  return judged(pipeline, built, { documents, judgesService: it.story.judgesService, settings: settingsOf(it) });
}

const says = (it: PlainPack, words: string): boolean => it.files.some((one) => one.text.includes(words));

const rulesOf = (decision: Decision): ReadonlyMap<string, RuleResult> =>
  new Map(decision.rules.map((it) => [keyOf(it), it]));

/** The first rule whose verdict was one thing and is now another which it must not be. */
function wrong(
  before: Decision,
  after: Decision,
  isWrong: (was: RuleResult["verdict"], is: RuleResult["verdict"] | undefined) => boolean,
): string | undefined {
  const later = rulesOf(after);
  for (const it of before.rules) {
    const is = later.get(keyOf(it))?.verdict;
    if (isWrong(it.verdict, is)) return `${it.rule}: ${it.verdict} became ${is ?? "nothing"}`;
  }
  return undefined;
}

/** Presumptions aside: they are breaches until somebody signs otherwise. */
export const unsoftened: SearchedLaw = {
  kind: "searched",
  name: "no signature turns a breach that facts show into anything else",
  broken: (pipeline, it, built) => {
    if (packsOf(it.plan).some((one) => says(one, "presumed "))) return undefined;
    const unsigned = signedBy(pipeline, built, it, () => false);
    const signed = signedBy(pipeline, built, it, () => true);
    return wrong(unsigned, signed, (was, is) => was === "violated" && is !== "violated");
  },
};

export const unsilenced: SearchedLaw = {
  kind: "searched",
  name: "a signature that facts contradict makes no outcome clearer",
  broken: (pipeline, it, built) => {
    const all = signedBy(pipeline, built, it, () => true);
    for (const { standard, element, met, on, by } of all.disputed) {
      const isIt = (one: PlainAttestation): boolean =>
        one.standard === standard && one.element === element && one.met === met && one.on === on;
      const without = signedBy(pipeline, built, it, (one) => !isIt(one));
      const found = wrong(without, all, (was, is) => {
        const outcome = is && outcomeOf(is);
        return outcome === "clear" ? outcomeOf(was) !== "clear" : outcome === "breach" && was !== "violated";
      });
      if (found !== undefined) return `${found} by what ${by} signed of ${standard}`;
    }
    return undefined;
  },
};

const withoutWaiting = (it: PlainPack): PlainPack => ({
  ...it,
  files: it.files.map((one) => ({ ...one, text: one.text.replaceAll(/^\s*pending while .*$/gm, "") })),
});

/** Where nothing hears of breaches: what follows from one does not follow from what is pending. */
export const pendingIsUndone: SearchedLaw = {
  kind: "searched",
  name: "`pending while` makes of a breach what is pending or open, and of nothing anything that is clear",
  broken: (pipeline, it, built) => {
    const packs = packsOf(it.plan);
    if (packs.some((one) => says(one, "upon breach of")) || !packs.some((one) => says(one, "pending while")))
      return undefined;
    const waiting = signedBy(pipeline, built, it, () => true);
    const strict = signedBy(pipeline, compiled(pipeline, packs.map(withoutWaiting)), it, () => true);
    return wrong(strict, waiting, (was, is) => {
      const isOpen = is === "pending" || is === "undetermined";
      return was === "violated" || was === "undetermined" ? !isOpen && is !== was : is !== was && !isOpen;
    });
  },
};
