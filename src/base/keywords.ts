const languages = new Map<string, (words: string) => string>();

/** Says how words of English keywords, with others between them, are written in another language of keywords. */
export function registerKeywords(language: string, write: (words: string) => string): void {
  languages.set(language, write);
}

/**
 * Words of English keywords as the author of a file writes them. `language`: that of the file's keywords; undefined: English.
 *
 * @example
 * registerKeywords("shouted", (it) => it.toUpperCase());
 * [inKeywords("must not", "shouted"), inKeywords("must not", undefined)] // ["MUST NOT", "must not"]
 */
export function inKeywords(words: string, language: string | undefined): string {
  return (language === undefined ? undefined : languages.get(language))?.(words) ?? words;
}
