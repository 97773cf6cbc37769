import type { Diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import type { SourceText } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { PlacedDeclaration } from "./checked-pack.ts";
import { unknownName, unknownStandard, noRules, unknownRule } from "./diagnostics/names.ts";
import * as places from "./diagnostics/places.ts";
import { unknownMember } from "./diagnostics/types.ts";

/** What the parser's mistakes leave uncertain, so that the checker does not tell them a second time. */
interface CascadingErrors {
  /** Declarations in which the parser stumbled: what they say, and what they lack, is uncertain. */
  readonly declarations: ReadonlySet<Ast.Declaration>;
  /** Whether a mistake perhaps only follows from what the parser has told. */
  readonly isEcho: (diagnostic: Diagnostic) => boolean;
}

const ofNames = new Set([unknownName.code, unknownStandard.code, unknownMember.code, unknownRule.code, noRules.code]);
const ofPlaces = new Set([
  places.outsideUnit.code,
  places.misplacedUnit.code,
  places.unknownUnit.code,
  places.repeatedUnit.code,
  places.needsParagraph.code,
  places.scopeLevel.code,
  places.quoteNotFound.code,
  places.quoteRepeated.code,
]);

/** `parsed`: what the parser said; `all`: the declarations of the pack. */
export function cascadingErrors(
  parsed: readonly Diagnostic[],
  all: readonly PlacedDeclaration<Ast.Declaration>[],
): CascadingErrors {
  const errors = parsed.filter((it) => it.severity === "error");
  if (errors.length === 0) return { declarations: new Set(), isEcho: () => false };

  const bySource = groupBy(all, (it) => it.file.source);
  /** The first declaration of a file that ends at an offset or after it, and the one before. */
  const near = (source: SourceText, offset: number): readonly (PlacedDeclaration<Ast.Declaration> | undefined)[] => {
    const placed = bySource.get(source) ?? [];
    let [low, high] = [0, placed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((placed[middle]?.declaration.span.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return [placed[low], placed[low - 1]];
  };
  const around = ({ place: { source, span } }: Diagnostic): Ast.Declaration | undefined => {
    const [found] = near(source, span.start);
    return found !== undefined && found.declaration.span.start <= span.start ? found.declaration : undefined;
  };

  const declarations = new Set<Ast.Declaration>();
  const unsettled = new Set<SourceText>();
  let losesNames = false;
  for (const error of errors) {
    const declaration = around(error);
    if (declaration !== undefined) {
      declarations.add(declaration);
      if ("name" in declaration && declaration.name.text === "") losesNames = true;
      continue;
    }
    // Between declarations: one was perhaps skipped with its name, or cut short, or the head of a unit is wrong.
    losesNames = true;
    unsettled.add(error.place.source);
    const [, before] = near(error.place.source, error.place.span.start);
    if (before !== undefined && endsJustBefore(before, error.place.span.start)) declarations.add(before.declaration);
  }
  const isEcho = (diagnostic: Diagnostic): boolean => {
    if (losesNames && ofNames.has(diagnostic.code)) return true;
    if (unsettled.has(diagnostic.place.source) && ofPlaces.has(diagnostic.code)) return true;
    const declaration = around(diagnostic);
    return declaration !== undefined && declarations.has(declaration);
  };
  return { declarations, isEcho };
}

function endsJustBefore({ declaration: { span }, file }: PlacedDeclaration<Ast.Declaration>, offset: number): boolean {
  const { text } = file.source;
  return text[span.end - 1] !== "}" && text.slice(span.end, offset).trim() === "";
}
