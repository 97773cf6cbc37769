import { parseDuration } from "../../src/base/duration.ts";
import { exact } from "../../src/base/exact-number.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { evaluate } from "./ask.ts";
import { isBetween, type Book } from "./book.ts";
import { declared, declaredToday, fullName, type Named } from "./declared.ts";
import { defined } from "./definition.ts";
import { fieldsOf, scalarOf, subjectIn } from "./read.ts";
import { exactly, known, unknown, type Result, type Value } from "./result.ts";
import { factsOnOf, within, type Scene } from "./scene.ts";
import { holds } from "./settings.ts";
import { listOf, typeNamed, elementOf } from "./types.ts";

/** What a path means where it stands. */
export function named(path: Ast.Path, scene: Scene, expected: Type | undefined): Result {
  const [first, ...rest] = path.steps.map((it) => it.text);
  if (first === undefined) throw new Error("a path has a step");
  const isWord = rest.length === 0;
  if (isWord && expected?.kind === "enum" && expected.members.includes(first))
    return known({ kind: "text", text: first });
  const variable = scene.variables.get(first);
  if (variable) return fieldsOf(variable.result, rest, scene);
  if (scene.run.settings.vocabulary.subjects.has(first)) return fieldsOf(subjectIn(scene, first), rest, scene);
  const name = fullName(path);
  const found = declared(name, scene);
  if (found?.book === scene.book) return meant(found.it, found.full, found.book, scene);
  if (found) {
    const today = declaredToday(name, scene);
    return today ? meant(today.it, name, today.book, scene) : unknown(`no-value ${name}`);
  }
  if (name === "as_of") return known({ kind: "date", day: scene.run.settings.asOf });
  if (name === "facts_on") return known({ kind: "date", day: factsOnOf(scene) });
  if (isWord) return known({ kind: "text", text: first });
  throw new Error(`nothing is called ${name}`);
}

function meant(it: Named, full: string, book: Book, scene: Scene): Result {
  const there = within(scene, book);
  switch (it.kind) {
    case "define":
      return defined(it, full, there);
    case "parameter": {
      const value = it.values.find((one) => isBetween(one, scene.judgement.lawOf))?.value;
      const type = it.type && typeNamed(it.type, there);
      if (!value) return unknown(`no-value ${full}`);
      return evaluate(value, there, value.kind === "list" ? listOf(elementOf(type) ?? type) : type);
    }
    case "open-term":
      return read(it, full, there);
    case "open-list": {
      const type = typeNamed(it.type, there);
      const { value } = evaluate(it.list, there, listOf(elementOf(type) ?? type));
      if (value?.kind !== "list") throw new Error(`${full} is a list`);
      return known({ ...value, open: { name: full } });
    }
  }
}

/** An open term, as an organisation reads it. */
function read(term: Ast.OpenTerm, full: string, scene: Scene): Result {
  const { settings } = scene.run;
  const holding = settings.interpretations.filter((it) => it.term === full && holds(it, settings));
  const [only] = holding;
  const type = typeNamed(term.type, scene);
  const value = holding.length === 1 && only && type ? writtenAs(only.value, type) : undefined;
  return value ? known(value) : unknown(`open-term ${full}`);
}

/** A value as the language writes it. */
function writtenAs(text: string, type: Type): Value | undefined {
  switch (type.kind) {
    case "boolean":
      return text === "true" || text === "false" ? { kind: "truth", is: text === "true" } : undefined;
    case "number": {
      const number = exact(text.replace(/%$/, ""));
      return number && exactly(text.endsWith("%") ? number.div(100) : number);
    }
    case "duration": {
      const duration = parseDuration(text);
      return duration && { kind: "duration", duration };
    }
    default:
      return scalarOf(text, type);
  }
}
