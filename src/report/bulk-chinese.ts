import type { Pen } from "../base/pen.ts";
import type { BulkWording } from "./bulk-english.ts";
import { groups } from "./text-layout.ts";

/** What is said of a run line by line alone, in Chinese. */
export function bulkChinese(t: Pen): BulkWording {
  return {
    inputs: ({ lines, documents, errors }) => {
      const read = [...documents].map(([subject, count]) => t`${subject} ${groups(count)} 份`);
      const parts = [
        ...(read.length > 0 ? read : [t`沒有文檔`]),
        ...(errors > 0 ? [t`錯誤 ${groups(errors)} 處`] : []),
      ];
      return t`逐行判斷 ${groups(lines)} 行：${parts.join("、")}`;
    },
    mistakesLeft: (count) => t`另有 ${groups(count)} 處錯誤未列出；ndjson 列出全部`,
    progress: (lines, seconds) => t`${groups(lines)} 行，每秒 ${groups(Math.round(lines / seconds))} 行`,
  };
}
