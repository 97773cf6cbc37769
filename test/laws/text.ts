import { locales } from "../../src/base/locale.ts";
import { readStatute } from "../../src/statute/read-statute.ts";
import type { InstrumentText } from "../../src/statute/instrument-text.ts";

/** The words that every unit of the small law has; each rule quotes them in its own unit. */
export const quoted = "乙丙";

const first = `小法

第一條 甲及時${quoted}。

丁戊${quoted}。

第二條 己庚${quoted}:

(一)辛壬${quoted};

(二)癸子${quoted}。

第三條 丑寅${quoted}。
`;

/** What a later version of the law has more. */
const added = `
第四條 卯辰${quoted}。
`;

function read(text: string): InstrumentText {
  const source = { path: "text/zh-Hant.txt", text };
  const { value: statute, diagnostics } = readStatute({ copy: source, rendering: undefined, errata: [], variants: [] });
  if (!statute) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("; "));
  return statute;
}

export const lawText = read(first);
export const laterText = read(first + added);

/** The places of each text that can carry law: paragraphs and items. */
export const units = ["1.1", "1.2", "2.1", "2.1.1", "2.1.2", "3.1"] as const;
export const laterUnits = [...units, "4.1"] as const;
