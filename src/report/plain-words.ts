import { say, type Said, type Speaker } from "../analyse/said.ts";
import { sayRule } from "../analyse/say-rule.ts";
import type { Part, WrittenRule } from "../analyse/written-rule.ts";
import type { Place } from "../base/text.ts";
import type { Pack } from "../pack/pack.ts";
import type { Reading } from "./reading.ts";
import { tablesIn } from "./tables.ts";
import type { Marks } from "./wording.ts";

/** Says a part of a rule in plain words, on one line; as its author wrote it where there are none. */
export function plainWords(
  { pack, placed: rule }: WrittenRule,
  { vocabulary, locale }: Pick<Reading, "vocabulary" | "locale">,
): (part: Part) => string {
  const { said: words, report } = tablesIn(locale);
  const speaker = (of: Pack, file: Speaker["file"]): Speaker => {
    return { pack: of, vocabulary, words, file, variables: new Map() };
  };
  const clauses = sayRule(rule.declaration, speaker(pack, rule.file));
  return (part) => {
    const clause = clauses.find((it) => isAt(part.place, rule.file.source.path, it.span.start));
    if (clause) return onOneLine(clause.said, report.marks);
    const file = part.pack.checked.files.find((it) => it.source.path === part.place.source.path);
    const [condition] = part.expressions;
    return file && condition ? onOneLine(say(condition, speaker(part.pack, file)), report.marks) : "";
  };
}

const isAt = ({ source, span }: Place, path: string, start: number): boolean =>
  source.path === path && span.start === start;

/**
 * A condition in words as one line.
 *
 * @example
 * const nested = { kind: "list", head: "all of these", parts: [{ kind: "phrase", text: "a" }, { kind: "code", text: "b" }] };
 * onOneLine(nested, { colon: ": ", semicolon: "; " }) // "all of these: a; `b`"
 */
export function onOneLine(said: Said, marks: Pick<Marks, "colon" | "semicolon">): string {
  switch (said.kind) {
    case "phrase":
      return said.text;
    case "code":
      return `\`${said.text}\``;
    case "list": {
      const parts = said.parts.map((it) => {
        const text = onOneLine(it, marks);
        return it.kind === "list" && said.parts.length > 1 ? `(${text})` : text;
      });
      return said.head + marks.colon + parts.join(marks.semicolon);
    }
  }
}
