import { expect, test } from "vitest";
import { parse } from "yaml";
import { filesOf, readTree } from "../house/tree.ts";

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly unknown[] };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const folder = ".github/ISSUE_TEMPLATE/";

/** What GitHub refuses in an issue form: no title of its own, fields without id or label, names that come twice. */
function faults(form: Form): readonly string[] {
  const fields = form.body.filter((it) => it.type !== "markdown");
  const twice = (names: readonly (string | undefined)[]): readonly string[] =>
    names
      .filter((it, at) => it === undefined || names.indexOf(it) !== at)
      .map((it) => `${it} is missing or comes twice`);
  return [
    ...[form.name, form.description]
      .filter((it) => typeof it !== "string")
      .map(() => "the form has no name or description"),
    ...twice(fields.map((it) => it.id)),
    ...twice(fields.map((it) => it.attributes.label)),
    ...fields.filter((it) => !["input", "textarea", "dropdown", "checkboxes"].includes(it.type)).map((it) => it.type),
    ...fields
      .filter((it) => ["dropdown", "checkboxes"].includes(it.type) && (it.attributes.options ?? []).length === 0)
      .map((it) => `${it.id} has no options`),
  ];
}

const forms = filesOf(readTree(), folder, ".yml").filter(([path]) => !path.endsWith("/config.yml"));

test("there is a form for a verdict, for a reading of the law, for a bug and for a feature", () => {
  const names = forms.map(([path]) => path.slice(folder.length, -".yml".length));
  expect(names).toEqual(["bug", "feature", "wrong-reading", "wrong-verdict"]);
  for (const [path, text] of forms) expect([path, faults(parse(text) as Form)]).toEqual([path, []]);
});

test("planted: a field without an id, one that comes twice, one of no known type, a choice of nothing", () => {
  const field = (id: string, type = "input"): Field => ({ id, type, attributes: { label: id } });
  const form = (...body: readonly Field[]): Form => ({ name: "a", description: "b", body });
  expect(faults(form(field("a"), field("b")))).toEqual([]);
  expect(faults(form({ type: "input", attributes: { label: "a" } }))).toEqual(["undefined is missing or comes twice"]);
  expect(faults(form(field("a"), { ...field("a"), attributes: { label: "b" } }))).toEqual([
    "a is missing or comes twice",
  ]);
  expect(faults(form(field("a", "text")))).toEqual(["text"]);
  expect(faults(form(field("a", "dropdown")))).toEqual(["a has no options"]);
});

test("what the templates name is there", () => {
  const tree = readTree();
  const { scripts } = JSON.parse(tree.get("package.json") ?? "{}") as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const texts = filesOf(tree, ".github/").map(([, text]) => text);
  const commands = texts.flatMap((text) => Array.from(text.matchAll(/`npm run ([\w:]+)`/g), (it) => it[1] ?? ""));
  const folders = texts.flatMap((text) => Array.from(text.matchAll(/`(grammar\/\w+\/)`/g), (it) => it[1] ?? ""));
  expect([commands.length, folders.length]).toEqual([4, 2]);
  expect(commands.filter((it) => !Object.hasOwn(scripts, it))).toEqual([]);
  expect(folders.filter((it) => filesOf(tree, it).length === 0)).toEqual([]);
});
