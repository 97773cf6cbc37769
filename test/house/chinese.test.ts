import { expect, test } from "vitest";
import { faultsOfScript } from "../kit/chinese.ts";
import { filesOf, readTree, treeOf, type Tree } from "./tree.ts";

const tree = readTree();
const isPhrases = (path: string): boolean => path.endsWith("/chinese-phrases.ts");
const isTold = (path: string): boolean =>
  isPhrases(path) || /(\/|-)diagnostics(\/[a-z]+)?\.ts$|\/messages\//.test(path);

/** Our own Chinese is written in Traditional characters, each of which has its Simplified one. */
function scriptFaults(of: Tree): readonly string[] {
  return filesOf(of, "src/", ".ts")
    .filter(([path]) => isTold(path))
    .flatMap(([path, text]) => faultsOfScript(text.replaceAll(/\\`.*?\\`/g, "")).map((it) => `${path}: ${it}`));
}

/** What packs and the vocabulary say in Chinese is written so too. */
function policyFaults(of: Tree): readonly string[] {
  return filesOf(of, "policies/", ".yaml").flatMap(([path, text]) =>
    [...text.matchAll(/\bzh: (.*)$/gm)].flatMap(([, zh = ""]) => faultsOfScript(zh).map((it) => `${path}: ${it}`)),
  );
}

/** Phrases that nobody says any more, or never said so; and those whose Chinese leaves out what differs. */
function phraseFaults(of: Tree): readonly string[] {
  const all = filesOf(of, "src/", ".ts");
  const said = all.flatMap(([path, text]) => (isPhrases(path) ? [] : [text.replaceAll("\\`", "`")])).join("\n");
  return all
    .filter(([path]) => isPhrases(path))
    .flatMap(([path, text]) =>
      [...text.matchAll(/^ +(?:"((?:[^"\\]|\\.)*)"|'(.*?)'|(\w+)):\s+"(.*)",$/gm)].flatMap(
        ([, double, single, word, chinese = ""]) => {
          const phrase = double ?? single ?? word ?? "";
          const parts = phrase.split("{}").map((it) => it.replaceAll(/^[^a-z]+|[^a-z]+$/gi, ""));
          const unsaid = parts.filter((it) => it.length > 3 && !said.includes(it));
          const holes = phrase.split("{}").length - 1;
          const filled = chinese.match(/\{\d?\}/g)?.length ?? 0;
          return [
            ...unsaid.map((it) => `${path}: nobody says \`${it}\` (${phrase})`),
            ...(holes === filled ? [] : [`${path}: ${phrase} has ${holes} holes, ${chinese} ${filled}`]),
          ];
        },
      ),
    );
}

/** What no lawyer of the mainland writes, and what is written instead. */
const unidiomatic: Readonly<Record<string, string>> = {
  有待於此: "取決於該答案",
  "要改，請": "如需修改，請",
  須有何改變: "如何改變結果",
  適用法律日: "法律適用基準日",
  "} 的法律，結果": "依照 … 施行的法律",
  所作的自: "所作的確認自",
  最差的結果: "最不利的結果",
  處中的: "處中有",
  暫緩至: "…前有效",
  截止日期: "失效日期",
  採取了什麼防: "採取了什麼措施防",
  採取了什麼保: "採取了什麼措施保",
  適用於所違反的義務的: "以該條適用於所違反的義務為限",
  "{否認": "判定為「否」",
  回復: "回覆",
};

const idiomFaults = (of: Tree): readonly string[] =>
  [...filesOf(of, "src/", ".ts"), ...filesOf(of, "policies/", ".yaml")].flatMap(([path, text]) =>
    Object.entries(unidiomatic).flatMap(([it, better]) => (text.includes(it) ? [`${path}: ${it}: ${better}`] : [])),
  );

test("our own Chinese is what a lawyer would write", () => {
  expect(idiomFaults(tree)).toEqual([]);
  expect(idiomFaults(treeOf({ "src/a/b.ts": 'zh: "暫緩至 {day}"' }))).toEqual(["src/a/b.ts: 暫緩至: …前有效"]);
});

test("our own Chinese is Traditional, and has a Simplified form", () => {
  expect([...scriptFaults(tree), ...policyFaults(tree)]).toEqual([]);
});

test("planted: 著 for 着, but not in words that have it", () => {
  const of = (text: string): readonly string[] => scriptFaults(treeOf({ "src/engine/diagnostics.ts": text }));
  expect([of("接著填寫"), of("顯著位置的著作")]).toEqual([["src/engine/diagnostics.ts: 著 is 着 in both scripts"], []]);
});

test("each phrase in Chinese is one that is said", () => {
  expect(phraseFaults(tree)).toEqual([]);
});

test("planted: a Simplified character, a phrase that nobody says, a text that is lost", () => {
  const fault = treeOf({
    "src/base/a.ts": 'said("a list"); said(`one of ${words}`);',
    "src/base/chinese-phrases.ts": '  "a list": "列表",\n  "one of {}": "之一",\n  "a slip": "错",\n',
    "policies/cn/a/1/captions.yaml": "- { unit: 1, en: Scope, zh: 适用範圍 }\n",
  });
  expect(policyFaults(fault)).toEqual(["policies/cn/a/1/captions.yaml: 适 is 適 in Traditional"]);
  expect(scriptFaults(fault)).toEqual(["src/base/chinese-phrases.ts: 错 is 錯 in Traditional"]);
  expect(phraseFaults(fault)).toEqual([
    "src/base/chinese-phrases.ts: one of {} has 1 holes, 之一 0",
    "src/base/chinese-phrases.ts: nobody says `a slip` (a slip)",
  ]);
});
