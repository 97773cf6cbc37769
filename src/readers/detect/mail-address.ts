import type { Span } from "../../base/text.ts";

const LONGEST_NAME = 64;
const LONGEST_DOMAIN = 253;

/** Chinese top-level domains: behind any other word, a sentence may go on without a blank. */
const CHINESE_ENDINGS = /^(?:中国|中國|公司|网络|網絡|香港|台湾|台灣|澳門|新加坡|政务|公益|网址|集团|商城|在线|我爱你)/;

/**
 * The e-mail addresses in a text, by a grammar narrower than RFC 5322: an ASCII name of letters, digits and `._%+-`, and
 * a domain with a dot, in ASCII or Chinese. In one pass: a sign is read once from the left and once from the right.
 *
 * @example
 * mailAddresses("写信给li.na@例子.中国。") // [{ start: 3, end: 14 }]
 * mailAddresses("a..b@c.cn, @home") // []
 */
export function mailAddresses(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const start = nameStart(text, at);
    const end = start === undefined ? undefined : domainEnd(text, at + 1);
    if (start !== undefined && end !== undefined && start >= (found.at(-1)?.end ?? 0)) found.push({ start, end });
  }
  return found;
}

/** Where the name before an `@` begins; undefined if none stands there. */
function nameStart(text: string, at: number): number | undefined {
  let start = at;
  while (at - start <= LONGEST_NAME && /[\w.%+-]/.test(text.charAt(start - 1))) start--;
  const name = text.slice(start, at).replace(/^[.-]+/, "");
  const isName = name.length <= LONGEST_NAME && /^[\w%+-]+(?:\.[\w%+-]+)*$/.test(name);
  return isName && text.charAt(start - 1) !== "@" ? at - name.length : undefined;
}

/** Where the domain after an `@` ends: behind the last label that can be a top-level domain. */
function domainEnd(text: string, from: number): number | undefined {
  let end: number | undefined;
  const label = /[\p{Script=Han}A-Za-z0-9-]{1,63}/uy;
  let at = from;
  while (at - from < LONGEST_DOMAIN) {
    label.lastIndex = at;
    const [word = ""] = label.exec(text) ?? [];
    if (word === "" || word.startsWith("-")) break;
    const top = at === from ? undefined : topLevelIn(word);
    if (top !== undefined) end = at + top;
    at += word.length;
    if (text[at] !== "." || word.endsWith("-")) break;
    at++;
  }
  return end;
}

/** How much of a label is a top-level domain; a domain of letters ends where Chinese begins. */
function topLevelIn(word: string): number | undefined {
  const [found] = /^(?:xn--[a-z0-9-]*[a-z0-9]|[a-z]{2,})(?![a-z0-9])/i.exec(word) ?? CHINESE_ENDINGS.exec(word) ?? [];
  return found?.length;
}
