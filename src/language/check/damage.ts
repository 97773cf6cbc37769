import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Placed } from "./checked.ts";
import { unknownName, unknownStandard } from "./diagnostics/names.ts";
import { noRules, unknownRule } from "./diagnostics/packs.ts";
import * as places from "./diagnostics/places.ts";
import { quoteNotFound, quoteRepeated } from "./diagnostics/quotes.ts";
import { unknownMember } from "./diagnostics/types.ts";

/** What the parser's mistakes leave uncertain, so that the checker does not tell them a second time. */
interface Damage {
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
  quoteNotFound.code,
  quoteRepeated.code,
]);

/** `parsed`: what the parser said; `all`: the declarations of the pack. */
export function damageOf(parsed: readonly Diagnostic[], all: readonly Placed<Ast.Declaration>[]): Damage {
  const errors = parsed.filter((it) => it.severity === "error");
  if (errors.length === 0) return { declarations: new Set(), isEcho: () => false };

  const bySource = groupBySource(all);
  const around = ({ place }: Diagnostic): Ast.Declaration | undefined =>
    bySource
      .get(place.source)
      ?.find(({ declaration: { span } }) => span.start <= place.span.start && place.span.start <= span.end)
      ?.declaration;

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
    const cut = bySource.get(error.place.source)?.find((it) => endsJustBefore(it, error.place.span.start));
    if (cut !== undefined) declarations.add(cut.declaration);
  }
  const isEcho = (diagnostic: Diagnostic): boolean => {
    if (losesNames && ofNames.has(diagnostic.code)) return true;
    if (unsettled.has(diagnostic.place.source) && ofPlaces.has(diagnostic.code)) return true;
    const declaration = around(diagnostic);
    return declaration !== undefined && declarations.has(declaration);
  };
  return { declarations, isEcho };
}

function groupBySource(all: readonly Placed<Ast.Declaration>[]): ReadonlyMap<SourceText, Placed<Ast.Declaration>[]> {
  const groups = new Map<SourceText, Placed<Ast.Declaration>[]>();
  for (const it of all) {
    const known = groups.get(it.file.source);
    if (known === undefined) groups.set(it.file.source, [it]);
    else known.push(it);
  }
  return groups;
}

function endsJustBefore({ declaration: { span }, file }: Placed<Ast.Declaration>, offset: number): boolean {
  const { text } = file.source;
  return span.end <= offset && !text.slice(0, span.end).endsWith("}") && text.slice(span.end, offset).trim() === "";
}
