import { say, type Said, type Speaker } from "../../analyse/said.ts";
import { sayRule } from "../../analyse/say-rule.ts";
import type { Part, WrittenRule } from "../../analyse/written-rule.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { Pack } from "../../pack/pack.ts";
import { phrases } from "../messages/phrases.ts";
import type { Reading } from "./reading.ts";

/** Says a part of a rule in plain words, on one line; as its author wrote it where there are none. */
export function plainWords(
  { pack, placed: rule }: WrittenRule,
  { vocabulary, locale }: Pick<Reading, "vocabulary" | "locale">,
): (part: Part) => string {
  const speaker = (of: Pack, file: Speaker["file"]): Speaker => {
    return { pack: of, vocabulary, file, variables: new Map() };
  };
  const clauses = sayRule(rule.declaration, speaker(pack, rule.file));
  return (part) => {
    const clause = clauses.find((it) => isAt(part.place, rule.file.source.path, it.span.start));
    if (clause) return onOneLine(clause.said, locale);
    const file = part.pack.checked.files.find((it) => it.source.path === part.place.source.path);
    const [condition] = part.expressions;
    return file && condition ? onOneLine(say(condition, speaker(part.pack, file)), locale) : "";
  };
}

const isAt = ({ source, span }: Place, path: string, start: number): boolean =>
  source.path === path && span.start === start;

/**
 * A condition in words as one line.
 *
 * @example
 * const nested = { kind: "list", head: phrases.all({ all: "both" }), parts: [{ kind: "phrase", text: "a" }, { kind: "code", text: "b" }] };
 * onOneLine(nested, locales.en) // "both: a; `b`"
 */
export function onOneLine(said: Said, locale: Locale): string {
  switch (said.kind) {
    case "phrase":
      return locale.show(said.text);
    case "code":
      return `\`${said.text}\``;
    case "list": {
      const parts = said.parts.map((it) => {
        const text = onOneLine(it, locale);
        return it.kind === "list" && said.parts.length > 1 ? `(${text})` : text;
      });
      return locale.say(phrases.labelled({ label: said.head, text: listOf(parts, "semicolon") }));
    }
  }
}
