declare const brand: unique symbol;
/** Markup: what stands in it is escaped already. */
export type Html = { readonly [brand]: "Html"; readonly markup: string };

const markup = (text: string): Html => ({ markup: text }) as Html;

/**
 * Markup with values in it: text is escaped, markup and lists of it stand as they are.
 *
 * @example
 * html`<b>${"a < b"}</b>`.markup // "<b>a &lt; b</b>"
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return markup(parts.map((part, index) => part + inserted(values[index])).join(""));
}

/** Style sheets and the like, which are ours and hold nothing of a document. */
export const trusted = markup;

function inserted(value: string | number | Html | readonly Html[] | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map((it) => it.markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (it) => entities[it] ?? it);
