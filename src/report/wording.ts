import type { Locale } from "../base/locale.ts";
import { listOf } from "../base/message.ts";
import type { Modal, InForce } from "../graph/graph.ts";
import { signersOf, type AskedStandard } from "./messages/causes.ts";
import { dutyOf, partyNamed } from "./messages/duties.ts";
import { assumedBy, attestedBy, readBy, valueOf } from "./messages/grounds.ts";
import { labels } from "./messages/labels.ts";
import { inForceOn } from "./messages/law.ts";
import { allOf, phrases } from "./messages/phrases.ts";
import { runWords, verdictWords } from "./messages/verdicts.ts";
import { articleIn } from "./show-options.ts";
import { verdicts, type Verdict } from "../evaluate/decision.ts";

/** What tables that are not converted yet still ask for. */
export const wordingIn = (locale: Locale) => ({
  marks: {
    comma: locale.list(["", ""], "comma"),
    pause: locale.list(["", ""], "clause"),
    semicolon: locale.list(["", ""], "semicolon"),
    colon: locale.say(phrases.labelled({ label: "", text: "" })),
    stop: locale.say(phrases.sentence({ text: "" })),
    gap: locale.list(["", ""], "sentence"),
    and: (texts: readonly string[]) => locale.show(allOf(texts)),
    aside: (text: string) => locale.say(phrases.aside({ text: "", aside: text })),
    quote: (text: string) => locale.say(phrases.quote({ text })),
  },
  verdicts: Object.fromEntries(verdicts.map((it) => [it, locale.say(verdictWords[it]())])) as Readonly<
    Record<Verdict, string>
  >,
  runs: Object.fromEntries(
    (Object.keys(runWords) as (keyof typeof runWords)[]).map((it) => [it, locale.say(runWords[it]())]),
  ) as Readonly<Record<keyof typeof runWords, string>>,
  inForce: (days: InForce) => locale.say(inForceOn(days)),
  judges: (standard: Pick<AskedStandard, "judges">) => locale.show(signersOf(standard)),
  labels: {
    party: locale.say(labels.party()),
    partyName: (party: string) => locale.say(partyNamed(party)),
    article: (article: number) => articleIn(article, locale),
    byAssumption: (path: string, shown: string, by: string) => locale.say(assumedBy({ path, shown, by })),
    byAttestation: (by: string, met: boolean, until: string) => locale.say(attestedBy({ by, met, until })),
    byInterpretation: (term: string, value: string, by: string) => locale.say(readBy({ term, value, by })),
    byParameter: (name: string, shown: string, days: InForce) => locale.say(valueOf({ name, shown, in_force: days })),
    count: (count: number, state: string) => locale.say(labels.count({ count, state })),
    duty: (party: string, modal: Modal, act: string) => locale.say(dutyOf({ party, modal, act })),
    unofficial: locale.say(labels.unofficial()),
    more: (count: number) => locale.say(labels.more({ count })),
    toDo: locale.say(labels.toDo()),
    of: (part: number, whole: number) => locale.say(labels.of({ part, whole })),
    neededBy: (packs: readonly string[]) => locale.say(labels.neededBy({ packs: listOf(packs, "and") })),
  },
});

export type Wording = ReturnType<typeof wordingIn>;
export type Marks = Wording["marks"];
