import { resolve } from "node:path";
import { plant } from "../kit/plant.ts";
import type { judge } from "./judge.ts";

/** A misreading of the reference: words of one file of this evaluator that stand there once, and what takes their place. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const faults: readonly Fault[] = [
  {
    name: "what is pending is a breach",
    file: "rule.ts",
    find: '"undetermined" : "pending", open',
    replace: '"undetermined" : "violated", open',
  },
  {
    name: "a rule with several parties has the verdict of the first",
    file: "rule-in.ts",
    find: "bound.find((one) => one === settings.party) ?? bound[0]",
    replace: "bound[0]",
  },
  {
    name: "a rule binds the party that it names first",
    file: "rule-in.ts",
    find: "it.parties.some((own) => parties",
    replace: "it.parties.slice(0, 1).some((own) => parties",
  },
  {
    name: "a last day of rest moves on whatever the pack says",
    file: "arithmetic.ts",
    find: 'if (direction < 0 || counting.lastDayOfRest === "stays") return last;',
    replace: "if (direction < 0) return last;",
  },
  {
    name: "the day of the event is the first day of every period",
    file: "arithmetic.ts",
    find: 'const itself = counting.eventDay === "included";',
    replace: "const itself = true;",
  },
  {
    name: "what rests on unverified words can be clear",
    file: "judge.ts",
    find: "  it.isProvisional &&\n",
    replace: "  !it.isProvisional &&\n",
  },
  {
    name: "only the rule's own words make it provisional",
    file: "judge.ts",
    find: "hasUnseenExemption(rule, run) ||",
    replace: "false ||",
  },
  {
    name: "a rule that may not apply is violated",
    file: "rule.ts",
    find: 'if (applies === undefined) return being("undetermined", [...needs, ...open]);',
    replace: "",
  },
  {
    name: "what is unknown makes an and unknown, whatever else is false",
    file: "logic.ts",
    find: "if (parts.some((it) => it.is === decider)) return",
    replace: "if (parts.some((it) => it.is === decider) && parts.every((it) => it.is !== undefined)) return",
  },
  {
    name: "null is a value",
    file: "compare.ts",
    find: "const [left, right] = [wanted(first), wanted(second)];\n  const needs",
    replace:
      'if (first.value?.kind === "null" || second.value?.kind === "null") return no;\n  const [left, right] = [first, second];\n  const needs',
  },
  {
    name: "an exemption that is unknown holds",
    file: "rule.ts",
    find: "gates.exempt.is === true",
    replace: "gates.exempt.is !== false",
  },
  {
    name: "a placeholder is an element",
    file: "element.ts",
    find: "result.value === undefined ? [open(result.needs)] : []",
    replace: "result.value === undefined ? [] : [open(result.needs)].slice(1)",
  },
  {
    name: "the last day of a deadline does not count",
    file: "clause.ts",
    find: "if (asOf <= last)",
    replace: "if (asOf < last)",
  },
  {
    name: "what may be a breach is one",
    file: "breach.ts",
    find: 'return worst === "undetermined" ? open(needs) : no;',
    replace: 'return worst === "undetermined" ? yes : no;',
  },
  {
    name: "what is advisory is asked, too",
    file: "clause.ts",
    find: "named(it, rule, run).filter((one) => !isAdvisory(one, run))",
    replace: "named(it, rule, run)",
  },
  {
    name: "a signature against a bound that is false is not heard",
    file: "standard.ts",
    find: "if (!isRefuted && !isOutdone) return answer;",
    replace: "if (!isOutdone) return answer;",
  },
  {
    name: "a signature against an `if` that is true is not heard",
    file: "standard.ts",
    find: "if (!isRefuted && !isOutdone) return answer;",
    replace: "if (!isRefuted) return answer;",
  },
  {
    name: "a standard that is the same as another is signed under its own name only",
    file: "standard.ts",
    find: "names.has(it.standard) &&",
    replace: "it.standard === own &&",
  },
  {
    name: "a disputed standard is what facts say",
    file: "standard.ts",
    find: "if (scene.run.whole !== undefined) return answer;",
    replace: "return answer;",
  },
  {
    name: "nothing is presumed",
    file: "standard.ts",
    find: "const isPresuming = standard.presumedIf.length + standard.presumedNotIf.length > 0;",
    replace: "const isPresuming = false;",
  },
  {
    name: "a presumption stands against a signature",
    file: "standard.ts",
    find: "const isUnsigned = signed.says.size === 0 && signed.missing === undefined;",
    replace: "const isUnsigned = signed.missing === undefined;",
  },
  {
    name: "the first signature that counts decides",
    file: "standard.ts",
    find: "const latest = Math.max(",
    replace: "const latest = Math.min(",
  },
  {
    name: "what is presumed not to be met is unknown",
    file: "standard.ts",
    find: "if (met.is === false && unmet.is === true) return { is: false, needs: [] };",
    replace: "",
  },
  {
    name: "two opposite presumptions are the first",
    file: "standard.ts",
    find: "if (met.is === true && unmet.is === false) return met;",
    replace: "if (met.is === true) return met;",
  },
  {
    name: "what nobody judged waits",
    file: "rule.ts",
    find: 'if (is === undefined) return being("undetermined", needs);',
    replace: 'if (is === undefined) return being("pending", ["time-runs"]);',
  },
  {
    name: "what waits is a breach",
    file: "rule.ts",
    find: 'return is ? being("pending", ["time-runs"]) : being("violated");',
    replace: 'return being("violated");',
  },
  {
    name: "a list that is known in part is whole",
    file: "lists.ts",
    find: "(more === undefined ? [] : [open([more])])",
    replace: "(more === undefined ? [] : [])",
  },
  {
    name: "what lies between bounds never meets what it may equal",
    file: "compare.ts",
    find: 'lowest.some((it) => it !== "greater") && highest.some((it) => it !== "less")',
    replace: "false",
  },
  {
    name: "the least of a difference takes the least away",
    file: "arithmetic.ts",
    find: 'const [small, large] = operator === "-" ? [right.most, right.least] : [right.least, right.most];',
    replace: "const [small, large] = [right.least, right.most];",
  },
  {
    name: "a deadline is asked at the earliest days alone",
    file: "clause.ts",
    find: "if (!others.every((one) => one === first))",
    replace: "if (others.length > 10)",
  },
  {
    name: "the first exception that holds wins",
    file: "definition.ts",
    find: "(a, b) => sameness(a, b, zone) === false",
    replace: "() => false",
  },
  {
    name: "what is contradicted is known",
    file: "read.ts",
    find: "if (scene.run.contradicted.has(node)) return",
    replace: "if (scene.run.contradicted.size < 0) return",
  },
  {
    name: "only the first of the facts that contradict each other is open",
    file: "contradiction.ts",
    find: "? [] : each.flat();",
    replace: "? [] : each.flat().slice(0, 1);",
  },
  {
    name: "a fact that is not stated contradicts",
    file: "contradiction.ts",
    find: "return each.some((it) => it.length === 0) ?",
    replace: "return each.every((it) => it.length === 0) ?",
  },
  {
    name: "the same day is before",
    file: "contradiction.ts",
    find: "firstDay < secondDay",
    replace: "firstDay <= secondDay",
  },
  {
    name: "what contradicts on one element contradicts",
    file: "contradiction.ts",
    find: "(values.every(holds) ? values : [])",
    replace: "values.filter(holds)",
  },
  {
    name: "what no rule reads leaves a run clear",
    file: "judge.ts",
    find: "contradicted.size > 0 ?",
    replace: "contradicted.size < 0 ?",
  },
  {
    name: "two documents of one subject are two subjects",
    file: "contradiction.ts",
    find: "type && isOneSubject(one, other, settings)",
    replace: "type && isOneSubject(one, other, settings) && one.node === other.node",
  },
  {
    name: "what is known up to another day contradicts",
    file: "contradiction.ts",
    find: " && dayOf(one) === dayOf(other)",
    replace: "",
  },
];

const oracle = resolve("test/oracle");

/** This evaluator with a fault in it, as one module. */
export async function planted({ file, find, replace }: Fault, outfile: string): Promise<typeof judge> {
  const entryPoints = [`${oracle}/judge.ts`];
  const loaded = await plant({ path: `${oracle}/${file}`, find, replace }, { entryPoints }, outfile);
  return (loaded as { readonly judge: typeof judge }).judge;
}
