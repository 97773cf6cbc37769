import ts from "typescript";
import { expect, test } from "vitest";
import { filesOf, readTree, sourceFileOf, treeOf, type Tree } from "./tree.ts";

const tree = readTree();

/** Files that may hold what the house forbids, each with its reason; a test wants every line of it to be needed. */
const allowed: readonly { readonly fault: string; readonly file: string; readonly why: string }[] = [
  { fault: "async", file: "src/api/guards/", why: "what is guarded answers later" },
  { fault: "class", file: "src/language/parse/", why: "a chevrotain parser is a class" },
  { fault: "class", file: "src/api/gate-answer.ts", why: "a getter that all answers share needs a private field" },
];

const forbiddenModifier = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((it) => it.kind === kind) ?? false);

/** What a node does that no code of ours does. */
function faultOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "any";
  if (ts.isClassLike(node)) return "class";
  if (ts.isEnumDeclaration(node)) return "enum";
  if (ts.isModuleDeclaration(node)) return "namespace";
  if (ts.isNonNullExpression(node)) return "non-null !";
  if (ts.isExportAssignment(node) || forbiddenModifier(node, ts.SyntaxKind.DefaultKeyword)) return "default export";
  if (ts.isAsExpression(node) && ts.isAsExpression(node.expression)) return "double cast";
  if (forbiddenModifier(node, ts.SyntaxKind.AsyncKeyword) || ts.isAwaitExpression(node)) return "async";
  return undefined;
}

/** Names that read a clock, a locale or chance, and the console. */
const impure =
  /^(console|Date\.now|new Date\(\)|Math\.random|performance|crypto|process|globalThis|Intl|setTimeout|setInterval|\w+\.(toLocale\w+|localeCompare))$/;

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && node.arguments?.length === 0)
    return "new Date()";
  if (ts.isPropertyAccessExpression(node)) {
    const text = `${ts.isIdentifier(node.expression) ? node.expression.text : "it"}.${node.name.text}`;
    if (impure.test(text)) return text;
    if (ts.isIdentifier(node.expression) && impure.test(node.expression.text)) return node.expression.text;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && impure.test(node.expression.text)) {
    return node.expression.text;
  }
  return undefined;
}

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly fault: string;
}

function search(of: Tree, folder: string, find: (node: ts.Node) => string | undefined): readonly Fault[] {
  return filesOf(of, folder, ".ts").flatMap(([file, text]) => {
    const source = sourceFileOf(file, text);
    const faults: Fault[] = [];
    const visit = (node: ts.Node): void => {
      const fault = find(node);
      if (fault !== undefined) {
        faults.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, fault });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return faults;
  });
}

const isAllowed = (it: Fault): boolean =>
  allowed.some(({ fault, file }) => fault === it.fault && it.file.startsWith(file));
const shown = ({ file, line, fault }: Fault): string => `${file}:${line}: ${fault}`;
/** The command line, and a page in a browser. */
const shells = ["src/cli/", "src/playground/page/"] as const;
const inShell = (file: string): boolean => shells.some((it) => file.startsWith(it));

/** A shell may wait for files; nothing else does. */
function forbiddenSyntax(of: Tree): readonly string[] {
  return search(of, "src/", faultOf)
    .filter((it) => !isAllowed(it) && !(it.fault === "async" && inShell(it.file)))
    .map(shown);
}

/** Only the shell knows the day, the terminal and the machine; what programs import knows the day and the folder. */
/** Which time zones there are, and what their clocks show, is asked of the platform and of nothing else. */
const asksForZones: readonly string[] = ["src/base/zones.ts", "src/base/zone-offsets.ts"];

function impureCode(of: Tree): readonly string[] {
  return search(of, "src/", impurityOf)
    .filter((it) => !inShell(it.file) && it.file !== "src/api/machine.ts")
    .filter((it) => !(it.fault === "Intl" && asksForZones.includes(it.file)))
    .map(shown);
}

function badNames(of: Tree): readonly string[] {
  const drawer = /(^|[/.-])(utils?|utilities|helpers?|misc|common|shared|managers?|stuff|tools)([/.-]|$)/;
  return [...filesOf(of, "src/"), ...filesOf(of, "test/", ".ts")]
    .map(([path]) => path)
    .filter((path) => drawer.test(path) || (path.endsWith(".ts") && !/^[a-z0-9/.-]+$/.test(path)));
}

test("no any, class, enum, namespace, default export, non-null mark or double cast; all is synchronous", () => {
  expect(forbiddenSyntax(tree)).toEqual([]);
});

test("planted: one of each", () => {
  const fault = treeOf({
    "src/base/a.ts":
      "let a: any;\nclass B {}\nenum C {}\nnamespace D {}\na!;\nexport default a;\na as unknown as B;\nasync () => 1;",
    "src/base/b.ts": "export default function f() {}",
    "src/language/parse/c.ts": "class Parser {}",
    "src/cli/d.ts": "async function f() { await g(); }",
  });
  expect(forbiddenSyntax(fault)).toEqual([
    "src/base/a.ts:1: any",
    "src/base/a.ts:2: class",
    "src/base/a.ts:3: enum",
    "src/base/a.ts:4: namespace",
    "src/base/a.ts:5: non-null !",
    "src/base/a.ts:6: default export",
    "src/base/a.ts:7: double cast",
    "src/base/a.ts:8: async",
    "src/base/b.ts:1: default export",
  ]);
});

test("every allowance is needed", () => {
  const places = new Map(allowed.flatMap(({ file }) => filesOf(tree, file, ".ts")));
  const found = search(places, "src/", faultOf);
  expect(
    allowed.filter(({ fault, file }) => !found.some((it) => it.fault === fault && it.file.startsWith(file))),
  ).toEqual([]);
});

test("no clock, chance, locale, process or console but in the shell", () => {
  expect(impureCode(tree)).toEqual([]);
});

test("planted: each door to the world outside", () => {
  const fault = treeOf({
    "src/base/a.ts":
      'console.log(1);\nDate.now();\nnew Date();\nMath.random();\nprocess.cwd();\n"a".localeCompare("b");\nnew Date(0);\nsetTimeout(f);',
    "src/cli/main.ts": "console.log(new Date());",
  });
  expect(impureCode(fault)).toEqual([
    "src/base/a.ts:1: console",
    "src/base/a.ts:2: Date.now",
    "src/base/a.ts:3: new Date()",
    "src/base/a.ts:4: Math.random",
    "src/base/a.ts:5: process",
    "src/base/a.ts:6: it.localeCompare",
    "src/base/a.ts:8: setTimeout",
  ]);
});

test("names are kebab-case, and no drawer is for odds and ends", () => {
  expect(badNames(tree)).toEqual([]);
});

test("planted: drawers, and a name in camel case", () => {
  const names = ["src/base/utils.ts", "src/base/shared/a.ts", "src/graph/graph-helpers.ts", "src/base/civilDate.ts"];
  expect(badNames(treeOf(Object.fromEntries([...names, "src/base/commonly.ts"].map((it) => [it, ""]))))).toEqual(names);
});
