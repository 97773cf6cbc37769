import { splitDuration } from "../../base/duration.ts";
import { messages, type Value } from "../../base/message.ts";

const durations = messages("report/durations", {
  minute: { en: "{count, plural, one {# minute} other {# minutes}}", zh: "{count} 分鐘" },
  hour: { en: "{count, plural, one {# hour} other {# hours}}", zh: "{count} 小時" },
  day: { en: "{count, plural, one {# day} other {# days}}", zh: "{count} 日" },
  "working day": { en: "{count, plural, one {# working day} other {# working days}}", zh: "{count} 個工作日" },
  week: { en: "{count, plural, one {# week} other {# weeks}}", zh: "{count} 周" },
  month: { en: "{count, plural, one {# month} other {# months}}", zh: "{count} 個月" },
  year: { en: "{count, plural, one {# year} other {# years}}", zh: "{count} 年" },
});

/**
 * A duration that a policy or a document writes, as readers say it.
 *
 * @example
 * locales["zh-Hans"].say(durationOf("15 working days")) // "15 个工作日"
 */
export function durationOf(written: string): Value {
  const parts = splitDuration(written);
  const count = Number(parts?.number);
  return parts && Number.isInteger(count) ? durations[parts.unit]({ count }) : written;
}
