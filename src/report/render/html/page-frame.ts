import type { Locale } from "../../../base/locale.ts";
import type { Message } from "../../../base/message.ts";
import { pageWords } from "../../messages/page.ts";
import { html, type Html } from "./html-template.ts";
import { emptyHtml } from "./page-parts.ts";

/** The head of a page that needs nothing else: its policy forbids the browser everything but its own style. */
export const pageHead = (title: string, style: Html, engine: string): Html =>
  html`<head>
    <meta charset="utf-8" />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="generator" content="edict ${engine}" />
    <title>${title}</title>
    <style>
      ${style}
    </style>
  </head>`;

interface Framed {
  readonly locale: Locale;
  readonly engine: string;
  readonly title: string;
  readonly style: Html;
  /** Leads a keyboard past the list of contents. */
  readonly skip: Message;
  /** Of what the page is about, by which links lead to it. */
  readonly id: string;
  readonly banner: Html;
  /** Entries of the list of contents. */
  readonly contents: readonly Html[];
  readonly content: Html | readonly Html[];
}

/** A page with a list of contents beside it. It needs nothing else, no network and no program. */
export function framedPage({ locale, engine, title, style, skip, id, banner, contents, content }: Framed): string {
  const markup = html`<!doctype html>
    <html lang="${locale.tag}">
      ${pageHead(title, style, engine)}
      <body>
        <a class="skip" href="#${id}">${locale.say(skip)}</a>
        ${banner}
        <div class="page">
          <nav aria-label="${locale.say(pageWords.contents())}">
            <ol>
              ${contents}
            </ol>
          </nav>
          <main id="${id}">${content}</main>
        </div>
      </body>
    </html>`;
  return `${markup.markup.trim()}\n`;
}

/** A section of a page; without content it is left out. */
export interface PagePart {
  readonly id: string;
  readonly title: Message;
  readonly content: readonly Html[];
  /** What the list of contents has below it. */
  readonly links?: readonly Html[];
  readonly isFolded?: true;
}

/** The sections that have something to say, as entries of the list of contents. */
export const contentsOf = (parts: readonly PagePart[], { say }: Locale): readonly Html[] =>
  parts
    .filter((it) => it.content.length > 0)
    .map(
      ({ id, title, links = [] }) =>
        html`<li class="chapter"><a href="#${id}">${say(title)}</a></li>
          ${links}`,
    );

/** The same, with their content. */
export const sectionsOf = (parts: readonly PagePart[], { say }: Locale): readonly Html[] =>
  parts.map(({ id, title, content, isFolded }) =>
    content.length === 0 ? emptyHtml : (isFolded ? foldedSection : section)(id, say(title), content),
  );

const section = (id: string, title: string, content: readonly Html[]): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;

/** Unfolds all, on the screen and on paper, without a program. */
export const unfoldSwitch = ({ say }: Locale): Html =>
  html`<p class="whole">
    <input type="checkbox" id="whole" autocomplete="off" /><label for="whole">${say(pageWords.unfold())}</label>
  </p>`;

/** Only the heading is shown until somebody unfolds it. */
const foldedSection = (id: string, title: string, content: readonly Html[]): Html =>
  html`<section aria-labelledby="${id}">
    <details class="part">
      <summary><h2 id="${id}">${title}</h2></summary>
      ${content}
    </details>
  </section>`;
