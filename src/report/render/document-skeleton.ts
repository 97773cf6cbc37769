import { formatDay, type Day } from "../../base/civil-date.ts";
import { listOf } from "../../base/message.ts";
import type { Locale } from "../../base/locale.ts";
import type { Field, RecordType, Subject, Type, Vocabulary } from "../../vocabulary/type.ts";
import { skeletonWords } from "../messages/needs.ts";
import { titleIn } from "../model/citations.ts";
import { wrap } from "../view/text-layout.ts";

const width = 100;
/** Of longer enumerations the words are not listed. */
const wordsListed = 12;

/**
 * A document of a subject to fill in: every fact that rules can read, as a comment with its title and question. What is not
 * stated is unknown, so that a run says what is missing; the placeholders in it tell nothing either.
 */
export function documentSkeleton(
  { subjects, evidenceKind }: Vocabulary,
  of: string,
  today: Day,
  locale: Locale,
): string {
  const subject = subjects.get(of);
  return [
    ...[skeletonWords.facts({ subject: of }), skeletonWords.leftOut()].map((it) => `# ${locale.say(it)}`),
    `kind: ${of}`,
    `vocabulary: ${subject?.vocabulary ?? ""}`,
    `# ${locale.say(skeletonWords.factsOn())}`,
    `facts_on: ${formatDay(today)}`,
    ...wrap(locale.say(skeletonWords.evidence({ kinds: listOf(evidenceKind.members) })), width - 2).map(
      (it) => `# ${it}`,
    ),
    `# evidence: [{ id: contract-1, kind: contract, collected_on: ${formatDay(today)}, expires_on: null }]`,
    `${of}:`,
    ...(subject ? topFields(subject, locale) : []),
    "",
  ].join("\n");
}

/** The identifier of a document before anybody has chosen one. */
export const newId = (subject: string): string => `my-${subject}`;

const indent = "  ";

/** The fields of a subject, each with its title, which is English, and its question above it; all but the identifier are comments. */
function topFields({ name: of, type: { fields } }: Subject, locale: Locale): readonly string[] {
  return [...fields].flatMap(([name, field]) => {
    const title = locale.script === undefined ? (field.title ?? "") : "";
    const asked = [title, questionOf(field, locale)].filter((it) => it !== "").join(": ");
    const head = asked === "" ? [] : wrap(asked, width - indent.length - 2).map((line) => `${indent}# ${line}`);
    if (field.required) return [...head, `${indent}${name}: ${newId(of)}`];
    const lines = [valueOf(name, field.type), ...partsOf(field.type, locale)];
    return ["", ...head, ...lines.map((line) => `${indent}# ${line}`)];
  });
}

function questionOf({ ask, type }: Field, locale: Locale): string {
  const members = membersOf(type);
  const words = members === undefined || members.length > wordsListed ? [] : [`[${members.join(", ")}]`];
  if (type.kind === "document") words.push(locale.say(skeletonWords.paper()));
  return [(ask && titleIn(ask, locale)) ?? "", ...words].filter((it) => it !== "").join(" ");
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
function partsOf(type: Type, locale: Locale): readonly string[] {
  if (type.kind === "record") return lower(type, locale).map((it) => `  ${it}`);
  if (type.kind !== "list" || type.element.kind !== "record") return [];
  return lower(type.element, locale).map((it, at) => (at === 0 ? `  - ${it}` : `    ${it}`));
}

/** The fields of a group, each with its question beside it. */
function lower({ fields }: RecordType, locale: Locale): readonly string[] {
  return [...fields].flatMap(([name, field]) => {
    const asked = questionOf(field, locale);
    return [`${valueOf(name, field.type)}${asked === "" ? "" : `  # ${asked}`}`, ...partsOf(field.type, locale)];
  });
}
