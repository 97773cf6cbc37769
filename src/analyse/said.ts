import type * as Ast from "../language/syntax/ast.ts";
import type { Pack } from "../pack/pack.ts";
import type { RecordType, Type, Vocabulary } from "../vocabulary/type.ts";

/** A condition as people say it: a phrase, the author's own words where there is no better phrase, or a list. */
export type Said =
  | { readonly kind: "phrase"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly head: string; readonly parts: readonly Said[] };

/** Who speaks: the pack that a condition stands in, and the variables around it. */
export interface Speaker {
  readonly pack: Pack;
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly file: Ast.File;
  readonly variables: ReadonlyMap<string, Type | undefined>;
}

const phrase = (text: string): Said => ({ kind: "phrase", text });
const list = (head: string, parts: readonly Said[]): Said => ({ kind: "list", head, parts });

/**
 * A condition in plain words: facts by the titles that the vocabulary gives them, standards by theirs. What has no plain
 * words of its own, such as a sum, stays as its author wrote it.
 */
export function say(expr: Ast.Expr, speaker: Speaker): Said {
  switch (expr.kind) {
    case "connective": {
      const heads = { and: "all of these", or: "at least one of these", implies: "if the first, then the second" };
      return list(
        heads[expr.operator],
        expr.operands.map((it) => say(it, speaker)),
      );
    }
    case "not":
      return list("it is not so", [say(expr.operand, speaker)]);
    case "test":
      return worded(expr, speaker, [expr.operand], ([it]) => `${it} ${tests[expr.test]}`);
    case "compare":
      return worded(expr, speaker, [expr.left, expr.right], ([a, b]) => `${a} ${comparisons[expr.operator]} ${b}`);
    case "met":
      return phrase(met(expr, speaker));
    case "quantifier": {
      const inner = withVariable(speaker, expr.each);
      const parts = [...(expr.each.where ? [say(expr.each.where, inner)] : []), say(expr.body, inner)];
      const head = valueOf(expr.each.list, speaker);
      if (head === undefined) return code(expr, speaker);
      return list(`${quantifiers[expr.quantifier]} ${plainName(expr.each.variable.text)} of ${head}`, parts);
    }
    case "path":
      return worded(expr, speaker, [expr], ([it]) => (isNamed(expr, speaker) ? `${it}` : `${it}: yes`));
    case "literal":
      return phrase(expr.text === "true" ? "always" : expr.text === "false" ? "never" : expr.text);
    default:
      return code(expr, speaker);
  }
}

/** `require FACT by DATE`. */
export function sayDeadline({ fact, due }: Ast.Deadline, speaker: Speaker): Said {
  const [done, day] = [valueOf(fact, speaker), valueOf(due, speaker)];
  return done === undefined || day === undefined
    ? { kind: "code", text: `${written(fact.span, speaker)} by ${written(due.span, speaker)}` }
    : phrase(`${done} no later than ${day}`);
}

/** `for each x in LIST where …`. */
export function sayEach(each: Ast.Each, speaker: Speaker): Said {
  const of = valueOf(each.list, speaker) ?? written(each.list.span, speaker);
  const head = `each ${plainName(each.variable.text)} of ${of}`;
  return each.where === undefined ? phrase(head) : list(`${head}, if`, [say(each.where, withVariable(speaker, each))]);
}

/** The same speaker where the elements of a list are spoken of. */
export function withVariable(speaker: Speaker, each: Ast.Each): Speaker {
  const type = speaker.pack.checked.types.get(each.list.id);
  const element = type?.kind === "list" ? type.element : undefined;
  return { ...speaker, variables: new Map([...speaker.variables, [each.variable.text, element]]) };
}

/** Names that authors choose, as words: `use_by_user` → `use by user`. */
export const plainName = (name: string): string => name.replaceAll("_", " ");

/** What an author wrote, in one line. */
export const written = ({ start, end }: Ast.Expr["span"], { file }: Speaker): string =>
  file.source.text.slice(start, end).replaceAll(/\s+/g, " ");

const code = (expr: Ast.Expr, speaker: Speaker): Said => ({ kind: "code", text: written(expr.span, speaker) });

function worded(
  expr: Ast.Expr,
  speaker: Speaker,
  operands: readonly Ast.Expr[],
  text: (values: readonly string[]) => string,
): Said {
  const values = operands.map((it) => valueOf(it, speaker));
  return values.every((it) => it !== undefined) ? phrase(text(values)) : code(expr, speaker);
}

const tests: Readonly<Record<Ast.Test["test"], string>> = {
  present: "is there",
  absent: "is not there",
  true: "is yes",
  false: "is no",
  empty: "has no entry",
  "not-empty": "has an entry",
};

const comparisons: Readonly<Record<Ast.Comparison, string>> = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  in: "is one of",
  "not-in": "is none of",
  has: "has",
  "has-any": "has one of",
  "has-all": "has all of",
};

const quantifiers: Readonly<Record<Ast.Quantifier["quantifier"], string>> = {
  any: "for at least one",
  every: "for every",
  no: "for no",
};

function met({ standard, element }: Ast.Met, { pack }: Speaker): string {
  const meaning = pack.checked.meanings.get(standard.id);
  const title = meaning?.kind === "standard" ? meaning.standard.title.text : plainName(standard.steps[0].text);
  return `it is judged that “${title}”${element === undefined ? "" : `, for this ${plainName(element.text)}`}`;
}

/** A value in words; undefined where only the author's own words say it. */
function valueOf(expr: Ast.Expr, speaker: Speaker): string | undefined {
  switch (expr.kind) {
    case "literal":
      if (expr.type === "string") return `“${expr.text}”`;
      return expr.type === "percent" ? `${expr.text}%` : expr.text.replaceAll("_", "");
    case "duration":
      return expr.text;
    case "path":
      return pathOf(expr, speaker);
    case "list": {
      const items = expr.items.map((it) => valueOf(it, speaker));
      if (items.some((it) => it === undefined)) return undefined;
      return expr.open ? `${items.join(", ")} and others that the law leaves open` : items.join(", ");
    }
    case "arithmetic": {
      const [left, right] = [valueOf(expr.left, speaker), valueOf(expr.right, speaker)];
      const sign = { "+": "plus", "-": "minus", "*": "times", "/": "divided by" }[expr.operator];
      return left === undefined || right === undefined || expr.left.kind === "arithmetic"
        ? undefined
        : `${left} ${sign} ${right}`;
    }
    default:
      return undefined;
  }
}

const isNamed = (path: Ast.Path, { pack }: Speaker): boolean => {
  const kind = pack.checked.meanings.get(path.id)?.kind;
  return kind !== "subject" && kind !== "variable";
};

function pathOf(path: Ast.Path, { pack, vocabulary, variables }: Speaker): string | undefined {
  const meaning = pack.checked.meanings.get(path.id);
  switch (meaning?.kind) {
    case "subject": {
      const titles = titlesOf(vocabulary.subjects.get(meaning.subject)?.type, meaning.fields);
      const of = meaning.subject === "service" ? "" : ` of the ${plainName(meaning.subject)}`;
      return titles && `“${titles.slice(-2).join(": ")}”${of}`;
    }
    case "variable": {
      const name = plainName(path.steps[0].text);
      const type = variables.get(path.steps[0].text);
      if (meaning.fields.length === 0) return `the ${name}`;
      const titles = titlesOf(type?.kind === "record" ? type : undefined, meaning.fields);
      return titles && `“${titles.slice(-2).join(": ")}” of the ${name}`;
    }
    case "day":
      return meaning.day === "as-of" ? "the day of judgement" : "the day up to which the facts are known";
    case undefined:
      return undefined;
    default:
      return plainName(path.steps.at(-1)?.text ?? "");
  }
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
