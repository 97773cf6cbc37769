import { Lexer } from "yaml";
import type { Host } from "../../../src/base/host.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import type { OpenQuestion } from "../../../src/report/model/interview.ts";
import type { Type } from "../../../src/vocabulary/type.ts";

/** Some answer to a question, as a person writes it; the `seed`-th. */
export function someAnswer({ field: { type, nullable }, naming }: OpenQuestion, seed: number): string {
  if (nullable && seed % 3 === 0) return "none";
  return words(type, seed, naming !== undefined);
}

function words(type: Type, seed: number, isNamed: boolean): string {
  switch (type.kind) {
    case "boolean":
      return seed % 2 === 0 ? "yes" : "no";
    case "number":
      return String(seed % 2);
    case "string":
      return `words ${seed}`;
    case "enum":
      return type.members[seed % type.members.length] ?? "";
    case "date":
      return `2026-0${1 + (seed % 5)}-11`;
    case "datetime":
      return `2026-0${1 + (seed % 5)}-11T09:00:00+08:00`;
    case "duration":
      return `${1 + (seed % 20)} days`;
    case "document":
      return `paper-${seed}, document, 2026-01-01, none`;
    case "record":
      return "";
    case "list":
      if (isNamed) return seed % 4 === 0 ? "none" : `name-${seed}, name-${seed + 1}`;
      return type.element.kind === "enum" && seed % 5 === 0 ? "none" : words(type.element, seed, false);
  }
}

/** The comments of a text, as somebody else's lexer finds them; of a line that waits for its value, the one behind it. */
export const commentsOf = (text: string): readonly string[] =>
  [...new Lexer().lex(text)].flatMap((it) => {
    const [isWaiting, tail] = /^# *(?:- )?[a-z_]+:(?: TBD| \[TBD\])?(?: +(#.*))?$/.exec(it) ?? [];
    return it.startsWith("#") ? (isWaiting === undefined ? it : (tail ?? [])) : [];
  });

/** What every rule says of every document. */
export const verdictsOf = ({ decision }: ReportRun): readonly string[] =>
  (decision?.rules ?? []).flatMap((it) =>
    it.instances.map((one) => `${it.rule} ${one.elements.join()} ${one.verdict}`),
  );

/** The text of a file. */
export const textIn = (host: Host, path: string): string => host.readText(path) ?? "";
