import { expect, test } from "vitest";
import { instantOfEpoch } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/index.ts";
import { openSession } from "../../../src/playground/session.ts";
import { pageLabels } from "../../../src/playground/words.ts";
import { allRules } from "../../../src/report/view/findings.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { repository } from "../../kit/repository.ts";
import { nothing } from "../report/tiny.ts";
import { files } from "./files.ts";

const now = instantOfEpoch(Date.UTC(2026, 10, 20));
const session = openSession(files, now);
const contents = session.contents("en");
const chat = "/examples/chat-service";
const article14 = "/policies/cn/genai-interim-measures/2023-08-15/article-14.edict";

/** What a call leads to, and the shipped texts again. */
function changedBy<T>(path: string, change: (text: string) => string, ask: () => T): T {
  const before = session.text(path);
  const after = change(before);
  expect(after).not.toBe(before);
  session.put(path, after);
  try {
    return ask();
  } finally {
    session.put(path, undefined);
  }
}

test("its examples are the folders with an edict.yaml, its packs all that are shipped, with titles", () => {
  expect(contents.examples.map((it) => it.name)).toContain("voice-cloning");
  expect(contents.examples.find((it) => it.folder === chat)?.files).toEqual(
    ["incidents", "profile", "responses", "service", "edict"].map((it) => `${chat}/${it}.yaml`),
  );
  const packs = session.packs();
  expect(packs.every((it) => it.title !== "")).toBe(true);
  expect(packs.length).toBe(Object.keys(files).filter((it) => it.endsWith("/pack.yaml")).length);
});

test.each(["chat-service", "internal-assistant"])("%s is judged as a check judges it", (name) => {
  const run = runCheck({ ...nothing, inputs: [`examples/${name}`], now, library: "policies" }, repository);
  const report = buildReport(run, locales.en);
  const judged = session.judge(`/examples/${name}`);
  expect(judged.lead).toBe(report.lead);
  const told = new Map(judged.rules.map((it) => [`${it.cite} ${it.name}`, it.verdict]));
  const broken = allRules(report).filter((it) => it.in_roll_up && it.verdict === "violated");
  for (const it of broken) expect(told.get(`${it.cite.en} ${it.rule.split(".").at(-1)}`)).toBe("violated");
  expect(judged.rules.filter((it) => it.verdict === "violated").length).toBe(broken.length);
});

test("a changed rule changes the verdict, a changed fact too, and what was is there again", () => {
  const broken = () => session.judge(chat).rules.find((it) => it.name === "suspension_observed")?.verdict;
  expect(broken()).toBe("violated");
  const reversed = changedBy(
    article14,
    (it) => it.replace("request.outcome == served", "request.outcome != served"),
    broken,
  );
  expect(reversed).not.toBe("violated");
  expect(broken()).toBe("violated");
  const path = `${chat}/responses.yaml`;
  expect(changedBy(path, (it) => it.replaceAll("outcome: served", "outcome: refused"), broken)).not.toBe("violated");
});

test("a mistake in a rule is told, in the verdict and beside the text, and no rule of its pack is judged by half", () => {
  const judged = changedBy(
    article14,
    (it) => it.replace("request.outcome == served", "request.outcme == served"),
    () => ({
      judgement: session.judge(chat),
      marks: session.marks(article14),
    }),
  );
  expect(judged.marks.map((it) => it.severity)).toContain("error");
  expect(judged.judgement.mistakes.length).toBeGreaterThan(0);
  expect(judged.judgement.rules.map((it) => it.name)).not.toContain("suspension_observed");
});

/** Without punctuation, in which a copy may differ. */
const charactersOf = (it: string): string => it.match(/\p{Script=Han}/gu)?.join("") ?? "";

test("the law stands beside a policy, with the words that it quotes where it quotes them", () => {
  const units = session.law(article14);
  expect(units.map((it) => it.cite)).toEqual(["art. 14(1)", "art. 14(2)"]);
  const text = session.text(article14);
  for (const { text: words = "", quoted } of units) {
    expect(quoted.length).toBeGreaterThan(0);
    for (const { start, end, at } of quoted) {
      const written = text.slice(at, text.indexOf('"', at + 1));
      expect(charactersOf(words.slice(start, end))).toBe(charactersOf(written));
    }
  }
});

test("a rule is drawn with what it came to, and its boxes lead to its lines", () => {
  const at = session.text(article14).indexOf("rule suspension_observed") + 10;
  expect(session.ruleAt(article14, at)).toBe("suspension_observed");
  expect(session.ruleAt(article14, 0)).toBeUndefined();
  const picture = session.graph(article14, "suspension_observed", chat);
  expect(picture?.svg).toContain("k-rule b-bad");
  expect(picture?.svg).not.toContain("<style");
  expect(picture?.svg).toContain("article-14.edict");
});

test("an editor is told what a name means, what fits, where it is declared, and the classes of words", () => {
  const text = session.text(article14);
  const name = text.indexOf("suspended_for_illegal_use is met") + 3;
  expect(session.hover(article14, name)?.markdown).toContain("illegal use");
  expect(session.definition(article14, name)).toEqual({
    path: article14,
    at: text.indexOf("suspended_for_illegal_use"),
  });
  expect(session.complete(article14, text.indexOf("request.outcome ==") + 9).map((it) => it.label)).toContain(
    "outcome",
  );
  const classes = session.classes(article14);
  expect(classes.find((it) => text.slice(it.from, it.to) === "must not")?.kind).toBe("keyword");
  expect(classes.every((it, at) => it.from >= (classes[at - 1]?.from ?? 0))).toBe(true);
});

test("texts that are not shipped are not taken", () => {
  session.put("/policies/other.edict", "x");
  session.put("/constructor", "x");
  expect(session.text("/policies/other.edict")).toBe("");
  expect(session.digest("/constructor")).toBeUndefined();
});

test("all is told in the language that is asked for", () => {
  const chinese = session.contents("zh-Hans");
  expect(chinese.labels.verdict).toBe(locales["zh-Hans"].say(pageLabels.verdict()));
  expect(session.judge(chat).lead).toMatch(/[\u4e00-\u9fff]/);
  expect(session.law(article14)[0]?.text).toContain("违法内容");
  session.contents("en");
});
