import type { Fault } from "./faults.ts";
import { renamed } from "./law-of-names.ts";
import { completion, monotonic, parts, sufficient } from "./laws-of-facts.ts";
import { orderless, roundTrip } from "./laws-of-packs.ts";
import { pinned } from "./meanings.ts";

/** Faults in how facts, conditions and their grounds are read. */
export const faultsOfFacts: readonly Fault[] = [
  {
    name: "the main subject of every vocabulary is called `service`",
    file: "language/check/explanations.ts",
    find: "(mains.length === 1 ? mains[0] : undefined)",
    replace: '(mains.length === 1 ? "service" : undefined)',
    law: renamed,
  },
  {
    name: "a field of groups that is called `if` is not read",
    file: "evaluate/fact.ts",
    find: "const entry = node.entries.get(step);",
    replace: 'const entry = step === "if" ? undefined : node.entries.get(step);',
    law: renamed,
    seed: 17,
  },
  {
    name: "groups that an extension adds are empty",
    file: "vocabulary/read-vocabulary.ts",
    find: "if (!before) fields.set(name, field);",
    replace:
      'const { type: added } = field;\n      if (!before) fields.set(name, schema !== parts[0]?.schema && added.kind === "record" ? { ...field, type: { ...added, fields: new Map() } } : field);',
    law: completion,
  },
  {
    name: "a member that is called like a word of the language is that word",
    file: "language/parse/grammar.ts",
    find: "(this.LA(1).tokenType.CATEGORIES?.includes(SoftKeyword) ?? false) && !afterSoft.has(next)",
    replace: "false",
    law: monotonic,
  },
  {
    name: "what is missing in a group within a group is false",
    file: "evaluate/fact.ts",
    find: 'const missing = [at, ...path.slice(index)].join(".");',
    replace:
      'const missing = [at, ...path.slice(index)].join(".");\n      if (index > 1) return known({ kind: "boolean", value: false });',
    law: monotonic,
    seed: 8,
  },
  {
    name: "a missing fact is read as false",
    file: "evaluate/fact.ts",
    find: 'return unknown([{ kind: "missing-fact", path: missing, place }]);',
    replace: 'return known({ kind: "boolean", value: false });',
    law: monotonic,
    seed: 5,
  },
  {
    name: "a missing fact is read as null",
    file: "evaluate/fact.ts",
    find: 'return unknown([{ kind: "missing-fact", path: missing, place }]);',
    replace: 'return known({ kind: "null", path: missing, place });',
    law: monotonic,
    seed: 15,
  },
  {
    name: "`unless` is not looked at while it is unknown",
    file: "evaluate/applicability.ts",
    find: "...(unless ? [negation(unless)] : [])",
    replace: '...(unless && truthOf(unless) !== "unknown" ? [negation(unless)] : [])',
    law: monotonic,
    seed: 3,
  },
  {
    name: "a missing list is an empty one",
    file: "evaluate/elements.ts",
    find: 'if (list.value.kind !== "list") return [unknown(list.causes, list.grounds)];',
    replace: 'if (list.value.kind !== "list") return [];',
    law: monotonic,
  },
  {
    name: "the placeholder of a missing list is judged like an element",
    file: "evaluate/elements.ts",
    find: 'const known = result.value.kind === "unknown" ? [result, listed] : [listed];',
    replace: "const known = [listed];",
    law: pinned,
  },
  {
    name: "a signature stands in for a missing bound",
    file: "evaluate/standard.ts",
    find: "const result = conjunction([necessary, disjunction([sufficient, opinion])]);",
    replace:
      'const result = truthOf(opinion) === "true" && truthOf(necessary) === "unknown" ? opinion : conjunction([necessary, disjunction([sufficient, opinion])]);',
    law: pinned,
  },
  {
    name: "no attestation is an attestation that it is not met",
    file: "evaluate/standard.ts",
    find: "if (counting.length === 0) {",
    replace:
      "if (counting.length === 0) return { result: truth(false), latest: [], missing: undefined };\n  if (counting.length === 0) {",
    law: pinned,
  },
  {
    name: "a count takes unknown elements for none",
    file: "evaluate/lists.ts",
    find: "exact(sure + open.length)",
    replace: "exact(sure)",
    law: pinned,
  },
  {
    name: "a false `or` forgets what it rests on",
    file: "evaluate/value.ts",
    find: "return truth(otherwise, resultGrounds(results));",
    replace: "return truth(otherwise, resultGrounds(otherwise ? results : []));",
    law: sufficient,
  },
  {
    name: "`or` forgets what is unknown",
    file: "evaluate/value.ts",
    find: "if (results.every(isBoolean)) return",
    replace: "if (!otherwise || results.every(isBoolean)) return",
    law: completion,
    seed: 1,
  },
  {
    name: "exceptions count in the order in which they were written",
    file: "graph/builder.ts",
    find: "exceptions: [...node.exceptions].sort((a, b) => byText(key(a), key(b)))",
    replace: "exceptions: node.exceptions",
    law: orderless,
  },
  {
    name: "an unknown exception does not hold",
    file: "evaluate/expression.ts",
    find: 'const possible = exceptions.filter((it) => truthOf(it.when) === "unknown");',
    replace: "const possible = exceptions.slice(0, 0);",
    law: completion,
    seed: 12,
  },
  {
    name: "a deadline ends a day early",
    file: "evaluate/deadline.ts",
    find: "if (asOf <= dueDay)",
    replace: "if (asOf < dueDay)",
    law: pinned,
  },
  {
    name: "a list that is known in part holds no more than it lists",
    file: "evaluate/lists.ts",
    find: 'if (open.kind === "fact") return [unknown([open.cause])];',
    replace: 'if (open.kind === "fact") return [];',
    law: parts,
  },
  {
    name: "what lies between bounds is its least",
    file: "evaluate/compare.ts",
    find: "const highest = ordersOfBounds(one.high, other.low, zone);",
    replace: "const highest = ordersOfBounds(one.low, other.low, zone);",
    law: parts,
  },
  {
    name: "a deadline is asked at the earliest day alone",
    file: "evaluate/deadline.ts",
    find: "others.length > 0)",
    replace: "false)",
    law: parts,
    seed: 25,
  },
  {
    name: "an empty list satisfies a rule over its elements",
    file: "evaluate/rule.ts",
    find: 'const verdict = gate.kind === "not-in-force" ? "not_in_force" : "not_applicable";',
    replace:
      'const verdict = gate.kind === "no-element" ? "satisfied" : gate.kind === "not-in-force" ? "not_in_force" : "not_applicable";',
    law: pinned,
  },
  {
    name: "the share of nothing is nothing",
    file: "evaluate/lists.ts",
    find: 'if (size === 0) return unknown([{ kind: "no-quotient" }], grounds);',
    replace: 'if (size === 0) return known({ kind: "quantity", low: exact(0), high: exact(0) }, grounds);',
    law: pinned,
  },
  {
    name: "what is not known to be done is not done",
    file: "evaluate/deadline.ts",
    find: "if (result === undefined || by === undefined || others.length > 0)",
    replace:
      'if (fact.value.kind === "unknown") return { result: "false", causes: [], grounds };\n  if (result === undefined || by === undefined || others.length > 0)',
    law: monotonic,
    seed: 32,
  },
  {
    name: "operands keep the order in which they were written",
    file: "graph/builder.ts",
    find: "[...ids].sort((a, b) => byText(digestOf(a), digestOf(b)));",
    replace: "ids;",
    law: orderless,
  },
  {
    name: "the last of several attestations in the file counts",
    file: "evaluate/standard.ts",
    find: "if (latest.some((it) => it.met !== first.met))",
    replace: "if (latest.length === 0)",
    law: pinned,
  },
  {
    name: "equal nodes are added twice",
    file: "graph/builder.ts",
    find: "if (same !== undefined) return same;",
    replace: "if (same !== undefined && nodes.length % 2 === 0) return same;",
    law: roundTrip,
  },
];
