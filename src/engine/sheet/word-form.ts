import { documentLimits, fromPlain } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { writeYaml } from "../../base/write-yaml.ts";
import { readZip } from "../../base/zip.ts";
import { readXml, type ParsedElement } from "../../readers/media/xml.ts";
import { dayIn } from "../../vocabulary/read-answer.ts";
import { isPlaceholder } from "../../vocabulary/is-placeholder.ts";
import { answerIn } from "./answers.ts";
import { above, attributeOf, markOf, partsOfTag, sheetBlocks } from "../../report/render/word/sheet-blocks.ts";

/**
 * What a document of Word that `edict sheet -f docx` made says, as the form in YAML that it stands for; undefined: it is no such
 * document. Its fields bear the places of the form as their tags, such as `people.0.answers.2.answer.yes`.
 */
export function formOfWord(bytes: Uint8Array): string | undefined {
  const packed = readZip(bytes, "word/document.xml", documentLimits.bytes);
  const { elements, problem } = readXml(packed ? new TextDecoder().decode(packed) : "", () => true);
  const fields = fieldsIn(elements);
  if (problem !== undefined || fields.length === 0) return undefined;
  const form: Record<string, unknown> = { sheet: "sheet@1" };
  for (const it of [...fields, ...askedIn(elements, fields)]) put(form, it);
  return writeYaml(fromPlain(dense(form)));
}

/** Without the places of what somebody took out of a list. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(() => true).map(dense);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, dense(it)]));
}

/** The places of the form: no other tag is of it. */
const places =
  /^people\.\d{1,3}\.(role|name|on|answers\.\d{1,4}\.(standard|in|reservation|about\.(subject|element)|answer\.(yes|no|cannot_say)|evidence\.\d{1,2}\.(kind|id|collected_on|expires_on)))$/;

/**
 * What each answer is given to: the sentence as it stands there, or all that does where that is not as it was printed. What is not
 * so around all that a person signs stands at the first answer.
 */
function askedIn(elements: readonly ParsedElement[], fields: readonly Field[]): readonly Field[] {
  const asked = new Map<string, string>();
  const firsts = new Map(
    fields.toReversed().flatMap(({ path }) => (path[2] === "answers" ? [[path[1], path.slice(0, 4)] as const] : [])),
  );
  for (const { place, printed, text, sentence } of sheetBlocks(elements)) {
    const isChanged = printed !== undefined && printed !== markOf(text);
    const own = place.split(".").slice(0, -1);
    const isOfPerson = own.length === 2;
    const answer = (isOfPerson ? firsts.get(own[1]) : own)?.join(".");
    if (answer !== undefined && isChanged) asked.set(answer, text);
    else if (answer !== undefined && !isOfPerson && !asked.has(answer)) asked.set(answer, sentence ?? text);
  }
  return [...asked].map(([place, value]) => ({ path: [...place.split("."), "asked"], value }));
}

interface Field {
  readonly path: readonly string[];
  /** Of a box: whether it is ticked, or what somebody typed into it; null: nobody has written into it. */
  readonly value: string | boolean | null;
}

function fieldsIn(elements: readonly ParsedElement[]): readonly Field[] {
  const inFields = elements.flatMap((element) => {
    const field = above(element, "sdt");
    return field ? [{ field, element }] : [];
  });
  return [...groupBy(inFields, (it) => it.field).values()].flatMap((parts) => {
    const own = parts.map((it) => it.element);
    const { place } = partsOfTag(valueOf(named(own, "tag")) ?? "");
    const path = place.split(".");
    return places.test(place) ? [{ path, value: contentOf(own, path.at(-1) ?? "") }] : [];
  });
}

const named = (own: readonly ParsedElement[], name: string): ParsedElement | undefined =>
  own.find((it) => it.name.local === name);

const valueOf = (of: ParsedElement | undefined): string | undefined => attributeOf(of, "val");

/** Whether a box is ticked, by Word or by a mark that somebody typed into it; a text: what stands there is neither. */
function tickOf(isTicked: boolean, text: string, answer: string): boolean | string {
  const isEmpty = ["☐", "□", ""].includes(text);
  if (isTicked) return text === "" || !isEmpty || `${answer}: ${text}`;
  const isMark = ["☒", "☑", "✓", "✔", "√"].includes(text) || answerIn(text) === answer;
  return isEmpty ? false : isMark || `${answer}: ${text}`;
}

/** `answer`: that of a box. */
function contentOf(own: readonly ParsedElement[], answer: string): Field["value"] {
  const text = own
    .filter((it) => it.name.local === "t")
    .map((it) => it.text)
    .join("")
    .trim();
  const ticked = named(own, "checked");
  if (ticked) return tickOf(["1", "true", "on"].includes(valueOf(ticked) ?? ""), text, answer);
  if (named(own, "showingPlcHdr") || isPlaceholder(text)) return null;
  const day = named(own, "date");
  // What a date picker chose, where somebody's Word shows it in another way.
  const [chosen] = attributeOf(day, "fullDate")?.split("T") ?? [];
  return (day && (dayIn(text) ?? chosen)) ?? text;
}

/** Puts a value where its path says; boxes that are ticked are joined to one answer. */
function put(form: Record<string, unknown>, { path, value }: Field): void {
  // A reservation that nobody wrote is none.
  if (path.at(-1) === "reservation" && value === null) return;
  const isBox = path.at(-2) === "answer";
  const [key = "", ...above] = (isBox ? path.slice(0, -1) : path).toReversed();
  const steps = above.toReversed();
  let at = form;
  for (const [index, step] of steps.entries()) {
    at[step] ??= /^\d+$/.test(steps[index + 1] ?? key) ? [] : {};
    at = at[step] as Record<string, unknown>;
  }
  // Whose rows are all taken out is asked nothing.
  if (key === "role") at["answers"] ??= [];
  const before = at[key] ?? null;
  const given = value === true ? path.at(-1) : value;
  const both = typeof before === "string" ? `${before} ${given}` : given;
  at[key] = !isBox ? value : value === false ? before : both;
}
