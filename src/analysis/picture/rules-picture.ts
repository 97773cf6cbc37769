import { invariant } from "../../base/invariant.ts";
import { memoized } from "../../base/memoized.ts";
import type { Run } from "../../evaluate/context.ts";
import { verdicts, type Cause, type Instance, type RuleResult } from "../../evaluate/decision.ts";
import { exemptionAt } from "../../evaluate/legal-force.ts";
import { ruleOf } from "../../evaluate/program.ts";
import { isDuty } from "../../graph/graph.ts";
import { translated } from "../../graph/sources.ts";
import { declarationsIn, type PlacedDeclaration, type PlacedRule } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { conditionsOfStandard, walk } from "../../language/syntax/walk.ts";
import type { Pack } from "../../pack/pack.ts";
import { compareLocators, enclosing, locatorKey, type Locator } from "../../statute/locator.ts";
import { judgingProgram } from "../explain/explain.ts";
import { partPhrasing, rulePartsOf, type RulePart } from "../explain/written-rule.ts";
import type { PhrasingContext } from "../guide/phrasing.ts";
import { canvas, type Canvas, type Picture, type PictureNode, type PictureState, type ReadKind } from "./picture.ts";

/** What pictures are made from. */
export interface PictureSetting {
  /** All that were loaded together. */
  readonly packs: readonly Pack[];
  readonly vocabulary: PhrasingContext["vocabulary"];
  /** Undefined: nothing was judged. */
  readonly judged: JudgedRules | undefined;
}

/** A run, and what rules say of its documents. */
export interface JudgedRules {
  readonly run: Run;
  readonly rules: readonly RuleResult[];
}

/** Rules of a pack below their articles, with what each asks, and what that reads; rules of others that they name stand alone. */
export function rulesPicture(pack: Pack, rules: readonly PlacedRule[], setting: PictureSetting): Picture {
  const drawing = openDrawing(pack, setting);
  for (const it of rules) drawing.drawParts(it, drawing.drawRule(it));
  return drawing.finish();
}

/** All articles of a pack with their rules, and which rule refers to which. */
export function packPicture(pack: Pack, setting: PictureSetting): Picture {
  const drawing = openDrawing(pack, setting);
  const { id, title } = pack.manifest;
  const root = drawing.node({ id, kind: "pack", name: id, said: { kind: "title", title } });
  const drawn = pack.checked.rules.map((it) => [it, drawing.drawRule(it, root)] as const);
  for (const [it, at] of drawn) drawing.drawReferences(it, at);
  return drawing.finish();
}

interface RulesDrawing extends Canvas {
  /** Below its article, which stands below `root`. */
  readonly drawRule: (rule: PlacedRule, root?: number) => number;
  readonly drawParts: (rule: PlacedRule, at: number) => void;
  readonly drawReferences: (rule: PlacedRule, at: number) => void;
}

function openDrawing(pack: Pack, { packs, vocabulary, judged }: PictureSetting): RulesDrawing {
  const drawing = canvas();
  const fullName = (of: Pack, name: Ast.Name): string => `${of.manifest.id}.${name.text}`;
  const homes = new Map(packs.flatMap((it) => it.checked.rules.map((rule) => [rule.declaration, [it, rule]] as const)));

  const drawRule = (placed: PlacedRule, root?: number, of = pack): number => {
    const article = articleNode(enclosing("article", placed.locator), of);
    const above = of === pack ? drawing.node(article) : undefined;
    const at = drawing.node(ruleNode(placed, of, worstOf(fullName(of, placed.declaration.name), of, judged)));
    if (above !== undefined && root !== undefined) drawing.edge(root, above, "holds");
    if (above !== undefined) drawing.edge(above, at, "holds");
    return at;
  };

  /** The rules that a clause or an exemption names; very many of them as their articles. */
  const drawNamed = (clause: Ast.NodeId, from: number, kind: "complies-with" | "upon-breach-of", own: Pack): void => {
    const named = (own.checked.named.get(clause) ?? []).flatMap((it) => {
      const home = homes.get(it);
      return home ? [home] : [];
    });
    const isMany = named.length > mostNamed;
    for (const [of, rule] of named) {
      const article = articleNode(enclosing("article", rule.locator), of);
      drawing.edge(from, isMany ? drawing.node(article) : drawRule(rule, undefined, of), kind);
    }
  };

  const drawReferences = ({ declaration }: PlacedRule, at: number): void => {
    for (const it of declaration.clauses) {
      if (it.kind === "complies") drawNamed(it.id, at, "complies-with", pack);
      if (it.kind === "upon") drawNamed(it.id, at, "upon-breach-of", pack);
    }
  };

  const readBy = reader(packs);
  const drawn = new Set<number>();
  const drawRead = (expression: Ast.Expr, from: number, of: Pack, worst: Instance | undefined): void => {
    for (const it of readBy(expression, of)) {
      const name = fullName(it.pack, it.declaration.name);
      const { source } = it.file;
      const place = { source, span: it.declaration.name.span };
      const title =
        it.declaration.kind === "standard" ? translated(it.pack.checked, it.declaration.title.text) : undefined;
      const said = title && ({ kind: "title", title } as const);
      const state = worst && readState(name, worst);
      const id = `${it.kind} ${name}`;
      const at = drawing.node({ id, kind: it.kind, name, said, locator: it.locator, place, state });
      drawing.edge(from, at, "reads");
      if (drawn.has(at)) continue;
      drawn.add(at);
      for (const one of it.inner) drawRead(one, at, it.pack, worst);
    }
  };

  const drawParts = (placed: PlacedRule, at: number): void => {
    const name = fullName(pack, placed.declaration.name);
    const id = pack.program.ids.get(name);
    invariant(id !== undefined, "every rule of a pack is in its graph");
    const { rule, source } = ruleOf(pack.program, id);
    const worst = worstOf(name, pack, judged)?.instance;
    const phrased = partPhrasing({ pack, placed }, vocabulary);
    const clauseAt = new Map(placed.declaration.clauses.map((it) => [it.span.start, it]));
    for (const part of rulePartsOf(packs, rule, source, (one) => exemptionAt(pack.program, one))) {
      const isForbidden = part.kind === "clause" && source.clauses[part.index]?.forbid === true;
      const kind = part.kind === "clause" ? (isForbidden ? "forbid" : "require") : part.kind;
      const { locator, place } = part;
      const state = worst && partState(part, worst);
      // What governs several rules is drawn once, as far as it came to the same.
      const own = locator
        ? `${part.kind} ${place.source.path}:${place.span.start} ${state ?? ""}`
        : `${name} ${part.kind} ${part.index}`;
      const node = drawing.node({ id: own, kind, name: part.name, said: phrased(part), locator, place, state });
      drawing.edge(at, node, "asks");
      for (const it of part.expressions) drawRead(it, node, part.pack, worst);
      const clause = clauseAt.get(place.span.start);
      if (part.pack !== pack || !clause) continue;
      if (clause.kind === "complies") drawNamed(clause.id, node, "complies-with", pack);
      if (clause.kind === "upon") drawNamed(clause.id, node, "upon-breach-of", pack);
    }
  };

  return { ...drawing, drawRule, drawParts, drawReferences };
}

/** More rules than these are drawn as their articles. */
const mostNamed = 5;

function articleNode(locator: Locator, pack: Pack): Pick<PictureNode, "id" | "kind" | "name" | "said" | "locator"> {
  const key = locatorKey(locator);
  const own = pack.units.find((it) => compareLocators(it.locator, locator) === 0)?.title;
  const title = { ...pack.captions.get(key), ...(own === undefined ? {} : translated(pack.checked, own)) };
  const name = `${pack.manifest.id} ${key}`;
  return { id: `article ${name}`, kind: "article", name: pack.manifest.id, said: { kind: "title", title }, locator };
}

function ruleNode(
  { declaration, locator, file }: PlacedRule,
  { manifest, checked }: Pack,
  worst: Worst | undefined,
): PictureNode {
  const { modal } = declaration;
  const name = `${manifest.id}.${declaration.name.text}`;
  return {
    id: name,
    kind: isDuty(modal) ? "rule" : "note",
    name,
    said: {
      kind: "duty",
      parties: declaration.parties.map((it) => it.text),
      partyNames: manifest.partyNames,
      modal,
      act: translated(checked, declaration.act.text),
    },
    locator,
    place: { source: file.source, span: declaration.name.span },
    state: worst?.verdict,
    document: worst?.instance?.place,
  };
}

interface Worst extends Pick<RuleResult, "verdict"> {
  readonly instance: Instance | undefined;
}

/** What a rule comes to by this text of its law, and the document or element on which it does. */
function worstOf(rule: string, pack: Pack, judged: JudgedRules | undefined): Worst | undefined {
  const result = judged?.rules.find((it) => it.rule === rule);
  if (!judged || !result) return undefined;
  const own = result.instances.filter((it) => judgingProgram(judged.run, result.pack, it.lawOf) === pack.program);
  const verdict = verdicts.find((it) => own.some((one) => one.verdict === it)) ?? result.verdict;
  return { verdict, instance: own.find((it) => it.verdict === verdict) };
}

function partState({ kind, index }: RulePart, { conditions, clauses }: Instance): PictureState {
  if (kind === "clause") return clauses.find((it) => it.clause === index)?.result ?? "not_asked";
  return conditions.find((it) => it.kind === kind && it.index === index)?.result ?? "not_asked";
}

/** That what a verdict waits for is not known, and what was signed of a standard. */
function readState(name: string, { causes, clauses, attestations }: Instance): PictureState | undefined {
  const all = [...causes, ...clauses.flatMap((it) => it.causes)];
  if (all.some((it) => missing(it) === name)) return "unknown";
  const signed = attestations.find((it) => it.of === name);
  return signed && (signed.met ? "true" : "false");
}

/** The full name of what a profile or a person has to say. */
function missing(cause: Cause): string | undefined {
  switch (cause.kind) {
    case "attestation":
    case "dispute":
      return cause.standard;
    case "open-term":
      return cause.term;
    case "open-list":
      return cause.list;
    case "no-value":
      return cause.name;
    case "contradiction":
      return cause.definition;
    default:
      return undefined;
  }
}

/** What an expression names: where it is declared, and the expressions behind it. */
interface ReadDeclaration extends PlacedDeclaration<
  Ast.Define | Ast.Parameter | Ast.OpenTerm | Ast.OpenList | Ast.Standard
> {
  readonly kind: ReadKind;
  readonly pack: Pack;
  readonly inner: readonly Ast.Expr[];
}

/** Reads what expressions name; each pack's declarations are found once. */
function reader(packs: readonly Pack[]): (expression: Ast.Expr, own: Pack) => readonly ReadDeclaration[] {
  const packOf = new Map(packs.flatMap((it) => it.checked.files.map((file) => [file, it] as const)));
  const declared = memoized((pack: Pack) => new Map(placedIn(pack).map((it) => [it.declaration as object, it])));
  return (expression, own) =>
    [...walk(expression)].flatMap((it): readonly ReadDeclaration[] => {
      const meaning = it.kind === "path" ? own.checked.meanings.get(it.id) : undefined;
      if (meaning?.kind === "foreign") {
        const one = meaning.declarations.at(-1);
        const pack = one && packOf.get(one.file);
        if (!one || !pack) return [];
        const { declaration } = one;
        return declaration.kind === "define"
          ? [{ ...one, kind: "definition", pack, inner: valuesOf(declaration) }]
          : [{ ...one, kind: "parameter", pack, inner: [] }];
      }
      const [declaration] = meaning ? declarationsIn(meaning) : [];
      const found = declaration && declared(own).get(declaration);
      return found ? [found] : [];
    });
}

/** What a pack declares that expressions may name. */
function placedIn(pack: Pack): readonly ReadDeclaration[] {
  const { definitions, standards, parameters, terms, openLists } = pack.checked;
  return [
    ...definitions.map((it) => ({ ...it, kind: "definition", pack, inner: valuesOf(it.declaration) }) as const),
    ...standards.map((it) => ({ ...it, kind: "standard", pack, inner: conditionsOfStandard(it.declaration) }) as const),
    ...parameters.map((it) => ({ ...it, kind: "parameter", pack, inner: [] }) as const),
    ...terms.map((it) => ({ ...it, kind: "open-term", pack, inner: [] }) as const),
    ...openLists.map((it) => ({ ...it, kind: "open-list", pack, inner: [] }) as const),
  ];
}

const valuesOf = ({ value, exceptions }: Ast.Define): readonly Ast.Expr[] => [
  value,
  ...exceptions.flatMap((it) => [it.when, it.value]),
];
