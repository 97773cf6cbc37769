/**
 * The keywords that a chapter of the reference tells, as its line `New words:` has them.
 *
 * @example
 * newWordsIn("# A\n\nNew words: `rule`, `must not`\n") // ["rule", "must not"]
 */
export const newWordsIn = (chapter: string): readonly string[] =>
  [...(/^New words: (.*)$/m.exec(chapter)?.[1] ?? "").matchAll(/`([^`]+)`/g)].map((it) => it[1] ?? "");
