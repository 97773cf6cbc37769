/** What a terminal shows, as a picture for pages. */
import { displayWidth } from "../src/report/view/text-layout.ts";

const [cell, line, size, edge] = [8.4, 20, 14, 16];

/** As GitHub's dark terminal has them, by the codes of ANSI that reports use. */
const colors: Readonly<Record<string, string>> = {
  "1": "#ffffff",
  "2": "#9198a1",
  "31": "#ff7b72",
  "32": "#7ee787",
  "33": "#e3b341",
  "36": "#79c0ff",
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * A command and what it prints, with its colours, as SVG; `label` is read aloud. Each run of characters is as wide as its cells,
 * whatever font is there.
 */
export function terminalPicture(command: string, printed: string, label: string): string {
  const lines = [`\u001b[2m$\u001b[0m ${command}`, "", ...printed.trimEnd().split("\n")];
  const texts = lines.flatMap((text, row) => {
    let [column, style] = [0, ""];
    return text.split(/(\u001b\[[\d;]*m| {2,})/).flatMap((part) => {
      const code = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (code !== undefined) style = code === "0" ? "" : `${style};${code}`;
      if (code !== undefined || part === "") return [];
      const bare = part.trim();
      const [at, cells] = [column + part.search(/\S|$/), displayWidth(bare)];
      column += displayWidth(part);
      if (bare === "") return [];
      const codes = style.split(";");
      const fill = codes.flatMap((it) => colors[it] ?? []).at(-1) ?? "#e6edf3";
      const weight = codes.includes("1") ? ' font-weight="700"' : "";
      const [x, y] = [(edge + at * cell).toFixed(1), edge + size + row * line];
      return `<text x="${x}" y="${y}" textLength="${(cells * cell).toFixed(1)}" fill="${fill}"${weight}>${escaped(bare)}</text>`;
    });
  });
  const width = Math.ceil(2 * edge + cell * 80);
  const height = 2 * edge + lines.length * line;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(label)}">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="${size}">
${texts.join("\n")}
</g>
</svg>
`;
}
