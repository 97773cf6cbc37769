import type { Type } from "../../vocabulary/type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import type { Placed } from "./checked.ts";
import { describeType } from "./describe-type.ts";
import { mixedList } from "./diagnostics/types.ts";
import { errorType, isError, joinTypes, type Inferred } from "./inferred.ts";
import type { KnownDefinition } from "./known-definition.ts";
import { report } from "./ledger.ts";
import { typeNamed } from "./type-name.ts";

/** Judges a list that the law leaves open: its elements are of its type. That it ends in `...` the parser saw to. */
export function checkOpenList(bench: Bench, { declaration, file }: Placed<Ast.OpenList>): KnownDefinition {
  return { type: typeOf(bench, file, declaration), open: true, hours: undefined, reads: new Map() };
}

function typeOf(bench: Bench, file: Ast.File, declaration: Ast.OpenList): Inferred {
  const { id, list } = declaration;
  const element = typeNamed(bench, file, declaration, declaration.type);
  const reach: Reach = { file, declaration, local: undefined, reader: undefined, reads: new Map() };
  const expected: Inferred = isError(element) ? element : { kind: "list", element, key: undefined };
  const given = bench.infer(bench, reach, list, expected);
  if (isError(element) || isError(given)) return errorType;
  const misfit = list.items.find((it) => !fits(bench.ledger.types.get(it.id) ?? errorType, element));
  if (misfit !== undefined) {
    const item = describeType(bench.ledger.types.get(misfit.id) ?? errorType);
    report(bench, file, misfit.span, mixedList, { item, others: describeType(element) });
    return errorType;
  }
  const type: Type = { kind: "list", element, key: undefined };
  bench.ledger.types.set(id, type);
  return type;
}

const fits = (item: Inferred, element: Inferred): boolean =>
  isError(item) || (item.kind === element.kind && joinTypes(item, element) !== undefined);
