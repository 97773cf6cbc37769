import type { Cases } from "../cases/read-cases.ts";
import type { SourceText } from "../base/text.ts";
import { declarationsIn } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf, expressionsOf, walk } from "../language/syntax/walk.ts";
import type { Pack } from "../pack/pack.ts";
import type { Vocabulary } from "../vocabulary/type.ts";

/** A declaration with what rules ask of it, gathered once for all of them. */
export interface LintedDeclaration {
  readonly declaration: Ast.Declaration;
  readonly file: Ast.File;
  /** The units around it, outer first. */
  readonly units: readonly Ast.UnitBlock[];
  /** What it says, and everything below that; of a unit nothing. */
  readonly expressions: readonly Ast.Expr[];
}

/** A sound pack, and what stands around it. */
export interface LintedPack {
  readonly pack: Pack;
  readonly cases: Cases;
  /** The files in `cases/bases`. */
  readonly bases: readonly SourceText[];
  readonly vocabulary: Vocabulary;
  /** Ids of vocabularies that come with Edict: who writes a pack cannot mend them. */
  readonly shipped: ReadonlySet<string>;
  /** The packs that it needs, all texts of each, and those that these need. */
  readonly needed: readonly Pack[];
  readonly declarations: readonly LintedDeclaration[];
  /** What any expression of this pack or of another one reads, and standards whose question another pack asks. */
  readonly read: ReadonlySet<Ast.Declaration>;
}

/** `needed`: the packs that it needs; `readers`: those that need it. */
export function lintedPack({
  pack,
  readers,
  ...around
}: Pick<LintedPack, "pack" | "cases" | "bases" | "vocabulary" | "shipped" | "needed"> & {
  readonly readers: readonly Pack[];
}): LintedPack {
  const declarations = pack.checked.files.flatMap((file) =>
    [...declarationsOf(file)].map(({ declaration, units }) => ({
      declaration,
      file,
      units,
      expressions: expressionsOf(declaration).flatMap((it) => [...walk(it)]),
    })),
  );
  const read = new Set<Ast.Declaration>();
  for (const { checked } of [pack, ...readers]) {
    for (const meaning of checked.meanings.values()) for (const it of declarationsIn(meaning)) read.add(it);
    for (const { sameAs } of checked.standards) if (sameAs) read.add(sameAs.standard);
  }
  return { pack, ...around, declarations, read };
}
