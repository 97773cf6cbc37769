import type { Labelled } from "./labelled.ts";
import type { Header, ReportInput, ReportNeeded } from "../model/report.ts";
import { showPlace } from "../model/report-place.ts";
import type { Locale } from "../../base/locale.ts";
import { clean } from "./text-layout.ts";
import { listOf, type List, type Message, type Value } from "../../base/message.ts";
import { partyNamed } from "../messages/duties.ts";
import { inForceOn } from "../messages/law.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";

const digestShown = 12;

/** How the run was judged: days, party, packs, documents, and what it takes for granted. */
export function headerLines(report: Header, locale: Locale): readonly Labelled[] {
  const { settings, packs, needed } = report;
  const all: readonly (readonly [label: Message, texts: readonly Value[]])[] = [
    [labels.asOf(), [settings.as_of]],
    [labels.lawOf(), [settings.law_of ?? labels.ownDay()]],
    [labels.factsOn(), [listOf(settings.facts_on)]],
    [labels.party(), [partyNamed(settings.party)]],
    [labels.packs(), packs.map((it) => listOf([`${it.id} ${it.version}`, inForceOn(it.in_force)], "clause"))],
    [labels.neededPacks(), needed.map(neededWords)],
    [labels.profile(), [settings.profile]],
    [labels.service(), [settings.service]],
    [labels.waivers(), [settings.waivers]],
    [labels.baseline(), [settings.baseline]],
    [labels.inputs(), [inputCounts(report)]],
    [labels.options(), [listOf(optionsOf(report, locale))]],
    [labels.assumed(), assumptionsOf(report).map(assumption)],
  ];
  return all
    .map(([label, texts]) => ({
      label: locale.say(label),
      texts: texts.map((it) => clean(locale.show(it))).filter((it) => it !== ""),
    }))
    .filter((it) => it.texts.length > 0);
}

/** Nobody chose its version by hand, so that the digest says which it is. */
function neededWords({ id, version, digest, in_force: days, needed_by: by }: ReportNeeded): List {
  const pack = phrases.aside({ text: `${id} ${version}`, aside: digest.slice(0, digestShown) });
  return listOf(
    [pack, inForceOn(days), ...(by.length === 0 ? [] : [labels.neededBy({ packs: listOf(by, "and") })])],
    "clause",
  );
}

function inputCounts({ inputs }: Header): List {
  const subjects = [...new Set(inputs.map((it) => it.subject))];
  return listOf(
    subjects.map((subject) => {
      const count = inputs.filter((it) => it.subject === subject).length;
      return labels.inputCount({ count, subject });
    }),
  );
}

function optionsOf({ settings }: Header, locale: Locale): readonly string[] {
  const failOn = settings.fail_on === undefined ? [] : [`--fail-on ${settings.fail_on}`];
  const lang = locale.script === undefined ? [] : [`--lang ${locale.tag}`];
  const detect = settings.detectors === undefined ? [] : ["--detect"];
  return [...failOn, ...settings.allow.map((it) => `--allow ${it}`), ...detect, ...lang];
}

/** What a run takes for granted, such as the day of the facts of an event; the same for many documents is told once. */
export function assumptionsOf({
  assumed,
  inputs,
}: Pick<Header, "assumed" | "inputs">): readonly { what: string; first: ReportInput | undefined; others: number }[] {
  return [...new Set(assumed.map((it) => it.what))].map((what) => {
    const places = assumed.filter((it) => it.what === what).flatMap((it) => inputs[it.input] ?? []);
    return { what, first: places[0], others: places.length - 1 };
  });
}

function assumption({ what, first, others }: ReturnType<typeof assumptionsOf>[number]): Message {
  const place = first && showPlace(first);
  const text = others > 0 ? labels.placeAndMore({ place, count: others }) : place;
  return phrases.labelled({ label: what, text });
}
