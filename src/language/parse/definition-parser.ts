import type * as Ast from "../syntax/ast.ts";
import { closedList } from "./diagnostics.ts";
import { StandardParser } from "./standard-parser.ts";
import { keywordToken, signs, Word } from "./tokens.ts";

const token = keywordToken;

/** The grammar of what gives a name to a value, a word or a list of the law. */
export abstract class DefinitionParser extends StandardParser {
  protected readonly define = this.RULE("define", (): Ast.Define => {
    const start = this.here();
    this.CONSUME(token("define"));
    const name = this.name(1, "a name for what is defined", token("means"));
    this.expectKeyword(1, "means");
    const value = this.whole(this.SUBRULE(this.expression));
    const exceptions: { readonly value: Ast.Expr; readonly when: Ast.Expr }[] = [];
    this.MANY(() => {
      this.CONSUME(token("except"));
      const other = this.whole(this.SUBRULE2(this.expression));
      const when = this.whole(this.whenOf(() => this.SUBRULE3(this.expression)));
      exceptions.push({ value: other, when });
    });
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.ACTION(() => ({
      kind: "define",
      id: this.id(),
      span: this.spanFrom(start),
      name,
      value,
      exceptions,
      quote,
    }));
  });

  protected readonly parameter = this.RULE("parameter", (): Ast.Parameter => {
    const start = this.here();
    this.CONSUME(token("parameter"));
    const name = this.name(1, "a name for the value", token("means"), signs[":"]);
    const type = this.OPTION(() => {
      this.CONSUME(signs[":"]);
      return this.typeNameHere();
    });
    this.expectKeyword(1, "means");
    const values = [this.SUBRULE(this.parameterValue)];
    this.MANY(() => {
      this.CONSUME(signs[","]);
      values.push(this.SUBRULE2(this.parameterValue));
    });
    return this.ACTION(() => ({ kind: "parameter", id: this.id(), span: this.spanFrom(start), name, type, values }));
  });

  /** `V from DATE [until DATE] [basis B "where"]` */
  private readonly parameterValue = this.RULE("parameterValue", (): Ast.ParameterValue => {
    const start = this.here();
    const value = this.whole(this.SUBRULE(this.value));
    this.expectKeyword(1, "from");
    const from = this.day(1);
    const until = this.OPTION(() => this.SUBRULE(this.until));
    const basis = this.OPTION2(() => this.SUBRULE(this.basis));
    return this.ACTION(() => ({ value, from, until, basis, span: this.spanFrom(start) }));
  });

  protected readonly openTerm = this.RULE("openTerm", (): Ast.OpenTerm => {
    const start = this.here();
    this.CONSUME(token("open-term"));
    const name = this.name(1, "the word of the law", signs[":"]);
    this.expectSign(1, ":");
    const type = this.typeNameHere();
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.ACTION(() => ({ kind: "open-term", id: this.id(), span: this.spanFrom(start), name, type, quote }));
  });

  protected readonly openList = this.RULE("openList", (): Ast.OpenList => {
    const start = this.here();
    this.CONSUME(token("open-list"));
    const name = this.name(1, "a name for the list", signs[":"]);
    this.expectSign(1, ":");
    const type = this.typeNameHere();
    this.expectKeyword(1, "means");
    const listed = this.RECORDING_PHASE || this.is(signs["["]) ? this.SUBRULE(this.list) : this.missingList();
    const list = this.ACTION(() => this.opened(name, listed));
    const quote = this.OPTION(() => this.SUBRULE(this.quote));
    return this.ACTION(() => {
      return { kind: "open-list", id: this.id(), span: this.spanFrom(start), name, type, list, quote };
    });
  });

  /** The list, open in the tree even if the text forgets to say so. */
  private opened(name: Ast.Name, list: Ast.Expr): Ast.List {
    if (list.kind !== "list") return { kind: "list", id: this.id(), span: list.span, items: [], open: true };
    const last = list.items.at(-1);
    if (!list.open) {
      const text = ", ...";
      const end = last?.span.end ?? 0;
      const fix = last && {
        title: "end it with `...`",
        zh: "以 `...` 結尾",
        edits: [{ span: { start: end, end }, text }],
      };
      this.report(list.span.start, () => closedList.at(this.place(list.span), { name: name.text }, fix));
    }
    return { ...list, open: true };
  }

  private missingList(): Ast.Expr {
    this.reportExpected("a list, such as `[a, b, ...]`");
    return this.missing();
  }

  /** A type's word, or the path of a field whose type is meant. */
  private readonly typeName = this.RULE("typeName", (): Ast.TypeName => {
    const path = this.SUBRULE(this.path);
    return this.ACTION(() => {
      const [first, ...rest] = path.steps;
      return rest.length === 0 ? { kind: "word", name: first } : { kind: "field", path };
    });
  });

  private typeNameHere(): Ast.TypeName {
    if (this.RECORDING_PHASE || this.is(Word)) return this.SUBRULE(this.typeName);
    this.reportNoName("a type, such as `duration`");
    return { kind: "word", name: this.noName() };
  }
}
