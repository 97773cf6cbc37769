import type { Fault } from "./faults.ts";
import { equalToReference, sameAlone } from "./law-of-compiled.ts";
import { oneShape } from "./law-of-shapes.ts";

/** In generated verdicts. */
export const faultsOfCode: readonly Fault[] = [
  {
    name: "generated code takes less for at most",
    file: "compiled/emit.ts",
    find: 'operator === "less" ? _`<` : _`<=`;\n    return open',
    replace: "_`<`;\n    return open",
    law: equalToReference,
  },
  {
    name: "generated code takes an unknown yes or no for a no",
    file: "compiled/emit.ts",
    find: "${x} === true ? 3 : ${x} === false ? 0 : 1",
    replace: "${x} === true ? 3 : 0",
    law: equalToReference,
  },
  {
    name: "generated code is of the law of the first document",
    file: "compiled/judging.ts",
    find: "if (last?.stretch !== stretch)",
    replace: "if (last === undefined)",
    law: equalToReference,
  },
  {
    name: "generated code forgets exemptions",
    file: "compiled/rule-residuals.ts",
    find: "const exempt = b.or(rule.exemptions.map((it) => special.truth(it, [])));",
    replace: "const exempt = b.truth(0);",
    law: equalToReference,
  },
  {
    name: "generated code lets a law begin a day late",
    file: "compiled/stretches.ts",
    find: "(turning[at - 1] ?? 0) > day",
    replace: "(turning[at - 1] ?? 0) >= day",
    law: equalToReference,
  },
  {
    name: "generated code lets a deadline pass on its last day",
    file: "compiled/runtime.ts",
    find: "if (asOf <= due) return 2;",
    replace: "if (asOf < due) return 2;",
    law: equalToReference,
  },
  {
    name: "generated code takes a list that nobody knows for an empty one",
    file: "compiled/emit.ts",
    find: "if (${items} == null) return 1;",
    replace: "if (${items} == null) return ${start};",
    law: equalToReference,
  },
  {
    name: "generated code judges what contradicts itself",
    file: "compiled/judging.ts",
    find: "if (isContradicted?.(document) === true) return false;",
    replace: "",
    law: equalToReference,
  },
  {
    name: "shapes leave out what a rule reads of a list",
    file: "compiled/reads.ts",
    find: "readWhole(node.body, [elementsAt(node.list, elements), ...elements])",
    replace: "undefined",
    law: oneShape,
  },
  {
    name: "shapes take all days for those of one law",
    file: "compiled/shapes.ts",
    find: "if (settings.lawOf !== undefined) return shape;",
    replace: "if (settings.lawOf !== -1) return shape;",
    law: oneShape,
  },
  {
    name: "shapes take a no for a yes",
    file: "compiled/shapes.ts",
    find: '_`${x} ? "t" : "f"`',
    replace: '_`"t"`',
    law: oneShape,
  },
  {
    name: "generated code judges what has not happened yet",
    file: "compiled/judging.ts",
    find: "if (own !== undefined && own > asOf) return false;",
    replace: "",
    law: equalToReference,
  },
  {
    name: "a module has the law of one stretch of days alone",
    file: "compiled/print-judging.ts",
    find: "made(writer(at, it))",
    replace: "made(writer(at, 0))",
    law: sameAlone,
  },
  {
    name: "a module judges what contradicts itself",
    file: "compiled/print-judging.ts",
    find: "contradicts === undefined ? _`undefined` : made(contradicts)",
    replace: "_`undefined`",
    law: sameAlone,
  },
  {
    name: "a module counts what binds others",
    file: "compiled/print-judging.ts",
    find: "map(({ rule, inRollUp }) => ({ rule, inRollUp }))",
    replace: "map(({ rule }) => ({ rule, inRollUp: true }))",
    law: sameAlone,
  },
];
