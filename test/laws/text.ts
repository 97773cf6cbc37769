import { readStatute } from "../../src/statute/read-statute.ts";
import type { InstrumentText } from "../../src/statute/instrument-text.ts";

/** The words that every unit of the small law has; each rule quotes them in its own unit. */
export const quoted = "乙丙";

const copy = `小法

第一條 甲及時${quoted}。

丁戊${quoted}。

第二條 己庚${quoted}:

(一)辛壬${quoted};

(二)癸子${quoted}。

第三條 丑寅${quoted}。
`;

function readLawText(): InstrumentText {
  const source = { path: "text/zh-Hant.txt", text: copy };
  const { statute, diagnostics } = readStatute({ copy: source, rendering: undefined, errata: [], variants: [] });
  if (!statute) throw new Error(diagnostics.map((it) => it.message).join("; "));
  return statute;
}

export const lawText = readLawText();
