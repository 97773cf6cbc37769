import type { Decision, RuleResult, Verdict } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { keyOf } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import type { PlainAttestation, PlainDocument, PlainPack } from "./plain.ts";
import { compiled, judged } from "./run.ts";
import { documentsOf, packsOf, settingsOf, type Situation } from "./situation.ts";
import { partial } from "./stories.ts";

/** What is decided with the signatures that the story has, changed somehow. */
function signedBy(
  pipeline: Pipeline,
  built: readonly Built[],
  it: Situation,
  change: (signatures: readonly PlainAttestation[], document: PlainDocument) => readonly PlainAttestation[],
): Decision {
  const documents = documentsOf(it, partial(it.story.seed, 0.9)).map((one): PlainDocument => {
    return { ...one, attestations: change(one.attestations, one) };
  });
  return judged(pipeline, built, { documents, judgesService: it.story.judgesService, settings: settingsOf(it) });
}

/** The same besides of every standard, by counsel on the day of the run. */
const alsoOfAll =
  (met: boolean, { frame }: Situation) =>
  (signatures: readonly PlainAttestation[], { name, evidence }: PlainDocument): readonly PlainAttestation[] => {
    const said = { met, role: "counsel", on: frame.asOf, evidence: evidence.map((it) => it.id), element: undefined };
    if (name === "e0") return [...signatures, { ...said, standard: "t.heard", subject: "e0" }];
    if (name !== "s") return signatures;
    return [
      ...signatures,
      ...["u.sound", "t.plain", "u.shared"].map((standard) => ({ ...said, standard, subject: "s" })),
      ...["p0", "p1"].flatMap((element) =>
        ["t.listed", "t.parted_too"].map((standard) => ({ ...said, standard, subject: "s", element })),
      ),
    ];
  };

/** Names of one question each, the one of its home first. */
const questions = [
  ["u.shared", "t.alike"],
  ["u.parted", "t.parted_too"],
] as const;
const namesOf = (standard: string): readonly string[] =>
  questions.find((it) => it.some((one) => one === standard)) ?? [standard];
const questionOf = (standard: string): string => namesOf(standard)[0] ?? standard;

const says = (it: PlainPack, words: string): boolean => it.files.some((one) => one.text.includes(words));

const rulesOf = (decision: Decision): ReadonlyMap<string, RuleResult> =>
  new Map(decision.rules.map((it) => [keyOf(it), it]));

/** The first rule whose verdict was one thing and is now another which it must not be. */
function wrong(
  before: Decision,
  after: Decision,
  isWrong: (was: Verdict, is: Verdict | undefined) => boolean,
): string | undefined {
  const later = rulesOf(after);
  for (const it of before.rules) {
    const is = later.get(keyOf(it))?.verdict;
    if (isWrong(it.verdict, is)) return `${it.rule}: ${it.verdict} became ${is ?? "nothing"}`;
  }
  return undefined;
}

const withoutPresumptions = (it: PlainPack): PlainPack => without(it, /^\s*presumed (not )?if .*$/gm);

/** Presumptions aside: what rests on them is a breach until somebody signs otherwise. */
export const unsoftened: SearchedLaw = {
  kind: "searched",
  name: "no signature turns a breach that facts show into anything else",
  broken: (pipeline, it) => {
    const built = compiled(pipeline, packsOf(it.plan).map(withoutPresumptions));
    const unsigned = signedBy(pipeline, built, it, () => []);
    const isSofter = (was: Verdict, is: Verdict | undefined): boolean => was === "violated" && is !== "violated";
    const found = [true, false].map((met) => signedBy(pipeline, built, it, alsoOfAll(met, it)));
    return found.map((signed) => wrong(unsigned, signed, isSofter)).find((one) => one !== undefined);
  },
};

export const unsilenced: SearchedLaw = {
  kind: "searched",
  name: "a signature that facts contradict makes no outcome clearer",
  broken: (pipeline, it, built) => {
    for (const also of [true, false]) {
      const all = signedBy(pipeline, built, it, alsoOfAll(also, it));
      for (const { standard, element, met, on, by } of all.disputed) {
        // What the facts of one text contradict may count by another one, which has other conditions.
        const texts = packsOf(it.plan).filter((one) => standard.startsWith(`${one.id}.`));
        if (namesOf(standard).length > 1 || texts.length > 1) continue;
        const isIt = (one: PlainAttestation): boolean =>
          one.standard === standard && one.element === element && one.met === met && one.on === on;
        const withoutIt = signedBy(pipeline, built, it, (signatures, document) =>
          alsoOfAll(also, it)(signatures, document).filter((one) => !isIt(one)),
        );
        const found = wrong(withoutIt, all, (was, is) => {
          const outcome = is && outcomeOf(is);
          return outcome === "clear" ? outcomeOf(was) !== "clear" : outcome === "breach" && was !== "violated";
        });
        if (found !== undefined) return `${found} by what ${by} signed of ${standard}`;
      }
    }
    return undefined;
  },
};

/** `t` is in every run, and knows all these names. */
export const signedOnce: SearchedLaw = {
  kind: "searched",
  name: "one question is answered once, under whichever of its names",
  broken: (pipeline, it, built) => {
    const as = (names: (standard: string) => readonly string[]): Decision =>
      signedBy(pipeline, built, it, (signatures) =>
        signatures.flatMap((one) => names(one.standard).map((standard) => ({ ...one, standard }))),
      );
    const once = as((standard) => [standard]);
    const others = [
      as(namesOf),
      as((standard) => [questionOf(standard)]),
      as((standard) => namesOf(standard).slice(-1)),
    ];
    return others.map((all) => wrong(once, all, (was, is) => was !== is)).find((one) => one !== undefined);
  },
};

const without = (it: PlainPack, clauses: RegExp): PlainPack => ({
  ...it,
  files: it.files.map((one) => ({ ...one, text: one.text.replaceAll(clauses, "") })),
});

const withoutWaiting = (it: PlainPack): PlainPack => without(it, /^\s*pending while .*$/gm);

/** Where nothing hears of breaches: what follows from one does not follow from what is pending. */
export const pendingIsUndone: SearchedLaw = {
  kind: "searched",
  name: "`pending while` makes of a breach what is pending or open, and of nothing anything that is clear",
  broken: (pipeline, it, built) => {
    const packs = packsOf(it.plan);
    if (packs.some((one) => says(one, "upon breach of")) || !packs.some((one) => says(one, "pending while")))
      return undefined;
    const waiting = signedBy(pipeline, built, it, (signatures) => signatures);
    const strict = signedBy(pipeline, compiled(pipeline, packs.map(withoutWaiting)), it, (signatures) => signatures);
    return wrong(strict, waiting, (was, is) => {
      const isOpen = is === "pending" || is === "undetermined";
      return was === "violated" || was === "undetermined" ? !isOpen && is !== was : is !== was && !isOpen;
    });
  },
};
