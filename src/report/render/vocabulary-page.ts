import type { Locale } from "../../base/locale.ts";
import type { Message, Translated } from "../../base/message.ts";
import { inScript } from "../../base/script.ts";
import {
  followedIn,
  groupIn,
  schemaOf,
  textIn,
  textsIn,
  type JsonSchema,
  type SchemaAt,
} from "../../vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../../vocabulary/read-vocabulary.ts";
import { factUses } from "../../vocabulary/schema-keywords.ts";
import { schemaKey } from "../../vocabulary/schema-type.ts";
import type { VocabularyHeader } from "../../vocabulary/vocabulary-header.ts";
import { fieldSigns, typeWords, vocabularyWords as words } from "../messages/vocabulary.ts";

/** A vocabulary, read together with those that it extends. */
export interface PrintedVocabulary {
  readonly header: VocabularyHeader;
  readonly loaded: LoadedVocabulary;
}

/** What is said in one language, or in several side by side. */
interface Printing extends PrintedVocabulary {
  readonly locales: readonly [Locale, ...Locale[]];
  /** Definitions that several places refer to, by the reference. */
  readonly shared: ReadonlyMap<string, SchemaAt & { readonly name: string }>;
}

/**
 * A vocabulary as Markdown: each subject with its facts, what they mean and what asks for them. Schemas say their titles in
 * English and, in `x-zh` and `x-ask`, in Chinese; with two locales both stand side by side.
 */
export function vocabularyPage(vocabulary: PrintedVocabulary, locales: Printing["locales"]): string {
  const it: Printing = { ...vocabulary, locales, shared: new Map() };
  const { id, title } = it.header;
  return `# ${said(it, words.title({ id }))}\n\n**${named(it, title)}**\n\n${vocabularyFacts(vocabulary, locales)}`;
}

/** The same from its contents on; `document`: with what stands in every document. */
export function vocabularyFacts(vocabulary: PrintedVocabulary, locales: Printing["locales"], document = false): string {
  const it: Printing = { ...vocabulary, locales, shared: sharedIn(vocabulary) };
  const { id, subjects } = it.header;
  const top = document ? [{ name: "document", at: topOf(it) }] : [];
  const own = subjects.map(({ name, schema }) => ({ name, at: fileAt(it, schemaKey(id, schema)) }));
  const beside = (document ? ["attestations", "evidence"] : []).map((name) => {
    return { name, at: fileAt(it, schemaKey("document", `${name}.schema.yaml`)) };
  });
  const parts = [...own, ...beside];
  const shared = [...it.shared.values()];
  const contents = [
    ...top.map(({ name }) => `- ${link(name)}: ${both(it, words.top())}`),
    ...parts.map(({ name, at }) => `- ${link(name)}: ${namesOf(it, at)}`),
    ...(shared.length > 0 ? [`- ${link(said(it, words.shared()))}: ${both(it, words.sharedWhat())}`] : []),
  ];
  const blocks = [
    `## ${said(it, words.contents())}\n\n${contents.join("\n")}`,
    ...top.flatMap(({ name, at }) => sections(it, name, "", at, 2)),
    ...parts.flatMap(({ name, at }) => sections(it, name, name, at, 2)),
    ...(shared.length > 0 ? [`## ${said(it, words.shared())}`] : []),
    ...shared.flatMap((at) =>
      "properties" in at.schema ? sections(it, at.name, at.name, at, 3) : [wordTable(it, at.name, at)],
    ),
    ...parts.flatMap(({ name, at }) => wordTables(it, name, at)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What stands at the top of a document, the subjects as they are written. */
function topOf(it: Printing): SchemaAt {
  const { loaded } = it;
  const { file, schema } = fileAt(it, loaded.fileOf("envelope"));
  const subjects = [...loaded.vocabulary.subjects.keys()].map((name) => [name, { $ref: loaded.fileOf(name) }] as const);
  const { $schema, kind, ...others } = schemaOf(schema["properties"]);
  const properties = { $schema, kind, ...others, ...Object.fromEntries(subjects) };
  return { file, schema: { ...schema, properties } };
}

const fileAt = ({ loaded }: Printing, file: string): SchemaAt => ({ file, schema: schemaOf(loaded.schemas.get(file)) });

/** The definitions of the vocabulary's files that are no subject's. */
function sharedIn({ header, loaded }: PrintedVocabulary): Printing["shared"] {
  const subjects = new Set(header.subjects.map((it) => schemaKey(header.id, it.schema)));
  const files = [...loaded.schemas].filter(
    ([file]) => file.startsWith(schemaKey(header.id, "")) && !subjects.has(file),
  );
  const all = files.flatMap(([file, schema]) =>
    Object.entries(schemaOf(schemaOf(schema)["$defs"])).map(([name, it]) => ({ name, file, schema: schemaOf(it) })),
  );
  return new Map(all.map((it) => [`${it.file}#/$defs/${it.name}`, it]));
}

const sharedName = ({ shared }: Printing, { schema }: SchemaAt): string | undefined =>
  shared.get(textIn(schema["$ref"]) ?? "")?.name;

const said = ({ locales: [first] }: Printing, it: Message): string => first.say(it);
const both = ({ locales }: Printing, it: Message): string =>
  [...new Set(locales.map((one) => one.say(it)))].join(" · ");

/** A title, description or question in the languages that the page is in, as far as it is written in them. */
function told({ locales }: Printing, en: unknown, zh: unknown): readonly string[] {
  const texts = locales.map(({ script }) => {
    const chinese = textIn(zh);
    return script === undefined || chinese === undefined ? textIn(en) : inScript(chinese, script);
  });
  return [...new Set(texts)].filter((it) => it !== undefined);
}

const named = (it: Printing, title: Translated): string => told(it, title.en, title.zh).join(" · ");

/** What a schema says by a keyword, or else the one that it refers to. */
const keyword = ({ loaded }: Printing, at: SchemaAt, name: string): unknown =>
  at.schema[name] ?? followedIn(loaded.schemas, at).schema[name];

const namesOf = (it: Printing, at: SchemaAt): string =>
  told(it, keyword(it, at, "title"), keyword(it, at, "x-zh")).join(" · ");

const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
const link = (heading: string, text = heading): string => `[${text}](#${anchor(heading)})`;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((it) => `| ${it.join(" | ")} |`).join("\n");

function itemsIn({ loaded }: Printing, at: SchemaAt): SchemaAt | undefined {
  const { file, schema } = followedIn(loaded.schemas, at);
  return "items" in schema ? { file, schema: schemaOf(schema["items"]) } : undefined;
}

/** What can stand in a place, in words; groups and words that have a table of their own as links to it. */
function typeOf(it: Printing, at: SchemaAt, path: string): string {
  const shared = sharedName(it, at);
  if (shared !== undefined) return link(shared);
  const { schema } = followedIn(it.loaded.schemas, at);
  const items = itemsIn(it, at);
  if (items) {
    const groups = link(`${path}[]`, said(it, typeWords.groups()));
    const what = "properties" in items.schema ? groups : typeOf(it, items, path);
    return said(it, typeWords.list({ what }));
  }
  if ("properties" in schema) return link(path, said(it, typeWords.group()));
  if (schema["additionalProperties"] === true) return said(it, typeWords.anything());
  if ("x-members" in schema) return link(said(it, typeWords.wordsOf({ path })), said(it, typeWords.these()));
  const members = textsIn(schema["enum"]);
  if (members.length > 0) return members.map((one) => `\`${one}\``).join(", ");
  return schema["x-document"] === true ? said(it, typeWords.document()) : said(it, valueWords(schema));
}

const byName: Readonly<Record<string, () => Message>> = {
  date: typeWords.date,
  "date-time": typeWords["date-time"],
  duration: typeWords.duration,
  uscc: typeWords.uscc,
  sha256: typeWords.sha256,
  string: typeWords.string,
  boolean: typeWords.boolean,
  number: typeWords.number,
  integer: typeWords.integer,
};

/** A value in a word, with its bounds. */
function valueWords(schema: JsonSchema): Message {
  const [name = ""] = typesOf(schema).filter((it) => it !== "null");
  const type = (byName[textIn(schema["format"]) ?? name] ?? typeWords.anything)();
  const [least, most] = [schema["minimum"], schema["maximum"]].map((it) =>
    typeof it === "number" ? String(it) : undefined,
  );
  if (least === undefined) return type;
  return most === undefined ? typeWords.from({ type, least }) : typeWords.within({ type, least, most });
}

const typesOf = (schema: JsonSchema): readonly string[] => [textIn(schema["type"]) ?? textsIn(schema["type"])].flat();

function signsOf(it: Printing, name: string, at: SchemaAt, group: JsonSchema, key: unknown): string {
  const { schema } = followedIn(it.loaded.schemas, at);
  const signs = [
    ...(name === key ? [fieldSigns.key()] : []),
    ...(textsIn(group["required"]).includes(name) ? [fieldSigns.required()] : []),
    ...(at.schema["x-event"] === true ? [fieldSigns.event()] : []),
    ...(typesOf(schema).includes("null") ? [fieldSigns.null()] : []),
    ...(schema["x-verbatim"] === true ? [fieldSigns.verbatim()] : []),
    ...factUses.flatMap((use) => (at.schema["x-use"] === use ? [fieldSigns[use]()] : [])),
  ];
  return signs.map((one) => said(it, one)).join(", ");
}

/** `cn.genai_interim_measures 4, 14`: each pack once, its articles after it. */
function provisionsIn({ loaded }: Printing, at: SchemaAt): string {
  const byPack = new Map<string, Set<string>>();
  for (const { schema } of [at, followedIn(loaded.schemas, at)]) {
    for (const [pack = "", unit = ""] of textsIn(schema["x-cites"]).map((it) => it.split(" ")))
      byPack.set(pack, (byPack.get(pack) ?? new Set()).add(unit));
  }
  return [...byPack].map(([pack, units]) => `\`${pack}\` ${[...units].join(", ")}`).join("; ");
}

function rowOf(it: Printing, name: string, at: SchemaAt, path: string, signs: string): readonly string[] {
  const own = textIn(at.schema["title"]) === undefined ? followedIn(it.loaded.schemas, at) : at;
  const title = [textIn(own.schema["title"]), textIn(own.schema["description"])].filter((one) => one !== undefined);
  const ask = keyword(it, at, "x-ask");
  const question = ask === undefined ? told(it, undefined, keyword(it, at, "x-zh")) : told(it, ...textsOf(ask));
  const cells = [
    `\`${name}\``,
    typeOf(it, at, path),
    title.join(". "),
    question.join("<br>"),
    signs,
    provisionsIn(it, at),
  ];
  return cells.map(cell);
}

const textsOf = (bilingual: unknown): readonly [unknown, unknown] => {
  const { en, zh } = schemaOf(bilingual);
  return [en, zh];
};

/** A group's heading, its names, its table, and the same of the groups in it. */
function sections(it: Printing, heading: string, path: string, at: SchemaAt, depth: number): readonly string[] {
  const group = groupIn(it.loaded.schemas, at);
  if (!group) return [];
  const { schema } = followedIn(it.loaded.schemas, at);
  const description = textIn(keyword(it, at, "description"));
  const provisions = provisionsIn(it, at);
  const fields = Object.entries(schemaOf(group.schema["properties"])).map(([name, field]) => {
    return { name, at: { file: group.file, schema: schemaOf(field) }, path: path === "" ? name : `${path}.${name}` };
  });
  const head = [words.field(), words.type(), words.name(), words.question(), words.signs(), words.cites()];
  const rows = fields.map((one) =>
    rowOf(it, one.name, one.at, one.path, signsOf(it, one.name, one.at, group.schema, schema["x-key"])),
  );
  const inner = fields.filter(
    (one) => sharedName(it, one.at) === undefined && one.at.file === followedIn(it.loaded.schemas, one.at).file,
  );
  const about = [`**${namesOf(it, at)}**`, description ?? "", ...tellSubject(it, path)].filter((one) => one !== "");
  return [
    `${"#".repeat(depth)} ${heading}`,
    about.join(" "),
    ...(provisions === "" ? [] : [said(it, words.forProvisions({ provisions }))]),
    table(
      head.map((one) => both(it, one)),
      rows,
    ),
    ...contradictionsIn(it, schema),
    ...inner.flatMap((one) => {
      const items = itemsIn(it, one.at);
      if (items && sharedName(it, items) !== undefined) return [];
      const below = `${one.path}${items ? "[]" : ""}`;
      return sections(it, below, below, one.at, 3);
    }),
  ];
}

/** What cannot be together in a group, with the states of its facts as they are declared. */
function contradictionsIn(it: Printing, schema: JsonSchema): readonly string[] {
  const declared = Array.isArray(schema["x-contradicts"]) ? schema["x-contradicts"].map(schemaOf) : [];
  const lines = declared.map((one) => {
    const facts = Object.entries(schemaOf(one["facts"])).map(([name, state]) => `${name}: ${stateIn(state)}`);
    const { settles } = one;
    const settled = typeof settles === "string" ? both(it, words.settles({ name: settles })) : "";
    return `- \`${facts.join(", ")}\`: ${[...told(it, one["en"], one["zh"]), settled].filter((part) => part !== "").join(" · ")}`;
  });
  return lines.length === 0 ? [] : [`${both(it, words.together())}:\n\n${lines.join("\n")}`];
}

function stateIn(state: unknown): string {
  if (Array.isArray(state)) return "[]";
  if (typeof state !== "object" || state === null) return String(state);
  return Object.entries(state)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join();
}

/** Whose subject it is, its day, and what can be read beside it. */
function tellSubject(it: Printing, name: string): readonly string[] {
  const header = it.header.subjects.find((one) => one.name === name);
  const subject = it.loaded.vocabulary.subjects.get(name);
  if (!header || !subject) return [];
  if (header.extends !== undefined) return [both(it, words.extends({ subject: name, id: header.extends }))];
  const others = subject.reads.filter((one) => one !== name).map((one) => `\`${one}\``);
  const [first] = it.locales;
  return [
    ...(subject.needsFactsOn ? [said(it, words.needsFactsOn())] : []),
    ...(subject.day === undefined ? [] : [said(it, words.day({ field: subject.day }))]),
    ...(others.length === 0 ? [] : [said(it, words.reads({ others: first.list(others, "and") }))]),
  ];
}

/** Every list of words with their meanings that single fields have. */
function wordTables(it: Printing, path: string, at: SchemaAt): readonly string[] {
  const { file, schema } = followedIn(it.loaded.schemas, at);
  const isOwn = "x-members" in schema && sharedName(it, at) === undefined;
  const items = itemsIn(it, at);
  const group = groupIn(it.loaded.schemas, at);
  const below = Object.entries(schemaOf(group?.schema["properties"])).flatMap(([name, field]) =>
    wordTables(it, `${path}.${name}`, { file: group?.file ?? file, schema: schemaOf(field) }),
  );
  const own = isOwn ? [wordTable(it, said(it, typeWords.wordsOf({ path })), { file, schema })] : [];
  return [...own, ...(items && !group ? wordTables(it, path, items) : []), ...below];
}

function wordTable(it: Printing, heading: string, at: SchemaAt): string {
  const members = textsIn(at.schema["enum"]);
  const meanings = schemaOf(at.schema["x-members"]);
  const rows = members.map((name) => [`\`${name}\``, told(it, ...textsOf(meanings[name])).join(" · ")].map(cell));
  const list =
    "x-members" in at.schema
      ? table([both(it, words.word()), both(it, words.meaning())], rows)
      : members.map((name) => `\`${name}\``).join(", ");
  const names = namesOf(it, at);
  const about = [names === "" ? "" : `**${names}**`, textIn(at.schema["description"]) ?? ""].join(" ").trim();
  return [`### ${heading}`, about, list].filter((one) => one !== "").join("\n\n");
}
