import railroadDiagrams from "railroad-diagrams";
import { productions, shapeNotes, type Part } from "./productions.ts";

const { Choice, Diagram, NonTerminal, OneOrMore, Optional, Sequence, Terminal, ZeroOrMore } = railroadDiagrams;

/** The grammar as railroad diagrams on one page that needs nothing but itself. */
export function railroad(): string {
  const sections = productions().map(
    ({ name, body }) => `<section id="${name}">\n<h2>${name}</h2>\n${Diagram(drawn(body)).toString()}\n</section>`,
  );
  const shapes = Object.entries(shapeNotes).map(([name, note]) => `<dt id="${name}">${name}</dt><dd>${escaped(note)}</dd>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The grammar of Edict</title>
<style>${style}</style>
</head>
<body>
<h1>The grammar of Edict</h1>
<p>Drawn from the parser. Round ends are words as you write them; boxes are other rules of this page.</p>
${sections.join("\n")}
<h2>Shapes</h2>
<dl>
${shapes.join("\n")}
</dl>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --word: #e8f0e4; --rule: #e6ecf5; --line: #555; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --word: #2c3a28; --rule: #26303f; --line: #aaa; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font: 600 1rem/1.5 ui-monospace, monospace; margin: 2rem 0 0.25rem; }
section { overflow-x: auto; }
svg.railroad-diagram { background: var(--paper); }
svg.railroad-diagram path { stroke-width: 2; stroke: var(--line); fill: none; }
svg.railroad-diagram text { font: 14px ui-monospace, monospace; text-anchor: middle; fill: var(--ink); }
svg.railroad-diagram rect { stroke-width: 1.5; stroke: var(--line); fill: var(--rule); }
svg.railroad-diagram rect[rx] { fill: var(--word); }
dt { font: 600 1rem/1.5 ui-monospace, monospace; }
`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function drawn(part: Part): object {
  switch (part.kind) {
    case "terminal":
      return part.isWritten ? Terminal(part.text) : NonTerminal(part.text, `#${part.text}`);
    case "rule":
      return NonTerminal(part.name, `#${part.name}`);
    case "sequence":
      return Sequence(...part.of.map(drawn));
    case "choice":
      return Choice(0, ...part.of.map(drawn));
    case "optional":
      return Optional(drawn(part.of));
    case "repeated":
      return part.atLeastOnce ? OneOrMore(drawn(part.of)) : ZeroOrMore(drawn(part.of));
  }
}
