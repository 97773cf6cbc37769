import type { Locale } from "../../base/locale.ts";
import { listOf, titled, type List, type Message, type MessageValue } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { whoOf } from "../messages/duties.ts";
import { labels, formatWords } from "../messages/labels.ts";
import { inForceMessage } from "../messages/law.ts";
import { firstOfMany, phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { titleIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import type {
  ReportDay,
  ReportHeader,
  ReportInput,
  ReportNeeded,
  ReportService,
  Counts,
  Report,
} from "../model/report.ts";
import { labelledTexts, type LabelledTexts } from "./text-layout.ts";
import { markedTitle } from "../../statute/marked-title.ts";

const digestShown = 12;

/** How the run was judged: days, party, packs, documents, and what it takes for granted. */
export function headerLines(report: ReportHeader, locale: Locale): readonly LabelledTexts[] {
  const { settings, packs, needed } = report;
  const all: readonly (readonly [label: Message, texts: readonly MessageValue[]])[] = [
    [labels.about(), serviceWords(withNames(report), locale)],
    [labels.asOf(), settings.days?.map(dayWords) ?? [settings.as_of]],
    [labels.lawOf(), [settings.law_of ?? labels.ownDay()]],
    [labels.factsOn(), [listOf(settings.facts_on)]],
    [labels.party(), [whoOf(settings)]],
    [labels.packs(), packs.map((it) => listOf([`${it.id} ${it.version}`, inForceMessage(it.in_force)], "clause"))],
    [labels.textAt(), packs.map(({ official_text: text }) => text)],
    [labels.neededPacks(), needed.map(neededWords)],
    [labels.profile(), [settings.profile]],
    [labels.service(), [settings.service]],
    [labels.waivers(), [settings.waivers]],
    [labels.baseline(), [settings.baseline]],
    [labels.inputs(), [inputCounts(report)]],
    [labels.options(), [listOf(optionsOf(report, locale))]],
    [labels.assumed(), assumptionsOf(report).map(assumption)],
  ];
  return labelledTexts(all, locale);
}

interface WithServices {
  readonly settings: Pick<ReportHeader["settings"], "services">;
}

/** Without services that only have an id: the documents are told by it anyway. */
const withNames = ({ settings: { services } }: WithServices): WithServices => {
  return { settings: { services: services.filter((it) => it.names.length > 0) } };
};

const servicesShown = 3;

/** Whose services the run is about, one by one: the name, the id, and what else says whose they are. */
export function serviceWords({ settings: { services } }: WithServices, locale: Locale): readonly MessageValue[] {
  const all = services.map((it) => {
    const { id, names } = it;
    const name = nameOf(it);
    const others = names.filter((one) => one !== name);
    return listOf(
      [
        name ? phrases.aside({ text: name.shown, aside: id }) : id,
        ...others.map(({ title, shown: text }) => phrases.labelled({ label: titleIn(title, locale), text })),
      ],
      "semicolon",
    );
  });
  return firstOfMany(all, servicesShown);
}

/** The same in short: each by its name, else its id. */
export const serviceNames = ({ settings: { services } }: WithServices): readonly MessageValue[] =>
  firstOfMany(
    services.map((it) => nameOf(it)?.shown ?? it.id),
    servicesShown,
  );

const nameOf = ({ subject, names }: ReportService): ReportService["names"][number] | undefined =>
  names.find((it) => it.path === `${subject}.name`);

const lawsShown = 3;

/** By which laws it is judged, by their titles. */
export function lawTitles({ packs }: Pick<ReportHeader, "packs">, locale: Locale): readonly MessageValue[] {
  return firstOfMany([...new Set(packs.map((it) => titleIn(markedTitle(it.title), locale)))], lawsShown);
}

/** The days of judgement, which are two where packs are of zones of which one has a later day. */
export const daysOfRun = ({ settings }: Pick<ReportHeader, "settings">): readonly string[] => [
  ...new Set(settings.days?.map((it) => it.as_of) ?? [settings.as_of]),
];

/** Of packs of one zone among several. */
export const dayWords = ({ zone, as_of: day, packs }: ReportDay): List =>
  listOf([phrases.aside({ text: day, aside: zone }), listOf(packs)], "clause");

/** Nobody chose its version by hand, so that the digest says which it is. */
function neededWords({ id, version, digest, in_force: days, needed_by: by }: ReportNeeded): List {
  const pack = phrases.aside({ text: `${id} ${version}`, aside: digest.slice(0, digestShown) });
  return listOf(
    [pack, inForceMessage(days), ...(by.length === 0 ? [] : [labels.neededBy({ packs: listOf(by, "and") })])],
    "clause",
  );
}

/** How many documents of each subject. */
export function inputCounts({ inputs }: Pick<ReportHeader, "inputs">): List {
  const subjects = [...new Set(inputs.map((it) => it.subject))];
  return listOf(
    subjects.map((subject) => {
      const count = inputs.filter((it) => it.subject === subject).length;
      return labels.inputCount({ count, subject: titled("subject", subject) });
    }),
  );
}

function optionsOf({ settings }: ReportHeader, locale: Locale): readonly string[] {
  const failOn = settings.fail_on === undefined ? [] : [`--fail-on ${settings.fail_on}`];
  const lang = locale.script === undefined ? [] : [`--lang ${locale.tag}`];
  const detect = settings.detectors === undefined ? [] : ["--detect"];
  const provisional = settings.provisional === true ? ["--provisional"] : [];
  return [...failOn, ...settings.allow.map((it) => `--allow ${it}`), ...detect, ...provisional, ...lang];
}

/** What a run takes for granted, such as the day of the facts of an event; the same for many documents is told once. */
export function assumptionsOf({ assumed, inputs }: Pick<ReportHeader, "assumed" | "inputs">): readonly {
  what: string;
  first: ReportInput | undefined;
  others: number;
}[] {
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

/** The rules of a run by verdict: those that bind the party; others' duties and advisory ones if there are any. */
export function countRows(
  report: Report,
  locale: Locale,
): readonly { readonly label: string; readonly counts: Counts }[] {
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    { label: locale.say(formatWords.counted()), counts },
    ...(hasAny(others) ? [{ label: locale.say(formatWords.ofOthers()), counts: others }] : []),
    ...(hasAny(advisory) ? [{ label: locale.say(formatWords.ofAdvisory()), counts: advisory }] : []),
  ];
}

/** The same in words, and how many are covered. */
export function countLines(report: Report, locale: Locale): readonly LabelledTexts[] {
  const { waived, in_baseline: known } = report.covered;
  return [
    ...countRows(report, locale).map(({ label, counts }) => ({ label, texts: [countsInWords(counts, locale)] })),
    ...(waived + known > 0
      ? [{ label: locale.say(formatWords.covered()), texts: [locale.say(formatWords.coveredBy({ waived, known }))] }]
      : []),
  ];
}

export function countsInWords(counts: Counts, locale: Locale): string {
  return locale.list(
    verdicts.map((it) => locale.say(labels.count({ count: counts[it], state: verdictWords[it]() }))),
    "comma",
  );
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
