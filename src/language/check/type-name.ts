import { replacing } from "../../base/diagnostic.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { unknownType } from "./diagnostics/names.ts";
import { fieldAt } from "./field-at.ts";
import { errorType, type Inferred } from "./inferred.ts";
import { report } from "./ledger.ts";
import { reportSubject } from "./reads.ts";

const wordTypes = ["boolean", "number", "string", "date", "datetime", "duration"] as const;

/** The type that a declaration names, of one value: of a list, its elements'. */
export function typeNamed(bench: Bench, file: Ast.File, declaration: Ast.Declaration, type: Ast.TypeName): Inferred {
  if (type.kind === "word") {
    const { text: name, span } = type.name;
    const kind = wordTypes.find((it) => it === name);
    if (kind !== undefined) return { kind };
    const near = nearest(name, wordTypes);
    const fix = replacing(span, near);
    if (name !== "") report(bench, file, span, unknownType, { name, near: didYouMean(near) }, fix);
    return errorType;
  }
  const { path } = type;
  const [first] = path.steps;
  const subject = bench.context.vocabulary.subjects.get(first.text);
  if (subject === undefined) {
    reportSubject(bench, file, first);
    return errorType;
  }
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads: new Map() };
  const field = fieldAt(bench, reach, path, subject.type, "through-lists");
  const element = field.kind === "list" && declaration.kind !== "open-term" ? field.element : field;
  if (element.kind !== "list" && element.kind !== "record" && element.kind !== "document") return element;
  const name = path.steps.map((it) => it.text).join(".");
  report(bench, file, path.span, unknownType, { name, near: undefined });
  return errorType;
}
