import { expect, test } from "vitest";
import { filesOf, readTree, treeOf, type Tree } from "../house/tree.ts";

const folder = "grammar/decisions/";

interface Decision {
  readonly file: string;
  readonly number: number;
  readonly title: string;
  readonly date: string;
  readonly status: string;
  readonly topic: string;
}

/** `# 7. Title`, three lines of data, and three sections that each say something. */
const form =
  /^# (?<number>[1-9]\d*)\. (?<title>.+)\n\n- Date: (?<date>\d{4}-\d\d-\d\d)\n- Status: (?<status>.+)\n- Topic: (?<topic>.+)\n\n## Context\n\n[^#][^]*\n\n## Decision\n\n[^#][^]*\n\n## Consequences\n\n[^#][^]*\n$/;

const statuses = /^(accepted|superseded by \d+)$/;

const recordsIn = (tree: Tree): readonly (readonly [file: string, text: string])[] =>
  filesOf(tree, folder, ".md")
    .map(([path, text]) => [path.slice(folder.length), text] as const)
    .filter(([file]) => file !== "README.md");

function decisionOf(file: string, text: string): Decision | undefined {
  const found = form.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { number = "", title = "", date = "", status = "", topic = "" } = found;
  return { file, number: Number(number), title, date, status, topic };
}

const fileOf = ({ number, title }: Decision): string => {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${String(number).padStart(3, "0")}-${slug.replaceAll(/^-|-$/g, "")}.md`;
};

/** Records that are not of the form, are not called by number and title, or leave a gap or step back in number or date. */
function faults(tree: Tree): readonly string[] {
  const read = recordsIn(tree).map(([file, text]) => ({ file, decision: decisionOf(file, text) }));
  const decisions = read.flatMap(({ decision }) => decision ?? []);
  return [
    ...read.filter((it) => it.decision === undefined).map(({ file }) => `${file} has not the form of a record`),
    ...decisions.filter((it) => it.file !== fileOf(it)).map((it) => `${it.file} should be called ${fileOf(it)}`),
    ...decisions.filter((it, at) => it.number !== at + 1).map((it) => `${it.file} is out of line`),
    ...decisions
      .filter(({ date }, at) => date < (decisions[at - 1]?.date ?? date))
      .map((it) => `${it.file} is older than the one before it`),
    ...decisions.filter((it) => !statuses.test(it.status)).map((it) => `${it.file} has no known status`),
  ];
}

/** The index: the decisions by topic, in their order. */
function printIndex(tree: Tree): string {
  const decisions = recordsIn(tree).flatMap(([file, text]) => decisionOf(file, text) ?? []);
  const topics = [...new Set(decisions.map((it) => it.topic))];
  const rows = (topic: string): readonly string[] =>
    decisions
      .filter((it) => it.topic === topic)
      .map(({ file, number, title, date, status }) => `| ${number} | [${title}](${file}) | ${date} | ${status} |`);
  return [
    "# Decisions",
    "",
    "What was decided while the language and its tools were built, and why: one record a decision. A record is never rewritten",
    "to say something else: a new decision gets the next number, and the status of the old one becomes `superseded by NUMBER`.",
    "`npm run update` prints this page from the records.",
    ...topics.flatMap((topic) => [
      "",
      `## ${topic}`,
      "",
      "| no. | decision | date | status |",
      "| --- | --- | --- | --- |",
      ...rows(topic),
    ]),
    "",
  ].join("\n");
}

test("every decision is a record with number, title, date, status, context, decision and consequences", () => {
  expect(recordsIn(readTree()).length).toBeGreaterThan(80);
  expect(faults(readTree())).toEqual([]);
});

test("planted: records without a section, with another name, number, date or status", () => {
  const record = (head: string, date = "2026-01-02", status = "accepted"): string =>
    `# ${head}\n\n- Date: ${date}\n- Status: ${status}\n- Topic: t\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nC.\n`;
  const faultsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
    faults(treeOf(Object.fromEntries(Object.entries(files).map(([file, text]) => [folder + file, text]))));
  const first = { "001-one.md": record("1. One") };
  expect(faultsOf({ ...first, "002-a-two.md": record("2. A `two`!") })).toEqual([]);
  expect(faultsOf({ "001-one.md": record("1. One").replace("B.\n\n", "") })).toEqual([
    "001-one.md has not the form of a record",
  ]);
  expect(faultsOf({ ...first, "002-b.md": record("2. Two") })).toEqual(["002-b.md should be called 002-two.md"]);
  expect(faultsOf({ ...first, "003-two.md": record("3. Two") })).toEqual(["003-two.md is out of line"]);
  expect(faultsOf({ ...first, "002-two.md": record("2. Two", "2026-01-01") })).toEqual([
    "002-two.md is older than the one before it",
  ]);
  expect(faultsOf({ "001-one.md": record("1. One", "2026-01-02", "maybe") })).toEqual([
    "001-one.md has no known status",
  ]);
});

test("the index is printed from the records", async () => {
  await expect(printIndex(readTree())).toMatchFileSnapshot("../../grammar/decisions/README.md");
});
