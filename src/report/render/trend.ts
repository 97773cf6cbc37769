import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message } from "../../base/message.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { trendWords } from "../messages/trend.ts";
import { verdictWords } from "../messages/verdicts.ts";
import type { TrendChange, TrendPoint, TrendReport } from "../model/trend-report.ts";
import type { ShowOptions, Style } from "../view/format-options.ts";
import { clean, displayWidth, indented, padTo, wrap } from "../view/text-layout.ts";
import { jsonText } from "./json.ts";

/** What is counted together. */
export const trendGroups = [
  { name: "violated", verdicts: ["violated"], word: verdictWords.violated },
  { name: "undetermined", verdicts: ["undetermined"], word: verdictWords.undetermined },
  { name: "pending", verdicts: ["pending"], word: verdictWords.pending },
  { name: "clear", verdicts: ["satisfied", "exempt"], word: trendWords.clear },
  { name: "outside", verdicts: ["not_applicable", "not_in_force", "not_examined"], word: trendWords.outside },
] as const satisfies readonly {
  readonly name: string;
  readonly verdicts: readonly Verdict[];
  readonly word: () => Message;
}[];
export type TrendGroup = (typeof trendGroups)[number];

/** How many rules of a decision are in a group. */
export const countIn = ({ counts }: TrendPoint, { verdicts }: TrendGroup): number =>
  verdicts.reduce((sum, it) => sum + counts[it], 0);

/** What the trend is of. */
export function trendTitle({ points }: TrendReport, { say }: Locale): string {
  const [from, to] = [points[0]?.as_of, points.at(-1)?.as_of];
  return say(trendWords.title({ count: points.length, from, to }));
}

const styles: Readonly<Partial<Record<TrendGroup["name"], Style>>> = {
  violated: "violated",
  undetermined: "undetermined",
  pending: "pending",
  clear: "satisfied",
};

/** A trend for people at a terminal: a line a decision, and what changed from each to the next. */
export function trendText(report: TrendReport, options: ShowOptions): string {
  const { locale, paint, quiet } = options;
  const { say } = locale;
  const heads = trendGroups.map((it) => say(it.word()));
  const day = Math.max(displayWidth(say(trendWords.day())), 10);
  const rows = report.points.map((point) => {
    const cells = trendGroups.map((group, at) => {
      const count = countIn(point, group);
      const style = count > 0 ? styles[group.name] : undefined;
      const text = String(count).padStart(displayWidth(heads[at] ?? ""));
      return style ? paint(style, text) : text;
    });
    return [padTo(point.as_of, day), ...cells].join("  ");
  });
  const altered = report.points
    .filter((it) => !it.intact)
    .flatMap(({ path }) =>
      indented(trendWords.altered({ path: clean(path) }), options).map((it) => paint("error", it)),
    );
  const lines = [
    paint("heading", trendTitle(report, locale)),
    "",
    [padTo(say(trendWords.day()), day), ...heads].join("  "),
    ...rows,
    ...altered,
    ...(quiet ? [] : report.changes.flatMap((it) => ["", ...changeLines(it, options)])),
    "",
  ];
  return lines.join("\n");
}

function changeLines(
  { from, to, rules, judged_by: judgedBy, inputs }: TrendChange,
  options: ShowOptions,
): readonly string[] {
  const said = [...groupBy(rules, (it) => `${it.from} ${it.to}`).values()].map((same) => {
    const names = listOf(
      same.map((it) => clean(it.rule)),
      "comma",
    );
    return trendWords.change({ from: verdictOf(same[0]?.from), to: verdictOf(same[0]?.to), rules: names });
  });
  const why = [
    ...(judgedBy.length === 0 ? [] : [trendWords.judgedBy({ names: namesOf(judgedBy.map(clean)) })]),
    ...(inputs.length === 0 ? [] : [trendWords.inputs({ names: namesOf(inputs.map(clean)) })]),
  ];
  return [
    options.paint("heading", options.locale.say(trendWords.between({ from, to }))),
    ...[...(said.length === 0 ? [trendWords.noChange()] : said), ...why].flatMap((it) =>
      wrap(options.locale.say(it), options.width - 2, "  ").map((line) => `  ${line}`),
    ),
  ];
}

const verdictOf = (verdict: Verdict | undefined): Message =>
  verdict === undefined ? trendWords.none() : verdictWords[verdict]();

/** A trend as JSON that fits `grammar/schema/trend-1.schema.json`. */
export const trendJson = (report: TrendReport): string => jsonText(report);
