import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { contentOf, print } from "../../../../src/language/print/print.ts";
import { parsed } from "../parse/show.ts";

/** The text in the one layout; it must read without mistakes. */
export function formatted(text: string): string {
  const { value, diagnostics } = parsed(text);
  invariant(diagnostics.length === 0, `${diagnostics.map((it) => locales.en.say(it)).join("; ")} in ${text}`);
  return print(value);
}

export function content(text: string): unknown {
  return contentOf(parsed(text).value);
}

/** The comments of a text, sorted: none may be lost, none printed twice. */
export function comments(text: string): readonly string[] {
  return parsed(text)
    .value.comments.map((it) => text.slice(it.span.start, it.span.end).trimEnd())
    .toSorted();
}
