import type { Locale } from "../../../base/locale.ts";
import { html, trusted, type Html } from "./html-template.ts";

export interface Framed {
  readonly title: string;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  /** `img`: one picture; `group`: its parts can be followed. */
  readonly role: "img" | "group";
  /** Where the title stands. */
  readonly at: { readonly x: number; readonly y: number };
  readonly style: string;
  readonly content: Html | readonly Html[];
}

/** A picture for a page that lets in no element with a style: `style` is the sheet that it is to be seen with. */
export interface BareSvg {
  readonly svg: string;
  readonly style: string;
}

/** A picture that needs nothing beside itself, in the light and in the dark, with its title above. */
export const svgPicture = (it: Framed): string =>
  written(
    it,
    html`<style>
      ${trusted(colours + it.style)}
    </style>`,
  );

export const bareSvg = (it: Framed): BareSvg => ({ svg: written(it, html``), style: colours + it.style });

function written({ title, locale, width, height, role, at, content }: Framed, style: Html): string {
  return `${
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${width} ${height}"
      width="${width}"
      height="${height}"
      role="${role}"
      aria-label="${title}"
      lang="${locale.tag}"
    >
      <title>${title}</title>
      ${style}
      <rect class="paper" width="${width}" height="${height}" />
      <text class="title" x="${at.x}" y="${at.y}">${title}</text>
      ${content}
    </svg>`.markup
  }\n`;
}

const colours = `
svg { --ink: #1c1f23; --soft: #5a626c; --line: #8b939c; --paper: #fff; --tint: #f5f6f8; --link: #0b57a4; --bad: #a4161a; --bad-tint: #fdeeed;
  --wait: #7a4a00; --wait-tint: #fff3d9; --due: #0b57a4; --due-tint: #eaf2fb; --good: #1d5c4d; --good-tint: #e8f4f0; }
@media (prefers-color-scheme: dark) { svg { --ink: #e6e8eb; --soft: #a3abb5; --line: #6b747e; --paper: #16181b; --tint: #1f2327; --link: #8ab8ee; --bad: #ff9f98; --bad-tint: #3b1b1a;
  --wait: #f0c36d; --wait-tint: #36290d; --due: #8ab8ee; --due-tint: #152a40; --good: #86d1bd; --good-tint: #132e27; } }
.paper { fill: var(--paper); stroke: none; } .title { font: 600 15px system-ui, "Noto Sans CJK SC", sans-serif; fill: var(--ink); }
`;
