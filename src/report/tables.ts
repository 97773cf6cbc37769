import { locales, type Language, type Locale } from "../base/locale.ts";
import type { Script } from "../base/script.ts";
import { saidChinese } from "../analyse/said-chinese.ts";
import { saidEnglish } from "../analyse/said-english.ts";
import type { SaidWords } from "../analyse/said-words.ts";
import { penFor } from "../base/pen.ts";
import { coverageChinese } from "./coverage-chinese.ts";
import { coverageEnglish, type CoverageWording } from "./coverage-english.ts";
import { detectChinese } from "./detect-chinese.ts";
import { detectEnglish, type DetectWording } from "./detect-english.ts";
import { diffChinese } from "./diff-chinese.ts";
import { diffEnglish, type DiffWording } from "./diff-english.ts";
import { explanationChinese } from "./explanation-chinese.ts";
import { explanationEnglish, type ExplanationWording } from "./explanation-english.ts";
import { guideChinese } from "./guide-chinese.ts";
import { guideEnglish, type GuideWording } from "./guide-english.ts";
import { inspectionChinese } from "./inspection-chinese.ts";
import { inspectionEnglish, type InspectionWording } from "./inspection-english.ts";
import { needsChinese, skeletonChinese } from "./needs-chinese.ts";
import { needsEnglish, skeletonEnglish, type NeedsWording, type SkeletonWording } from "./needs-english.ts";
import { titleIn } from "./show-options.ts";
import { timelineChinese } from "./timeline-chinese.ts";
import { timelineEnglish, type TimelineWording } from "./timeline-english.ts";
import { verificationChinese } from "./verification-chinese.ts";
import { verificationEnglish, type VerificationWording } from "./verification-english.ts";
import { wordingIn, type Wording } from "./wording.ts";

/** All that is said in one language, by who says it. */
export interface Tables {
  readonly report: Wording;
  readonly explanation: ExplanationWording;
  readonly needs: NeedsWording;
  readonly skeleton: SkeletonWording;
  readonly timeline: TimelineWording;
  readonly verification: VerificationWording;
  readonly coverage: CoverageWording;
  readonly detect: DetectWording;
  readonly inspection: InspectionWording;
  readonly diff: DiffWording;
  readonly guide: GuideWording;
  /** Conditions in plain words. */
  readonly said: SaidWords;
}

function chineseTables(script: Script): Tables {
  const t = penFor(script);
  const report = wordingIn(locales[script]);
  return {
    report,
    explanation: explanationChinese(t, report.verdicts),
    needs: needsChinese(t, report.judges),
    skeleton: skeletonChinese(t),
    timeline: timelineChinese(t, report),
    verification: verificationChinese(t),
    coverage: coverageChinese(t),
    detect: detectChinese(t),
    inspection: inspectionChinese(t),
    diff: diffChinese(t, script, report),
    guide: guideChinese(t, report),
    said: saidChinese(t, (it) => titleIn(it, locales[script])),
  };
}

const tables: Readonly<Record<Language, Tables>> = {
  en: {
    report: wordingIn(locales.en),
    explanation: explanationEnglish,
    needs: needsEnglish,
    skeleton: skeletonEnglish,
    timeline: timelineEnglish,
    verification: verificationEnglish,
    coverage: coverageEnglish,
    detect: detectEnglish,
    inspection: inspectionEnglish,
    diff: diffEnglish,
    guide: guideEnglish,
    said: saidEnglish,
  },
  "zh-Hans": chineseTables("zh-Hans"),
  "zh-Hant": chineseTables("zh-Hant"),
};

/** What is said in a language. */
export const tablesIn = (locale: Locale): Tables => tables[locale.tag as Language];
