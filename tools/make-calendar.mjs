// Prints policies/calendar/cn.yaml from the published days in chinese-days: node tools/make-calendar.mjs > policies/calendar/cn.yaml
import { readFileSync } from "node:fs";
import chineseDays from "chinese-days";

const [firstYear, lastYear] = [2023, 2026];
const { version, license } = JSON.parse(
  readFileSync(new URL("../node_modules/chinese-days/package.json", import.meta.url), "utf8"),
);

const holidays = [];
const makeUp = [];
const end = Date.UTC(lastYear, 11, 31);
for (let at = Date.UTC(firstYear, 0, 1); at <= end; at += 86_400_000) {
  const date = new Date(at);
  const day = date.toISOString().slice(0, 10);
  const isWeekend = date.getUTCDay() % 6 === 0;
  const { name, work } = chineseDays.getDayDetail(day);
  const [, holiday] = name.split(",");
  if (!work && holiday) holidays.push(`${day} # ${holiday}`);
  else if (work && isWeekend) makeUp.push(day);
}

const lines = [
  "# Working days of mainland China, as the General Office of the State Council arranged them year by year.",
  "# Made by tools/make-calendar.mjs and compared with its source, day by day, in a test.",
  "id: cn",
  `version: ${firstYear} to ${lastYear}`,
  `source: chinese-days ${version} (${license})`,
  `from: ${firstYear}-01-01`,
  `to: ${lastYear}-12-31`,
  "# days of rest",
  "holidays:",
  ...holidays.map((day) => `  - ${day}`),
  "# weekend days that are worked instead",
  "make_up:",
  ...makeUp.map((day) => `  - ${day}`),
];
console.log(lines.join("\n"));
