import { inForce as days } from "./english-law.ts";
import { counted, listed } from "./english-words.ts";
import type { Basis, Tally } from "./wording.ts";

/** The last line of a report. It promises nothing that the run has not seen. */
export function sentence(tally: Tally): string {
  const { mistakes, word } = tally;
  if (word === "nothing judged")
    return mistakes === 0
      ? "Nothing was judged."
      : `Nothing was judged: ${counted(mistakes, "mistake")} ${mistakes === 1 ? "stands" : "stand"} in the way.`;
  const incomplete = mistakes > 0 ? `Incomplete, for ${counted(mistakes, "mistake")}. ` : "";
  const main = [lead(tally), ...notInForce(tally), ...notExamined(tally), ...leftOut(tally)].join("; ");
  const rest = [
    encoded(tally),
    notEncoded(tally),
    notCovered(tally),
    advisory(tally),
    letPass(tally),
    failing(tally),
    allowed(tally),
  ].flatMap((it) => (it === undefined ? [] : [` ${it}.`]));
  return `${incomplete}${main}.${rest.join("")}`;
}

/** On what satisfied rules rest, beside facts. */
export function basisWords({ attestation, interpretation, assumption, eitherWay }: Basis): string {
  const parts = [
    attestation > 0 ? `${attestation} by attestation` : "",
    interpretation > 0 ? `${interpretation} by interpretation` : "",
    assumption > 0 ? `${assumption} by assumption` : "",
    eitherWay > 0 ? `${eitherWay} either way` : "",
  ].filter((it) => it !== "");
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function examined({ counts }: Tally): number {
  const { violated, undetermined, pending, satisfied, exempt, not_applicable: notApplicable } = counts;
  return violated + undetermined + pending + satisfied + exempt + notApplicable;
}

function lead(tally: Tally): string {
  const { word, counts, covered } = tally;
  const rules = counted(examined(tally), "rule");
  const clear = `No breach found in ${rules} examined${basisWords(tally.basis)}`;
  switch (word) {
    case "violated": {
      const open =
        counts.undetermined > 0
          ? `, ${counts.undetermined} ${counts.undetermined === 1 ? "is" : "are"} undetermined${coveredWords(covered.undetermined)}`
          : "";
      return `${counts.violated} of ${rules} examined ${counts.violated === 1 ? "is" : "are"} violated${coveredWords(covered.violated)}${open}`;
    }
    case "undetermined":
      return `${clear}, but ${counts.undetermined} cannot be judged yet${coveredWords(covered.undetermined)}`;
    case "pending":
      return `${clear}, and ${counts.pending} ${counts.pending === 1 ? "waits for its" : "wait for their"} deadline`;
    case "nothing applies":
      return `None of ${rules} examined applies`;
    case "nothing in force":
      return `Nothing was judged: no rule was in force${since(tally)}`;
    case "nothing examined":
      return `Nothing was judged: ${counts.not_examined > 0 ? "no rule could be examined" : `no rule of these packs binds the ${tally.party}`}`;
    default:
      return clear;
  }
}

/** How many of them a waiver or the baseline covers. */
function coveredWords({ waived, in_baseline: known }: Tally["covered"]["violated"]): string {
  const parts = [...(waived > 0 ? [`${waived} waived`] : []), ...(known > 0 ? [`${known} in the baseline`] : [])];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function since({ inForce, lawOf }: Tally): string {
  const packs = inForce.map((it) => `${it.pack} is ${days(it.inForce)}`);
  return ` on ${lawOf ?? "the days whose law judges"}${packs.length === 0 ? "" : ` (${listed(packs, "and")})`}`;
}

/** Rules that no document of the run met in force, where others were examined. */
function notInForce({ word, counts }: Tally): readonly string[] {
  if (counts.not_in_force === 0 || word === "nothing in force") return [];
  return [`${counts.not_in_force} not in force on the day whose law judges`];
}

function notExamined({ notExamined: missing, asOf }: Tally): readonly string[] {
  if (missing.length === 0) return [];
  const total = missing.reduce((sum, it) => sum + it.count, 0);
  return [
    `${total} not examined: ${missing.map((it) => `no ${it.subject}${it.why === "left-out" ? ` up to ${asOf}` : ""} (${it.count})`).join(", ")}`,
  ];
}

function leftOut({ leftOut: count, asOf }: Tally): readonly string[] {
  return count > 0 ? [`${counted(count, "document")} dated after ${asOf} left out`] : [];
}

/** What the run cannot have examined, for nobody has made rules of it. */
function encoded({ encoded: packs }: Tally): string | undefined {
  if (packs.length === 0) return undefined;
  const texts = packs.map(({ pack, articles, of }) => {
    const numbers = articles.length === of ? `all ${of}` : articles.join(", ") + (of === undefined ? "" : ` of ${of}`);
    return packs.length > 1 ? `${numbers} (${pack})` : numbers;
  });
  return `Articles encoded: ${texts.join("; ")}`;
}

function notEncoded({ notEncoded: count }: Tally): string | undefined {
  return count > 0 ? `Not encoded: ${counted(count, "passage")}` : undefined;
}

function notCovered({ notCovered: packs }: Tally): string | undefined {
  return packs.length === 0 ? undefined : `Not covered: ${packs.map((it) => `${it.id} (from ${it.from})`).join(", ")}`;
}

function advisory({ advisory: { count, violated, undetermined } }: Tally): string | undefined {
  if (count === 0) return undefined;
  const parts = [
    ...(violated > 0 ? [`${violated} violated`] : []),
    ...(undetermined > 0 ? [`${undetermined} undetermined`] : []),
  ];
  return `Advisory, not counted: ${counted(count, "rule")}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}

function letPass({ letPass: passed }: Tally): string | undefined {
  return passed && `${counted(passed.count, "violated rule")} below \`${passed.below}\` let pass`;
}

function failing({ failingFindings: count }: Tally): string | undefined {
  return count > 0
    ? `${counted(count, "finding")} ${count === 1 ? "fails" : "fail"} the run (\`--fail-on low\`)`
    : undefined;
}

function allowed({ allowed: isAllowed, counts }: Tally): string | undefined {
  return isAllowed && counts.undetermined > 0 ? `Undetermined rules are allowed (${counts.undetermined})` : undefined;
}
