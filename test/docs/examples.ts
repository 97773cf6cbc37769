import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** One `@example` of a docstring: its code, and the file and line where it stands. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** Every `@example` in a TypeScript text, without the stars of its comment. */
export function examplesOf(file: string, text: string): readonly Example[] {
  const examples: Example[] = [];
  for (const comment of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    for (const found of comment[0].matchAll(/@example\b([\s\S]*?)(?=\n\s*\*\s*@|\*\/)/g)) {
      const code = (found[1] ?? "").replaceAll(/^[ \t]*\*[ \t]?/gm, "").replaceAll(/^```\w*$/gm, "");
      const line = text.slice(0, comment.index + found.index).split("\n").length;
      examples.push({ file, line, code: code.trim() });
    }
  }
  return examples;
}

/**
 * The code as a function body that returns `[value, expected]` for each `expression // expected`.
 * Other statements are set-up for the ones below them.
 */
export function runnable(code: string): { readonly body: string; readonly assertions: number } {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2023, true);
  let assertions = 0;
  const statements = source.statements.map((statement) => {
    const text = statement.getText(source);
    const expected = /^;?[ \t]*\/\/[ \t]*(.+)/.exec(code.slice(statement.end))?.[1];
    if (!ts.isExpressionStatement(statement) || expected === undefined) return text;
    assertions += 1;
    return `pairs.push([(${text.replace(/;$/, "")}), (${expected.trim()})]);`;
  });
  const body = ["const pairs = [];", ...statements, "return pairs;"].join("\n");
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return { body: ts.transpile(body, options), assertions };
}

/** What an example may name: the exports of its file, and what the file imports. */
export async function scopeOf(file: string, text: string): Promise<ReadonlyMap<string, unknown>> {
  const scope = new Map<string, unknown>();
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = statement.importClause?.namedBindings;
    const specifier = statement.moduleSpecifier.text;
    if (statement.importClause?.phaseModifier !== undefined || names === undefined || !ts.isNamedImports(names))
      continue;
    if (!specifier.startsWith(".")) continue;
    const imported = await load(join(dirname(file), specifier));
    for (const { isTypeOnly, name, propertyName } of names.elements) {
      if (!isTypeOnly) scope.set(name.text, imported[(propertyName ?? name).text]);
    }
  }
  for (const [name, value] of Object.entries(await load(file))) scope.set(name, value);
  return scope;
}

/** The exports of a file of `src/`. */
export async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
}
