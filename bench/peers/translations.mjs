/** Conditions (see `conditions.mjs`) in the language of each peer; `peers.mjs` says which ones a language has no words for. */
import { negated } from "./conditions.mjs";

const quoted = (it) => JSON.stringify(it);
const not = (it, text, sign = "!") => (it.isNegated ? `${sign}(${text})` : text);

/** Languages with the operators of C; what they have of their own is in `own`. */
function infix(own) {
  const value = (it) => {
    if (it.kind === "literal") return own.literal(it);
    if (it.kind === "field") return own.field(it);
    return own.count(own.field(it.list), it.body && say(it.body));
  };
  const say = (it) => {
    switch (it.kind) {
      case "and":
      case "or":
        return `(${it.of.map(say).join(` ${own[it.kind] ?? it.kind} `)})`;
      case "truth":
        return not(it, own.field(it.of), own.not);
      case "present":
        return not(it, own.present(it.of), own.not);
      case "compare":
        return `${value(it.left)} ${own.signs?.[it.sign] ?? it.sign} ${value(it.right)}`;
      case "one-of":
        return not(it, own.member(own.field(it.of), `[${it.values.map(quoted).join(", ")}]`), own.not);
      case "has":
        return not(it, own.member(quoted(it.value), own.field(it.list)), own.not);
      default:
        return own[it.kind](own.field(it.list), say(it.body));
    }
  };
  return say;
}

const dotted = (root, element) => (it) => [...(it.isOfElement ? element : root), ...it.path].join(".");

export const cel = infix({
  and: "&&",
  or: "||",
  literal: (it) => quoted(it.value),
  field: dotted(["doc"], ["x"]),
  count: (list, body) => (body === undefined ? `size(${list})` : `size(${list}.filter(x, ${body}))`),
  present: (it) => `${dotted(["doc"], ["x"])(it)} != null`,
  member: (item, list) => `${item} in ${list}`,
  some: (list, body) => `${list}.exists(x, ${body})`,
  every: (list, body) => `${list}.all(x, ${body})`,
});

/** Days are numbers. */
export const zen = infix({
  not: "not ",
  literal: (it) => quoted(it.type === "date" ? dayNumber(it.value) : it.value),
  field: dotted([], ["#"]),
  count: (list, body) => (body === undefined ? `len(${list})` : `count(${list}, ${body})`),
  present: (it) => `${dotted([], ["#"])(it)} != null`,
  member: (item, list) => `${item} in ${list}`,
  some: (list, body) => `some(${list}, ${body})`,
  every: (list, body) => `all(${list}, ${body})`,
});

export const jsonata = infix({
  not: "$not",
  signs: { "==": "=" },
  literal: (it) => quoted(it.value),
  field: dotted([], []),
  count: (list, body) => `$count(${body === undefined ? list : `${list}[${body}]`})`,
  present: (it) => `${dotted([], [])(it)} != null`,
  member: (item, list) => `${item} in ${list}`,
  some: (list, body) => `$count(${list}[${body}]) > 0`,
  every: (list, body) => `$count(${list}[$not(${body})]) = 0`,
});

/** Cedar has no quantifiers over records; days are numbers, and what is null is not there. */
export const cedar = infix({
  and: "&&",
  or: "||",
  literal: (it) => quoted(it.type === "date" ? dayNumber(it.value) : it.value),
  field: dotted(["context"], []),
  present: (it) => `context has ${it.path.join(".")}`,
  member: (item, list) => `${list}.contains(${item})`,
});

/** 2026-06-30 as 20,260,630. */
export const dayNumber = (day) => Number(day.replaceAll("-", ""));

/** A module for `opa build -t wasm -e edict/broken`: what is broken is a set of names. */
export function rego(rules) {
  const helpers = new Map();
  const field = dotted(["input"], ["x"]);
  const value = (it) => {
    if (it.kind === "literal") return quoted(it.value);
    if (it.kind === "field") return field(it);
    return it.body
      ? `count([1 | some x in ${field(it.list)}; ${lines(it.body, true).join("; ")}])`
      : `count(${field(it.list)})`;
  };
  const denied = (it) => (it.isNegated ? "not " : "");
  // What several rules ask is one helper, as somebody would write it.
  const helper = (bodies, isOfElement) => {
    const key = JSON.stringify([bodies, isOfElement]);
    const known = helpers.get(key);
    if (known) return known.head;
    const head = `helper_${helpers.size}${isOfElement ? "(x)" : ""}`;
    const text = bodies.map((it) => `${head} if {\n${it.map((line) => `\t${line}\n`).join("")}}`).join("\n\n");
    helpers.set(key, { head, text });
    return head;
  };
  const lines = (it, isOfElement = false) => {
    switch (it.kind) {
      case "and":
        return it.of.flatMap((part) => lines(part, isOfElement));
      case "or": {
        const bodies = it.of.map((part) => lines(part, isOfElement));
        return [helper(bodies, isOfElement)];
      }
      case "truth":
        return [`${field(it.of)} == ${!it.isNegated}`];
      case "present":
        return [`${field(it.of)} ${it.isNegated ? "==" : "!="} null`];
      case "compare":
        return [`${value(it.left)} ${it.sign} ${value(it.right)}`];
      case "one-of":
        return [`${denied(it)}${field(it.of)} in {${it.values.map(quoted).join(", ")}}`];
      case "has":
        return [`${denied(it)}${quoted(it.value)} in ${field(it.list)}`];
      case "some":
        return [helper([[`some x in ${field(it.list)}`, ...lines(it.body, true)]], false)];
      default:
        return [helper([[`every x in ${field(it.list)} { ${lines(it.body, true).join("; ")} }`]], false)];
    }
  };
  const broken = rules.map(
    ({ name, broken: it }) =>
      `broken contains ${quoted(name)} if {\n${lines(it)
        .map((line) => `\t${line}\n`)
        .join("")}}`,
  );
  return `package edict\n\nimport rego.v1\n\n${[...broken, ...[...helpers.values()].map((it) => it.text)].join("\n\n")}\n`;
}

export function jsonLogic(it) {
  const variable = ({ path }) => ({ var: path.join(".") });
  const value = (of) => {
    if (of.kind === "literal") return of.value;
    if (of.kind === "field") return variable(of);
    const list = of.body === undefined ? variable(of.list) : { filter: [variable(of.list), jsonLogic(of.body)] };
    return { reduce: [list, { "+": [{ var: "accumulator" }, 1] }, 0] };
  };
  const plain = (is) => (it.isNegated ? { "!": [is] } : is);
  switch (it.kind) {
    case "and":
    case "or":
      return { [it.kind]: it.of.map(jsonLogic) };
    case "truth":
      return plain(variable(it.of));
    case "present":
      return { [it.isNegated ? "===" : "!=="]: [variable(it.of), null] };
    case "compare":
      return { [{ "==": "===", "!=": "!==" }[it.sign] ?? it.sign]: [value(it.left), value(it.right)] };
    case "one-of":
      return plain({ in: [variable(it.of), it.values] });
    case "has":
      return plain({ in: [it.value, variable(it.list)] });
    case "some":
      return { some: [variable(it.list), jsonLogic(it.body)] };
    default:
      // `all` of an empty list is false in JsonLogic.
      return { "!": [{ some: [variable(it.list), jsonLogic(negated(it.body))] }] };
  }
}

/** JSON Schema compares no days and counts nothing; `$data` compares a fact with another. */
export function jsonSchema(it) {
  const at = ({ path }, leaf) =>
    path.reduceRight((inner, key) => ({ properties: { [key]: inner }, required: [key] }), leaf);
  const bounds = { "<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum", "==": "const" };
  const plain = (schema) => (it.isNegated ? { not: schema } : schema);
  switch (it.kind) {
    case "and":
      return { allOf: it.of.map(jsonSchema) };
    case "or":
      return { anyOf: it.of.map(jsonSchema) };
    case "truth":
      return at(it.of, { const: !it.isNegated });
    case "present":
      return at(it.of, it.isNegated ? { type: "null" } : { type: "object" });
    case "compare": {
      const bound = it.right.kind === "literal" ? it.right.value : { $data: `/${it.right.path.join("/")}` };
      return at(it.left, it.sign === "!=" ? { not: { const: bound } } : { [bounds[it.sign]]: bound });
    }
    case "one-of":
      return plain(at(it.of, { enum: it.values }));
    case "has":
      return plain(at(it.list, { contains: { const: it.value } }));
    case "some":
      return at(it.list, { contains: jsonSchema(it.body) });
    default:
      return at(it.list, { items: jsonSchema(it.body) });
  }
}

/** The engine has no quantifiers; the first key of a path is a fact. */
export function jsonRules(it) {
  const fact = ({ path: [first, ...rest] }) => ({
    fact: first,
    ...(rest.length > 0 ? { path: `$.${rest.join(".")}` } : {}),
  });
  const operators = {
    "==": "equal",
    "!=": "notEqual",
    "<": "lessThan",
    "<=": "lessThanInclusive",
    ">": "greaterThan",
    ">=": "greaterThanInclusive",
  };
  switch (it.kind) {
    case "and":
      return { all: it.of.map(jsonRules) };
    case "or":
      return { any: it.of.map(jsonRules) };
    case "truth":
      return { ...fact(it.of), operator: "equal", value: !it.isNegated };
    case "present":
      return { ...fact(it.of), operator: it.isNegated ? "equal" : "notEqual", value: null };
    case "compare":
      return {
        ...fact(it.left),
        operator: operators[it.sign],
        value: it.right.kind === "literal" ? it.right.value : fact(it.right),
      };
    case "one-of":
      return { ...fact(it.of), operator: it.isNegated ? "notIn" : "in", value: it.values };
    default:
      return { ...fact(it.list), operator: it.isNegated ? "doesNotContain" : "contains", value: it.value };
  }
}
