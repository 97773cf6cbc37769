import type { Language, Locale } from "../base/locale.ts";
import type { Script } from "../base/script.ts";
import { chineseIn } from "./chinese.ts";
import { penFor } from "../base/pen.ts";
import { bulkChinese } from "./bulk-chinese.ts";
import { bulkEnglish, type BulkWording } from "./bulk-english.ts";
import { english } from "./english.ts";
import { formatsChinese } from "./formats-chinese.ts";
import { formatsEnglish, type FormatsWording } from "./formats-english.ts";
import type { Wording } from "./wording.ts";

/** All that is said in one language, by who says it. */
export interface Tables {
  readonly report: Wording;
  readonly formats: FormatsWording;
  readonly bulk: BulkWording;
}

function chineseTables(script: Script): Tables {
  const t = penFor(script);
  return { report: chineseIn(script), formats: formatsChinese(t), bulk: bulkChinese(t) };
}

const tables: Readonly<Record<Language, Tables>> = {
  en: { report: english, formats: formatsEnglish, bulk: bulkEnglish },
  "zh-Hans": chineseTables("zh-Hans"),
  "zh-Hant": chineseTables("zh-Hant"),
};

/** What is said in a language. */
export const tablesIn = (locale: Locale): Tables => tables[locale.tag as Language];
