import type { Labelled } from "./labelled.ts";
import type { Header, ReportNeeded } from "./report.ts";
import { showPlace } from "./report-place.ts";
import type { Locale } from "../base/locale.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const digestShown = 12;

/** How the run was judged: days, party, packs, documents, and what it takes for granted. */
export function headerLines(report: Header, locale: Locale): readonly Labelled[] {
  const { labels, marks, inForce } = tablesIn(locale).report;
  const { settings, packs, needed } = report;
  const all: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [labels.asOf, [settings.as_of]],
    [labels.lawOf, [settings.law_of ?? labels.ownDay]],
    [labels.factsOn, [settings.facts_on.join(marks.comma)]],
    [labels.party, [labels.partyName(settings.party)]],
    [labels.packs, packs.map((it) => `${it.id} ${it.version}${marks.pause}${inForce(it.in_force)}`)],
    [labels.neededPacks, needed.map((it) => neededWords(it, locale))],
    [labels.profile, [settings.profile]],
    [labels.service, [settings.service]],
    [labels.waivers, [settings.waivers]],
    [labels.baseline, [settings.baseline]],
    [labels.inputs, [inputWords(report, locale)]],
    [labels.options, [optionWords(report, locale)]],
    [labels.assumed, assumptions(report, locale)],
  ];
  return all
    .map(([label, texts]) => ({
      label,
      texts: texts.flatMap((it) => (it === undefined || it === "" ? [] : [clean(it)])),
    }))
    .filter((it) => it.texts.length > 0);
}

/** Nobody chose its version by hand, so that the digest says which it is. */
function neededWords(it: ReportNeeded, locale: Locale): string {
  const { inForce, labels, marks } = tablesIn(locale).report;
  const by = it.needed_by.length === 0 ? [] : [labels.neededBy(it.needed_by)];
  const digest = marks.aside(it.digest.slice(0, digestShown));
  return [`${it.id} ${it.version}${digest}`, inForce(it.in_force), ...by].join(marks.pause);
}

function inputWords({ inputs }: Header, locale: Locale): string {
  const { labels, marks } = tablesIn(locale).report;
  const subjects = [...new Set(inputs.map((it) => it.subject))];
  const counts = subjects.map((subject) =>
    labels.inputCount(inputs.filter((it) => it.subject === subject).length, subject),
  );
  return counts.join(marks.comma);
}

function optionWords({ settings }: Header, locale: Locale): string {
  const failOn = settings.fail_on === undefined ? [] : [`--fail-on ${settings.fail_on}`];
  const lang = locale.script === undefined ? [] : [`--lang ${locale.tag}`];
  const detect = settings.detectors === undefined ? [] : ["--detect"];
  return [...failOn, ...settings.allow.map((it) => `--allow ${it}`), ...detect, ...lang].join(
    tablesIn(locale).report.marks.comma,
  );
}

/** The same assumption for many documents is told once, with the first of them. */
function assumptions({ assumed, inputs }: Header, locale: Locale): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  return [...new Set(assumed.map((it) => it.what))].map((what) => {
    const places = assumed.filter((it) => it.what === what).flatMap((it) => inputs[it.input] ?? []);
    const [first] = places;
    const rest = places.length > 1 ? ` ${labels.more(places.length - 1)}` : "";
    return `${what}${marks.colon}${first ? showPlace(first) : ""}${rest}`;
  });
}
