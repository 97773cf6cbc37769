import type { Inferred } from "./inferred.ts";

/** How a sentence names a value of a type: `a date`, `a list of numbers`. */
export function describeType(type: Inferred): string {
  switch (type.kind) {
    case "error":
      return "a value";
    case "boolean":
      return "a yes-or-no answer";
    case "number":
      return "a number";
    case "string":
      return "a text";
    case "date":
      return "a date";
    case "datetime":
      return "a date with a time";
    case "duration":
      return "a duration";
    case "document":
      return "a document";
    case "enum":
      return `one of ${describeMembers(type.members)}`;
    case "list":
      return "a list";
    case "record":
      return "a group of fields";
  }
}

const shown = 6;

/** The first few members of an enumeration, quoted. */
export function describeMembers(members: readonly string[]): string {
  const first = members.slice(0, shown).map((it) => `\`${it}\``);
  return members.length > shown ? `${first.join(", ")} and ${members.length - shown} more` : first.join(", ");
}
