import { _, Name, nil, stringify } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { invariant } from "../base/invariant.ts";
import { blocksOf, type Block, type BlockEnds } from "./blocks.ts";
import { plainCode, plainness, type PlainCode, wordsInLine } from "./emit-plain.ts";
import { concatenated, isInherited, nameMaker, ownCode, type NameMaker } from "./names.ts";
import type { CompareOperator, LoopId, Residual } from "./residual.ts";
import { noElement } from "./rule-residuals.ts";
import type { ColumnResidual } from "./verdict-residuals.ts";

// INVARIANT (quoted): code is put together of `Code` alone. A name or a text of a policy or a document becomes code through
//   ajv's code templates, which quote it, so that none can get out of its quotes.

// A count is two numbers of twelve bits, the least and the most that it can be: no list of a document is as long as 4,096 (see budget.ts).
/** What the functions of generated code share: rank tables, Kleene's logic over lists, counts. */
export const prelude: Code = _`
const clauseOfVerdict = [0, 1, 2, 3, 4, 4, 4, 4];
const none = Object.freeze({});
const worst = (a, b) => (a < b ? a : b);
function fillBlock(out, mark, start, end, verdict) {
  if (out[mark] === verdict) return;
  out.fill(verdict, start, end);
  out[mark] = verdict;
}
${ownCode}function inList(item, list) {
  if (list == null) return 1;
  let found = 0;
  for (let i = 0; i < list.length; i++) {
    const it = list[i];
    if (it == null || item == null) found = 1;
    else if (it === item) return 3;
  }
  return found;
}
function overlapsWords(list, words, isOpen) {
  if (list == null) return 1;
  let found = 0;
  for (let i = 0; i < list.length; i++) {
    const it = list[i];
    if (it == null || isOpen) found = 1;
    if (words.has(it)) return 3;
  }
  return found;
}
function overlapsList(a, b) {
  if ((a != null && a.length === 0) || (b != null && b.length === 0)) return 0;
  if (a == null || b == null) return 1;
  let found = 0;
  for (let i = 0; i < a.length; i++) {
    found |= inList(a[i], b);
    if (found === 3) return 3;
  }
  return found;
}
const lengthOf = (list) => (list == null ? -1 : (list.length << 12) | list.length);
const least = (count) => count >> 12;
const most = (count) => count & 4095;
`;

/** The code of a function that writes verdicts: its name, and the functions that it calls. */
export interface EmittedFunction {
  readonly name: Name;
  readonly code: Code;
}

/**
 * Writes functions `(factsOn, out, …subjects)` that put the verdicts of a document into `out`. What several verdicts share is
 * computed once; what has a loop in it when it is first asked for. Plain code is tried first, and not where it has failed of late. A
 * block whose rules all ask the same first is not looked into where that is not so.
 */
export function emitVerdicts(
  columns: readonly ColumnResidual[],
  subjects: readonly string[],
  ends: BlockEnds,
): readonly EmittedFunction[] {
  const names = nameMaker("");
  const marks = ends.at(-1) ?? 0;
  return blocksOf(columns, ends).map((it) => emitBlock(it, subjects, names, marks + it.at));
}

/** `mark`: where it is told which verdict all of the block has. */
function emitBlock(
  { start, end, alike, isWhole, columns }: Block,
  subjects: readonly string[],
  fresh: NameMaker,
  mark: number,
): EmittedFunction {
  const roots = subjects.map(() => fresh("subject"));
  const params = listOf([factsOn, out, ...roots]);
  const fill = alike ? _`fillBlock(out, ${mark}, ${start}, ${end}, ${alike.verdict});\n` : nil;
  const name = fresh("block");
  if (alike && !alike.unless) return { name, code: _`function ${name}(${params}) {\n${fill}}\n` };
  const written = columns.map((it, at) => emitFunction(it, subjects, fresh, at === 0 ? alike?.unless : undefined));
  const gate = written[0]?.gate;
  const shut = gate ? _`if (${gate}(${params}) === 0) {\n${fill}return;\n}\n` : nil;
  const several = isWhole ? _`out[${mark}] = 0;\n` : nil;
  const calls = written.map((it) => _`${it.name}(${params});\n`);
  const code = written.map((it) => it.code);
  const body = concatenated([shut, several, ...calls]);
  return { name, code: concatenated([...code, _`function ${name}(${params}) {\n${body}}\n`]) };
}

/** The function that is being written: the document's, or one for each element of a loop. */
interface Frame {
  readonly around: { readonly frame: Frame; readonly loop: LoopId } | undefined;
  readonly element: Name;
  readonly listed: Name;
  /** In plain code, what is set where an unknown fact is met. Facts are read where they are asked for: what decides first leaves others unread. */
  readonly isOpen: Name | undefined;
  readonly lets: Name[];
  readonly lines: Code[];
  readonly names: Map<Residual, Code>;
  readonly records: Map<Residual, Name>;
  /** What it is handed from around it. */
  readonly captured: Map<Residual, { readonly name: Name; readonly given: Code }>;
}

function emitFunction(
  columns: readonly ColumnResidual[],
  subjects: readonly string[],
  fresh: NameMaker,
  gate?: Residual,
): EmittedFunction & { readonly gate: Name | undefined } {
  const uses = usesIn(columns.map((it) => it.verdict));
  /** The records of which facts are read, each with how many. */
  const records = countOf([...uses.keys()].flatMap((it) => (it.op === "field" ? it.args : [])));
  const functions: Code[] = [];
  const isPlain = plainness();
  /** Loops that need nothing from around them, in plain code and in exact code. */
  const [plainLoops, exactLoops] = [new Map<Residual, Name>(), new Map<Residual, Name>()];
  const roots = new Map(subjects.map((it) => [it, fresh("subject")] as const));
  const frameOf = (around: Frame["around"], isOpen?: Name): Frame => ({
    around,
    element: fresh("element"),
    listed: fresh("listed"),
    isOpen,
    lets: [],
    lines: [],
    names: new Map(),
    records: new Map(),
    captured: new Map(),
  });

  const temporary = (frame: Frame): Name => {
    const name = fresh("t");
    frame.lets.push(name);
    return name;
  };
  const constant = (frame: Frame, code: Code): Name => {
    const name = fresh("c");
    frame.lines.push(_`const ${name} = ${code};\n`);
    return name;
  };

  const show = (it: Residual, frame: Frame): Code => {
    if (it.op === "truth" || it.op === "verdict") return _`${it.data}`;
    if (it.op === "value") return it.data === undefined ? _`undefined` : stringify(it.data);
    if (frame.around && !it.loops.has(frame.around.loop)) return handedIn(it, frame, frame.around.frame);
    if (it.op === "element") return frame.element;
    if (it.op === "listed") return frame.listed;
    if (it.op === "facts-on") return factsOn;
    if (it.op === "root") return rootOf(it.data);
    const known = frame.names.get(it);
    if (known) return known;
    if ((uses.get(it) ?? 0) < 2 || (frame.isOpen && it.op === "field" && !records.has(it))) return write(it, frame);
    const named = it.isHeavy ? remembered(write(it, frame), frame) : constant(frame, write(it, frame));
    frame.names.set(it, named);
    return named;
  };

  const rootOf = (subject: string): Code => {
    const found = roots.get(subject);
    invariant(found, "rules read subjects that come with the document");
    return found;
  };

  /** A record of the document of which several facts are read: one without facts where it is none, so that it is looked at once. */
  const recordOf = (it: Residual, frame: Frame): Name | undefined => {
    if (frame.around || (records.get(it) ?? 0) < 2) return undefined;
    const known = frame.records.get(it);
    if (known) return known;
    const name = constant(frame, _`${show(it, frame)} ?? none`);
    frame.records.set(it, name);
    return name;
  };

  /** Computed when it is first asked for; at once where the code of it would be long at each place that asks. */
  const remembered = (code: Code, frame: Frame): Code => {
    if (String(code).length > codeRepeated) return constant(frame, code);
    const name = temporary(frame);
    return _`(${name} === undefined ? ${name} = ${code} : ${name})`;
  };

  const handedIn = (it: Residual, frame: Frame, outer: Frame): Code => {
    const known = frame.captured.get(it);
    if (known) return known.name;
    const [given, name] = [show(it, outer), fresh("given")];
    frame.captured.set(it, { name, given });
    return name;
  };

  /** What is read more than once where it stands. */
  const named = (it: Residual, frame: Frame): Code => {
    const code = show(it, frame);
    if (code instanceof Name || it.op === "value") return code;
    const name = constant(frame, code);
    frame.names.set(it, name);
    return name;
  };

  const write = (it: Residual, frame: Frame): Code => {
    const [a, b, c, d, e] = it.args;
    const arg = (one: Residual | undefined): Code => {
      invariant(one, `${it.op} has its operands`);
      return show(one, frame);
    };
    const name = (one: Residual | undefined): Code => {
      invariant(one, `${it.op} has its operands`);
      return named(one, frame);
    };
    const temp = (): Name => temporary(frame);
    switch (it.op) {
      case "field": {
        const of = it.data.ofNull || isInherited(it.data.name) ? name(a) : arg(a);
        if (isInherited(it.data.name)) return _`(${of} == null ? ${of} : own(${of}, ${it.data.name}))`;
        if (it.data.ofNull) return _`(${of} == null ? ${of} : ${of}[${it.data.name}])`;
        const record = a && recordOf(a, frame);
        return record ? _`${record}[${it.data.name}]` : _`${of}?.[${it.data.name}]`;
      }
      case "truth-of": {
        const x = name(a);
        return _`(${x} === true ? 3 : ${x} === false ? 0 : 1)`;
      }
      case "and":
      case "or":
        return junction(it.op, it.args, frame);
      case "not":
        return _`(7 >> 2 * ${arg(a)} & 3)`;
      case "if": {
        const [x, y, z] = [temp(), temp(), temp()];
        return _`(${x} = ${arg(a)}, ${y} = ${arg(b)}, ${z} = ${arg(c)}, ${x} === 3 ? ${y} : ${x} === 0 ? ${z} : ${y} === ${z} ? ${y} : 1)`;
      }
      case "if-value": {
        const [x, y, z] = [temp(), temp(), temp()];
        return _`(${x} = ${arg(a)}, ${y} = ${arg(b)}, ${z} = ${arg(c)}, ${x} === 3 ? ${y} : ${x} === 0 ? ${z} : ${y} === ${z} ? ${y} : undefined)`;
      }
      case "same-truth": {
        const [x, y] = [temp(), temp()];
        return _`(${x} = ${arg(a)}, ${y} = ${arg(b)}, ${x} === 1 || ${y} === 1 ? 1 : ${x} === ${y} ? 3 : 0)`;
      }
      case "present": {
        const x = name(a);
        return _`(${x} === undefined ? 1 : ${x} === null ? 0 : 3)`;
      }
      case "present-truth":
        return _`(${arg(a)} === 1 ? 1 : 3)`;
      case "empty": {
        const x = name(a);
        return _`(${x} == null ? 1 : ${x}.length === 0 ? 3 : 0)`;
      }
      case "presumed": {
        const [x, y] = [temp(), temp()];
        const isNamed = it.args.slice(2).map((one) => arg(one));
        const names = isNamed.reduce((all, one) => _`${all} & ${one}`, _`3`);
        return _`((${names}) !== 3 ? 1 : (${x} = ${arg(a)}, ${y} = ${arg(b)}, ${x} === 3 && ${y} === 0 ? 3 : ${x} === 0 && ${y} === 3 ? 0 : 1))`;
      }
      case "compare":
        return comparison(it.data, [a, b], frame);
      case "compare-counts":
        return countComparison(it.data, [a, b], frame);
      case "compare-durations":
        return _`h.compareDurations(${it.data}, ${arg(a)}, ${arg(b)})`;
      case "in-words": {
        const x = name(a);
        const { words, otherwise, unknown } = it.data;
        if (words.length <= wordsInLine) {
          const chain = words.reduce((all, [word, truth]) => _`${all}${x} === ${word} ? ${truth} : `, nil);
          return _`(${chain}${x} == null ? ${unknown} : ${otherwise})`;
        }
        const table = fresh("words");
        functions.push(_`const ${table} = new Map(${stringify(words)});\n`);
        return _`(${x} == null ? ${unknown} : ${table}.get(${x}) ?? ${otherwise})`;
      }
      case "in-list":
        return _`inList(${arg(a)}, ${arg(b)})`;
      case "overlaps-words": {
        const table = fresh("words");
        functions.push(_`const ${table} = new Set(${stringify(it.data.words)});\n`);
        return _`overlapsWords(${arg(a)}, ${table}, ${it.data.open})`;
      }
      case "overlaps-list":
        return _`overlapsList(${arg(a)}, ${arg(b)})`;
      case "some":
      case "every":
      case "count":
      case "each":
        return loop(it, it.op, it.data, frame);
      case "day-of-date":
        return _`h.dayOfDate(${arg(a)})`;
      case "instant-of":
        return _`h.instantOf(${arg(a)})`;
      case "day-of-instant":
        return _`h.dayOfInstant(${arg(a)})`;
      case "later": {
        const x = name(a);
        return _`(${x} == null ? undefined : ${x} + ${it.data})`;
      }
      case "end-of-period":
        return _`h.endOfPeriod(${arg(a)}, ${it.data.period}, ${it.data.back})`;
      case "days-between":
        return _`h.daysBetween(${arg(a)}, ${arg(b)})`;
      case "deadline":
        return _`h.settled(${arg(a)}, ${arg(b)}, ${arg(c)}, ${arg(d)})`;
      case "complies":
        return _`clauseOfVerdict[${it.args.map((one) => arg(one)).reduce((all, one) => _`worst(${all}, ${one})`, _`7`)}]`;
      case "clauses":
      case "worst":
        return it.args.map((one) => arg(one)).reduce((all, one) => _`worst(${all}, ${one})`, _`${noElement}`);
      case "breach-or":
        return _`(${arg(a)} === 0 ? 0 : ${arg(b)})`;
      case "scoped": {
        const w = temp();
        return _`(${arg(a)} === 0 || (${w} = ${arg(b)}) === ${noElement} ? 5 : ${w})`;
      }
      case "where":
        return _`(${arg(a)} === 0 ? ${noElement} : ${arg(b)})`;
      case "rule":
        return verdict([a, b, c, d, e], frame);
      default:
        throw new Error(`invariant broken: ${it.op} is written where it is shown`);
    }
  };

  /** Cheap parts first: a loop is not asked where they decide. */
  const junction = (op: "and" | "or", args: readonly Residual[], frame: Frame): Code => {
    const sign = op === "and" ? _`&` : _`|`;
    const decided = op === "and" ? 0 : 3;
    const [cheap, heavy] = [args.filter((it) => !it.isHeavy), args.filter((it) => it.isHeavy)];
    const shown = cheap.map((it) => show(it, frame));
    const first = shown.length === 0 ? [] : [shown.reduce((one, other) => _`${one} ${sign} ${other}`)];
    const parts = [...first, ...heavy.map((it) => show(it, frame))];
    const chained = parts.reduceRight((rest, it) => {
      const x = temporary(frame);
      return _`((${x} = ${it}) === ${decided} ? ${x} : ${x} ${sign} ${rest})`;
    });
    return _`(${chained})`;
  };

  const comparison = (operator: CompareOperator, [a, b]: readonly (Residual | undefined)[], frame: Frame): Code => {
    invariant(a && b, "a comparison has two sides");
    const [x, y] = [named(a, frame), named(b, frame)];
    const open = [_`${x} == null`, _`${y} == null`]
      .filter((_code, at) => !isKnown([a, b][at]))
      .reduce((one, other) => (one === nil ? other : _`${one} || ${other}`), nil);
    const sign = operator === "equal" ? _`===` : operator === "less" ? _`<` : _`<=`;
    return open === nil ? _`(${x} ${sign} ${y} ? 3 : 0)` : _`(${open} ? 1 : ${x} ${sign} ${y} ? 3 : 0)`;
  };

  const countComparison = (
    operator: CompareOperator,
    [a, b]: readonly (Residual | undefined)[],
    frame: Frame,
  ): Code => {
    invariant(a && b, "a comparison has two sides");
    const sides = [a, b].map((it) => {
      const x = temporary(frame);
      const isCount = it.op === "count";
      const [low, high] = isCount ? [_`least(${x})`, _`most(${x})`] : [x, x];
      return { set: _`${x} = ${show(it, frame)}`, open: isCount ? _`${x} < 0` : _`${x} == null`, low, high };
    });
    const [one, other] = sides;
    invariant(one && other, "a comparison has two sides");
    const isBelow = operator === "less" ? _`<` : _`<=`;
    const isAbove = operator === "less" ? _`>=` : _`>`;
    const holds =
      operator === "equal"
        ? _`${one.low} === ${other.high} && ${one.high} === ${other.low} ? 3 : ${one.high} < ${other.low} || ${one.low} > ${other.high} ? 0 : 1`
        : _`${one.high} ${isBelow} ${other.low} ? 3 : ${one.low} ${isAbove} ${other.high} ? 0 : 1`;
    return _`(${one.set}, ${other.set}, ${one.open} || ${other.open} ? 1 : ${holds})`;
  };

  const plainIn = (frame: Frame, isOpen: Name): PlainCode =>
    plainCode({
      exact: (it) => show(it, frame),
      temporary: () => temporary(frame),
      once: (code) => remembered(code, frame),
      isShared: (it) => (uses.get(it) ?? 0) > 1,
      isOpen,
    });

  const loop = (it: Residual, op: LoopOp, id: LoopId, frame: Frame): Code => {
    const [list, body] = it.args;
    invariant(list && body, "a loop has a list and a body");
    if (op === "count" && body.op === "truth" && body.data === 3) return _`lengthOf(${show(list, frame)})`;
    const isOpen = frame.isOpen && isPlain(body) ? fresh("isOpen") : undefined;
    const loops = isOpen ? plainLoops : exactLoops;
    const written = loops.get(it);
    /** Whoever reads what a plain loop says may not note it: it does so itself. */
    const noted = (call: Code): Code => {
      if (!isOpen || !frame.isOpen) return call;
      const said = temporary(frame);
      return _`((${said} = ${call}) < 0 ? (${frame.isOpen} = true, ${said}) : ${said})`;
    };
    if (written) return noted(_`${written}(${show(list, frame)})`);
    const inner = frameOf({ frame, loop: id }, isOpen);
    const [one, all, items] = [fresh("one"), fresh(op), fresh("list")];
    const plain = isOpen && plainIn(inner, isOpen);
    const value = plain ? (op === "each" ? plain.verdict(body) : plain.truth(body)) : show(body, inner);
    const handed = [...inner.captured.values()];
    if (handed.length === 0) loops.set(it, all);
    const rest = handed.reduce((before, { name }) => _`${before}, ${name}`, nil);
    if (!isOpen) {
      const params = listOf([
        inner.element,
        ...(op === "each" ? [inner.listed] : []),
        ...handed.map(({ name }) => name),
      ]);
      functions.push(_`function ${one}(${params}) {\n${bodyOf(inner)}return ${value};\n}\n`);
    }
    const steps = isOpen
      ? plainLoop(op, { items, isOpen, element: inner.element, before: bodyOf(inner), value })
      : loopBody(op, items, one, rest);
    functions.push(_`function ${all}(${items}${rest}) {\n${steps}}\n`);
    return noted(_`${all}(${listOf([show(list, frame), ...handed.map(({ given }) => given)])})`);
  };

  /** The table of evaluate/rule.ts, first line that fits; gates that are shut come first. */
  const verdict = ([gate, member, exempt, clauses, waits]: readonly (Residual | undefined)[], frame: Frame): Code => {
    invariant(gate && member && exempt && clauses, "a rule has its parts");
    const [g, x, c] = [temporary(frame), temporary(frame), temporary(frame)];
    const lines: Code[] = [];
    const isConstant = (it: Residual, truth: number): boolean => it.op === "truth" && it.data === truth;
    lines.push(_`(${g} = ${show(gate, frame)}) === 0 ? 5 : `);
    const set = _`${c} = ${show(clauses, frame)}`;
    const canBeVoid = clauses.op === "complies" || clauses.op === "clauses";
    if (canBeVoid) lines.push(_`(${set}) === 4 ? 5 : `);
    const isExemptable = !isConstant(exempt, 0);
    if (isExemptable) lines.push(_`(${x} = ${show(exempt, frame)}) === 3 ? 4 : `);
    lines.push(canBeVoid ? _`${c} === 3 ? 3 : ` : _`(${set}) === 3 ? 3 : `);
    const applies = [
      g,
      ...(isConstant(member, 3) ? [] : [_`(${show(member, frame)})`]),
      ...(isExemptable ? [_`(7 >> 2 * ${x} & 3)`] : []),
    ].reduce((one, other) => _`${one} & ${other}`);
    lines.push(_`(${applies}) !== 3 ? 1 : `);
    const breach = waits ? _`(${g} = ${show(waits, frame)}) === 3 ? 2 : ${g} === 0 ? 0 : 1` : _`0`;
    const canWait = canBeVoid || clauses.op === "deadline";
    lines.push(canWait ? _`${c} === 0 ? ${breach} : ${c} === 2 ? 2 : 1` : _`${c} === 0 ? ${breach} : 1`);
    return _`(${lines.reduce((all, it) => _`${all}${it}`)})`;
  };

  const params = listOf([factsOn, out, ...roots.values()]);
  const functionOf = (prefix: string, frame: Frame, end: Code = nil): Name => {
    const name = fresh(prefix);
    functions.push(_`function ${name}(${params}) {\n${bodyOf(frame)}${end}}\n`);
    return name;
  };
  const gateFrame = frameOf(undefined);
  const asked = gate && functionOf("gate", gateFrame, _`return ${show(gate, gateFrame)};\n`);
  const exactFrame = frameOf(undefined);
  for (const { at, verdict: it } of columns) exactFrame.lines.push(_`out[${at}] = ${show(it, exactFrame)};\n`);
  const exact = functionOf("verdicts", exactFrame);
  if (!columns.some((it) => isPlain(it.verdict))) return { name: exact, code: concatenated(functions), gate: asked };

  const isOpen = fresh("isOpen");
  const plainFrame = frameOf(undefined, isOpen);
  plainFrame.lets.push(isOpen);
  const plain = plainIn(plainFrame, isOpen);
  for (const { at, verdict: it } of columns) {
    const code = isPlain(it) ? plain.verdict(it) : show(it, plainFrame);
    plainFrame.lines.push(_`out[${at}] = ${code};\n`);
  }
  const tried = functionOf("plain", plainFrame, _`return ${isOpen} !== true;\n`);
  const [name, wait, pause] = [fresh("judge"), fresh("wait"), fresh("pause")];
  functions.push(_`let ${wait} = 0, ${pause} = 1;
function ${name}(${params}) {
  if (${wait} > 0) ${wait}--;
  else if (${tried}(${params})) {
    ${pause} = 1;
    return;
  } else {
    ${wait} = ${pause};
    ${pause} = Math.min(2 * ${pause}, ${longestPause});
  }
  ${exact}(${params});
}
`);
  return { name, code: concatenated(functions), gate: asked };
}

const [factsOn, out] = [new Name("factsOn"), new Name("out")];

/** After plain code has failed again and again, it is tried with one document of so many. */
const longestPause = 64;

/** Code of so many characters may stand at each place that needs what it computes. */
const codeRepeated = 200;

export const listOf = (all: readonly Code[]): Code =>
  all.reduce((one, other) => (one === nil ? other : _`${one}, ${other}`), nil);

const bodyOf = ({ lets, lines }: Frame): Code => {
  const declared = lets.length === 0 ? nil : _`let ${listOf(lets)};\n`;
  return concatenated([declared, ...lines]);
};

type LoopOp = "some" | "every" | "count" | "each";

/** A loop in plain code: what it says of elements, or below 0, that it met an unknown fact. */
interface PlainLoop {
  readonly items: Name;
  readonly isOpen: Name;
  readonly element: Name;
  /** What stands before the value of an element. */
  readonly before: Code;
  readonly value: Code;
}

function plainLoop(op: LoopOp, { items, isOpen, element, before, value }: PlainLoop): Code {
  const [start, step, end] = {
    some: [nil, _`if (${value}) return ${isOpen} ? -1 : 3;\n`, _`0`],
    every: [nil, _`if (!${value}) return ${isOpen} ? -1 : 0;\n`, _`3`],
    count: [_`, sure = 0`, _`if (${value}) sure++;\n`, _`(sure << 12) | sure`],
    each: [
      _`, worstOne = ${noElement}`,
      _`const it = ${value};\nif (it < worstOne) worstOne = it;\nif (it === 0 && !${isOpen}) return 0;\n`,
      _`worstOne`,
    ],
  }[op];
  return _`if (${items} == null) return -1;
let ${isOpen} = false${start};
for (let i = 0; i < ${items}.length; i++) {
const ${element} = ${items}[i];
${op === "each" ? _`if (${element} === undefined) return -1;\n` : nil}${before}${step}}
return ${isOpen} ? -1 : ${end};
`;
}

function loopBody(op: LoopOp, items: Name, one: Name, rest: Code): Code {
  const each = (step: Code): Code => _`for (let i = 0; i < ${items}.length; i++) {\n${step}}\n`;
  if (op === "each") {
    const step = _`const it = ${items}[i];\nworstOne = worst(worstOne, ${one}(it, it === undefined ? 1 : 3${rest}));\n`;
    const none = _`if (${items} == null) return ${one}(undefined, 1${rest});\n`;
    return _`${none}let worstOne = ${noElement};\n${each(step)}return worstOne;\n`;
  }
  if (op === "count") {
    const step = _`const it = ${one}(${items}[i]${rest});\nif (it === 3) sure++;\nelse if (it === 1) open++;\n`;
    return _`if (${items} == null) return -1;\nlet sure = 0, open = 0;\n${each(step)}return (sure << 12) | (sure + open);\n`;
  }
  const [start, sign, end] = op === "some" ? [0, _`|`, 3] : [3, _`&`, 0];
  const step = _`found = found ${sign} ${one}(${items}[i]${rest});\nif (found === ${end}) return ${end};\n`;
  return _`if (${items} == null) return 1;\nlet found = ${start};\n${each(step)}return found;\n`;
}

const isKnown = (it: Residual | undefined): boolean => it?.op === "value" && it.data !== null && it.data !== undefined;

function countOf<T>(all: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const it of all) counts.set(it, (counts.get(it) ?? 0) + 1);
  return counts;
}

/** How often each residual is an operand. */
function usesIn(roots: readonly Residual[]): ReadonlyMap<Residual, number> {
  const uses = new Map<Residual, number>();
  const visit = (it: Residual): void => {
    const before = uses.get(it) ?? 0;
    uses.set(it, before + 1);
    if (before === 0) it.args.forEach(visit);
  };
  roots.forEach(visit);
  return uses;
}
