import { productions, shapeNotes, type Part, type Production } from "./productions.ts";

const width = 100;

/** The grammar as EBNF, from the parser itself. */
export function ebnf(): string {
  const rules = productions().map(laidOut);
  const shapes = Object.entries(shapeNotes).map(([name, note]) => `${name.padEnd(9)}= (* ${note} *) ;`);
  return `${[
    "(* The grammar of Edict, printed from its parser. `{ … }` any number of times, `[ … ]` once or not at all. *)",
    "(* Comments: `// …` and `/// …` to the end of the line. What else must hold, the reference tells. *)",
    "",
    ...rules,
    "",
    ...shapes,
  ].join("\n")}\n`;
}

/** A production on one line, or its choices below one another. */
export function laidOut({ name, body }: Production): string {
  const head = `${name} = `;
  const whole = show(body, false);
  if (head.length + whole.length + 2 <= width) return `${head}${whole} ;`;
  const parts = body.kind === "choice" ? body.of.map((it) => show(it, false)) : [whole];
  return `${head}${parts.join(`\n${"| ".padStart(head.length)}`)} ;`;
}

function show(part: Part, isInside: boolean): string {
  switch (part.kind) {
    case "terminal":
      return part.isWritten ? `"${part.text}"` : part.text;
    case "rule":
      return part.name;
    case "sequence":
      return part.of.map((it) => show(it, true)).join(" ");
    case "choice": {
      const text = part.of.map((it) => show(it, false)).join(" | ");
      return isInside ? `( ${text} )` : text;
    }
    case "optional":
      return `[ ${show(part.of, false)} ]`;
    case "repeated":
      return part.atLeastOnce ? `{ ${show(part.of, false)} }-` : `{ ${show(part.of, false)} }`;
  }
}
