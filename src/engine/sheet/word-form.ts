import { documentLimits, fromPlain } from "../../base/document.ts";
import { writeYaml } from "../../base/write-yaml.ts";
import { readZip } from "../../base/zip.ts";
import { readXml, type ParsedElement } from "../../readers/media/xml.ts";
import { dayIn } from "../../vocabulary/read-answer.ts";
import { isPlaceholder } from "../../vocabulary/is-placeholder.ts";

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
  for (const it of fields) put(form, it);
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
  /^people\.\d{1,3}\.(role|name|on|answers\.\d{1,4}\.(standard|in|about\.(subject|element)|answer\.(yes|no|cannot_say)|evidence\.\d{1,2}\.(kind|id|collected_on|expires_on)))$/;

interface Field {
  readonly path: readonly string[];
  /** Of a box: whether it is ticked; null: nobody has written into it. */
  readonly value: string | boolean | null;
}

function fieldsIn(elements: readonly ParsedElement[]): readonly Field[] {
  const parts = new Map<ParsedElement, ParsedElement[]>();
  for (const it of elements) {
    const field = fieldAround(it);
    if (field) parts.set(field, [...(parts.get(field) ?? []), it]);
  }
  return [...parts.values()].flatMap((own) => {
    const tag = valueOf(named(own, "tag")) ?? "";
    return places.test(tag) ? [{ path: tag.split("."), value: contentOf(own) }] : [];
  });
}

/** The field that an element is in; undefined: in none. */
function fieldAround({ parent }: ParsedElement): ParsedElement | undefined {
  for (let it = parent; it; it = it.parent) if (it.name.local === "sdt") return it;
  return undefined;
}

const named = (own: readonly ParsedElement[], name: string): ParsedElement | undefined =>
  own.find((it) => it.name.local === name);

const attribute = (of: ParsedElement | undefined, name: string): string | undefined =>
  of?.attributes.find((it) => it.name.local === name)?.value;

const valueOf = (of: ParsedElement | undefined): string | undefined => attribute(of, "val");

function contentOf(own: readonly ParsedElement[]): Field["value"] {
  const ticked = named(own, "checked");
  if (ticked) return ["1", "true", "on"].includes(valueOf(ticked) ?? "");
  const text = own
    .filter((it) => it.name.local === "t")
    .map((it) => it.text)
    .join("")
    .trim();
  if (named(own, "showingPlcHdr") || isPlaceholder(text)) return null;
  const day = named(own, "date");
  // What a date picker chose, where somebody's Word shows it in another way.
  const [chosen] = attribute(day, "fullDate")?.split("T") ?? [];
  return (day && (dayIn(text) ?? chosen)) ?? text;
}

/** Puts a value where its path says; boxes that are ticked are joined to one answer. */
function put(form: Record<string, unknown>, { path, value }: Field): void {
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
  const both = typeof before === "string" ? `${before} ${path.at(-1)}` : path.at(-1);
  at[key] = !isBox ? value : value === true ? both : before;
}
