import { canonicalJson } from "../../base/digest.ts";
import { withoutUndefined } from "../../graph/digest.ts";
import type { GraphId, GraphNode } from "../../graph/graph.ts";
import {
  fieldAt,
  type Field,
  type RecordType,
  type Subject,
  type Type,
  type Vocabulary,
} from "../../vocabulary/type.ts";

type Subjects = Vocabulary["subjects"];

/** What a node reads of a vocabulary, to be compared: what its subject is, or what its fact can hold; empty: nothing. */
export function factKey(node: GraphNode, nodeAt: (id: GraphId) => GraphNode, subjects: Subjects): string {
  if (node.kind === "subject") {
    const subject = subjects.get(node.name);
    return subject ? subjectKey(subject) : "";
  }
  if (node.kind !== "field") return "";
  const of = nodeAt(node.of);
  // The facts of an element are those of its list.
  const type = of.kind === "subject" ? subjects.get(of.name)?.type : undefined;
  const field = type && fieldAt(type, node.path.join("."));
  return field ? keyOf({ ...withoutPeople(field), type: typeData(field.type) }) : "";
}

/** When it is, what comes with it, and what of it cannot be true. */
const subjectKey = ({ day, isPlanned, needsFactsOn, reads, carries, main, type }: Subject): string =>
  keyOf({ day, isPlanned, needsFactsOn, reads, carries, main, contradictions: contradictionsOf(type) });

const keyOf = (data: object): string => canonicalJson(withoutUndefined(data));

const withoutPeople = ({ nullable, event, names }: Field): object => ({ nullable, event, names });

const contradictionsOf = ({ contradictions = [] }: RecordType): unknown =>
  contradictions.map(({ facts, settles }) => ({ facts, settles }));

function typeData(type: Type): unknown {
  switch (type.kind) {
    case "enum":
      return { kind: type.kind, members: type.members };
    case "list":
      return { kind: type.kind, key: type.key, element: typeData(type.element) };
    case "record": {
      const fields: Readonly<Record<string, unknown>> = Object.fromEntries(
        [...type.fields].map(([name, it]) => [name, { ...withoutPeople(it), type: typeData(it.type) }]),
      );
      return { kind: type.kind, fields, contradictions: contradictionsOf(type) };
    }
    default:
      return { kind: type.kind };
  }
}

/** Whether a vocabulary has all that another has, as that has it, and beside it only what need not be stated. */
export const extendsVocabulary = (more: Subjects, than: Subjects): boolean =>
  [...than].every(([name, it]) => {
    const own = more.get(name);
    return own !== undefined && subjectKey(own) === subjectKey(it) && extendsType(own.type, it.type);
  });

function extendsType(more: Type, than: Type): boolean {
  if (more.kind === "enum" && than.kind === "enum") return than.members.every((it) => more.members.includes(it));
  if (more.kind === "list" && than.kind === "list")
    return more.key === than.key && extendsType(more.element, than.element);
  if (more.kind !== "record" || than.kind !== "record") return more.kind === than.kind;
  const isSame = ([name, it]: readonly [string, Field]): boolean => {
    const own = more.fields.get(name);
    return (
      own !== undefined && keyOf(withoutPeople(own)) === keyOf(withoutPeople(it)) && extendsType(own.type, it.type)
    );
  };
  return (
    keyOf({ all: contradictionsOf(more) }) === keyOf({ all: contradictionsOf(than) }) &&
    [...than.fields].every(isSame) &&
    [...more.fields].every(([name, it]) => !it.required || than.fields.get(name)?.required === true)
  );
}
