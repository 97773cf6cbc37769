import type { IToken } from "chevrotain";
import { replacing } from "../../base/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { isPlaceNamed } from "./beginnings.ts";
import { placeForm, unitNumber } from "./diagnostics.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { UnitKeyword } from "./keywords.ts";
import { keywordToken, NumberToken, signs, Word } from "./tokens.ts";

const token = keywordToken;

/** The grammar of what refers to law: rules by their name, places by their number. */
export abstract class ReferenceParser extends ExpressionParser {
  /** A name of this pack, or another pack's with dots. */
  private readonly fullName = this.RULE("fullName", (): Ast.Name => {
    const first = this.CONSUME(Word);
    const rest: IToken[] = [];
    this.MANY(() => {
      this.CONSUME(signs["."]);
      rest.push(this.CONSUME2(Word));
    });
    return this.ACTION(() => {
      const image = [first, ...rest].map((it) => it.image).join(".");
      return this.joinHyphens({ ...first, image, endOffset: this.lastEnd() - 1 });
    });
  });

  protected fullNameOf(what: string): Ast.Name {
    if (this.RECORDING_PHASE || this.is(Word)) return this.SUBRULE(this.fullName);
    this.reportNoName(what);
    return this.noName();
  }

  /** `article 14 paragraph 1 item 2`; undefined if nobody knows which place is meant. */
  private readonly locator = this.RULE("locator", (): Ast.PlaceName | undefined => {
    const start = this.here();
    this.CONSUME(token("article"));
    const article = this.placeNumber(1, "article");
    const inner = this.OPTION({
      GATE: () => this.isPlaceHere(),
      DEF: () => {
        this.CONSUME(token("paragraph"));
        const paragraph = this.placeNumber(2, "paragraph");
        const item = this.OPTION2({
          GATE: () => this.isPlaceHere(),
          DEF: () => {
            this.CONSUME(token("item"));
            return this.placeNumber(3, "item");
          },
        });
        return { paragraph, item };
      },
    });
    return this.ACTION(() => {
      if (article > 0 && inner === undefined && this.isItemHere()) return this.itemOfArticle(start, article);
      if (article === 0 || inner?.paragraph === 0 || inner?.item === 0) return undefined;
      return { article, paragraph: inner?.paragraph, item: inner?.item, span: this.spanFrom(start) };
    });
  });

  /** A place between brackets or among targets; undefined if none stands here, which is reported. */
  protected locatorOf(index: number): Ast.PlaceName | undefined {
    if (this.RECORDING_PHASE || this.isArticleHere() || (this.is(Word) && this.mend(["article"]))) {
      return this.subrule(index, this.locator);
    }
    if (this.is(NumberToken)) return this.bareNumbers();
    if (this.isPlaceHere()) return this.innerPlace();
    this.reportExpected("a place, such as `article 14 paragraph 1`");
    return undefined;
  }

  /** `[article 4, article 5 paragraph 1]` */
  protected readonly locators = this.RULE("locators", (): readonly Ast.PlaceName[] => {
    const places: Ast.PlaceName[] = [];
    const add = (place: Ast.PlaceName | undefined): void => {
      if (place !== undefined) places.push(place);
    };
    const opener = this.expect(1, signs["["], "`[`");
    add(this.locatorOf(1));
    this.MANY(() => {
      this.CONSUME(signs[","]);
      add(this.locatorOf(2));
    });
    this.close(1, "]", opener);
    return places;
  });

  private readonly target = this.RULE("target", (): Ast.Target | undefined =>
    this.OR<Ast.Target | undefined>([
      {
        ALT: () => {
          const place = this.locatorOf(1);
          return this.ACTION(() => (place === undefined ? undefined : { kind: "place", place }));
        },
      },
      { ALT: () => ({ kind: "rule", name: this.fullNameOf("the name of a rule") }) },
    ]),
  );

  /** Rules and places, between commas. */
  protected readonly targets = this.RULE("targets", (): readonly Ast.Target[] => {
    const targets: Ast.Target[] = [];
    const add = (target: Ast.Target | undefined): void => {
      if (target !== undefined) targets.push(target);
    };
    add(this.targetOf(1));
    this.MANY(() => {
      this.CONSUME(signs[","]);
      add(this.targetOf(2));
    });
    return targets;
  });

  private targetOf(index: number): Ast.Target | undefined {
    const isNumbered = this.is(Word) && this.is(NumberToken, 2) && this.mend(["article"]);
    if (this.RECORDING_PHASE || isNumbered || this.is(Word) || this.isArticleHere()) {
      return this.subrule(index, this.target);
    }
    if (this.is(NumberToken) || this.isPlaceHere()) {
      const place = this.locatorOf(index);
      return place && { kind: "place", place };
    }
    this.reportNoName("a rule or a place, such as `article 14 paragraph 1`");
    return undefined;
  }

  /** Whether a unit is named here; one that is opened belongs to what follows. */
  protected isPlaceHere(): boolean {
    return this.RECORDING_PHASE || isPlaceNamed((distance) => this.LA(distance).tokenType);
  }

  private isArticleHere(): boolean {
    return this.is(token("article")) && (this.isPlaceHere() || !this.is(NumberToken, 2));
  }

  private isItemHere(): boolean {
    return this.is(token("item")) && this.isPlaceHere();
  }

  /** An item whose paragraph is left out: most likely the article has only one. */
  private itemOfArticle(start: number, article: number): Ast.PlaceName {
    const item = this.numberOf("item", this.nameOf(this.LA(2)));
    this.skip(2);
    const span = this.spanFrom(start);
    return this.placeInstead({ article, paragraph: 1, item, span });
  }

  /** `16` or `16.2` for an article and its paragraph. */
  private bareNumbers(): Ast.PlaceName | undefined {
    const [article, paragraph] = this.LA(1)
      .image.split(".")
      .map((it) => Number.parseInt(it.slice(0, 6), 10));
    const span = this.spanOfNext();
    this.skip(1);
    return this.placeInstead({ article: article ?? 0, paragraph, item: undefined, span });
  }

  /** A paragraph or an item without its article. */
  private innerPlace(): undefined {
    const start = this.here();
    while (this.isPlaceHere()) this.skip(2);
    const span = this.spanFrom(start);
    const words = this.wordsOf(span);
    const instead = `${this.written("article")} … ${words}`;
    this.report(start, () => placeForm.at(this.place(span), { words, instead }));
    return undefined;
  }

  private placeInstead(place: Ast.PlaceName): Ast.PlaceName {
    const { article, paragraph, item, span } = place;
    const numbers = { article, paragraph, item };
    const instead = Object.entries(numbers)
      .flatMap(([level, number]) => (number === undefined ? [] : [`${this.written(level as UnitKeyword)} ${number}`]))
      .join(" ");
    const words = this.wordsOf(span);
    this.report(span.start, () => placeForm.at(this.place(span), { words, instead }, replacing(span, instead)));
    return place;
  }

  private skip(count: number): void {
    for (let skipped = 0; skipped < count; skipped += 1) this.SKIP_TOKEN();
  }

  /** The number of a unit; 0 if there is none. */
  private placeNumber(index: number, level: UnitKeyword): number {
    const digits = this.expect(index, NumberToken, "a number");
    return this.ACTION(() => (digits === undefined ? 0 : this.numberOf(level, this.nameOf(digits))));
  }

  protected numberOf(level: UnitKeyword, { text, span }: Ast.Name): number {
    if (!/^[1-9]\d{0,5}$/.test(text)) {
      this.report(span.start, () => unitNumber.at(this.place(span), { unit: this.written(level), found: text }));
    }
    return Number.parseInt(text.slice(0, 6), 10);
  }
}
