import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { declared, fullName } from "./declared.ts";
import type { Scene } from "./scene.ts";

/** The kind of an expression, as far as it tells which words are members of an enumeration. */
export function typeOf(expr: Ast.Expr, scene: Scene): Type | undefined {
  switch (expr.kind) {
    case "path":
      return typeOfPath(expr, scene);
    case "if":
      return typeOf(expr.then, scene) ?? typeOf(expr.else, scene);
    case "list": {
      const element = expr.items.map((it) => typeOf(it, scene)).find((it) => it !== undefined);
      return element && { kind: "list", element, key: undefined };
    }
    default:
      return undefined;
  }
}

export const elementOf = (type: Type | undefined): Type | undefined =>
  type?.kind === "list" ? type.element : undefined;

export const listOf = (element: Type | undefined): Type | undefined =>
  element && { kind: "list", element, key: undefined };

function typeOfPath(path: Ast.Path, scene: Scene): Type | undefined {
  const [first, ...rest] = path.steps.map((it) => it.text);
  if (first === undefined) return undefined;
  const variable = scene.variables.get(first);
  if (variable) return below(variable.type, rest);
  const subject = scene.run.settings.vocabulary.subjects.get(first);
  if (subject) return below(subject.type, rest);
  const found = declared(fullName(path), scene);
  if (!found) return undefined;
  const there = { ...scene, book: found.book, variables: new Map() };
  switch (found.it.kind) {
    case "define":
      return [found.it.value, ...found.it.exceptions.map((one) => one.value)]
        .map((it) => typeOf(it, there))
        .find((it) => it !== undefined);
    case "parameter": {
      const named = found.it.type && typeNamed(found.it.type, there);
      const [value] = found.it.values;
      return value?.value.kind === "list" ? listOf(elementOf(named) ?? named) : named;
    }
    case "open-term":
      return typeNamed(found.it.type, there);
    case "open-list": {
      const named = typeNamed(found.it.type, there);
      return listOf(elementOf(named) ?? named);
    }
  }
}

function below(type: Type | undefined, steps: readonly string[]): Type | undefined {
  let at = type;
  for (const step of steps) at = at?.kind === "record" ? at.fields.get(step)?.type : undefined;
  return at;
}

/** A type's word, or the kind of a field. */
export function typeNamed(type: Ast.TypeName, scene: Scene): Type | undefined {
  if (type.kind === "field") return typeOfPath(type.path, scene);
  const { text } = type.name;
  switch (text) {
    case "boolean":
    case "number":
    case "string":
    case "date":
    case "datetime":
    case "duration":
      return { kind: text };
    default:
      return undefined;
  }
}
