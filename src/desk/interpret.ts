import { formatDay } from "../base/civil-date.ts";
import { fieldOf, itemsOf, textAt, textOf, type DataNode } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { dayIn, type Instant } from "../base/instant.ts";
import type { SourceText, Span } from "../base/text.ts";
import { readYaml } from "../base/yaml-document.ts";
import type { OpenPolicy } from "./desk.ts";
import { mentionAt } from "./spot.ts";

/** A project as far as its profile goes; paths are those of the host. */
export interface ProfileOwner {
  /** Its `edict.yaml`. */
  readonly path: string;
  readonly profile: string | undefined;
}

/** An interpretation that somebody may want to sign, and what changes in which files. */
export interface ProposedInterpretation {
  readonly term: string;
  readonly changes: readonly FileChange[];
}

export interface FileChange {
  readonly path: string;
  /** The file is not there yet. */
  readonly isNew: boolean;
  readonly span: Span;
  readonly text: string;
}

/**
 * At an open term that the profile of a project does not speak of: an entry from today on, whose value, name and reason are still
 * to be given, and until then `edict check` says so. Without a profile, a new one that the project names.
 */
export function interpretationAt(
  { checked, file, bench }: OpenPolicy,
  offset: number,
  { path: project, profile }: ProfileOwner,
  host: Host,
  now: Instant,
): ProposedInterpretation | undefined {
  const named = mentionAt(checked, file, offset)?.named;
  if (named?.kind !== "declared" || named.declaration.kind !== "open-term") return undefined;
  const { name, type } = named.declaration;
  const term = `${named.pack}.${name.text}`;
  const { start, end } = type.kind === "word" ? type.name.span : type.path.span;
  const kind = (named.file ?? file).source.text.slice(start, end);
  const day = formatDay(dayIn(now, bench.opened.version.manifest.zone));
  const entry = [
    `- term: ${term}`,
    `  value: TBD # ${kind}`,
    "  by: TBD",
    `  on: ${day}`,
    `  from: ${day}`,
    "  until: null",
    "  because: TBD",
  ];
  if (profile !== undefined) {
    const change = entryAdded({ path: profile, text: host.readText(profile) ?? "" }, entry, term);
    return change && { term, changes: [{ ...change, isNew: !host.isFile(profile) }] };
  }
  const text = host.readText(project);
  const path = `${project.replace(/[^/]*$/, "")}profile.yaml`;
  if (text === undefined || host.isFile(path)) return undefined;
  const naming = atEnd({ path: project, text }, ["profile: profile.yaml"]);
  if (textOf(fieldOf(rootAfter(text, naming), "profile")) !== "profile.yaml") return undefined;
  return { term, changes: [{ ...atEnd({ path, text: "" }, section(entry)), isNew: true }, naming] };
}

const section = (entry: readonly string[]): readonly string[] => ["interpretations:", ...indented(entry, "  ")];
const indented = (lines: readonly string[], by: string): readonly string[] => lines.map((it) => by + it);

/** A profile with an entry more; undefined: it has one for this term, or is not written as we would write it. */
function entryAdded(source: SourceText, entry: readonly string[], term: string): FileChange | undefined {
  const { text } = source;
  const list = fieldOf(rootOf(text), "interpretations");
  const before = termsIn(list);
  if (before.includes(term)) return undefined;
  const change = list ? behindLast(source, list, entry) : atEnd(source, section(entry));
  const after = change && termsIn(fieldOf(rootAfter(text, change), "interpretations"));
  // Where the text was written in another way than was thought, nothing is proposed.
  return after?.join() === [...before, term].join() ? change : undefined;
}

const termsIn = (list: DataNode | undefined): readonly string[] => itemsOf(list).map((it) => textAt(it, "term"));

/** Behind the last entry of a list, indented as the first one is; a list without any is written anew. */
function behindLast({ path, text }: SourceText, list: DataNode, entry: readonly string[]): FileChange | undefined {
  const items = itemsOf(list);
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) {
    const lines = indented(entry, "  ").map((it) => `\n${it}`);
    const start = text.slice(0, list.span.start).trimEnd().length;
    return { path, isNew: false, span: { start, end: list.span.end }, text: lines.join("") };
  }
  const indent = /^ *(?=- )/.exec(text.slice(text.lastIndexOf("\n", first.span.start - 1) + 1))?.[0];
  if (indent === undefined) return undefined;
  const end = last.span.start + text.slice(last.span.start, last.span.end).trimEnd().length;
  const lineEnd = text.indexOf("\n", end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const lines = indented(entry, indent).map((it) => `\n${it}`);
  return { path, isNew: false, span: { start: at, end: at }, text: lines.join("") };
}

function atEnd({ path, text }: SourceText, lines: readonly string[]): FileChange {
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  return { path, isNew: false, span: { start: text.length, end: text.length }, text: `${gap}${lines.join("\n")}\n` };
}

const rootAfter = (before: string, { span, text }: FileChange): DataNode | undefined =>
  rootOf(before.slice(0, span.start) + text + before.slice(span.end));

function rootOf(text: string): DataNode | undefined {
  const { documents, diagnostics } = readYaml({ path: "", text });
  return documents.length === 1 && diagnostics.length === 0 ? documents[0]?.root : undefined;
}
