import { locales } from "../../../../src/base/locale.ts";
import type { Diagnostic } from "../../../../src/base/diagnostic.ts";
import { positionAt } from "../../../../src/base/text.ts";
import { parse } from "../../../../src/language/parse/parse.ts";

const left = new Set(["id", "span", "numberSpan", "kind"]);

/** A tree as one line: `(kind part part)`; names, texts and numbers as they are, without ids and places. */
export function show(node: unknown): string {
  if (Array.isArray(node)) return `[${node.map(show).join(" ")}]`;
  if (typeof node !== "object" || node === null) return String(node);
  if ("text" in node && !("kind" in node)) return JSON.stringify(node.text);
  const parts = Object.entries(node)
    .filter(([key, value]) => !left.has(key) && value !== undefined)
    .map(([, value]) => show(value));
  return `(${["kind" in node ? String(node.kind) : "", ...parts].filter((it) => it !== "").join(" ")})`;
}

export function parsed(text: string) {
  return parse({ path: "page.edict", text });
}

/** A rule around clauses, on one line. */
export function inRule(clauses: string): string {
  return `rule r: provider must "act" { ${clauses} }`;
}

/** The condition of the rule's only `require`, as a tree. */
export function condition(text: string): string {
  const { value, diagnostics } = parsed(inRule(`require ${text}`));
  const [rule] = value.declarations;
  const clause = rule?.kind === "rule" ? rule.clauses[0] : undefined;
  return diagnostics.length > 0
    ? messages(diagnostics).join("\n")
    : show(clause?.kind === "require" && clause.condition);
}

export function messages(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((it) => locales.en.say(it));
}

/** Each diagnostic as `line:column code`. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((it) => {
    const { line, column } = positionAt(it.place.source, it.place.span.start);
    return `${line}:${column} ${it.code.replace("language/", "")}`;
  });
}

/** The text with the fix of a diagnostic made; undefined if it has none. */
export function mended(diagnostic: Diagnostic | undefined): string | undefined {
  if (diagnostic?.fix === undefined) return undefined;
  const edits = diagnostic.fix.edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  return edits.reduce(
    (text, { span, text: by }) => text.slice(0, span.start) + by + text.slice(span.end),
    diagnostic.place.source.text,
  );
}
