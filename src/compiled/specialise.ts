import { formatDay } from "../base/civil-date.ts";
import { formatDuration, parseDuration, type Duration } from "../base/duration.ts";
import { exact, type Exact } from "../base/exact-number.ts";
import { invariant } from "../base/invariant.ts";
import type { EvaluationContext, Locals } from "../evaluate/context.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { isBinding, isInForce } from "../evaluate/legal-force.ts";
import { operand, truthOf, unknown, type ListValue, type Result, type RuntimeValue } from "../evaluate/value.ts";
import type { GraphId, GraphNode, StandardNode } from "../graph/graph.ts";
import { childrenOf } from "../graph/traversal.ts";
import type { Type, Vocabulary } from "../vocabulary/type.ts";
import type { CompareOperator, LoopId, Residual, ResidualBuilder, TruthCode } from "./residual.ts";

const islandMark = { kind: "island" };

/** What generated code cannot say exactly, to be thrown: the rule is left to the reference. */
export const island = (what: string): Error => new Error(what, { cause: islandMark });

/** Of an island, what keeps it from being generated; undefined: it is another error. */
export const islandReason = (error: unknown): string | undefined =>
  error instanceof Error && error.cause === islandMark ? error.message : undefined;

/** One program under the law of a stretch of days, with all that is fixed. */
export interface Fixed {
  readonly vocabulary: Vocabulary;
  /** The subjects that come with a document; all others are those of the context. */
  readonly given: ReadonlySet<string>;
  /** Over the service alone. */
  readonly context: EvaluationContext;
}

/** An expression after specialisation: known, or what is left of it. */
export type Specialised =
  | { readonly kind: "fixed"; readonly result: Result }
  | { readonly kind: "truth"; readonly code: Residual }
  /** A value as the document writes it. `canBeNull`: whether it, or something above it, may be. */
  | { readonly kind: "written"; readonly code: Residual; readonly type: Type; readonly canBeNull: boolean }
  | { readonly kind: "day" | "instant" | "period" | "count"; readonly code: Residual }
  | { readonly kind: "list"; readonly elements: readonly Specialised[]; readonly open: boolean };

/** The elements of the enclosing lists, innermost first. */
export type Elements = readonly Specialised[];

export interface Specialiser {
  readonly value: (id: GraphId, elements: Elements) => Specialised;
  readonly truth: (id: GraphId, elements: Elements) => Residual;
  readonly comparison: (operator: CompareOperator, left: Specialised, right: Specialised) => Residual;
  readonly dayOf: (of: Specialised) => Residual;
}

/**
 * Evaluates once, by the reference, all that no document can change, and leaves the rest: attestations, open terms, calendars
 * and dated values have no second implementation here.
 *
 * INVARIANT (meaning of the reference): for every document that `acceptance` takes, what is left has the value that `evaluateNode` gives.
 */
export function specialiser({ vocabulary, given, context }: Fixed, b: ResidualBuilder): Specialiser {
  const { program, settings, lawOf } = context;
  const { nodes } = program.graph;
  const node = (id: GraphId): GraphNode => {
    const found = nodes[id];
    invariant(found, `node ${id} is in the graph`);
    return found;
  };

  const changing = new Map<GraphId, boolean>();
  /** Whether a document has a say in a node. */
  const isChanging = (id: GraphId, elements: Elements): boolean => {
    const isClosed = program.free[id] === 0;
    const known = isClosed ? changing.get(id) : undefined;
    if (known !== undefined) return known;
    const found = findChanging(node(id), elements);
    if (isClosed) changing.set(id, found);
    return found;
  };
  const findChanging = (it: GraphNode, elements: Elements): boolean => {
    switch (it.kind) {
      case "subject":
        return given.has(it.name);
      case "local":
        return elements[it.depth]?.kind !== "fixed";
      case "day":
        return it.day === "facts-on";
      case "breach":
        return true;
      case "standard":
        return given.has(it.subject) || childrenOf(it).some((one) => isChanging(one, [someElement]));
      case "dated": {
        const chosen = it.values.find((one) => isInForce(one.inForce, lawOf));
        return chosen !== undefined && isChanging(chosen.value, elements);
      }
      case "some":
      case "every":
      case "count":
      case "share":
      case "sum":
        return isChanging(it.list, elements) || isChanging(it.body, [someElement, ...elements]);
      default:
        return childrenOf(it).some((one) => isChanging(one, elements));
    }
  };

  const localsOf = (elements: Elements): Locals =>
    elements.map((it) => (it.kind === "fixed" ? it.result : someElement.result));
  const fixed = (id: GraphId, elements: Elements): Specialised & { readonly kind: "fixed" } => ({
    kind: "fixed",
    result: evaluateNode(context, id, localsOf(elements)),
  });

  const kept = new Map<GraphId, Specialised>();
  const value = (id: GraphId, elements: Elements): Specialised => {
    if (!isChanging(id, elements)) return fixed(id, elements);
    if (program.free[id] !== 0) return left(node(id), elements);
    const known = kept.get(id) ?? left(node(id), []);
    kept.set(id, known);
    return known;
  };

  const truthOfValue = (it: Specialised): Residual => {
    if (it.kind === "fixed") return b.truth(codeOf(it.result));
    if (it.kind === "truth") return it.code;
    return it.kind === "written" ? b.make("truth-of", undefined, it.code) : b.truth(1);
  };
  const truth = (id: GraphId, elements: Elements): Residual => truthOfValue(value(id, elements));
  const asTruth = (code: Residual): Specialised => ({ kind: "truth", code });

  const left = (it: GraphNode, elements: Elements): Specialised => {
    const truths = (ids: readonly GraphId[]): readonly Residual[] => ids.map((one) => truth(one, elements));
    switch (it.kind) {
      case "subject": {
        const subject = vocabulary.subjects.get(it.name);
        invariant(subject, "a rule reads subjects of its vocabulary");
        return { kind: "written", code: b.make("root", it.name), type: subject.type, canBeNull: false };
      }
      case "local": {
        const element = elements[it.depth];
        invariant(element, "every local has its list");
        return element;
      }
      case "field":
        return fieldOf(value(it.of, elements), it.path);
      case "day":
        return { kind: "day", code: b.make("facts-on", undefined) };
      case "not":
        return asTruth(b.not(truth(it.of, elements)));
      case "and":
        return asTruth(b.and(truths(it.of)));
      case "or":
        return asTruth(b.or(truths(it.of)));
      case "if":
        return choice(truth(it.condition, elements), value(it.then, elements), value(it.else, elements));
      case "present":
        return asTruth(presence(value(it.of, elements)));
      case "empty":
        return asTruth(emptiness(value(it.of, elements)));
      case "compare":
        return asTruth(comparison(it.operator, value(it.left, elements), value(it.right, elements)));
      case "in":
        return asTruth(membership(value(it.item, elements), value(it.list, elements)));
      case "overlaps":
        return asTruth(overlap(value(it.left, elements), value(it.right, elements)));
      case "includes": {
        const [all, each] = [value(it.left, elements), value(it.right, elements)];
        return asTruth(quantified("every", each, (element) => membership(element, all)));
      }
      case "some":
      case "every":
        return asTruth(
          quantified(it.kind, value(it.list, elements), (element) => truth(it.body, [element, ...elements])),
        );
      case "count":
        return counted(value(it.list, elements), (element) => truth(it.body, [element, ...elements]));
      case "arithmetic":
        return arithmetic(it.operator, value(it.left, elements), value(it.right, elements));
      case "list":
        return { kind: "list", elements: it.of.map((one) => value(one, elements)), open: it.open };
      case "dated": {
        const chosen = it.values.find((one) => isInForce(one.inForce, lawOf));
        invariant(chosen, "without a value of that day it is fixed: unknown");
        return value(chosen.value, elements);
      }
      case "exemption": {
        if (!isInForce(it.inForce, lawOf) || !isBinding(settings, it)) return asTruth(b.truth(0));
        const holds = b.and(truths([...it.scopes, it.when]));
        const isSure = !it.unverified || settings.provisional === true;
        return asTruth(isSure ? holds : b.and([holds, b.truth(1)]));
      }
      case "met": {
        const standard = node(it.standard);
        invariant(standard.kind === "standard", "only standards are met");
        return asTruth(met(standard, it.element === undefined ? undefined : value(it.element, elements)));
      }
      default:
        throw island(it.kind);
    }
  };

  const fieldOf = (of: Specialised, path: readonly string[]): Specialised => {
    if (of.kind !== "written") throw island("a field of what is no group");
    let { code, type, canBeNull } = of;
    for (const name of path) {
      const field = type.kind === "record" ? type.fields.get(name) : undefined;
      invariant(field, `\`${name}\` is a field`);
      code = b.make("field", { name, ofNull: canBeNull }, code);
      canBeNull ||= field.nullable;
      type = field.type;
    }
    return { kind: "written", code, type, canBeNull };
  };

  const choice = (condition: Residual, then: Specialised, otherwise: Specialised): Specialised => {
    if (condition.op === "truth" && condition.data !== 1) return condition.data === 3 ? then : otherwise;
    const isTruth = (it: Specialised): boolean =>
      isYesOrNo(it) || (it.kind === "fixed" && it.result.value.kind === "unknown");
    if (isTruth(then) && isTruth(otherwise))
      return asTruth(b.make("if", undefined, condition, truthOfValue(then), truthOfValue(otherwise)));
    const [a, c] = [plainOf(then), plainOf(otherwise)];
    if (a?.kind !== "written" || c?.kind !== "written") throw island("a choice between values");
    const kind = comparedAs(a.type);
    // Code takes two for one only if they are written alike, and the reference also if they mean the same.
    if (kind !== comparedAs(c.type) || !plainlyEqual.has(kind)) throw island("a choice between values");
    const code = b.make("if-value", undefined, condition, a.code, c.code);
    return { kind: "written", code, type: a.type, canBeNull: a.canBeNull || c.canBeNull };
  };

  /** A known number or text as a document would write it. */
  const plainOf = (it: Specialised): Specialised | undefined => {
    if (it.kind !== "fixed") return it;
    const { value: known } = it.result;
    const written = (type: Type, data: string | number): Specialised => {
      return { kind: "written", code: b.make("value", data), type, canBeNull: false };
    };
    if (known.kind === "text") return written({ kind: "string" }, known.text);
    const number = numberIn(known);
    return number === undefined ? undefined : written({ kind: "number" }, number);
  };

  const presence = (of: Specialised): Residual => {
    if (of.kind === "truth") return b.make("present-truth", undefined, of.code);
    if (of.kind !== "written") throw island("whether a reckoned value is there");
    return b.make("present", undefined, of.code);
  };

  const emptiness = (of: Specialised): Residual => {
    // What a policy lists is something.
    if (of.kind === "list") return b.truth(0);
    if (of.kind !== "written") throw island("emptiness");
    return b.make("empty", undefined, of.code);
  };

  const comparison = (operator: CompareOperator, left: Specialised, right: Specialised): Residual => {
    if (isUnknown(left) || isUnknown(right)) return b.truth(1);
    if (isYesOrNo(left)) {
      if (operator !== "equal") throw island("the order of truths");
      return b.make("same-truth", undefined, truthOfValue(left), truthOfValue(right));
    }
    if (left.kind === "count" || right.kind === "count") {
      const both = [left, right].map((it) => (it.kind === "count" ? it.code : numberCode(it)));
      return b.make("compare-counts", operator, ...both);
    }
    const [a, c] = [comparedKind(left), comparedKind(right)];
    if (a === undefined || c === undefined) throw island("a comparison");
    const isTime = (it: string): boolean => it === "date" || it === "day" || it === "instant";
    if (isTime(a) && isTime(c)) {
      if (a === "date" && c === "date") return b.make("compare", operator, dateCode(left), dateCode(right));
      const by = a === "instant" && c === "instant" ? instantOf : dayOf;
      return b.make("compare", operator, by(left), by(right));
    }
    if (a !== c) return b.truth(1);
    if (a === "number") return b.make("compare", operator, numberCode(left), numberCode(right));
    if (a === "text") return b.make("compare", operator, textCode(left), textCode(right));
    if (a === "duration") return b.make("compare-durations", operator, periodCode(left), periodCode(right));
    return b.truth(1);
  };

  const numberCode = (it: Specialised): Residual => {
    if (it.kind === "written") return it.code;
    const number = it.kind === "fixed" ? numberIn(it.result.value) : undefined;
    if (number === undefined) throw island("a number");
    return b.make("value", number);
  };

  const textCode = (it: Specialised): Residual => {
    if (it.kind === "written") return it.code;
    invariant(it.kind === "fixed" && it.result.value.kind === "text", "a text");
    return b.make("value", it.result.value.text);
  };

  const dateCode = (it: Specialised): Residual => {
    if (it.kind === "written") return it.code;
    invariant(it.kind === "fixed" && it.result.value.kind === "date", "a date");
    return b.make("value", formatDay(it.result.value.day));
  };

  const periodCode = (it: Specialised): Residual => {
    if (it.kind === "written" || it.kind === "period") return it.code;
    invariant(it.kind === "fixed" && it.result.value.kind === "duration", "a duration");
    return b.make("value", writtenPeriod(it.result.value.duration));
  };

  const dayOf = (it: Specialised): Residual => {
    if (it.kind === "day") return it.code;
    if (it.kind === "fixed") {
      const { value: known } = it.result;
      if (known.kind === "date") return b.make("value", known.day);
      if (known.kind === "null") return b.make("value", null);
      if (known.kind === "range") throw island("a day known in part");
      if (known.kind !== "datetime") return b.make("value", undefined);
    }
    if (it.kind === "written" && it.type.kind === "date") return b.make("day-of-date", undefined, it.code);
    return b.make("day-of-instant", undefined, instantOf(it));
  };

  const instantOf = (it: Specialised): Residual => {
    if (it.kind === "instant") return it.code;
    if (it.kind === "fixed" && it.result.value.kind === "datetime") return b.make("value", it.result.value.instant);
    invariant(it.kind === "written" && it.type.kind === "datetime", "a moment");
    return b.make("instant-of", undefined, it.code);
  };

  const membership = (item: Specialised, list: Specialised): Residual => {
    if (list.kind === "list") return memberOfListed(item, list.elements, list.open ? 1 : 0);
    if (list.kind === "written") {
      const kind = list.type.kind === "list" ? comparedAs(list.type.element) : undefined;
      if (kind === undefined) return b.truth(1);
      if (kind === "instant" || kind === "duration" || kind === "group") throw island("members that are no words");
      if (isUnknown(item)) return b.make("in-list", undefined, b.make("value", undefined), list.code);
      return b.make("in-list", undefined, memberCode(item, kind), list.code);
    }
    if (list.kind !== "fixed") throw island("a list");
    const { value: known } = operand(list.result);
    if (known.kind !== "list") return b.truth(1);
    if (item.kind === "written" && comparedAs(item.type) === "text") return inWords(item.code, known);
    const open = unlisted(known);
    if (open === "profile") throw island("members that a profile names");
    return memberOfListed(item, known.elements.map(asFixed), open ? 1 : 0);
  };

  const memberOfListed = (item: Specialised, elements: Elements, others: TruthCode): Residual =>
    b.or([...elements.map((it) => comparison("equal", item, it)), b.truth(others)]);

  /** An item to be looked for in a list of the document, as the document writes its elements. */
  const memberCode = (item: Specialised, kind: string): Residual => {
    if (comparedKind(item) !== kind) throw island("other members");
    if (kind === "number") return numberCode(item);
    if (kind === "text") return textCode(item);
    if (kind === "date") return dateCode(item);
    if (item.kind === "written") return item.code;
    if (item.kind === "fixed" && item.result.value.kind === "boolean") return b.make("value", item.result.value.value);
    throw island("other members");
  };

  const inWords = (item: Residual, list: ListValue): Residual => {
    const isSure = list.elements.every((it) => it.value.kind === "text");
    const listed = new Map<string, TruthCode>(
      list.elements.flatMap((it) => (it.value.kind === "text" ? [[it.value.text, 3] as const] : [])),
    );
    const rest = isSure ? 0 : 1;
    if (list.open?.kind === "law")
      for (const [member, it] of list.open.others)
        if (!listed.has(member)) listed.set(member, either(codeOf(it), rest));
    const unknownItem = list.elements.length === 0 && !list.open ? 0 : 1;
    const table = { words: [...listed], otherwise: either(list.open ? 1 : 0, rest), unknown: unknownItem } as const;
    return b.make("in-words", table, item);
  };

  const overlap = (left: Specialised, right: Specialised): Residual => {
    if (left.kind === "written" && right.kind === "written") {
      const [a, c] = [left, right].map(({ type }) => (type.kind === "list" ? comparedAs(type.element) : undefined));
      if (a === undefined || a !== c || !plainlyEqual.has(a)) throw island("lists that meet");
      return b.make("overlaps-list", undefined, left.code, right.code);
    }
    const [list, words] = left.kind === "written" ? [left, right] : [right, left];
    if (list.kind !== "written" || words.kind !== "fixed") throw island("lists that meet");
    const { value: known } = operand(words.result);
    if (known.kind !== "list") throw island("a list that is not known");
    const isOfTexts = list.type.kind === "list" && comparedAs(list.type.element) === "text";
    const open = unlisted(known);
    if (!isOfTexts || open === "profile") throw island("lists that meet");
    if (known.elements.length === 0 && !open) return b.truth(0);
    const texts = known.elements.flatMap((it) => (it.value.kind === "text" ? [it.value.text] : []));
    const isOpen = open || texts.length < known.elements.length;
    return b.make("overlaps-words", { words: texts, open: isOpen }, list.code);
  };

  type Body = (element: Specialised) => Residual;

  const quantified = (op: "some" | "every", list: Specialised, body: Body): Residual => {
    const join = op === "some" ? b.or : b.and;
    const known = knownElements(list);
    if (known) return join([...known.elements.map(body), ...(known.open ? [b.truth(1)] : [])]);
    if (list.kind === "fixed") return b.truth(1);
    const { code, element, loop } = looped(list);
    return b.make(op, loop, code, body(element));
  };

  const counted = (list: Specialised, body: Body): Specialised => {
    if (list.kind !== "written") throw island("a count over what is not the document's");
    const { code, element, loop } = looped(list);
    return { kind: "count", code: b.make("count", loop, code, body(element)) };
  };

  /** The elements of a list that is known, and whether there may be more of them. */
  const knownElements = (list: Specialised): { readonly elements: Elements; readonly open: boolean } | undefined => {
    if (list.kind === "list") return list;
    const known = list.kind === "fixed" ? operand(list.result).value : undefined;
    return known?.kind === "list"
      ? { elements: known.elements.map(asFixed), open: known.open !== undefined }
      : undefined;
  };

  const looped = (list: Specialised): Loop => loopOver(list, b);

  const arithmetic = (operator: string, left: Specialised, right: Specialised): Specialised => {
    const [of, by] = isPeriod(right) ? [left, right] : [right, left];
    const isMinus = operator === "subtract";
    if (isPeriod(by) && (isMinus ? by === right : operator === "add")) return shifted(of, by, isMinus);
    const days = [left, right].map(comparedKind);
    if (!isMinus || days.some((it) => it !== "date" && it !== "day" && it !== "instant")) throw island("arithmetic");
    return { kind: "period", code: b.make("days-between", undefined, dayOf(left), dayOf(right)) };
  };

  const shifted = (of: Specialised, by: Specialised, back: boolean): Specialised => {
    const period = by.kind === "fixed" && by.result.value.kind === "duration" ? by.result.value.duration : undefined;
    const kind = comparedKind(of);
    if (!period || kind === undefined) throw island("a period that is not fixed");
    if (period.kind === "time") {
      if (kind !== "instant") throw island("hours after a day");
      return { kind: "instant", code: b.make("later", back ? -period.ms : period.ms, instantOf(of)) };
    }
    if (kind !== "date" && kind !== "day" && kind !== "instant") throw island("a period after what is no day");
    return { kind: "day", code: b.make("end-of-period", { period: writtenPeriod(period), back }, dayOf(of)) };
  };

  /** Of standards of the document itself nobody can have signed: its own signatures go to the reference. */
  const met = (standard: StandardNode, element: Specialised | undefined): Residual => {
    if ([...context.roots.values()].some((it) => context.signed(standard, it.input).length > 0))
      throw island("a signature");
    const own = element ? [element] : [];
    const bounds = (ids: readonly GraphId[]): readonly Residual[] => ids.map((it) => truth(it, own));
    const [holds, fails] = [standard.presumedIf, standard.presumedNotIf].map((it) =>
      it === undefined ? b.truth(0) : truth(it, own),
    );
    invariant(holds && fails, "two presumptions");
    const isPresumed = standard.presumedIf !== undefined || standard.presumedNotIf !== undefined;
    const opinion = isPresumed
      ? b.make("presumed", undefined, holds, fails, ...namesOf(standard, element))
      : b.truth(1);
    return b.and([...bounds(standard.onlyIf), b.or([...bounds(standard.orIf), opinion])]);
  };

  /** Whether subject and element have names: of what has none yet any signature may be meant. */
  const namesOf = ({ subject, overList, key }: StandardNode, element: Specialised | undefined): readonly Residual[] => {
    const type = vocabulary.subjects.get(subject)?.type;
    if (!type || !given.has(subject)) throw island("a presumption about what is fixed");
    const root: Specialised = { kind: "written", code: b.make("root", subject), type, canBeNull: false };
    const isElement = element?.kind === "written" && element.type.kind === "record" && key !== undefined;
    if (overList ? !isElement : element !== undefined) throw island("a presumption about elements");
    const named = [fieldOf(root, ["id"]), ...(isElement ? [fieldOf(element, [key])] : [])];
    return named.map(presence);
  };

  return { value, truth, comparison, dayOf };
}

interface Loop {
  readonly code: Residual;
  readonly element: Specialised;
  readonly loop: LoopId;
}

/** A loop over a list of the document. */
export function loopOver(list: Specialised, b: ResidualBuilder): Loop {
  if (list.kind !== "written" || list.type.kind !== "list") throw island("a list that is reckoned");
  const loop = b.newLoop();
  const code = b.make("element", loop);
  return { code: list.code, loop, element: { kind: "written", code, type: list.type.element, canBeNull: true } };
}

/** An element of which nothing is known. */
const someElement = { kind: "fixed", result: unknown([]) } as const;

export const asFixed = (result: Result): Specialised => ({ kind: "fixed", result });

export const codeOf = (result: Result): TruthCode => {
  const truth = truthOf(operand(result));
  return truth === "true" ? 3 : truth === "false" ? 0 : 1;
};

/** What is known of either, where the other one does not hold for sure. */
const either = (one: TruthCode, other: 0 | 1): TruthCode => (one === 0 ? other : one);

const isUnknown = (it: Specialised): boolean =>
  it.kind === "fixed" && (it.result.value.kind === "unknown" || it.result.value.kind === "null");

const isYesOrNo = (it: Specialised): boolean =>
  it.kind === "truth" ||
  (it.kind === "written" && it.type.kind === "boolean") ||
  (it.kind === "fixed" && it.result.value.kind === "boolean");

const isPeriod = (it: Specialised): boolean => it.kind === "fixed" && it.result.value.kind === "duration";

/** As what a value is compared; what is compared as another thing is not comparable. */
type ComparedAs = "text" | "number" | "boolean" | "date" | "day" | "instant" | "duration" | "document" | "group";

function comparedAs(type: Type): ComparedAs {
  switch (type.kind) {
    case "string":
    case "enum":
      return "text";
    case "datetime":
      return "instant";
    case "list":
    case "record":
      return "group";
    default:
      return type.kind;
  }
}

/** Undefined: it can lie between bounds. */
function comparedKind(it: Specialised): ComparedAs | undefined {
  switch (it.kind) {
    case "written":
      return comparedAs(it.type);
    case "day":
    case "instant":
      return it.kind;
    case "period":
      return "duration";
    case "fixed":
      return comparedValue(it.result.value);
    default:
      return undefined;
  }
}

function comparedValue({ kind }: RuntimeValue): ComparedAs | undefined {
  switch (kind) {
    case "quantity":
      return "number";
    case "datetime":
      return "instant";
    case "list":
    case "record":
      return "group";
    case "text":
    case "boolean":
    case "date":
    case "duration":
      return kind;
    default:
      return undefined;
  }
}

/** Of these two values are the same if they are written alike. */
const plainlyEqual: ReadonlySet<ComparedAs> = new Set(["text", "number", "boolean", "date"]);

/** Whether a list may hold more; `profile`: a profile says of some whether they belong. */
function unlisted({ open }: ListValue): boolean | "profile" {
  return open?.kind === "law" && open.others.size > 0 ? "profile" : open !== undefined;
}

/** A number that a double holds exactly enough: of at most 15 digits, so that two compare as doubles as they do exactly. */
function numberIn(value: RuntimeValue): number | undefined {
  if (value.kind !== "quantity" || !value.low || value.high?.equals(value.low) !== true) return undefined;
  return doubleOf(value.low);
}

function doubleOf(number: Exact): number | undefined {
  const double = number.valueOf();
  const written = String(double);
  const digits = written.replace(/^-?0*\.?0*|\./g, "");
  return exact(written)?.equals(number) === true && digits.length <= 15 ? double : undefined;
}

/** A duration as the language writes it. */
function writtenPeriod(duration: Duration): string {
  const text = formatDuration(duration);
  const read = parseDuration(text);
  if (JSON.stringify(read) !== JSON.stringify(duration)) throw island("a duration that is not written");
  return text;
}
