import { invariant } from "../../base/invariant.ts";
import type { Note } from "../../evaluate/decision.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Settings } from "../../evaluate/settings.ts";
import { versionOn } from "./pack-versions.ts";
import { reportCause } from "./report-cause.ts";
import { citeOf, wordsOf } from "./report-cite.ts";
import { factsOf } from "./report-clause.ts";
import { reportPlace } from "./report-place.ts";
import { ruleIn } from "./report-rule.ts";
import { standingOf } from "./report-standing.ts";
import type { Locale } from "../../base/locale.ts";
import { titleIn } from "../messages/citations.ts";
import type { ReportNote } from "./rule-report.ts";

/** A note with its words, its places and the breaches of which it is a consequence. */
export function reportNote(note: Note, packs: readonly Pack[], settings: Settings, locale: Locale): ReportNote {
  const having = packs.filter((it) => it.program.rules.has(note.rule));
  const pack = versionOn(having, note.pack, note.lawOf);
  invariant(pack, "every note stands in a pack of the run");
  const { node, source } = ruleIn(pack, note.rule);
  return {
    rule: note.rule,
    cite: citeOf(note.locator),
    party: note.party,
    modal: note.modal,
    act: titleIn(source.act, locale),
    ...wordsOf(source.quote, note.locator, pack),
    policy: reportPlace(source.place),
    standing: standingOf(note, source, node.basis, { settings, locale }),
    applies: note.applies,
    law_of: note.lawOf,
    input: note.input,
    at: note.place && reportPlace(note.place),
    elements: note.elements,
    breaches: note.breaches.map(({ rule, input, place }) => ({ rule, input, at: reportPlace(place) })),
    causes: note.causes.map((cause) => reportCause(cause, { pack, locale })),
    facts: factsOf(note.facts, new Set(), locale),
  };
}
