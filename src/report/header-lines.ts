import { counted } from "./english-words.ts";
import { english } from "./english.ts";
import type { Labelled } from "./labelled.ts";
import type { Report, ReportNeeded, ReportPack } from "./report.ts";
import { showPlace } from "./report-place.ts";
import type { Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";

const digestShown = 12;

/** What every report says of how it was judged. */
export interface Header extends Pick<Report, "engine" | "settings" | "needed" | "inputs" | "assumed"> {
  readonly packs: readonly Pick<ReportPack, "id" | "version" | "in_force">[];
}

/** How the run was judged: days, party, packs, documents, and what it takes for granted. */
export function headerLines(report: Header, language: Language): readonly Labelled[] {
  const { labels } = english;
  const { settings, packs, needed } = report;
  const all: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [labels.asOf, [settings.as_of]],
    [labels.lawOf, [settings.law_of ?? labels.ownDay]],
    [labels.factsOn, [settings.facts_on.join(", ")]],
    [labels.party, [settings.party]],
    [labels.packs, packs.map((it) => `${it.id} ${it.version}, ${english.inForce(it.in_force)}`)],
    [labels.neededPacks, needed.map(neededWords)],
    [labels.profile, [settings.profile]],
    [labels.service, [settings.service]],
    [labels.waivers, [settings.waivers]],
    [labels.baseline, [settings.baseline]],
    [labels.inputs, [inputWords(report)]],
    [labels.options, [optionWords(report, language)]],
    [labels.assumed, assumptions(report)],
  ];
  return all
    .map(([label, texts]) => ({
      label,
      texts: texts.flatMap((it) => (it === undefined || it === "" ? [] : [clean(it)])),
    }))
    .filter((it) => it.texts.length > 0);
}

/** Nobody chose its version by hand, so that the digest says which it is. */
function neededWords(it: ReportNeeded): string {
  const { inForce, labels } = english;
  const by = it.needed_by.length === 0 ? [] : [labels.neededBy(it.needed_by)];
  return [`${it.id} ${it.version} (${it.digest.slice(0, digestShown)})`, inForce(it.in_force), ...by].join(", ");
}

function inputWords({ inputs }: Header): string {
  const subjects = [...new Set(inputs.map((it) => it.subject))];
  return subjects.map((subject) => counted(inputs.filter((it) => it.subject === subject).length, subject)).join(", ");
}

function optionWords({ settings }: Header, language: Language): string {
  const failOn = settings.fail_on === undefined ? [] : [`--fail-on ${settings.fail_on}`];
  const lang = language === "en" ? [] : [`--lang ${language}`];
  const detect = settings.detectors === undefined ? [] : ["--detect"];
  return [...failOn, ...settings.allow.map((it) => `--allow ${it}`), ...detect, ...lang].join(", ");
}

/** The same assumption for many documents is told once, with the first of them. */
function assumptions({ assumed, inputs }: Header): readonly string[] {
  return [...new Set(assumed.map((it) => it.what))].map((what) => {
    const places = assumed.filter((it) => it.what === what).flatMap((it) => inputs[it.input] ?? []);
    const [first] = places;
    const rest = places.length > 1 ? ` ${english.labels.more(places.length - 1)}` : "";
    return `${what}: ${first ? showPlace(first) : ""}${rest}`;
  });
}
