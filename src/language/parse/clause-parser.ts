import type { IToken } from "chevrotain";
import type * as Ast from "../syntax/ast.ts";
import { deadlineForm } from "./diagnostics.ts";
import type { Keyword } from "./keywords.ts";
import { StandingParser } from "./standing-parser.ts";
import { keywordOf, keywordToken, signs, Word } from "./tokens.ts";

const token = keywordToken;

/** Signs and words by which a clause that is whole is made part of a condition. */
const goesOn: ReadonlySet<Keyword | undefined> = new Set<Keyword>(["and", "or", "implies", "by", "where", "except"]);

type Demand =
  | { readonly condition: Ast.Expr; readonly deadline: { readonly by: IToken; readonly due: Ast.Expr } | undefined }
  | Pick<Ast.Complies, "pack" | "places">;

/** The grammar of the clauses of a rule. */
export abstract class ClauseParser extends StandingParser {
  protected readonly clause = this.RULE("clause", (): Ast.Clause =>
    this.OR<Ast.Clause>([
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.inForce) },
      { ALT: () => this.SUBRULE(this.on) },
      { ALT: () => this.SUBRULE(this.forEach) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.unless) },
      { ALT: () => this.SUBRULE(this.upon) },
      { ALT: () => this.SUBRULE(this.requirement) },
      { ALT: () => this.SUBRULE(this.basis) },
      { ALT: () => this.SUBRULE(this.unverified) },
      { ALT: () => this.SUBRULE(this.concept) },
      { ALT: () => this.SUBRULE(this.remedy) },
    ]),
  );

  /** A condition, or what else an expression may stand for, as a clause holds it. */
  protected whole(expression: Ast.Expr): Ast.Expr {
    return this.ACTION(() => this.bounded(expression));
  }

  protected wholeEach(each: Ast.Each): Ast.Each {
    return this.ACTION(() => ({
      variable: each.variable,
      list: this.bounded(each.list),
      where: each.where === undefined ? undefined : this.bounded(each.where),
    }));
  }

  protected readonly on = this.RULE("on", (): Ast.On => {
    const start = this.here();
    this.CONSUME(token("on"));
    const subject = this.name(1, "what the rule judges, such as `service`");
    return this.ACTION(() => ({ kind: "on", id: this.id(), span: this.spanFrom(start), subject }));
  });

  private readonly forEach = this.RULE("forEach", (): Ast.ForEach => {
    const start = this.here();
    this.CONSUME(token("for-each"));
    const each = this.wholeEach(this.SUBRULE(this.eachWhere));
    return this.ACTION(() => ({ kind: "for-each", id: this.id(), span: this.spanFrom(start), each }));
  });

  private readonly when = this.RULE("when", (): Ast.When => {
    const start = this.here();
    this.CONSUME(token("when"));
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => ({ kind: "when", id: this.id(), span: this.spanFrom(start), condition }));
  });

  private readonly unless = this.RULE("unless", (): Ast.Unless => {
    const start = this.here();
    this.CONSUME(token("unless"));
    const condition = this.whole(this.SUBRULE(this.expression));
    return this.ACTION(() => ({ kind: "unless", id: this.id(), span: this.spanFrom(start), condition }));
  });

  private readonly upon = this.RULE("upon", (): Ast.Upon => {
    const start = this.here();
    this.CONSUME(token("upon-breach-of"));
    const of =
      this.RECORDING_PHASE || this.is(token("any-duty-of"))
        ? this.OR<Ast.Upon["of"]>([
            { ALT: () => this.SUBRULE(this.anyDuty) },
            { ALT: () => this.breachOf(this.SUBRULE(this.targets)) },
          ])
        : this.breachOf(this.SUBRULE(this.targets));
    return this.ACTION(() => ({ kind: "upon", id: this.id(), span: this.spanFrom(start), of }));
  });

  private breachOf(targets: readonly Ast.Target[]): Ast.Upon["of"] {
    return { kind: "targets", targets };
  }

  /** `any duty of PARTY [in [article N, …]]` */
  private readonly anyDuty = this.RULE("anyDuty", (): Ast.Upon["of"] => {
    this.CONSUME(token("any-duty-of"));
    const party = this.name(1, "a party");
    const places = this.OPTION(() => {
      this.CONSUME(token("in"));
      return this.SUBRULE(this.locators);
    });
    return { kind: "any-duty", party, places };
  });

  private readonly requirement = this.RULE("requirement", (): Ast.Require | Ast.Deadline | Ast.Complies => {
    const start = this.here();
    const word = this.OR([{ ALT: () => this.CONSUME(token("require")) }, { ALT: () => this.CONSUME(token("forbid")) }]);
    const name = this.OPTION(() => {
      const first = this.CONSUME(Word);
      this.CONSUME(signs[":"]);
      return this.ACTION(() => this.nameOf(first));
    });
    const isForbidden = word.tokenType === token("forbid");
    const made =
      this.RECORDING_PHASE || this.isCompliance(isForbidden)
        ? this.OR2<Demand>([{ ALT: () => this.SUBRULE(this.compliance) }, { ALT: () => this.SUBRULE(this.demand) }])
        : this.SUBRULE(this.demand);
    return this.ACTION(() => this.required(isForbidden, { id: this.id(), span: this.spanFrom(start), name }, made));
  });

  private required(
    forbid: boolean,
    node: Pick<Ast.Require, "id" | "span" | "name">,
    made: Demand,
  ): Ast.Require | Ast.Deadline | Ast.Complies {
    if ("pack" in made) return { kind: "complies", ...node, ...made };
    const { condition, deadline } = made;
    if (deadline === undefined) return { kind: "require", ...node, forbid, condition };
    const isPath = condition.kind === "path";
    if (forbid || (!isPath && condition.kind !== "missing")) {
      const words = { by: deadline.by.image, require: this.written("require") };
      this.tell(deadlineForm.at(this.placeOf(deadline.by), words));
    }
    return { kind: "deadline", ...node, fact: isPath ? condition : this.pathTo([this.noName()]), due: deadline.due };
  }

  /** Whether `complies with` follows. Two words in a row are no condition, but may be these, misspelt. */
  private isCompliance(isForbidden: boolean): boolean {
    if (this.is(Word) && this.is(Word, 2)) this.mend(["complies-with"]);
    const isHere = this.is(token("complies-with"));
    if (isHere && isForbidden) this.reportCompliance(this.LA(1));
    return isHere;
  }

  /** A condition, or a fact and the day by which it is due. */
  private readonly demand = this.RULE("demand", (): Demand => {
    const condition = this.whole(this.SUBRULE(this.expression));
    const deadline = this.OPTION(() => {
      const by = this.CONSUME(token("by"));
      return { by, due: this.whole(this.SUBRULE(this.value)) };
    });
    return { condition, deadline };
  });

  /** `complies with PACK [article N, …]` */
  private readonly compliance = this.RULE("compliance", (): Demand => {
    this.CONSUME(token("complies-with"));
    const pack = this.fullNameOf("the pack, such as `cn.deep_synthesis`");
    const places =
      this.RECORDING_PHASE || !this.isPlaceHere()
        ? this.OPTION(() => this.SUBRULE(this.locators))
        : this.SUBRULE(this.locators);
    this.ACTION(() => {
      if (goesOn.has(keywordOf(this.LA(1).tokenType))) this.reportCompliance(this.LA(1));
    });
    return { pack, places };
  });

  private readonly concept = this.RULE("concept", (): Ast.Concept => {
    const start = this.here();
    this.CONSUME(token("concept"));
    const name = this.name(1, "what the rule is about, as one word");
    return this.ACTION(() => ({ kind: "concept", id: this.id(), span: this.spanFrom(start), name }));
  });

  private readonly remedy = this.RULE("remedy", (): Ast.Remedy => {
    const start = this.here();
    this.CONSUME(token("remedy"));
    const text = this.words(1, "what to do, between quotation marks");
    return this.ACTION(() => ({ kind: "remedy", id: this.id(), span: this.spanFrom(start), text }));
  });
}
