import { listOf, type Message, type Value } from "../base/message.ts";
import { translated } from "../graph/translated.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Pack } from "../pack/pack.ts";
import type { RecordType, Type, Vocabulary } from "../vocabulary/type.ts";
import { arithmetic, comparisons, conditions, inWords, nameOf, tests, values } from "./messages.ts";

/** A condition as people say it: a phrase, the author's own words where there is no better phrase, or a list. */
export type Said =
  | { readonly kind: "phrase"; readonly text: Value }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly head: Message; readonly parts: readonly Said[] };

/** Who speaks: the pack that a condition stands in, and the variables around it. */
export interface Speaker {
  readonly pack: Pack;
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly file: Ast.File;
  readonly variables: ReadonlyMap<string, Type | undefined>;
}

const phrase = (text: Value): Said => ({ kind: "phrase", text });
const list = (head: Message, parts: readonly Said[]): Said => ({ kind: "list", head, parts });

/**
 * A condition in plain words, standards by their titles. What has no plain words of its own, such as a sum of sums, stays as
 * its author wrote it.
 */
export function say(expr: Ast.Expr, speaker: Speaker): Said {
  switch (expr.kind) {
    case "connective":
      return list(
        conditions[expr.operator](),
        expr.operands.map((it) => say(it, speaker)),
      );
    case "not":
      return list(conditions.not(), [say(expr.operand, speaker)]);
    case "test":
      return worded(expr, speaker, [expr.operand], ([value]) => tests[expr.test]({ value }));
    case "compare":
      return worded(expr, speaker, [expr.left, expr.right], ([left, right]) =>
        comparisons[expr.operator]({ left, right }),
      );
    case "met":
      return phrase(met(expr, speaker));
    case "quantifier": {
      const inner = withVariable(speaker, expr.each);
      const parts = [...(expr.each.where ? [say(expr.each.where, inner)] : []), say(expr.body, inner)];
      const of = valueOf(expr.each.list, speaker);
      if (of === undefined) return code(expr, speaker);
      const variable = nameOf(expr.each.variable.text);
      return list(conditions.quantified({ quantifier: expr.quantifier, variable, list: of }), parts);
    }
    case "path":
      return worded(expr, speaker, [expr], ([fact]) => (isNamed(expr, speaker) ? fact : conditions.holds({ fact })));
    case "literal":
      if (expr.text === "true") return phrase(conditions.always());
      return phrase(expr.text === "false" ? conditions.never() : expr.text);
    default:
      return code(expr, speaker);
  }
}

/** `require FACT by DATE`. */
export function sayDeadline({ fact, due }: Ast.Deadline, speaker: Speaker): Said {
  const [done, day] = [valueOf(fact, speaker), valueOf(due, speaker)];
  return done === undefined || day === undefined
    ? { kind: "code", text: `${written(fact.span, speaker)} by ${written(due.span, speaker)}` }
    : phrase(conditions.deadline({ done, day }));
}

/** `for each x in LIST where …`. */
export function sayEach(each: Ast.Each, speaker: Speaker): Said {
  const of = valueOf(each.list, speaker) ?? written(each.list.span, speaker);
  const head = conditions.each({ variable: nameOf(each.variable.text), list: of });
  return each.where === undefined
    ? phrase(head)
    : list(conditions.eachIf({ each: head }), [say(each.where, withVariable(speaker, each))]);
}

/** The same speaker where the elements of a list are spoken of. */
export function withVariable(speaker: Speaker, each: Ast.Each): Speaker {
  const type = speaker.pack.checked.types.get(each.list.id);
  const element = type?.kind === "list" ? type.element : undefined;
  return { ...speaker, variables: new Map([...speaker.variables, [each.variable.text, element]]) };
}

/** What an author wrote, in one line. */
export const written = ({ start, end }: Ast.Expr["span"], { file }: Speaker): string =>
  file.source.text.slice(start, end).replaceAll(/\s+/g, " ");

const code = (expr: Ast.Expr, speaker: Speaker): Said => ({ kind: "code", text: written(expr.span, speaker) });

function worded(
  expr: Ast.Expr,
  speaker: Speaker,
  operands: readonly Ast.Expr[],
  text: (values: readonly Value[]) => Value,
): Said {
  const values = operands.map((it) => valueOf(it, speaker));
  return values.every((it) => it !== undefined) ? phrase(text(values)) : code(expr, speaker);
}

function met({ standard, element }: Ast.Met, { pack }: Speaker): Message {
  const meaning = pack.checked.meanings.get(standard.id);
  const title =
    meaning?.kind === "standard"
      ? translated(pack.checked, meaning.standard.title.text)
      : nameOf(standard.steps[0].text);
  return element ? conditions.metFor({ title, element: nameOf(element.text) }) : conditions.met({ title });
}

/** A value in words; undefined where only the author's own words say it. */
function valueOf(expr: Ast.Expr, speaker: Speaker): Value {
  switch (expr.kind) {
    case "literal":
      if (expr.type === "string") return values.text({ text: expr.text });
      return expr.type === "percent" ? `${expr.text}%` : expr.text.replaceAll("_", "");
    case "duration":
      return expr.text;
    case "path":
      return pathOf(expr, speaker);
    case "list": {
      const items = expr.items.map((it) => valueOf(it, speaker));
      if (items.some((it) => it === undefined)) return undefined;
      return expr.open ? values.openList({ items: listOf(items) }) : listOf(items);
    }
    case "arithmetic": {
      const [left, right] = [valueOf(expr.left, speaker), valueOf(expr.right, speaker)];
      return left === undefined || right === undefined || expr.left.kind === "arithmetic"
        ? undefined
        : arithmetic[expr.operator]({ left, right });
    }
    default:
      return undefined;
  }
}

const isNamed = (path: Ast.Path, { pack }: Speaker): boolean => {
  const kind = pack.checked.meanings.get(path.id)?.kind;
  return kind !== "subject" && kind !== "variable";
};

function pathOf(path: Ast.Path, { pack, vocabulary, variables }: Speaker): Message | undefined {
  const meaning = pack.checked.meanings.get(path.id);
  switch (meaning?.kind) {
    case "subject": {
      const { subject, fields } = meaning;
      const titles = titlesOf(vocabulary.subjects.get(subject)?.type, fields);
      return factNamed([subject, ...fields].join("."), titles, subject === "service" ? undefined : subject);
    }
    case "variable": {
      const name = path.steps[0].text;
      const { fields } = meaning;
      if (fields.length === 0) return values.variable({ name, words: inWords(name) });
      const type = variables.get(name);
      const titles = titlesOf(type?.kind === "record" ? type : undefined, fields);
      return factNamed([name, ...fields].join("."), titles, name);
    }
    case "day":
      return values[meaning.day]();
    case undefined:
      return undefined;
    default:
      return nameOf(path.steps.at(-1)?.text ?? "");
  }
}

/** A fact by the last two titles on the way to it, and by its path. `of`: the subject or the variable that it is of; undefined for the service. */
function factNamed(path: string, all: readonly string[] | undefined, of: string | undefined): Message {
  if (!all) return values.path({ path });
  const titles = all.slice(-2).join(": ");
  return of === undefined ? values.fact({ path, titles }) : values.factOf({ path, titles, of: inWords(of) });
}

/** The titles on the way to a field; undefined where one has none. */
function titlesOf(record: RecordType | undefined, fields: readonly string[]): readonly string[] | undefined {
  const titles: string[] = [];
  let type: RecordType | undefined = record;
  for (const name of fields) {
    const field = type?.fields.get(name);
    if (field?.title === undefined) return undefined;
    titles.push(field.title);
    type = field.type.kind === "record" ? field.type : undefined;
  }
  return titles;
}
