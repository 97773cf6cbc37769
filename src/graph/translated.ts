import type { Translated } from "../base/message.ts";

/**
 * Words of a policy with those that its pack has for them in Chinese.
 *
 * @example
 * translated({ chinese: new Map([["keep a record", "留存記錄"]]) }, "keep a record") // { en: "keep a record", zh: "留存記錄" }
 */
export function translated(pack: { readonly chinese: ReadonlyMap<string, string> }, en: string): Translated {
  const zh = pack.chinese.get(en);
  return zh === undefined ? { en } : { en, zh };
}
