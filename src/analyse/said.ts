import { translated } from "../graph/translated.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Pack } from "../pack/pack.ts";
import type { SaidWords } from "./said-words.ts";
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
  readonly words: SaidWords;
}

const phrase = (text: string): Said => ({ kind: "phrase", text });
const list = (head: string, parts: readonly Said[]): Said => ({ kind: "list", head, parts });

/**
 * A condition in plain words, standards by their titles. What has no plain words of its own, such as a sum of sums, stays as
 * its author wrote it.
 */
export function say(expr: Ast.Expr, speaker: Speaker): Said {
  const { words } = speaker;
  switch (expr.kind) {
    case "connective":
      return list(
        words.connective[expr.operator],
        expr.operands.map((it) => say(it, speaker)),
      );
    case "not":
      return list(words.not, [say(expr.operand, speaker)]);
    case "test":
      return worded(expr, speaker, [expr.operand], ([it = ""]) => words.test(expr.test, it));
    case "compare":
      return worded(expr, speaker, [expr.left, expr.right], ([a = "", b = ""]) => words.compare(expr.operator, a, b));
    case "met":
      return phrase(met(expr, speaker));
    case "quantifier": {
      const inner = withVariable(speaker, expr.each);
      const parts = [...(expr.each.where ? [say(expr.each.where, inner)] : []), say(expr.body, inner)];
      const head = valueOf(expr.each.list, speaker);
      if (head === undefined) return code(expr, speaker);
      return list(words.quantified(expr.quantifier, expr.each.variable.text, head), parts);
    }
    case "path":
      return worded(expr, speaker, [expr], ([it = ""]) => (isNamed(expr, speaker) ? it : words.holds(it)));
    case "literal":
      return phrase(expr.text === "true" ? words.always : expr.text === "false" ? words.never : expr.text);
    default:
      return code(expr, speaker);
  }
}

/** `require FACT by DATE`. */
export function sayDeadline({ fact, due }: Ast.Deadline, speaker: Speaker): Said {
  const [done, day] = [valueOf(fact, speaker), valueOf(due, speaker)];
  return done === undefined || day === undefined
    ? { kind: "code", text: `${written(fact.span, speaker)} by ${written(due.span, speaker)}` }
    : phrase(speaker.words.deadline(done, day));
}

/** `for each x in LIST where …`. */
export function sayEach(each: Ast.Each, speaker: Speaker): Said {
  const of = valueOf(each.list, speaker) ?? written(each.list.span, speaker);
  const head = speaker.words.each(each.variable.text, of);
  return each.where === undefined
    ? phrase(head)
    : list(speaker.words.eachIf(head), [say(each.where, withVariable(speaker, each))]);
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
  text: (values: readonly string[]) => string,
): Said {
  const values = operands.map((it) => valueOf(it, speaker));
  return values.every((it) => it !== undefined) ? phrase(text(values)) : code(expr, speaker);
}

function met({ standard, element }: Ast.Met, { pack, words }: Speaker): string {
  const meaning = pack.checked.meanings.get(standard.id);
  const title =
    meaning?.kind === "standard"
      ? words.policy(translated(pack.checked, meaning.standard.title.text))
      : words.declared(standard.steps[0].text);
  return words.met(title, element?.text);
}

/** A value in words; undefined where only the author's own words say it. */
function valueOf(expr: Ast.Expr, speaker: Speaker): string | undefined {
  const { words } = speaker;
  switch (expr.kind) {
    case "literal":
      if (expr.type === "string") return words.text(expr.text);
      return expr.type === "percent" ? `${expr.text}%` : expr.text.replaceAll("_", "");
    case "duration":
      return expr.text;
    case "path":
      return pathOf(expr, speaker);
    case "list": {
      const items = expr.items.map((it) => valueOf(it, speaker));
      return items.every((it) => it !== undefined) ? words.list(items, expr.open) : undefined;
    }
    case "arithmetic": {
      const [left, right] = [valueOf(expr.left, speaker), valueOf(expr.right, speaker)];
      return left === undefined || right === undefined || expr.left.kind === "arithmetic"
        ? undefined
        : words.arithmetic(expr.operator, left, right);
    }
    default:
      return undefined;
  }
}

const isNamed = (path: Ast.Path, { pack }: Speaker): boolean => {
  const kind = pack.checked.meanings.get(path.id)?.kind;
  return kind !== "subject" && kind !== "variable";
};

function pathOf(path: Ast.Path, { pack, vocabulary, variables, words }: Speaker): string | undefined {
  const meaning = pack.checked.meanings.get(path.id);
  switch (meaning?.kind) {
    case "subject": {
      const titles = titlesOf(vocabulary.subjects.get(meaning.subject)?.type, meaning.fields);
      return words.fact({
        path: [meaning.subject, ...meaning.fields].join("."),
        titles: titles?.slice(-2),
        of: meaning.subject === "service" ? undefined : meaning.subject,
      });
    }
    case "variable": {
      const name = path.steps[0].text;
      const type = variables.get(name);
      if (meaning.fields.length === 0) return words.variable(name);
      const titles = titlesOf(type?.kind === "record" ? type : undefined, meaning.fields);
      return words.fact({ path: [name, ...meaning.fields].join("."), titles: titles?.slice(-2), of: name });
    }
    case "day":
      return words.day[meaning.day];
    case undefined:
      return undefined;
    default:
      return words.declared(path.steps.at(-1)?.text ?? "");
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
