import fc from "fast-check";
import { Document, isCollection, isScalar, visit } from "yaml";

/** How a document is written down: a choice for each place, taken in turn. */
export type Choices = readonly number[];

/** Choices for a document of any size: they are taken round and round. */
export const anyChoices: fc.Arbitrary<Choices> = fc.array(fc.nat({ max: 11 }), { minLength: 7, maxLength: 29 });

function chooser(choices: Choices): () => number {
  let at = 0;
  return () => choices[at++ % choices.length] ?? 0;
}

/** The same value with the keys of its groups in another order. */
export function shuffled(value: unknown, choices: Choices): unknown {
  const next = chooser(choices);
  const visitValue = (it: unknown): unknown => {
    if (Array.isArray(it)) return it.map(visitValue);
    if (typeof it !== "object" || it === null) return it;
    const entries = Object.entries(it).map(([key, one]) => ({ key, value: visitValue(one), rank: next() }));
    return Object.fromEntries(entries.toSorted((a, b) => a.rank - b.rank).map((one) => [one.key, one.value]));
  };
  return visitValue(value);
}

const lineStyles = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"] as const;
const scalarStyles = [...lineStyles, "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;

/** A value as YAML in mixed styles: flow and block, all quotes, comments, anchors where an object stands twice. */
export function asYaml(value: unknown, choices: Choices): string {
  const next = chooser(choices);
  const document = new Document(value, { aliasDuplicateObjects: true });
  visit(document, {
    Node: (at, node) => {
      const isKey = at === "key";
      if (isScalar(node) && typeof node.value === "string") {
        // The writer miscounts the indentation of a block that begins with a blank, and loses the comment of an empty one.
        const style = (isKey || !/^\S/.test(node.value) ? lineStyles : scalarStyles)[next()];
        if (style !== undefined) node.type = style;
      }
      if (isCollection(node)) node.flow = next() === 0;
      if (!isKey && (isCollection(node) || isScalar(node)) && next() === 1) node.comment = " noted: [aside";
    },
  });
  return document.toString({ lineWidth: next() < 6 ? 40 : 0, indent: next() < 6 ? 2 : 3 });
}
