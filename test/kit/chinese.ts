import fromSimplified from "opencc-js/dict/STCharacters";
import toSimplified from "opencc-js/dict/TSCharacters";
import type { Fix } from "../../src/base/diagnostic.ts";
import type { Message } from "../../src/base/message.ts";
import { locales } from "../../src/base/locale.ts";
import { inScript } from "../../src/base/script.ts";

const read = (dictionary: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    dictionary.split("|").map((it) => {
      const [letter = "", ...forms] = it.split(" ");
      return [letter, forms];
    }),
  );
const simplified = read(toSimplified);
const traditional = read(fromSimplified);

/** Traditional characters as well, in words where we use them: 批准, 干擾, 秘密, 人群. */
const both = new Set("准干秘群");

/** Where 著 is no 着: 顯著, 著作. Simplified has both, so that we write 着 where it has that. */
const writtenSo = /[顯名原編論巨專]著|著[作名稱述]/g;

/** By OpenCC: which of the characters of our own Chinese are Simplified where it is written, or Traditional where it is shown so. */
export function faultsOfScript(text: string): readonly string[] {
  const own = text.replaceAll(/`[^`]*`/g, "");
  const other = own.replaceAll(writtenSo, "").includes("著") ? ["著 is 着 in both scripts"] : [];
  const faults = [...new Set(own.match(/\p{Script=Han}/gu))].flatMap((it) => {
    const [wanted = it] = simplified.get(it) ?? [];
    if (inScript(it, "zh-Hans") !== wanted) return [`${it} is ${wanted} in Simplified`];
    const form = traditional.get(it)?.find((one) => one !== it);
    return form === undefined || both.has(it) ? [] : [`${it} is ${form} in Traditional`];
  });
  return [...other, ...faults];
}

/** By OpenCC: which characters of a text, outside code, are no Simplified ones. */
export const traditionalIn = (text: string): readonly string[] =>
  [...new Set(text.replaceAll(/`[^`]*`/g, "").match(/\p{Script=Han}/gu))].filter(
    (it) => simplified.get(it)?.includes(it) === false,
  );

/** What is said of a mistake. */
export type Told = Message & { readonly fix?: Fix | undefined };

/** Names of things that Chinese calls so too, and what has the form of a file's name, a number or a day. */
export const names =
  /\b(Edict|Responses|span|git|npm|id|[A-Z][A-Z\d]+(-\d+)?|WebP|Markdown|Office|UserComment|edict\.(yaml|lock)|pack\.yaml|CHANGELOG\.md|cases\/bases)\b|(?<=附錄 )E|\(XMP\)|[\w/-]*\.\w+(:\d+:\d+)?|\d[\dT:.+-]*/g;

/** What of it is not told in Chinese: English words outside backticks, a sentence too few, characters of the other script. */
export function faultsOfChinese(it: Told): readonly string[] {
  const { code, fix } = it;
  const { en, "zh-Hant": zh } = locales;
  const pairs = [
    [en.say(it), zh.say(it)] as const,
    [en.help(it), zh.help(it)] as const,
    [fix && en.say(fix), fix && zh.say(fix)] as const,
  ];
  return pairs.flatMap(([english, chinese]) => {
    if (english === undefined || chinese === undefined)
      return english === chinese ? [] : [`${code}: ${english} beside ${chinese}`];
    const own = chinese.replaceAll(/`[^`]*`/g, "").replaceAll(names, "");
    const words = own.match(/[a-zA-Z]+|[,;:!?()]|undefined|。$/g) ?? [];
    const isChinese = /\p{Script=Han}/u.test(own);
    const faults = [...words, ...(isChinese ? [] : ["no Chinese"]), ...faultsOfScript(chinese)];
    return faults.length === 0 ? [] : [`${code}: ${chinese} (${faults.join(", ")})`];
  });
}
