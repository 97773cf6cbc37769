import { replacing } from "../../base/diagnostic.ts";
import { message } from "../../base/message.ts";
import { didYouMean } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench, KnownStandard, Reach } from "./bench.ts";
import { unknownStandard } from "./diagnostics/names.ts";
import { metElement } from "./diagnostics/types.ts";
import { isError, isSameType } from "./inferred.ts";
import { report } from "./ledger.ts";
import { declaredName, describeDeclared, describeKind, kinds, reservedMeaning } from "./names.ts";
import { localNamed, reportUnknown } from "./path-meaning.ts";
import { noteRead } from "./reads.ts";

const leaveOutMet = message("language/fix/leave-out-met", { en: "leave out `is met`", zh: "刪去 `is met`" });

/** Checks `S is met [for x]`: a standard of the pack, for an element exactly if it is over a list. */
export function checkMet(bench: Bench, reach: Reach, expr: Ast.Met): void {
  const path = expr.standard;
  const written = path.steps.map((it) => it.text).join(".");
  if (path.steps[0].text === "") return;
  const name = declaredName(bench.context, path);
  const declared = name === undefined ? undefined : bench.names.get(name);
  if (declared === undefined || declared.declaration.kind !== "standard") {
    const first = path.steps[0].text;
    const is = declared
      ? describeKind(declared)
      : localNamed(reach, first)
        ? kinds.variable()
        : reservedMeaning(bench.context, first);
    const near = is === undefined ? bench.nearest(name ?? written, standardNames(bench)) : undefined;
    const rest = { start: path.span.end, end: expr.span.end };
    const shorter = is && { ...leaveOutMet(), edits: [{ span: rest, text: "" }] };
    const fix = near === undefined ? shorter : replacing(path.span, near);
    const params = { name: written, near: didYouMean(near), is, isOther: is !== undefined };
    report(bench, reach.file, path.span, unknownStandard, params, fix);
    return;
  }
  const standard = declared.declaration;
  bench.ledger.meanings.set(path.id, { kind: "standard", standard });
  bench.ledger.types.set(path.id, { kind: "boolean" });
  const known = bench.standards.get(standard.id);
  if (known === undefined) return;
  const way = { via: describeDeclared(declared), through: undefined };
  if (!noteRead(bench, reach, path.span, known.subject, way)) return;
  checkElement(bench, reach, expr, standard, known);
}

function checkElement(
  bench: Bench,
  reach: Reach,
  expr: Ast.Met,
  { name, each }: Ast.Standard,
  known: KnownStandard,
): void {
  const { element } = expr;
  const fail = (span: Ast.Met["span"], problem: "missing" | "none" | "misfit"): void =>
    report(bench, reach.file, span, metElement, { name: name.text, problem, element: element?.text });
  if (element === undefined) {
    if (each !== undefined) fail(expr.span, "missing");
    return;
  }
  if (each === undefined) return fail(element.span, "none");
  const local = localNamed(reach, element.text);
  if (local === undefined) {
    if (element.text !== "") reportUnknown(bench, reach, element.text, element);
    return;
  }
  bench.ledger.meanings.set(expr.id, { kind: "variable", depth: local.depth, fields: [] });
  if (known.element === undefined || isError(known.element) || isError(local.type)) return;
  if (!isSameType(known.element, local.type)) fail(element.span, "misfit");
}

function* standardNames(bench: Bench): Generator<string> {
  for (const [name, { declaration }] of bench.names) if (declaration.kind === "standard") yield name;
}
