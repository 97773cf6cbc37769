import type * as Ast from "../../src/language/syntax/ast.ts";
import { declared, fullName } from "./declared.ts";
import type { Scene } from "./scene.ts";

/** The first name in the alphabet of the definitions that mean the same as one. */
export function firstNameOf(it: Ast.Define, scene: Scene): string {
  const meaning = meaningOf(it, scene);
  const names = [...scene.book.definitions.values()]
    .filter((one) => one.exceptions.length === it.exceptions.length && meaningOf(one, scene) === meaning)
    .map((one) => one.name.text);
  return names.toSorted()[0] ?? it.name.text;
}

function meaningOf({ value, exceptions }: Ast.Define, scene: Scene): string {
  const others = exceptions.map((it) => `except ${textOf(it.value, scene)} when ${textOf(it.when, scene)}`);
  return [textOf(value, scene), ...others.toSorted()].join(" ");
}

/** An expression as a text that is equal for equal meanings written alike: without places, names by what they stand for. */
export function textOf(expr: Ast.Expr, scene: Scene): string {
  const text = texts.get(expr) ?? written(expr, scene);
  texts.set(expr, text);
  return text;
}

/** An expression stands in one text of one pack, so that its words always mean the same. */
const texts = new WeakMap<Ast.Expr, string>();

function written(expr: Ast.Expr, scene: Scene): string {
  if (expr.kind === "path") {
    const found = declared(fullName(expr), scene);
    return found ? `<${found.full}>` : fullName(expr);
  }
  return JSON.stringify(expr, (key, value: unknown) => {
    if (key === "id" || key === "span") return undefined;
    return isPath(value) ? textOf(value, scene) : value;
  });
}

const isPath = (value: unknown): value is Ast.Path =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "path" && "steps" in value;
