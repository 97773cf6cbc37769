/**
 * When the rules of a graph are broken, as conditions in a form that every language of rules has: `not` stands before nothing but
 * a fact, a membership or a presence, and what asks whether something is there stands before what reads it.
 */

const opposite = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };
const mirrored = { "==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
const signs = { equal: "==", less: "<", "at-most": "<=" };

/** What holds where a condition does not. */
export const negated = (it) => {
  if (it.kind === "and" || it.kind === "or") return joined(it.kind === "and" ? "or" : "and", it.of.map(negated));
  if (it.kind === "some") return { ...it, kind: "every", body: negated(it.body) };
  if (it.kind === "every") return { ...it, kind: "some", body: negated(it.body) };
  if (it.kind === "compare") return { ...it, sign: opposite[it.sign] };
  return { ...it, isNegated: !it.isNegated };
};

/** What is cheap first, and presence before all else: as somebody writes it. */
const order = ["present", "truth", "compare", "one-of", "has", "and", "or", "some", "every"];

function joined(kind, all) {
  const of = all.flatMap((it) => (it.kind === kind ? it.of : [it]));
  if (of.length === 1) return of[0];
  return { kind, of: of.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)) };
}

/** `[{ name, broken }]`, for each rule of a graph. */
export function conditionsOf(graph) {
  const read = (id) => {
    const node = graph.nodes[id];
    if (node.kind === "literal") {
      const { type, value } = node;
      return {
        kind: "literal",
        type,
        value: type === "number" ? Number(value) : type === "boolean" ? value === "true" : value,
      };
    }
    if (node.kind === "field") {
      const of = graph.nodes[node.of];
      if (of.kind === "field")
        return { ...read(node.of), path: [...read(node.of).path, ...node.path], type: node.type };
      return { kind: "field", path: node.path, isOfElement: of.kind === "local", type: node.type };
    }
    if (node.kind === "count") {
      const body = condition(node.body);
      return { kind: "count", list: read(node.list), body: body === true ? undefined : body };
    }
    throw new Error(`no value of the kind ${node.kind} is translated`);
  };

  const condition = (id) => {
    const node = graph.nodes[id];
    switch (node.kind) {
      case "literal":
        return read(id).value;
      case "field":
        return { kind: "truth", of: read(id), isNegated: false };
      case "not":
        return negated(condition(node.of));
      case "and":
      case "or":
        return joined(node.kind, node.of.map(condition));
      case "present":
        return { kind: "present", of: read(node.of), isNegated: false };
      case "some":
      case "every":
        return { kind: node.kind, list: read(node.list), body: condition(node.body) };
      case "in": {
        const list = graph.nodes[node.list];
        if (list.kind === "list")
          return { kind: "one-of", of: read(node.item), values: list.of.map((it) => read(it).value), isNegated: false };
        return { kind: "has", list: read(node.list), value: read(node.item).value, isNegated: false };
      }
      case "compare": {
        const [left, right, sign] = [read(node.left), read(node.right), signs[node.operator]];
        if (left.kind === "literal") return { kind: "compare", sign: mirrored[sign], left: right, right: left };
        return { kind: "compare", sign, left, right };
      }
      default:
        throw new Error(`no condition of the kind ${node.kind} is translated`);
    }
  };

  const broken = (rule) => {
    const applies = rule.when === undefined ? [] : [condition(rule.when)];
    const freed = rule.exemptions.map((it) => condition(graph.nodes[it].when));
    if (rule.unless !== undefined) freed.push(condition(rule.unless));
    const kept = rule.clauses.map(condition);
    const inside = [...applies, ...freed.map(negated), negated(joined("and", kept))];
    return rule.each.reduceRight(
      (body, { list, where }) => ({
        kind: "some",
        list: read(list),
        body: where === undefined ? body : joined("and", [condition(where), body]),
      }),
      joined("and", inside),
    );
  };
  return graph.rules.map((id) => {
    const rule = graph.nodes[id];
    return { name: rule.name.split(".").at(-1), broken: broken(rule) };
  });
}

/** Whether a condition has something of one of these kinds in it. */
export const holds = (condition, kinds) =>
  kinds.includes(condition.kind) ||
  [...(condition.of instanceof Array ? condition.of : []), condition.left, condition.right, condition.body]
    .filter((it) => it !== undefined)
    .some((it) => holds(it, kinds));
