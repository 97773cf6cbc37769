import { listOf, messages, type Message } from "../../base/message.ts";

const encoded = messages("report/encoded", {
  all: { en: "all {count}", zh: "全部 {count} 條" },
  some: { en: "{articles} of {count}", zh: "第 {articles} 條（共 {count} 條）" },
  these: { en: "{articles}", zh: "第 {articles} 條" },
});

/** Which articles a pack makes rules of. `of`: how many its law has; undefined: nobody knows. */
export function encodedArticles(articles: readonly number[], of: number | undefined): Message {
  const numbers = listOf(articles);
  if (of === undefined) return encoded.these({ articles: numbers });
  return articles.length === of ? encoded.all({ count: of }) : encoded.some({ articles: numbers, count: of });
}
