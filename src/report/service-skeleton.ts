import { formatDay, type Day } from "../base/civil-date.ts";
import type { Field, RecordType, Type, Vocabulary } from "../vocabulary/type.ts";
import { titleIn, type Language } from "./show-options.ts";
import { tables } from "./tables.ts";
import { wrap } from "./text-layout.ts";

const width = 100;
/** Of longer enumerations the words are not listed. */
const wordsListed = 12;

/**
 * A service document to fill in: every fact that rules can read, as a comment with its title and question. What is not
 * stated is unknown, so that a run says what is missing; the placeholders in it tell nothing either.
 */
export function serviceSkeleton({ id, subjects }: Vocabulary, today: Day, language: Language): string {
  const service = subjects.get("service")?.type;
  const { skeleton } = tables[language];
  return [
    ...skeleton.service.map((it) => `# ${it}`),
    "kind: service",
    `vocabulary: ${id}`,
    `# ${skeleton.factsOn}`,
    `facts_on: ${formatDay(today)}`,
    "service:",
    ...(service ? topFields(service, language) : []),
    "",
  ].join("\n");
}

const indent = "  ";

/** The fields of the service, each with its title, which is English, and its question above it; all but the identifier are comments. */
function topFields({ fields }: RecordType, language: Language): readonly string[] {
  return [...fields].flatMap(([name, field]) => {
    const title = language === "en" ? (field.title ?? "") : "";
    const asked = [title, questionOf(field, language)].filter((it) => it !== "").join(": ");
    const head = asked === "" ? [] : wrap(asked, width - indent.length - 2).map((line) => `${indent}# ${line}`);
    if (field.required) return [...head, `${indent}${name}: my-service`];
    const lines = [valueOf(name, field.type), ...partsOf(field.type, language)];
    return ["", ...head, ...lines.map((line) => `${indent}# ${line}`)];
  });
}

function questionOf({ ask, type }: Field, language: Language): string {
  const members = membersOf(type);
  const words = members === undefined || members.length > wordsListed ? [] : [`[${members.join(", ")}]`];
  return [(ask && titleIn(ask, language)) ?? "", ...words].filter((it) => it !== "").join(" ");
}

function membersOf(type: Type): readonly string[] | undefined {
  if (type.kind === "enum") return type.members;
  return type.kind === "list" ? membersOf(type.element) : undefined;
}

/** A key, and a placeholder where a value stands beside it. */
function valueOf(name: string, type: Type): string {
  if (type.kind === "record") return `${name}:`;
  if (type.kind !== "list") return `${name}: TBD`;
  return type.element.kind === "record" ? `${name}:` : `${name}: [TBD]`;
}

/** What stands below a key: the fields of a group, or one element of a list. */
function partsOf(type: Type, language: Language): readonly string[] {
  if (type.kind === "record") return lower(type, language).map((it) => `  ${it}`);
  if (type.kind !== "list" || type.element.kind !== "record") return [];
  return lower(type.element, language).map((it, at) => (at === 0 ? `  - ${it}` : `    ${it}`));
}

/** The fields of a group, each with its question beside it. */
function lower({ fields }: RecordType, language: Language): readonly string[] {
  return [...fields].flatMap(([name, field]) => {
    const asked = questionOf(field, language);
    return [`${valueOf(name, field.type)}${asked === "" ? "" : `  # ${asked}`}`, ...partsOf(field.type, language)];
  });
}
