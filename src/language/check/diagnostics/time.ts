import { diagnostic } from "../../../base/diagnostic.ts";
import { said } from "../chinese-phrases.ts";

export const untilBeforeFrom = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "language/until-before-from",
  severity: "error",
  message: (p) => `\`until ${p.until}\` leaves no day, for it begins on \`${p.from}\``,
  help: () => "`until` names the first day that no longer counts, so it lies after `from`",
  zh: (p) => `\`until ${p.until}\` 沒有留下任何一天，因為它自 \`${p.from}\` 開始`,
  zhHelp: () => "`until` 是不再計算在內的第一天，所以在 `from` 之後",
});

export const neverInForce = diagnostic<{ readonly what: string; readonly around: string; readonly days: string }>({
  code: "language/never-in-force",
  severity: "error",
  message: (p) => `${p.what} would never be in force, for ${p.around} is in force ${p.days}`,
  zh: (p) => `${said(p.what)}永遠不會施行，因為${said(p.around)}${said(p.days)}施行`,
});

export const policyDay = diagnostic<{ readonly written: string; readonly manifest: string }>({
  code: "language/policy-day",
  severity: "error",
  message: (p) => `the policy is in force ${p.written} here, and ${p.manifest} in pack.yaml`,
  help: () => "the day of the text and `in_force` in pack.yaml are the same",
  zh: (p) => `規則在此寫明${said(p.written)}施行，在 pack.yaml 中寫明${said(p.manifest)}施行`,
  zhHelp: () => "文本的施行日與 pack.yaml 的 `in_force` 應當相同",
});

export const overlappingValues = diagnostic<{
  readonly name: string;
  readonly first: string;
  readonly second: string;
}>({
  code: "language/overlapping-values",
  severity: "error",
  message: (p) => `\`${p.name}\` has two values on one day: \`${p.first}\` and \`${p.second}\``,
  help: () => "end one value with `until` on the day from which the next one holds",
  zh: (p) => `\`${p.name}\` 在同一天有兩個值：\`${p.first}\` 和 \`${p.second}\``,
  zhHelp: () => "用 `until` 使一個值在下一個值開始的那天結束",
});

export const valueOrder = diagnostic<{ readonly name: string; readonly from: string; readonly before: string }>({
  code: "language/value-order",
  severity: "error",
  message: (p) => `the value of \`${p.name}\` from \`${p.from}\` stands after the one from \`${p.before}\``,
  help: () => "values stand in the order of time",
  zh: (p) => `\`${p.name}\` 自 \`${p.from}\` 起的值寫在自 \`${p.before}\` 起的值之後`,
  zhHelp: () => "各個值按時間先後排列",
});

export const neverValid = diagnostic<{ readonly duration: string; readonly hours: boolean }>({
  code: "language/never-valid",
  severity: "error",
  message: (p) =>
    p.hours
      ? `an attestation names a day and no time of day, so \`${p.duration}\` cannot be counted from it`
      : `no attestation would ever count, for it would be valid for \`${p.duration}\``,
  help: () => "write days, working days, weeks, months or years",
  zh: (p) =>
    p.hours
      ? `署名確認只寫日期、不寫時刻，不能由此計算 \`${p.duration}\``
      : `有效期為 \`${p.duration}\`，任何署名確認都不會有效`,
  zhHelp: () => "用日、工作日、周、月或者年",
});
