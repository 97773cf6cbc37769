import { coverageOf, type UnitCoverage } from "../analysis/coverage.ts";
import { sharedEnds, type Span } from "../base/text.ts";
import { parse } from "../language/parse/parse.ts";
import { print } from "../language/print/print.ts";
import { spellingOf } from "../language/print/spelling.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { isWithin, placeLevels, type Locator } from "../statute/locator.ts";
import { resolveQuote } from "../statute/resolve-quote.ts";
import { writeUnitNumber } from "../statute/unit-number.ts";
import type { OpenPolicy } from "./desk.ts";
import { locatorOf } from "./navigate.ts";
import { declarationAt, mentionAt } from "./spot.ts";

/** Words of the law that a policy may be done with without a rule. */
export interface Disposal {
  readonly locator: Locator;
  readonly as: "not-encodable" | "informative";
  /** What changes in the policy's text, which is then in the one layout. */
  readonly span: Span;
  readonly text: string;
}

/** What its author still has to say; lint and reviewers find it. */
const toSay = '"TBD"';

/**
 * At the head of a unit, or at words that are quoted in it: for each unit there that `edict coverage` calls open, a statement that
 * its words cannot be encoded, and where nothing at all speaks of it one that it asks for nothing. Why, its author says.
 */
export function disposalsAt({ checked, file, bench }: OpenPolicy, offset: number): readonly Disposal[] {
  const around = declarationAt(file, offset);
  const isInQuote = mentionAt(checked, file, offset)?.named.kind === "words";
  const blocks = around?.declaration.kind === "unit" || isInQuote ? (around?.units ?? []) : [];
  // In a text a sentence has no coverage of its own.
  const units = checked.text.kind === "statute" ? blocks.filter((it) => it.level !== "sentence") : blocks;
  const block = units.at(-1);
  if (!block) return [];
  const { version, files } = bench.opened;
  const { captions } = files;
  const coverage = coverageOf({ manifest: version.manifest, text: checked.text, checked, captions });
  const here = locatorOf(units);
  const open = coverage.units.filter((it) => it.open.length > 0 && isWithin(it.locator, here));
  const words = spellingOf(file.language);
  return open.flatMap((unit) => {
    const quoted = openWords(unit, checked.text).map((it) => `"${it.replaceAll(/["\\]/g, String.raw`\$&`)}"`);
    const cannot = quoted.map((it) => `${words.of("not-encodable")} ${it} ${words.of("because")} ${toSay}`).join("\n");
    const statements = [
      { as: "not-encodable" as const, text: cannot },
      { as: "informative" as const, text: isSilent(unit) ? `${words.of("informative")} ${toSay}` : "" },
    ];
    return statements.flatMap(({ as, text }) => {
      const change = text === "" ? undefined : stated(file, block, unit.locator, text);
      return change ? [{ locator: unit.locator, as, ...change }] : [];
    });
  });
}

const isSilent = ({ open }: UnitCoverage): boolean => open.includes("nothing");

/** The stretches that make a unit open, if a policy can quote them; of a law whose text is not held, what the unit is about. */
function openWords(unit: UnitCoverage, text: OpenPolicy["checked"]["text"]): readonly string[] {
  const { words, pieces, open, locator, caption } = unit;
  if (text.kind === "outline" || !words) return caption ? [caption.en] : [];
  return pieces
    .filter((it) => it.by === undefined)
    .map((it) => words.hant.slice(it.start, it.end).replaceAll(/^[\s，；。：、,;.:]+|[\s，；。：、,;.:]+$/g, ""))
    .filter((it) => isSilent(unit) || open.some((one) => it.includes(one)))
    .filter((it) => resolveQuote(text, locator, it).kind === "found");
}

/** What changes in a file where a statement is put into a unit below a block, in blocks of its own as far as there are none. */
function stated(
  file: Ast.File,
  block: Ast.UnitBlock,
  locator: Locator,
  statement: string,
): Pick<Disposal, "span" | "text"> | undefined {
  const words = spellingOf(file.language);
  const below = placeLevels.slice(placeLevels.indexOf(block.level) + 1).flatMap((level): readonly Step[] => {
    const number = locator[level];
    return number === undefined ? [] : [{ level, number }];
  });
  const { inner, missing } = innermost(block, below);
  const [first] = missing;
  const before = first && unitsIn(inner, first.level).findLast((it) => it.number < first.number);
  const at = before?.span.end ?? inner.span.end - 1;
  const whole = missing.reduceRight(
    (inside, { level, number }) => `${words.of(level)} ${writeUnitNumber(number)} { ${inside} }`,
    statement,
  );
  const { path, text } = file.source;
  const { value, diagnostics } = parse({ path, text: `${text.slice(0, at)}\n${whole}\n${text.slice(at)}` });
  return diagnostics.some((it) => it.severity === "error") ? undefined : difference(text, print(value));
}

interface Step {
  readonly level: Ast.UnitBlock["level"];
  readonly number: number;
}

/** How far blocks lead down a path, and what of it has none. */
function innermost(
  block: Ast.UnitBlock,
  path: readonly Step[],
): { readonly inner: Ast.UnitBlock; readonly missing: readonly Step[] } {
  const [first, ...rest] = path;
  const next = first && unitsIn(block, first.level).find((it) => it.number === first.number);
  return next ? innermost(next, rest) : { inner: block, missing: path };
}

const unitsIn = (block: Ast.UnitBlock, level: Step["level"]): readonly Ast.UnitBlock[] =>
  block.body.filter((it) => it.kind === "unit").filter((it) => it.level === level);

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): Pick<Disposal, "span" | "text"> {
  const { start, end } = sharedEnds(before, after);
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}
