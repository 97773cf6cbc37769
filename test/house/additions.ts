import ts from "typescript";
import type { Tree } from "./tree.ts";

/** Something that contributors add. Wherever an existing example is named, the next one has to be named too. */
export interface Addition {
  /** As CONTRIBUTING.md marks its list. */
  readonly kind: string;
  /** How the example is named: in paths, in code by identifiers and strings without blanks, elsewhere in any text. */
  readonly name: RegExp;
  /** The paths that are searched. */
  readonly within: RegExp;
}

export const additions: readonly Addition[] = [
  {
    kind: "clause",
    name: /^unless$/,
    within:
      /^(src|test)\/.*\.ts$|^grammar\/(edict\.ebnf|railroad\.html|vscode\/syntaxes\/.*|schema\/graph-1.*|reference\/1[45].*)$/,
  },
  { kind: "format", name: /junit/i, within: /^(src|test)\/.*\.ts$|^grammar\/(ci|formats)(\.zh-Hans)?\.md$/ },
  {
    kind: "verb",
    name: /^coverage$|(^|\/)(show-?)?coverage[-.\w]*$/i,
    within: /^(src|test)\/.*\.ts$|^grammar\/(schema\/|reference\/13|commands)/,
  },
  { kind: "subject", name: /rights_request/, within: /^(src|test|grammar|policies\/vocabulary)\// },
  { kind: "pack", name: /cn[./]security[_-]assessment/, within: /^policies\/(README|cn\/security-assessment\/)/ },
  { kind: "locale", name: /^zh-Hant$/, within: /^(src|test\/kit)\/.*\.ts$/ },
  { kind: "diagnostic", name: /unknown-sign|unknownSign/, within: /^(src|test)\/|^grammar\/errors\// },
];

/** Identifiers, and strings without blanks, of a TypeScript text: what code calls things, without prose. */
function namesIn(code: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("names.ts", code, ts.ScriptTarget.ES2023));
  return names.filter((it) => !/\s/.test(it));
}

/** The files that name the example of an addition, in the order of their paths. */
export function filesThatName({ name, within }: Addition, tree: Tree): readonly string[] {
  const anywhere = new RegExp(name.source.replaceAll(/(?<!\\)[$^]/g, "\\b"), name.flags);
  const isNamedIn = (path: string, text: string): boolean =>
    anywhere.test(text) && (!path.endsWith(".ts") || namesIn(text).some((it) => name.test(it)));
  return [...tree]
    .filter(([path]) => within.test(path) && !path.startsWith("test/house/"))
    .filter(([path, text]) => name.test(path) || isNamedIn(path, text))
    .map(([path]) => path);
}
