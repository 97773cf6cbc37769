import { replacing } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { RecordType, Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { describeType } from "./describe-type.ts";
import { fieldOfList, noFields, unknownField } from "./diagnostics/names.ts";
import { errorType, isError, type Inferred } from "./inferred.ts";
import { report } from "./ledger.ts";

/**
 * The type of the field that a path leads to, from the type of its first step. `throughLists`: a list's
 * fields are its elements', where only a type is meant and no value.
 */
export function fieldAt(
  bench: Bench,
  reach: Reach,
  path: Ast.Path,
  first: Inferred,
  throughLists?: "through-lists",
): Inferred {
  let type = first;
  let passed = path.steps[0].text;
  for (const step of path.steps.slice(1)) {
    while (throughLists !== undefined && type.kind === "list") type = type.element;
    if (isError(type) || step.text === "") return errorType;
    if (type.kind !== "record") {
      if (type.kind === "list") report(bench, reach.file, path.span, fieldOfList, { name: step.text, list: passed });
      else report(bench, reach.file, step.span, noFields, { name: step.text, of: passed, is: describeType(type) });
      return errorType;
    }
    const field = type.fields.get(step.text);
    if (field === undefined) {
      reportUnknownField(bench, reach, path, step, passed, type);
      return errorType;
    }
    type = field.type;
    passed += `.${step.text}`;
  }
  return type;
}

const thereIs = message("language/there-is", { en: "; there is `{path}`", zh: "；有 `{path}`" });

function reportUnknownField(
  bench: Bench,
  reach: Reach,
  path: Ast.Path,
  step: Ast.Name,
  of: string,
  record: RecordType,
): void {
  const near = nearest(step.text, record.fields.keys());
  const subject = bench.context.vocabulary.subjects.get(path.steps[0].text);
  const elsewhere = subject && near === undefined ? findField(subject.type, step.text, subject.name) : undefined;
  const there = elsewhere === undefined ? undefined : thereIs({ path: elsewhere });
  const fix = replacing(step.span, near);
  report(bench, reach.file, step.span, unknownField, { name: step.text, of, near: didYouMean(near) ?? there }, fix);
}

/** Where below a type a field of this name stands; lists are shown as `[]`. The nearest to the top wins. */
function findField(type: Type, name: string, at: string): string | undefined {
  let level: readonly { readonly type: Type; readonly at: string }[] = [{ type, at }];
  for (let depth = 0; level.length > 0 && depth < 20; depth += 1) {
    const next: { readonly type: Type; readonly at: string }[] = [];
    for (const it of level) {
      if (it.type.kind === "list") next.push({ type: it.type.element, at: `${it.at}[]` });
      if (it.type.kind !== "record") continue;
      if (it.type.fields.has(name)) return `${it.at}.${name}`;
      for (const [key, field] of it.type.fields) next.push({ type: field.type, at: `${it.at}.${key}` });
    }
    level = next;
  }
  return undefined;
}
