import ts from "typescript";
import { expect, test } from "vitest";
import { filesOf, readTree, sourceFileOf, treeOf, type Tree } from "./tree.ts";

const tree = readTree();

/** The code of every `diagnostic("…", …)` and `diagnostic({ code: "…" })`, with its file; undefined where it is no plain string. */
function definitions(of: Tree): readonly { readonly file: string; readonly code: string | undefined }[] {
  return filesOf(of, "src/", ".ts").flatMap(([file, text]) => {
    const found: { file: string; code: string | undefined }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "diagnostic") {
        found.push({ file, code: codeOf(node.arguments[0]) });
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFileOf(file, text));
    return found;
  });
}

function codeOf(definition: ts.Expression | undefined): string | undefined {
  if (definition !== undefined && ts.isStringLiteral(definition)) return definition.text;
  if (definition === undefined || !ts.isObjectLiteralExpression(definition)) return undefined;
  const code = definition.properties.find((it) => it.name?.getText() === "code");
  return code && ts.isPropertyAssignment(code) && ts.isStringLiteral(code.initializer)
    ? code.initializer.text
    : undefined;
}

/** Codes that do not begin with their room or its folder, stand twice or have no page; pages that have no code. */
function catalogFaults(of: Tree): readonly string[] {
  const all = definitions(of);
  const codes = all.map((it) => it.code);
  const pages = filesOf(of, "grammar/errors/", ".md")
    .map(([path]) => path.slice("grammar/errors/".length, -".md".length))
    .filter((it) => it !== "README");
  return [
    ...all
      .filter(
        ({ file, code }) =>
          !file
            .split("/")
            .slice(1, -1)
            .includes(code?.split("/")[0] ?? ""),
      )
      .map((it) => `${it.file}: ${it.code} is not of this room`),
    ...all
      .filter(({ code }) => !/^[a-z-]+\/[a-z0-9-]+$/.test(code ?? ""))
      .map((it) => `${it.file}: ${it.code} is no slug`),
    ...codes.filter((it, at) => codes.indexOf(it) !== at).map((it) => `${it} is declared twice`),
    ...codes.filter((it) => it !== undefined && !pages.includes(it)).map((it) => `${it} has no page`),
    ...pages.filter((it) => !codes.includes(it)).map((it) => `grammar/errors/${it}.md has no code`),
  ];
}

test("every code begins with its room or its folder, stands once and has a page; no page without a code", () => {
  expect(catalogFaults(tree)).toEqual([]);
});

test("planted: a code of another room, one twice, one without a page, a page without a code", () => {
  const fault = treeOf({
    "src/base/diagnostics.ts":
      'export const a = diagnostic<P>({ severity: "error", code: "base/a" });\nexport const b = diagnostic("pack/b", "error", { en: "b", zh: "乙" });',
    "src/language/parse/diagnostics.ts":
      'diagnostic({ code: "language/c" });\ndiagnostic("language/c", "error", words, 4);',
    "grammar/errors/base/a.md": "",
    "grammar/errors/pack/b.md": "",
    "grammar/errors/pack/old.md": "",
  });
  expect(catalogFaults(fault)).toEqual([
    "src/base/diagnostics.ts: pack/b is not of this room",
    "language/c is declared twice",
    "language/c has no page",
    "language/c has no page",
    "grammar/errors/pack/old.md has no code",
  ]);
});
