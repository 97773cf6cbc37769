import type { TokenType } from "chevrotain";
import { replacing } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { declarationKeywords, ruleKeywords, tokensOf, unitKeywords } from "./beginnings.ts";
import { ClauseParser } from "./clause-parser.ts";
import { anyOf, unknownModal } from "./diagnostics.ts";
import type { Keyword, ModalKeyword } from "./keywords.ts";
import { boundaries, keywordToken, signs, Word } from "./tokens.ts";

const token = keywordToken;
const clauseTokens = tokensOf(ruleKeywords);
/** Declarations that stand in no rule and no standard: there a `}` is missing before them. */
const outsiders = tokensOf(["rule", ...unitKeywords]);
/** They stand in no rule either, but only if braces are missing is that why. */
const neighbours = tokensOf(declarationKeywords);

const modals = new Map<TokenType, ModalKeyword>(
  (
    [
      "must",
      "must-not",
      "may",
      "is-entitled-to",
      "is-encouraged-to",
      "has-power-to",
      "is-liable-to",
    ] as const satisfies readonly Ast.Modal[]
  ).map((it) => [token(it), it]),
);
const inModals = new Set<TokenType>([Word, ...(["not", "no", "has"] as const).map(token), ...modals.keys()]);

/** The grammar of rules. */
export abstract class RuleParser extends ClauseParser {
  protected readonly rule = this.RULE("rule", (): Ast.Rule => {
    const start = this.here();
    this.CONSUME(token("rule"));
    const name = this.name(1, "a name for the rule", signs[":"]);
    this.expectSign(1, ":");
    const party = this.name(2, "the party that the rule binds", ...modals.keys());
    const modal = this.SUBRULE(this.modal);
    const act = this.words(1, "what the party does, between quotation marks");
    const opener = this.open(1);
    const clauses: Ast.Clause[] = [];
    const skipped = { braces: 0 };
    this.MANY({
      GATE: () => this.settle(clauseTokens, ruleKeywords, "a rule", skipped),
      DEF: () => clauses.push(this.SUBRULE(this.clause)),
    });
    this.close(1, "}", opener, () => `${this.written("rule")} ${name.text}`);
    return this.ACTION(() => {
      return { kind: "rule", id: this.id(), span: this.spanFrom(start), name, party, modal, act, clauses };
    });
  });

  /** Skips what no clause begins with; whether a clause follows. */
  protected settle(
    clauses: ReadonlySet<TokenType>,
    among: readonly Keyword[],
    where: string,
    skipped: { braces: number },
  ): boolean {
    const begins = (): boolean => {
      const type = this.LA(1).tokenType;
      if (clauses.has(type)) return true;
      return (outsiders.has(type) || (!this.isBalanced() && neighbours.has(type))) && this.isDeclarative();
    };
    const holds = (): string => among.map((it) => `\`${this.written(it)}\``).join(", ");
    this.skipStray({ begins, among, where, holds }, skipped);
    return clauses.has(this.LA(1).tokenType);
  }

  private readonly modalTokens = [...modals.keys()].map((type) => ({ ALT: () => this.CONSUME(type) }));
  private readonly modal = this.RULE("modal", (): Ast.Modal => {
    if (!this.RECORDING_PHASE && !this.isModal()) return this.wrongModal();
    const word = this.OR(this.modalTokens);
    return this.ACTION(() => modals.get(word.tokenType) ?? "must");
  });

  private isModal(): boolean {
    const isKnown = modals.has(this.LA(1).tokenType);
    if (this.modalInstead() !== undefined) return false;
    return isKnown || this.mend([...modals.values()]);
  }

  /** What the next words are written for, with their number; the longest row of them counts. */
  private modalInstead(): { readonly count: number; readonly meant: ModalKeyword } | undefined {
    const { modalsInstead } = this.reading.phrases.table;
    for (let count = this.modalWords(); count > 0; count -= 1) {
      const words = this.joined(count);
      const meant = Object.hasOwn(modalsInstead, words) ? modalsInstead[words] : undefined;
      if (meant !== undefined) return { count, meant };
    }
    return undefined;
  }

  private modalWords(): number {
    let count = 0;
    while (inModals.has(this.LA(count + 1).tokenType) && !boundaries.has(this.LA(count + 1).tokenType)) count += 1;
    return count;
  }

  /** Skips the words before the act, which were meant as a modal. */
  private wrongModal(): Ast.Modal {
    const known = this.modalInstead();
    const count = known?.count ?? this.modalWords();
    const { written } = this.reading.phrases;
    const all = [...modals.values()].flatMap((it) => written.get(it) ?? []);
    if (count === 0) {
      this.reportExpected(anyOf(all));
      return "must";
    }
    const span = this.spanOfNext(count);
    const instead = known && this.written(known.meant);
    const params = { words: this.joined(count), modals: instead === undefined ? all : [instead] };
    this.report(span.start, () => unknownModal.at(this.place(span), params, replacing(span, instead)));
    for (let skipped = 0; skipped < count; skipped += 1) this.SKIP_TOKEN();
    return known?.meant ?? "must";
  }
}
