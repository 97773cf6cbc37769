import type { Translated } from "../base/message.ts";

/**
 * The title of a law as texts about it write it: in Chinese between 《》, if it has none itself.
 *
 * @example
 * markedTitle({ en: "Labelling Measures", zh: "標識辦法" }) // { en: "Labelling Measures", zh: "《標識辦法》" }
 * markedTitle({ en: "AI Act", zh: "歐盟《人工智能法》" }) // { en: "AI Act", zh: "歐盟《人工智能法》" }
 */
export const markedTitle = <T extends Partial<Translated>>(title: T): T =>
  title.zh === undefined || title.zh.includes("《") ? title : { ...title, zh: `《${title.zh}》` };
