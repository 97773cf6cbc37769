import { say, type Said, type Speaker } from "../analyse/said.ts";
import { sayRule } from "../analyse/say-rule.ts";
import type { Part, WrittenRule } from "../analyse/written-rule.ts";
import type { Place } from "../base/text.ts";
import type { Pack } from "../pack/pack.ts";
import type { Vocabulary } from "../vocabulary/type.ts";

/** Says a part of a rule in plain words, on one line; as its author wrote it where there are none. */
export function plainWords(
  { pack, placed: rule }: WrittenRule,
  vocabulary: Pick<Vocabulary, "subjects">,
): (part: Part) => string {
  const speaker = (of: Pack, file: Speaker["file"]): Speaker => ({ pack: of, vocabulary, file, variables: new Map() });
  const clauses = sayRule(rule.declaration, speaker(pack, rule.file));
  return (part) => {
    const clause = clauses.find((it) => isAt(part.place, rule.file.source.path, it.span.start));
    if (clause) return onOneLine(clause.said);
    const file = part.pack.checked.files.find((it) => it.source.path === part.place.source.path);
    const [condition] = part.expressions;
    return file && condition ? onOneLine(say(condition, speaker(part.pack, file))) : "";
  };
}

const isAt = ({ source, span }: Place, path: string, start: number): boolean =>
  source.path === path && span.start === start;

/**
 * A condition in words as one line.
 *
 * @example
 * onOneLine({ kind: "list", head: "all of these", parts: [{ kind: "phrase", text: "a" }, { kind: "code", text: "b" }] }) // "all of these: a; `b`"
 */
export function onOneLine(said: Said): string {
  switch (said.kind) {
    case "phrase":
      return said.text;
    case "code":
      return `\`${said.text}\``;
    case "list":
      return `${said.head}: ${said.parts.map((it) => (it.kind === "list" && said.parts.length > 1 ? `(${onOneLine(it)})` : onOneLine(it))).join("; ")}`;
  }
}
