import { fieldOf, fromPlain, textOf } from "../../base/document.ts";
import { setInYaml } from "../../base/edit-yaml.ts";
import { writableInputs } from "../../report/model/interview.ts";
import { newId } from "../../report/render/document-skeleton.ts";
import type { InterviewRun } from "./interview.ts";

/** A new document that has an identifier, made of what its first question has been answered with. */
export interface IdentifiedDocument {
  readonly file: string;
  readonly text: string;
  /** `service.id` */
  readonly path: string;
  readonly id: string;
}

/**
 * New documents whose identifier nobody has chosen, with one that is made of the answer to their first question, where that is asked in
 * words: its letters and digits, in whatever script.
 */
export function identified({ report }: InterviewRun): readonly IdentifiedDocument[] {
  return writableInputs(report).flatMap((input) => {
    const { source, span, subject: name } = input;
    const [first] = report.vocabulary.subjects.get(name)?.first ?? [];
    const root = input.roots.get(name);
    const id = idFrom((first === undefined ? undefined : textOf(fieldOf(root, first))) ?? "");
    if (id === "" || textOf(fieldOf(root, "id")) !== newId(name)) return [];
    const text = setInYaml(source, span.start, [name, "id"], fromPlain(id));
    return text === undefined ? [] : [{ file: source.path, text, path: `${name}.id`, id }];
  });
}

/** `Lumen Chat (Beta)`: `lumen-chat-beta`. */
const idFrom = (name: string): string =>
  (
    name
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join("-");
