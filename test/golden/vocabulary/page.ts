import { readFileSync } from "node:fs";
import { entriesOf, fieldOf, itemsOf, textOf, textsOf, documentLimits, type DataNode } from "../../../src/base/document.ts";
import { inScript } from "../../../src/base/script.ts";
import { genai } from "../../rooms/vocabulary/load.ts";
import { citesOf } from "../../rooms/vocabulary/provisions.ts";
import { followed, groupOf, schemaOf, type Place } from "../../rooms/vocabulary/schema-tree.ts";
import { formatWords, rangeWords } from "./words.ts";

const definitions = "definitions.schema.yaml";
const envelope = schemaOf("envelope.schema.yaml");

const has = (node: DataNode, keyword: string): boolean => fieldOf(node, keyword) !== undefined;
const isTrue = (node: DataNode | undefined): boolean => node?.kind === "scalar" && node.value === true;
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
const link = (heading: string, text = heading): string => `[${text}](#${anchor(heading)})`;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** What a field's own schema says by a keyword, or else the schema that it refers to. */
const said = (place: Place, keyword: string): string | undefined =>
  textOf(fieldOf(place.node, keyword)) ?? textOf(fieldOf(followed(place).node, keyword));

/** The name of the shared definition that a place refers to. */
function sharedName({ file, node }: Place): string | undefined {
  const [, name] = /^(?:definitions\.schema\.yaml)?#\/\$defs\/(\w+)$/.exec(textOf(fieldOf(node, "$ref")) ?? "") ?? [];
  return name !== undefined && (file === definitions || textOf(fieldOf(node, "$ref"))?.startsWith(definitions))
    ? name
    : undefined;
}

const itemsIn = (place: Place): Place | undefined => {
  const { file, node } = followed(place);
  const items = fieldOf(node, "items");
  return items && { file, node: items };
};

/** What can stand in a place, in words; groups and words that have a table of their own as links to it. */
function typeOf(place: Place, path: string): string {
  const shared = sharedName(place);
  if (shared !== undefined) return link(shared);
  const { node, file } = followed(place);
  const items = itemsIn(place);
  if (items) return `list of ${has(items.node, "properties") ? link(`${path}[]`, "groups") : typeOf(items, path)}`;
  if (has(node, "properties")) return link(file === place.file ? path : titleKey(file), "group");
  if (isTrue(fieldOf(node, "additionalProperties"))) return "anything";
  if (has(node, "x-members")) return link(`words of ${path}`, "these words");
  const members = textsOf(fieldOf(node, "enum"));
  if (members.length > 0) return members.map((it) => `\`${it}\``).join(", ");
  return isTrue(fieldOf(node, "x-document")) ? "*document*" : (formatWords(node) ?? rangeWords(node));
}

const titleKey = (file: string): string => file.replace(".schema.yaml", "");

const isNullable = (place: Place): boolean =>
  [fieldOf(followed(place).node, "type")].some((it) => textsOf(it).includes("null"));

function marksOf(name: string, place: Place, required: readonly string[], key: string | undefined): string {
  const marks = [
    ...(name === key ? ["key"] : []),
    ...(required.includes(name) ? ["required"] : []),
    ...(isTrue(fieldOf(place.node, "x-event")) ? ["event"] : []),
    ...(isNullable(place) ? ["null"] : []),
    ...(isTrue(fieldOf(followed(place).node, "x-verbatim")) ? ["as written"] : []),
  ];
  return marks.join(", ");
}

/** `cn.genai_interim_measures 4`, `cn.genai_interim_measures 14`: the pack once, its articles after it. */
function provisionsIn(place: Place): string {
  const byPack = new Map<string, string[]>();
  for (const [pack = "", unit = ""] of citesOf(place).map((it) => it.split(" ")))
    byPack.set(pack, [...(byPack.get(pack) ?? []), unit]);
  return [...byPack].map(([pack, units]) => `\`${pack}\` ${units.join(", ")}`).join("; ");
}

function rowOf(name: string, place: Place, path: string, marks: string): string {
  const own = textOf(fieldOf(place.node, "title")) === undefined ? followed(place) : place;
  const title = [said(own, "title"), textOf(fieldOf(own.node, "description"))].filter((it) => it !== undefined);
  const ask = fieldOf(place.node, "x-ask") ?? fieldOf(followed(place).node, "x-ask");
  const zh = said(place, "x-zh");
  const question = ask ? [textOf(fieldOf(ask, "en")), textOf(fieldOf(ask, "zh"))] : [zh];
  const words = question.filter((it) => it !== undefined).join("<br>");
  const cells = [`\`${name}\``, typeOf(place, path), title.join(". "), words, marks, provisionsIn(place)];
  return `| ${cells.map(cell).join(" | ")} |`;
}

/** A group's heading, its words in both languages, its table, and the same of the groups in it. */
function sections(heading: string, path: string, place: Place, depth: number): readonly string[] {
  const group = groupOf(place);
  if (!group) return [];
  const { node } = followed(place);
  const names = [said(place, "title"), said(place, "x-zh")].filter((it) => it !== undefined);
  const description = said(place, "description");
  const provisions = provisionsIn(place);
  const required = textsOf(fieldOf(group.node, "required"));
  const key = textOf(fieldOf(node, "x-key"));
  const fields = entriesOf(fieldOf(group.node, "properties")).map((it) => {
    const field = { file: group.file, node: it.value };
    return { name: it.key, field, path: path === "" ? it.key : `${path}.${it.key}` };
  });
  const rows = fields.map((it) => rowOf(it.name, it.field, it.path, marksOf(it.name, it.field, required, key)));
  const inner = fields.filter((it) => sharedName(it.field) === undefined && it.field.file === followed(it.field).file);
  return [
    `${"#".repeat(depth)} ${heading}`,
    `**${names.join(" · ")}**${description === undefined ? "" : ` ${description}`}${tellSubject(path)}`,
    ...(provisions === "" ? [] : [`For ${provisions}.`]),
    ["| field | type | title | question · 问题 | signs | for · 条款 |", "| --- | --- | --- | --- | --- | --- |", ...rows].join(
      "\n",
    ),
    ...contradictionsIn(node),
    ...inner.flatMap((it) => {
      const items = itemsIn(it.field);
      if (items && sharedName(items) !== undefined) return [];
      return sections(`${it.path}${items ? "[]" : ""}`, `${it.path}${items ? "[]" : ""}`, it.field, 3);
    }),
  ];
}

/** What cannot be together in a group, with the states of its facts as they are declared. */
function contradictionsIn(node: DataNode): readonly string[] {
  const all = itemsOf(fieldOf(node, "x-contradicts")).map((it) => {
    const facts = entriesOf(fieldOf(it, "facts")).map(({ key, value }) => `${key}: ${stateIn(value)}`);
    return `- \`${facts.join(", ")}\`: ${textOf(fieldOf(it, "en")) ?? ""} · ${textOf(fieldOf(it, "zh")) ?? ""}`;
  });
  return all.length === 0 ? [] : [["Cannot be together · 不能並存:", "", ...all].join("\n")];
}

function stateIn(node: DataNode): string {
  if (node.kind === "list") return "[]";
  if (node.kind === "scalar") return String(node.value);
  return entriesOf(node)
    .map(({ key, value }) => `${key} ${textOf(value) ?? ""}`)
    .join();
}

/** The day of a subject, and what can be read beside it. */
function tellSubject(name: string): string {
  const subject = genai.vocabulary.subjects.get(name);
  if (!subject) return "";
  const law = subject.day === undefined ? "" : ` The day of its \`${subject.day}\` decides whose law applies.`;
  const others = subject.reads.filter((it) => it !== name).map((it) => `\`${it}\``);
  const beside = others.length === 0 ? "" : ` Rules on it also read ${others.join(" and ")}, where given.`;
  return (subject.needsFactsOn ? " It needs `facts_on`." : "") + law + beside;
}

/** Every list of words with their meanings: those of shared definitions, and those of single fields. */
function wordTables(path: string, place: Place): readonly string[] {
  const { file, node } = followed(place);
  const members = fieldOf(node, "x-members");
  const own = members && sharedName(place) === undefined ? [wordTable(`words of ${path}`, place)] : [];
  const items = itemsIn(place);
  const group = groupOf(place);
  const below = entriesOf(fieldOf(group?.node, "properties")).flatMap((it) =>
    wordTables(path === "" ? it.key : `${path}.${it.key}`, { file: group?.file ?? file, node: it.value }),
  );
  return [...own, ...(items && !group ? wordTables(path, items) : []), ...below];
}

function wordTable(heading: string, place: Place): string {
  const { node } = place;
  const names = [said(place, "title"), said(place, "x-zh")].filter((it) => it !== undefined);
  const members = fieldOf(node, "x-members");
  const rows = textsOf(fieldOf(node, "enum")).map((it) => {
    const told = fieldOf(members, it);
    return `| \`${it}\` | ${textOf(fieldOf(told, "en")) ?? ""} | ${textOf(fieldOf(told, "zh")) ?? ""} |`;
  });
  const about = [names.length === 0 ? "" : `**${names.join(" · ")}**`, said(place, "description") ?? ""];
  const list = members
    ? ["| word | English | 中文 |", "| --- | --- | --- |", ...rows].join("\n")
    : textsOf(fieldOf(node, "enum"))
        .map((it) => `\`${it}\``)
        .join(", ");
  return [`### ${heading}`, about.join(" ").trim(), list].filter((it) => it !== "").join("\n\n");
}

function limitTable(): string {
  const rows = [
    ["size of a YAML or JSON file, and of one line of JSON Lines", `${documentLimits.bytes / 1_000_000} MB`, "too-large"],
    ["depth of lists and groups", documentLimits.depth, "too-deep"],
    ["values that aliases repeat, in one document", documentLimits.aliases, "too-many-aliases"],
    ["significant digits of a whole number", documentLimits.digits, "long-number"],
    ["the same of a number with a fraction", documentLimits.decimalDigits, "long-number"],
  ];
  const lines = rows.map(([what, most, page]) => `| ${what} | ${most} | [\`base/${page}\`](errors/base/${page}.md) |`);
  return ["| limit | most | beyond it |", "| --- | --- | --- |", ...lines].join("\n");
}

/** `grammar/vocabulary.md`, from the schemas. */
export function page(): string {
  const intro = readFileSync(new URL("./intro.md", import.meta.url), "utf8").trimEnd();
  const parts = entriesOf(fieldOf(envelope.node, "properties"))
    .filter((it) => has(it.value, "$ref"))
    .map((it) => ({ name: it.key, place: { file: envelope.file, node: it.value } }));
  const shared = entriesOf(fieldOf(schemaOf(definitions).node, "$defs")).map((it) => ({
    name: it.key,
    place: { file: definitions, node: it.value },
  }));
  const contents = parts.map(({ name, place }) => `- ${link(name)}: ${said(place, "title")} · ${said(place, "x-zh")}`);
  const text = `${[
    intro.replace("{limits}", limitTable()),
    `## Contents\n\n${[`- ${link("document")}: what stands at the top · 文件顶层`, ...contents, `- ${link("Shared")}: groups and words used in several places · 共用`].join("\n")}`,
    ...sections("document", "", envelope, 2),
    ...parts.flatMap(({ name, place }) => sections(name, name, place, 2)),
    "## Shared",
    ...shared.flatMap(({ name, place }) =>
      has(place.node, "properties") ? sections(name, name, place, 3) : [wordTable(name, place)],
    ),
    ...parts.flatMap(({ name, place }) => wordTables(name, place)),
  ].join("\n\n")}\n`;
  return inScript(text, "zh-Hans");
}
