import { locales, type Language, type Locale } from "../base/locale.ts";
import type { Script } from "../base/script.ts";
import { chineseIn } from "./chinese.ts";
import { saidChinese } from "../analyse/said-chinese.ts";
import { saidEnglish } from "../analyse/said-english.ts";
import type { SaidWords } from "../analyse/said-words.ts";
import { penFor } from "../base/pen.ts";
import { bulkChinese } from "./bulk-chinese.ts";
import { bulkEnglish, type BulkWording } from "./bulk-english.ts";
import { diffChinese } from "./diff-chinese.ts";
import { diffEnglish, type DiffWording } from "./diff-english.ts";
import { english } from "./english.ts";
import { explanationChinese } from "./explanation-chinese.ts";
import { explanationEnglish, type ExplanationWording } from "./explanation-english.ts";
import { formatsChinese } from "./formats-chinese.ts";
import { formatsEnglish, type FormatsWording } from "./formats-english.ts";
import { guideChinese } from "./guide-chinese.ts";
import { guideEnglish, type GuideWording } from "./guide-english.ts";
import { needsChinese, skeletonChinese } from "./needs-chinese.ts";
import { needsEnglish, skeletonEnglish, type NeedsWording, type SkeletonWording } from "./needs-english.ts";
import { titleIn } from "./show-options.ts";
import { timelineChinese } from "./timeline-chinese.ts";
import { timelineEnglish, type TimelineWording } from "./timeline-english.ts";
import type { Wording } from "./wording.ts";

/** All that is said in one language, by who says it. */
export interface Tables {
  readonly report: Wording;
  readonly formats: FormatsWording;
  readonly explanation: ExplanationWording;
  readonly needs: NeedsWording;
  readonly skeleton: SkeletonWording;
  readonly timeline: TimelineWording;
  readonly diff: DiffWording;
  readonly guide: GuideWording;
  readonly bulk: BulkWording;
  /** Conditions in plain words. */
  readonly said: SaidWords;
}

function chineseTables(script: Script): Tables {
  const t = penFor(script);
  const report = chineseIn(script);
  return {
    report,
    formats: formatsChinese(t),
    explanation: explanationChinese(t, report.verdicts),
    needs: needsChinese(t, report.judges),
    skeleton: skeletonChinese(t),
    timeline: timelineChinese(t, report),
    diff: diffChinese(t, script, report),
    guide: guideChinese(t, report),
    bulk: bulkChinese(t),
    said: saidChinese(t, (it) => titleIn(it, locales[script])),
  };
}

const tables: Readonly<Record<Language, Tables>> = {
  en: {
    report: english,
    formats: formatsEnglish,
    explanation: explanationEnglish,
    needs: needsEnglish,
    skeleton: skeletonEnglish,
    timeline: timelineEnglish,
    diff: diffEnglish,
    guide: guideEnglish,
    bulk: bulkEnglish,
    said: saidEnglish,
  },
  "zh-Hans": chineseTables("zh-Hans"),
  "zh-Hant": chineseTables("zh-Hant"),
};

/** What is said in a language. */
export const tablesIn = (locale: Locale): Tables => tables[locale.tag as Language];
