import sheetSchema from "../../../grammar/schema/sheet-1.schema.json" with { type: "json" };
import type { Day } from "../../base/civil-date.ts";
import {
  documentLimits,
  dayOf,
  fieldOf,
  itemsOf,
  textAt,
  textOf,
  type DataDocument,
  type DataNode,
} from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import { tooLargeToRead } from "../../base/read-document.ts";
import { placeAtStart, type Place, type SourceText, type Span } from "../../base/text.ts";
import { readYaml } from "../../base/yaml-document.ts";
import { readYamlFile } from "../../pack/read-yaml-file.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import { isPlaceholder } from "../../vocabulary/is-placeholder.ts";
import { dayIn } from "../../vocabulary/read-answer.ts";
import { noWordSheet } from "../diagnostics.ts";
import type { Troubled } from "../exit-code.ts";
import { nearestPath, nothingAt } from "../request-diagnostics.ts";
import { answerIn, type Answer } from "./answers.ts";
import { formOfWord } from "./word-form.ts";

/** An answer on a sheet, as far as it is filled in. */
export interface SheetAnswer {
  /** Full name. */
  readonly standard: string;
  readonly subject: string;
  readonly element: string | undefined;
  /** The file that the sheet names. */
  readonly path: string | undefined;
  /** The sentence that it answers, as it stands on the sheet; undefined: the sheet does not say. */
  readonly asked: string | undefined;
  /** Undefined: nobody has answered. */
  readonly answer: Answer | undefined;
  /** What is ticked beside each other, of which no answer can be had; empty: it is not so. */
  readonly ticked: readonly Answer[];
  /** What stands in the place of an answer and is none; undefined: nothing else does. */
  readonly unread: string | undefined;
  /** What the person reserves, so that a yes is no yes and a no is no no. */
  readonly reservation: string | undefined;
  /** Which question of its person it answers, from 1: the rows of one standard are of one question. */
  readonly question: number;
  readonly by: { readonly name: string | undefined; readonly role: string };
  readonly on: Day | undefined;
  readonly papers: readonly SheetPaper[];
  /** Where the sheet says it. */
  readonly at: (part: SheetPart) => Place;
}

/** What a sheet says of an answer, and of who gives it. */
export type SheetPart = "standard" | "about" | "answer" | "role" | "name" | "on";

const ofAnswer: ReadonlySet<SheetPart> = new Set(["standard", "about", "answer"]);

/** A row of evidence with anything in it. */
export interface SheetPaper {
  readonly kind: string;
  readonly id: string | undefined;
  readonly collectedOn: Day | undefined;
  readonly expiresOn: Day | undefined;
  readonly place: Place;
}

interface ReadSheet extends Troubled {
  readonly answers: readonly SheetAnswer[];
}

/** The answers of a sheet that people have filled in, blank ones among them. */
export function readSheet(host: Host, path: string): ReadSheet {
  const none = { answers: [], problems: [], troubles: [] };
  const file = /\.docx$/i.test(path) ? readWord(host, path) : readYamlFile(host, path);
  if (!file) return { ...none, troubles: [nothingAt(path, nearestPath(host, path))] };
  const { root: written, diagnostics } = file;
  if (!written) return { ...none, problems: diagnostics };
  const document = { ...written, root: asDocumentsSay(written.root) };
  const read = answersIn(document);
  const keyOf = ({ start, end }: Span): string => `${start} ${end}`;
  const unclear = read.filter((it) => it.ticked.length > 0 || it.unread !== undefined);
  // What is told by the number of its question.
  const told = new Set(unclear.map((it) => keyOf(it.at("answer").span)));
  const problems = checkAgainstSchema(document, sheetSchema).filter(({ place }) => !told.has(keyOf(place.span)));
  return problems.length > 0 ? { ...none, problems } : { ...none, answers: read };
}

/** The words that people write for answers and days, as documents have them; what is no such word stands as it was written. */
function asDocumentsSay(node: DataNode, key = ""): DataNode {
  if (node.kind === "list") return { ...node, items: node.items.map((it) => asDocumentsSay(it)) };
  if (node.kind === "record") {
    const entries = [...node.entries].map(
      ([name, it]) => [name, { ...it, value: asDocumentsSay(it.value, name) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  const text = typeof node.value === "boolean" ? String(node.value) : textOf(node);
  if (text === undefined) return node;
  if (key === "answer") return { ...node, value: answerIn(text) ?? text };
  return days.has(key) ? { ...node, value: dayIn(text) ?? text } : node;
}

const days: ReadonlySet<string> = new Set(["on", "collected_on", "expires_on"]);

/** The form that a document of Word stands for; its places are told by the standards and roles that stand there, since Word numbers no lines. */
function readWord(host: Host, path: string): ReturnType<typeof readYamlFile> {
  if (!host.isFile(path)) return undefined;
  const large = tooLargeToRead(host, path);
  if (large) return { root: undefined, diagnostics: [large] };
  const bytes = host.readBytes(path, documentLimits.bytes);
  const text = bytes instanceof Uint8Array ? formOfWord(bytes) : undefined;
  const form: SourceText = { path: host.relative(path), text: text ?? "" };
  if (text === undefined) return { root: undefined, diagnostics: [noWordSheet.at(placeAtStart(form), {})] };
  const { documents, diagnostics } = readYaml(form);
  const [root] = documents;
  const source = { ...form, pathAt: (at: number) => (root ? wordPlace(root.root, at) : "") };
  return { root: root && { ...root, source }, diagnostics };
}

/** What people see of a place of the form in Word: the standard and what it is about, or else the role. */
function wordPlace(root: DataNode, at: number): string {
  const around = (nodes: readonly DataNode[]): DataNode | undefined =>
    nodes.find(({ span }) => at >= span.start && at < span.end);
  const person = around(itemsOf(fieldOf(root, "people")));
  const answer = around(itemsOf(fieldOf(person, "answers")));
  if (!answer) return person ? textAt(person, "role") : "";
  const about = fieldOf(answer, "about");
  return `${textAt(answer, "standard")} (${textOf(fieldOf(about, "element")) ?? textAt(about, "subject")})`;
}

function answersIn(document: DataDocument): readonly SheetAnswer[] {
  return itemsOf(fieldOf(document.root, "people")).flatMap((person) => {
    const rows = itemsOf(fieldOf(person, "answers"));
    const standards = new Set(rows.map((it) => textAt(it, "standard")));
    const numbers = new Map(Array.from(standards, (it, at) => [it, at + 1]));
    return rows.map((it) => answerOf(document, person, it, numbers.get(textAt(it, "standard")) ?? 0));
  });
}

function answerOf(document: DataDocument, person: DataNode, node: DataNode, question: number): SheetAnswer {
  const { source } = document;
  const about = fieldOf(node, "about");
  const text = textOf(fieldOf(node, "answer"))?.trim() ?? "";
  const said = text === "" ? [] : text.split(" ");
  const given = [...new Set(said.flatMap((it) => answerIn(it) ?? []))];
  const isRead = given.length === said.length;
  return {
    standard: textAt(node, "standard"),
    subject: textAt(about, "subject"),
    element: textOf(fieldOf(about, "element")),
    path: textOf(fieldOf(node, "in")),
    asked: textOf(fieldOf(node, "asked")),
    answer: isRead && given.length === 1 ? given[0] : undefined,
    ticked: isRead && given.length > 1 ? given : [],
    unread: isRead ? undefined : text,
    reservation: written(fieldOf(node, "reservation")),
    question,
    by: { name: written(fieldOf(person, "name")), role: textAt(person, "role") },
    on: dayOf(fieldOf(person, "on")),
    papers: itemsOf(fieldOf(node, "evidence")).flatMap((it) => paperOf(document, it)),
    at: (part) => ({ source, span: (fieldOf(ofAnswer.has(part) ? node : person, part) ?? person).span }),
  };
}

function paperOf({ source }: DataDocument, node: DataNode): readonly SheetPaper[] {
  const id = written(fieldOf(node, "id"));
  const [collectedOn, expiresOn] = ["collected_on", "expires_on"].map((it) => dayOf(fieldOf(node, it)));
  if (id === undefined && collectedOn === undefined && expiresOn === undefined) return [];
  return [{ kind: textAt(node, "kind"), id, collectedOn, expiresOn, place: { source, span: node.span } }];
}

/** A text that says something. */
function written(node: DataNode | undefined): string | undefined {
  const text = textOf(node)?.trim();
  return text === undefined || isPlaceholder(text) ? undefined : text;
}
