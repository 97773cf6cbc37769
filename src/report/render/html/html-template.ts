declare const brand: unique symbol;
/** Markup: what stands in it is escaped already. */
export type Html = { readonly [brand]: "Html"; readonly markup: string };

const markup = (text: string): Html => ({ markup: text }) as Html;

/**
 * Markup with values in it: text is escaped, markup and lists of it stand as they are. The indents of the source are left out.
 *
 * @example
 * html`<b>${"a < b"}</b>`.markup // "<b>a &lt; b</b>"
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return markup(parts.map((part, index) => part.replaceAll(indents, "\n") + inserted(values[index])).join(""));
}

const indents = /\s*\n\s*/g;

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
/** What turns the direction of writing, or is no character of a page, becomes a mark. */
const unfit =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (it) => entities[it] ?? it).replaceAll(unfit, "\ufffd");
