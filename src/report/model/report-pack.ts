import { formatDay, writeInterval } from "../../base/civil-date.ts";
import { parseDuration } from "../../base/duration.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { placeAtStart } from "../../base/text.ts";
import { weekdays } from "../../base/working-days.ts";
import { nodesBelow } from "../../analysis/rule-evaluation.ts";
import type { RuleResult, Verdict } from "../../evaluate/decision.ts";
import { rollUp } from "../../evaluate/verdict.ts";
import type { GraphId } from "../../graph/graph.ts";
import { translated } from "../../graph/sources.ts";
import { encodedArticlesOf, type Pack } from "../../pack/pack.ts";
import { articlePlace } from "../../statute/locator.ts";
import { writtenWords } from "../../statute/statute.ts";
import { captionAt, citationOf, titleIn } from "./citations.ts";
import { reportPlace } from "./report-place.ts";
import { reportRule } from "./report-rule.ts";
import type { ReportContext, RuleSeverity } from "./report-run.ts";
import type { PackHead, ReportArticle, ReportNeeded, ReportNotEncoded, ReportPack } from "./report.ts";

/** A pack by article: its rules with what they say, and the passages of the law that it makes no rule of. */
export function reportPack(
  own: readonly RuleResult[],
  severities: ReadonlyMap<string, RuleSeverity>,
  reading: ReportContext,
): ReportPack {
  const { pack } = reading;
  const passages = notEncoded(reading);
  const [rulesIn, passagesIn] = [groupBy(own, articleOf), groupBy(passages, articleOf)];
  const articles = new Set([...rulesIn.keys(), ...passagesIn.keys()]);
  const { encoded, notEncoded: others } = encodedArticlesOf(pack);
  return {
    ...headOf(pack),
    citation: pack.text.style,
    weekdays: countedByWeekdays(own, reading),
    not_covered: notCovered(reading),
    articles_encoded: encoded,
    articles_not_encoded: others,
    titles: encoded
      .map((article) => ({ article, title: titleOf(article, pack) }))
      .filter(({ title }) => title.en !== undefined || title.zh !== undefined),
    articles: [...articles]
      .toSorted((a, b) => a - b)
      .map((article) => {
        const left = (passagesIn.get(article) ?? []).map((it) => it.passage);
        return reportArticle(article, rulesIn.get(article) ?? [], left, severities, reading);
      }),
  };
}

const articleOf = ({ locator }: Pick<RuleResult, "locator">): number => locator.article;

/** The rules that were judged and count working days, of a pack whose calendar has no holidays. */
function countedByWeekdays(own: readonly RuleResult[], { pack, settings }: ReportContext): ReportPack["weekdays"] {
  const { calendar, source } = pack.manifest;
  if (calendar !== weekdays.id) return undefined;
  const { graph, ids } = pack.program;
  const readings = settings.interpretations.filter((it) => isOfWorkingDays(it.value)).map((it) => it.term);
  const belowRule = (rule: string): Iterable<GraphId> => {
    const id = ids.get(rule);
    return id === undefined ? [] : nodesBelow(graph, id);
  };
  const counts = ({ rule }: RuleResult): boolean =>
    [...belowRule(rule)].some((id) => {
      const node = graph.nodes[id];
      if (node?.kind === "term") return readings.includes(node.name);
      return node?.kind === "literal" && node.type === "duration" && isOfWorkingDays(node.value);
    });
  const rules = own.filter((it) => !isUnjudged(it.verdict) && counts(it)).map((it) => it.rule);
  return rules.length === 0 ? undefined : { rules, at: reportPlace(placeAtStart(source)) };
}

const isOfWorkingDays = (duration: string): boolean => parseDuration(duration)?.kind === "working-days";

const isUnjudged = (it: Verdict): boolean => it === "not_examined" || it === "not_in_force" || it === "not_applicable";

/** What the pack leaves to others, but for those that the run has loaded. */
function notCovered({ pack, loaded, locale }: ReportContext): ReportPack["not_covered"] {
  const left = pack.manifest.notCovered.filter((it) => !loaded.some((one) => one.manifest.id === it.id));
  return left.map(({ id, from, binds }) => {
    return { id, from: formatDay(from), binds: titleIn(translated(pack.checked, binds), locale) };
  });
}

/** A pack of which others read something. */
export function reportNeeded(pack: Pack, loaded: readonly Pack[]): ReportNeeded {
  const { id } = pack.manifest;
  const by = loaded.filter((it) => it.manifest.needs.some((need) => need.id === id)).map((it) => it.manifest.id);
  return { ...headOf(pack), needed_by: [...new Set(by)] };
}

export function headOf({ manifest, digest }: Pack): PackHead {
  const { id, version, title, officialText, inForce } = manifest;
  return { id, version, title, official_text: officialText, digest, in_force: writeInterval(inForce) };
}

/** Whether any rule of a pack was asked of anything: only then its gaps matter to the reader. */
export function isExamined(pack: ReportPack): boolean {
  return pack.articles.some((it) =>
    it.rules.some(({ verdict }) => verdict !== "not_in_force" && verdict !== "not_examined"),
  );
}

function notEncoded({
  pack,
  locale,
}: ReportContext): readonly { readonly locator: RuleResult["locator"]; readonly passage: ReportNotEncoded }[] {
  return pack.dispositions.flatMap(({ declaration, locator, file }) => {
    if (declaration.kind !== "not-encodable") return [];
    const words = pack.quotes.get(declaration.id);
    const said = (text: string): string => titleIn(translated(pack.checked, text), locale);
    const passage = {
      cite: citationOf(locator),
      words: words && writtenWords(words),
      text: said(declaration.words.text),
      because: said(declaration.because.text),
      policy: reportPlace({ source: file.source, span: declaration.span }),
    };
    return [{ locator, passage }];
  });
}

/** An article's verdict is that of the rules that bind the party; of others' duties where none does; never of advisory rules. */
function reportArticle(
  article: number,
  results: readonly RuleResult[],
  left: readonly ReportNotEncoded[],
  severities: ReadonlyMap<string, RuleSeverity>,
  reading: ReportContext,
): ReportArticle {
  const { pack } = reading;
  const bound = results.filter((it) => it.inRollUp);
  const judged = bound.length > 0 ? bound : results.filter((it) => !it.advisory);
  return {
    article,
    title: titleOf(article, pack),
    verdict: judged.length === 0 ? undefined : rollUp(judged.map((it) => it.verdict)),
    rules: results.map((it) => reportRule(it, severities.get(it.rule) ?? "high", reading)),
    not_encoded: left,
  };
}

/** As the policy calls it, else as the captions of the pack do. */
function titleOf(article: number, pack: Pack): ReportArticle["title"] {
  const unit = pack.units.find((it) => it.locator.article === article && it.locator.paragraph === undefined);
  const caption = captionAt(articlePlace(article, undefined), pack);
  return { ...caption, ...(unit?.title === undefined ? {} : translated(pack.checked, unit.title)) };
}

/** What may prevail over a law, in the reader's language as far as one of these packs has words for it. */
export function flagTitle(what: string, packs: readonly Pack[], locale: Locale): string {
  const having = packs.find((it) => it.checked.chinese.has(what));
  return having ? titleIn(translated(having.checked, what), locale) : what;
}
