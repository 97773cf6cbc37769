import { formatDuration, parseDuration } from "../../base/duration.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphId, InForce } from "../../graph/graph.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression } from "./expression.ts";
import { fullName, type Lowering } from "./lowering.ts";

/** A definition is its value, with exceptions where it has some. */
export function lowerDefinition(lowering: Lowering, it: Ast.Define): GraphId {
  const value = lowerExpression(lowering, it.value);
  if (it.exceptions.length === 0) return value;
  const exceptions = it.exceptions.map((one) => ({
    when: lowerExpression(lowering, one.when),
    value: lowerExpression(lowering, one.value),
  }));
  return lowering.builder.add({ kind: "cases", name: fullName(lowering.sound, it), value, exceptions });
}

export function lowerParameter(lowering: Lowering, it: Ast.Parameter): GraphId {
  const values = it.values.map((one) => ({
    inForce: written(one),
    value: lowerExpression(lowering, one.value),
  }));
  return lowering.builder.add({ kind: "dated", name: fullName(lowering.sound, it), values });
}

/** The days as they are written; the checker has read them. */
function written({ from, until }: Ast.ParameterValue): InForce {
  return { from: from.text, until: until?.text };
}

export function lowerOpenList(lowering: Lowering, it: Ast.OpenList): GraphId {
  const of = it.list.items.map((one) => lowerExpression(lowering, one));
  return lowering.builder.add({ kind: "open-list", name: fullName(lowering.sound, it), of });
}

export function lowerStandard(lowering: Lowering, it: Ast.Standard, subject: string): GraphId {
  const list = it.each && lowering.sound.types.get(it.each.list.id);
  return lowering.builder.add({
    kind: "standard",
    name: fullName(lowering.sound, it),
    subject,
    overList: it.each !== undefined,
    key: list?.kind === "list" ? list.key : undefined,
    onlyIf: it.onlyIf.map((one) => lowerExpression(lowering, one)),
    orIf: it.orIf.map((one) => lowerExpression(lowering, one)),
    judges: it.judges.map((judge) => {
      const duration = parseDuration(judge.validFor.text);
      invariant(duration, "the parser reads durations only");
      return {
        role: judge.role.text,
        validFor: formatDuration(duration),
        evidence: judge.evidence.map((one) => one.text),
      };
    }),
  });
}
