import { listOf, message, messages, type Message, type MessageValue, type Translated } from "../../base/message.ts";
import type { Span } from "../../base/text.ts";
import { translated } from "../../graph/sources.ts";
import type { CheckedPack } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import type { RecordType, Type, Vocabulary } from "../../vocabulary/type.ts";

/** A condition as people say it: a phrase, the author's own words where there is no better phrase, or a list. */
export type Phrasing =
  | { readonly kind: "phrase"; readonly text: MessageValue }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly head: Message; readonly parts: readonly Phrasing[] };

/** Who speaks: the pack that a condition stands in, and the variables around it. */
export interface PhrasingContext {
  readonly pack: { readonly checked: CheckedPack };
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly file: Ast.File;
  readonly variables: ReadonlyMap<string, Type | undefined>;
}

const phrase = (text: MessageValue): Phrasing => ({ kind: "phrase", text });
const list = (head: Message, parts: readonly Phrasing[]): Phrasing => ({ kind: "list", head, parts });

/**
 * A condition in plain words, standards by their titles. What has no plain words of its own, such as a sum of sums, stays as
 * its author wrote it.
 */
export function phraseCondition(expr: Ast.Expr, speaker: PhrasingContext): Phrasing {
  switch (expr.kind) {
    case "connective":
      return list(
        conditionPhrases[expr.operator](),
        expr.operands.map((it) => phraseCondition(it, speaker)),
      );
    case "not":
      return list(conditionPhrases.not(), [phraseCondition(expr.operand, speaker)]);
    case "test":
      return phraseOperands(expr, speaker, [expr.operand], ([value]) => testPhrases[expr.test]({ value }));
    case "compare":
      return phraseOperands(expr, speaker, [expr.left, expr.right], ([left, right]) =>
        comparisonPhrases[expr.operator]({ left, right }),
      );
    case "met":
      return phrase(met(expr, speaker));
    case "quantifier": {
      const inner = withVariable(speaker, expr.each);
      const parts = [
        ...(expr.each.where ? [phraseCondition(expr.each.where, inner)] : []),
        phraseCondition(expr.body, inner),
      ];
      const of = valueOf(expr.each.list, speaker);
      if (of === undefined) return code(expr, speaker);
      const variable = nameOf(expr.each.variable.text);
      return list(conditionPhrases.quantified({ quantifier: expr.quantifier, variable, list: of }), parts);
    }
    case "path":
      return phraseOperands(expr, speaker, [expr], ([fact]) =>
        isNamed(expr, speaker) ? fact : conditionPhrases.holds({ fact }),
      );
    case "literal":
      if (expr.text === "true") return phrase(conditionPhrases.always());
      return phrase(expr.text === "false" ? conditionPhrases.never() : expr.text);
    default:
      return code(expr, speaker);
  }
}

/** `require FACT by DATE`. */
function phraseDeadline({ fact, due }: Ast.Deadline, speaker: PhrasingContext): Phrasing {
  const [done, day] = [valueOf(fact, speaker), valueOf(due, speaker)];
  return done === undefined || day === undefined
    ? { kind: "code", text: `${writtenText(fact.span, speaker)} by ${writtenText(due.span, speaker)}` }
    : phrase(conditionPhrases.deadline({ done, day }));
}

/** `for each x in LIST where …`. */
export function phraseEach(each: Ast.Each, speaker: PhrasingContext): Phrasing {
  const of = valueOf(each.list, speaker) ?? writtenText(each.list.span, speaker);
  const head = conditionPhrases.each({ variable: nameOf(each.variable.text), list: of });
  return each.where === undefined
    ? phrase(head)
    : list(conditionPhrases.eachIf({ each: head }), [phraseCondition(each.where, withVariable(speaker, each))]);
}

/** The same speaker where the elements of a list are spoken of. */
export function withVariable(speaker: PhrasingContext, each: Ast.Each): PhrasingContext {
  const type = speaker.pack.checked.types.get(each.list.id);
  const element = type?.kind === "list" ? type.element : undefined;
  return { ...speaker, variables: new Map([...speaker.variables, [each.variable.text, element]]) };
}

/** What an author wrote, in one line. */
export const writtenText = ({ start, end }: Ast.Expr["span"], { file }: PhrasingContext): string =>
  file.source.text.slice(start, end).replaceAll(/\s+/g, " ");

const code = ({ span }: Ast.Expr, speaker: PhrasingContext): Phrasing => {
  return { kind: "code", text: writtenText(span, speaker) };
};

function phraseOperands(
  expr: Ast.Expr,
  speaker: PhrasingContext,
  operands: readonly Ast.Expr[],
  text: (values: readonly MessageValue[]) => MessageValue,
): Phrasing {
  const values = operands.map((it) => valueOf(it, speaker));
  return values.every((it) => it !== undefined) ? phrase(text(values)) : code(expr, speaker);
}

function met({ standard, element }: Ast.Met, { pack }: PhrasingContext): Message {
  const meaning = pack.checked.meanings.get(standard.id);
  const title =
    meaning?.kind === "standard"
      ? translated(pack.checked, meaning.standard.title.text)
      : nameOf(standard.steps[0].text);
  return element ? conditionPhrases.metFor({ title, element: nameOf(element.text) }) : conditionPhrases.met({ title });
}

/** A value in words; undefined where only the author's own words say it. */
function valueOf(expr: Ast.Expr, speaker: PhrasingContext): MessageValue {
  switch (expr.kind) {
    case "literal":
      if (expr.type === "string") return valuePhrases.text({ text: expr.text });
      return expr.type === "percent" ? `${expr.text}%` : expr.text.replaceAll("_", "");
    case "duration":
      return expr.text;
    case "path":
      return pathOf(expr, speaker);
    case "list": {
      const items = expr.items.map((it) => valueOf(it, speaker));
      if (items.some((it) => it === undefined)) return undefined;
      return expr.open ? valuePhrases.openList({ items: listOf(items) }) : listOf(items);
    }
    case "arithmetic": {
      const [left, right] = [valueOf(expr.left, speaker), valueOf(expr.right, speaker)];
      return left === undefined || right === undefined || expr.left.kind === "arithmetic"
        ? undefined
        : arithmeticPhrases[expr.operator]({ left, right });
    }
    default:
      return undefined;
  }
}

const isNamed = (path: Ast.Path, { pack }: PhrasingContext): boolean => {
  const kind = pack.checked.meanings.get(path.id)?.kind;
  return kind !== "subject" && kind !== "variable";
};

function pathOf(path: Ast.Path, { pack, vocabulary, variables }: PhrasingContext): Message | Translated | undefined {
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
      if (fields.length === 0) return valuePhrases.variable({ name, words: inWords(name) });
      const type = variables.get(name);
      const titles = titlesOf(type?.kind === "record" ? type : undefined, fields);
      return factNamed([name, ...fields].join("."), titles, name);
    }
    case "day":
      return valuePhrases[meaning.day]();
    case "member": {
      const type = pack.checked.types.get(path.id);
      const words = type?.kind === "enum" ? type.words?.get(meaning.member) : undefined;
      return words ?? nameOf(meaning.member);
    }
    case undefined:
      return undefined;
    default:
      return nameOf(path.steps.at(-1)?.text ?? "");
  }
}

/** A fact by the last two titles on the way to it, and by its path. `of`: the subject or the variable that it is of; undefined for the service. */
function factNamed(path: string, all: readonly string[] | undefined, of: string | undefined): Message {
  if (!all) return valuePhrases.path({ path });
  const titles = all.slice(-2).join(": ");
  return of === undefined
    ? valuePhrases.fact({ path, titles })
    : valuePhrases.factOf({ path, titles, of: inWords(of) });
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

/** What a rule asks in one of its clauses, in plain words. */
export interface PhrasedClause {
  readonly kind: "for each" | "when" | "unless" | "upon breach of" | "require" | "forbid" | "pending while";
  readonly name: string | undefined;
  readonly said: Phrasing;
  /** Where the clause stands in its file. */
  readonly span: Span;
}

/** The clauses of a rule by which it is judged, in the order in which they are written. */
export function phraseRule(rule: Ast.Rule, first: PhrasingContext): readonly PhrasedClause[] {
  const parts: PhrasedClause[] = [];
  let speaker = first;
  for (const it of rule.clauses) {
    const add = (kind: PhrasedClause["kind"], said: Phrasing, name?: Ast.Name): unknown =>
      parts.push({ kind, name: name?.text, said, span: it.span });
    const asWritten = (lead: RegExp): string => writtenText(it.span, speaker).replace(lead, "");
    if (it.kind === "for-each") {
      add("for each", phraseEach(it.each, speaker));
      speaker = withVariable(speaker, it.each);
    } else if (it.kind === "when" || it.kind === "unless") add(it.kind, phraseCondition(it.condition, speaker));
    else if (it.kind === "require")
      add(it.forbid ? "forbid" : "require", phraseCondition(it.condition, speaker), it.name);
    else if (it.kind === "deadline") add("require", phraseDeadline(it, speaker), it.name);
    else if (it.kind === "complies")
      add("require", phrase(conditionPhrases.keeping({ what: asWritten(/^.*?complies with /) })), it.name);
    else if (it.kind === "pending-while") add("pending while", phraseCondition(it.condition, speaker));
    else if (it.kind === "upon") add("upon breach of", phrase(asWritten(/^upon breach of /)));
  }
  return parts;
}

// `{name, select, other {}}` shows nothing: a language leaves out what another one needs.

const namePhrase = message("analyse/name", {
  en: "{words}{name, select, other {}}",
  zh: "`{name}`{words, select, other {}}",
});

/**
 * A name that an author chose. English reads it as words, Chinese has it as it is written.
 *
 * @example
 * locales.en.say(nameOf("use_by_user")) // "use by user"
 * locales["zh-Hans"].say(nameOf("use_by_user")) // "`use_by_user`"
 */
export const nameOf = (name: string): Message => namePhrase({ name, words: inWords(name) });

/**
 * A name as English reads it.
 *
 * @example
 * inWords("use_by_user") // "use by user"
 */
export const inWords = (name: string): string => name.replaceAll("_", " ");

/** Conditions in plain words. */
export const conditionPhrases = messages("analyse/conditions", {
  and: { en: "all of these", zh: "以下全部" },
  or: { en: "at least one of these", zh: "以下至少一項" },
  implies: { en: "if the first, then the second", zh: "如果前者，那麼後者" },
  not: { en: "it is not so", zh: "並非" },
  quantified: {
    en: "{quantifier, select, any {for at least one} every {for every} no {for no}} {variable} of {list}",
    zh: "{list} 中{quantifier, select, any {至少一個} every {每一個} no {沒有一個}} {variable}",
  },
  each: { en: "each {variable} of {list}", zh: "{list} 中的每一個 {variable}" },
  eachIf: { en: "{each}, if", zh: "{each}，如果" },
  met: { en: "a person judges that “{title}”", zh: "由人判斷「{title}」成立" },
  metFor: {
    en: "a person judges that “{title}”, for this {element}",
    zh: "就該 {element} 而言，由人判斷「{title}」成立",
  },
  holds: { en: "{fact}: yes", zh: "{fact} 為是" },
  always: { en: "always", zh: "總是" },
  never: { en: "never", zh: "從不" },
  deadline: { en: "{done} no later than {day}", zh: "{done} 不晚於 {day}" },
  /** The head of an exception to a definition, and of the definition itself. */
  but: { en: "but {value} if", zh: "但為 `{value}`，如果" },
  asARule: { en: "as a rule", zh: "一般情況" },
  keeping: { en: "keeping {what}", zh: "遵守 {what}" },
});

const testPhrases = messages("analyse/tests", {
  present: { en: "{value} is there", zh: "{value} 已寫明" },
  absent: { en: "{value} is not there", zh: "{value} 沒有" },
  true: { en: "{value} is yes", zh: "{value} 為是" },
  false: { en: "{value} is no", zh: "{value} 為否" },
  empty: { en: "{value} has no entry", zh: "{value} 沒有條目" },
  "not-empty": { en: "{value} has an entry", zh: "{value} 有條目" },
});

const comparisonPhrases = messages("analyse/comparisons", {
  "==": { en: "{left} is {right}", zh: "{left} 為 {right}" },
  "!=": { en: "{left} is not {right}", zh: "{left} 不為 {right}" },
  "<": { en: "{left} is less than {right}", zh: "{left} 小於 {right}" },
  "<=": { en: "{left} is at most {right}", zh: "{left} 不大於 {right}" },
  ">": { en: "{left} is more than {right}", zh: "{left} 大於 {right}" },
  ">=": { en: "{left} is at least {right}", zh: "{left} 不小於 {right}" },
  in: { en: "{left} is one of {right}", zh: "{left} 屬於 {right}" },
  "not-in": { en: "{left} is none of {right}", zh: "{left} 不屬於 {right}" },
  has: { en: "{left} has {right}", zh: "{left} 包含 {right}" },
  "has-any": { en: "{left} has one of {right}", zh: "{left} 包含其一 {right}" },
  "has-all": { en: "{left} has all of {right}", zh: "{left} 全部包含 {right}" },
});

const arithmeticPhrases = messages("analyse/arithmetic", {
  "+": { en: "{left} plus {right}", zh: "{left} 加 {right}" },
  "-": { en: "{left} minus {right}", zh: "{left} 減 {right}" },
  "*": { en: "{left} times {right}", zh: "{left} 乘以 {right}" },
  "/": { en: "{left} divided by {right}", zh: "{left} 除以 {right}" },
});

/** What values are called. */
const valuePhrases = messages("analyse/values", {
  text: { en: "“{text}”", zh: "「{text}」" },
  openList: { en: "{items} and others that the law leaves open", zh: "{items} 以及法律未列盡的其他各項" },
  variable: { en: "the {words}{name, select, other {}}", zh: "`{name}`{words, select, other {}}" },
  "as-of": { en: "the day of judgement", zh: "判斷日" },
  "facts-on": { en: "the day up to which the facts are known", zh: "事實截止日" },
  path: { en: "`{path}`", zh: "`{path}`" },
  /** Facts by the titles that the vocabulary gives them, which has none in Chinese. */
  fact: { en: "“{titles}”{path, select, other {}}", zh: "`{path}`{titles, select, other {}}" },
  factOf: {
    en: "“{titles}” of the {of}{path, select, other {}}",
    zh: "`{path}`{titles, select, other {}}{of, select, other {}}",
  },
});
