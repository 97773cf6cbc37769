import type { Value } from "../base/message.ts";
import type { Span } from "../base/text.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { conditions } from "./messages.ts";
import { say, sayDeadline, sayEach, withVariable, written, type Said, type Speaker } from "./said.ts";

/** What a rule asks in one of its clauses, in plain words. */
export interface SaidPart {
  readonly kind: "for each" | "when" | "unless" | "upon breach of" | "require" | "forbid";
  readonly name: string | undefined;
  readonly said: Said;
  /** Where the clause stands in its file. */
  readonly span: Span;
}

const phrase = (text: Value): Said => ({ kind: "phrase", text });

/** The clauses of a rule by which it is judged, in the order in which they are written. */
export function sayRule(rule: Ast.Rule, first: Speaker): readonly SaidPart[] {
  const parts: SaidPart[] = [];
  let speaker = first;
  for (const it of rule.clauses) {
    const add = (kind: SaidPart["kind"], said: Said, name?: Ast.Name): unknown =>
      parts.push({ kind, name: name?.text, said, span: it.span });
    const asWritten = (lead: RegExp): string => written(it.span, speaker).replace(lead, "");
    if (it.kind === "for-each") {
      add("for each", sayEach(it.each, speaker));
      speaker = withVariable(speaker, it.each);
    } else if (it.kind === "when" || it.kind === "unless") add(it.kind, say(it.condition, speaker));
    else if (it.kind === "require") add(it.forbid ? "forbid" : "require", say(it.condition, speaker), it.name);
    else if (it.kind === "deadline") add("require", sayDeadline(it, speaker), it.name);
    else if (it.kind === "complies")
      add("require", phrase(conditions.keeping({ what: asWritten(/^.*?complies with /) })), it.name);
    else if (it.kind === "upon") add("upon breach of", phrase(asWritten(/^upon breach of /)));
  }
  return parts;
}
