import { micromark } from "micromark";

/** Markdown as an element; what is HTML in it stays text. */
export function shownMarkdown(markdown: string, document: Document): HTMLElement {
  const box = document.createElement("div");
  box.className = "told";
  box.innerHTML = micromark(markdown);
  return box;
}
