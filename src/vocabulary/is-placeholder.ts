/**
 * Whether a text only stands where a fact should: `TBD`, `n/a`, `xxx`, `待补` …
 *
 * @example
 * isPlaceholder(" <tbd> ") // true
 * isPlaceholder("TODO: ask legal") // true
 * isPlaceholder("暂无") // true
 * isPlaceholder("\u200B") // true
 * isPlaceholder("Todoist") // false
 */
export function isPlaceholder(text: string): boolean {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .trim()
    .toLowerCase();
  const bare = plain.replace(/^[<([{"'【]+|[>)\]}"'】.。!]+$/g, "").trim();
  return (
    plain === "" ||
    emptyWords.has(plain) ||
    emptyWords.has(bare) ||
    /^(?:[-_–—.?…*/"'\s]+|x{3,})$/.test(plain) ||
    /^(?:todo|tbd|tba|fixme|待[补補定])\s*[:,(]/.test(bare)
  );
}

/** Words that say nothing, in lower case. */
export const emptyWords: ReadonlySet<string> = new Set(
  `
  tbd, tba, tbc, todo, to do, fixme, to be determined, to be defined, to be confirmed, n/a, na, n.a, n.a.,
  not applicable, not available, none, nil, null, undefined, unknown, placeholder, lorem ipsum, pending,
  待补, 待补充, 待定, 待确认, 待填, 待填写, 待完善, 待提供, 暂无, 暂缺, 暂未, 无, 未知, 不详, 待補, 待補充, 待確認,
  待填寫, 暫無, 暫缺, 暫未, 無, 不詳, 未定, 不适用, 不適用, 略, 没有, 沒有, 尚无, 尚無, 尚未, 申请中, 申請中,
  nan, nat, missing, empty, not set, \\n, #n/a, #ref, #value, #null, #name?, #div/0, #num, 空, 空白, 未填, 未填写, 未填寫,
  办理中, 辦理中, 审核中, 審核中, 备案中, 備案中, not sure, don't know, don’t know, 不知道, 不清楚, 不确定, 不確定, 不了解, 不瞭解
  `
    .split(",")
    .map((it) => it.trim()),
);

/** Of a text in one number, whatever the case of Latin letters. */
const pairOf = (text: string): number => ((text.charCodeAt(0) | 32) << 16) | (text.charCodeAt(1) | 32);

/** What empty words begin with, as far as they are of Latin letters: their first letters, and their first two characters. */
const firstLetters = new Uint8Array(128);
for (const it of ["x", ...emptyWords]) firstLetters[it.charCodeAt(0)] = 1;
const firstPairs = new Set(["xx", ...emptyWords].map(pairOf));

const isLatin = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const inHan = new Set("，。！？、：；《》（）".split("").map((it) => it.charCodeAt(0)));
/** The most Han characters of an empty word. */
const mostHan = Math.max(...Array.from(emptyWords, (it) => (isHan(it.charCodeAt(0)) ? it.length : 0)));

/** Whether a text begins with more Han characters than an empty word has; behind 待補 and its like other words may stand. */
function beginsInHan(text: string): boolean {
  if (text.startsWith("待")) return false;
  let count = 0;
  for (let at = 0; at < text.length && count <= mostHan; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) count++;
    else if (!inHan.has(code)) return false;
  }
  return count > mostHan;
}

/**
 * Whether a text has to be looked at with `isPlaceholder`: of most the first letters show that they are none.
 *
 * @example
 * mayBePlaceholder("Hello, how can I help you?") // false
 * mayBePlaceholder("您好，請問需要什麼幫助？") // false
 * mayBePlaceholder("TBD") // true
 */
export function mayBePlaceholder(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isHan(first)) return !beginsInHan(text);
  if (!isLatin(first)) return true;
  if (firstLetters[first | 32] === 0) return false;
  // Of others, some count for nothing.
  return !(text.charCodeAt(1) < 128) || firstPairs.has(pairOf(text));
}
