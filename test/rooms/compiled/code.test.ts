import { _ } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { emitVerdicts, prelude } from "../../../src/compiled/emit.ts";
import { evaluated } from "../../../src/compiled/evaluated.ts";
import { residualBuilder, verdictCodes } from "../../../src/compiled/residual.ts";
import { verdictResiduals } from "../../../src/compiled/verdict-residuals.ts";
import { fixtureOf } from "./said.ts";

// Whatever code says, it has to say fast: what is shared is computed once, what decides comes first, and nothing is asked for nothing.

function codeOf(...clauses: readonly string[]): string {
  const left = verdictResiduals(fixtureOf(clauses, {}), ["sheet"], undefined);
  const columns = left?.parts.flatMap((it) => it.residualsOf("sheet", 1, residualBuilder())) ?? [];
  return emitVerdicts(columns, ["sheet"], [clauses.length])
    .map((it) => String(it.code))
    .join("");
}

test("rules that ask the same first, of a list and of facts that they share", () => {
  const bigger = "(any p in sheet.parts satisfies p.size > sheet.n)";
  expect(
    codeOf(
      `when sheet.yes\nrequire sheet.group.n > 1 or ${bigger}`,
      `when sheet.yes and sheet.sure\nrequire ${bigger}`,
    ),
  ).toMatchInlineSnapshot(`
    "function gate8(factsOn, out, subject2) {
    const c5 = subject2 ?? none;
    const c6 = c5["yes"];
    const c7 = (c6 === true ? 3 : c6 === false ? 0 : 1);
    return c7;
    }
    function one21(element19, given24) {
    const c25 = (element19 == null ? element19 : element19["size"]);
    return (given24 == null || c25 == null ? 1 : given24 < c25 ? 3 : 0);
    }
    function some22(list23, given24) {
    if (list23 == null) return 1;
    let found = 0;
    for (let i = 0; i < list23.length; i++) {
    found = found | one21(list23[i], given24);
    if (found === 3) return 3;
    }
    return found;
    }
    function verdicts32(factsOn, out, subject2) {
    let t11, t12, t13, t26, t27, t28, t29, t30;
    const c14 = subject2 ?? none;
    const c15 = c14["yes"];
    const c16 = (c15 === true ? 3 : c15 === false ? 0 : 1);
    const c17 = c14["group"];
    const c18 = (c17 == null ? c17 : c17["n"]);
    out[0] = ((t11 = c16) === 0 ? 5 : (t13 = (((t27 = (c18 == null ? 1 : 1 < c18 ? 3 : 0)) === 3 ? t27 : t27 | (t26 === undefined ? t26 = some22(c14["parts"], c14["n"]) : t26)))) === 3 ? 3 : (t11) !== 3 ? 1 : t13 === 0 ? 0 : 1);
    const c31 = c14["sure"];
    out[1] = ((t28 = ((c31 === true ? 3 : c31 === false ? 0 : 1) & c16)) === 0 ? 5 : (t30 = (t26 === undefined ? t26 = some22(c14["parts"], c14["n"]) : t26)) === 3 ? 3 : (t28) !== 3 ? 1 : t30 === 0 ? 0 : 1);
    }
    function some44(list45, given46) {
    if (list45 == null) return -1;
    let isOpen40 = false;
    for (let i = 0; i < list45.length; i++) {
    const element41 = list45[i];
    let t47, t48;
    if (((t47 = given46) == null || (t48 = (element41 == null ? element41 : element41["size"])) == null ? (isOpen40 = true) : t47 < t48)) return isOpen40 ? -1 : 3;
    }
    return isOpen40 ? -1 : 0;
    }
    function plain55(factsOn, out, subject2) {
    let isOpen33, t38, t39, t49, t50, t51, t52, t53, t54;
    const c36 = subject2 ?? none;
    const c37 = c36["group"];
    out[0] = (((t51 = c36["yes"]) === true || t51 !== false && (isOpen33 = true)) ? (((t38 = (c37 == null ? c37 : c37["n"])) == null ? (isOpen33 = true) : 1 < t38) || ((t39 = (t50 === undefined ? t50 = ((t49 = some44(c36["parts"], c36["n"])) < 0 ? (isOpen33 = true, t49) : t49) : t50)) === 3 || t39 !== 0 && (isOpen33 = true))) ? 3 : 0 : 5);
    out[1] = ((((t53 = c36["sure"]) === true || t53 !== false && (isOpen33 = true)) && ((t54 = c36["yes"]) === true || t54 !== false && (isOpen33 = true))) ? ((t52 = (t50 === undefined ? t50 = ((t49 = some44(c36["parts"], c36["n"])) < 0 ? (isOpen33 = true, t49) : t49) : t50)) === 3 || t52 !== 0 && (isOpen33 = true)) ? 3 : 0 : 5);
    return isOpen33 !== true;
    }
    let wait57 = 0, pause58 = 1;
    function judge56(factsOn, out, subject2) {
      if (wait57 > 0) wait57--;
      else if (plain55(factsOn, out, subject2)) {
        pause58 = 1;
        return;
      } else {
        wait57 = pause58;
        pause58 = Math.min(2 * pause58, 64);
      }
      verdicts32(factsOn, out, subject2);
    }
    function block1(factsOn, out, subject0) {
    if (gate8(factsOn, out, subject0) === 0) {
    fillBlock(out, 2, 0, 2, 5);
    return;
    }
    out[2] = 0;
    judge56(factsOn, out, subject0);
    }
    "
  `);
});

test("rules for elements, a count, and several facts of a group", () => {
  expect(
    codeOf(
      "for each p in sheet.parts where p.ok\nrequire p.size > sheet.n",
      "require count(w in sheet.words) < sheet.group.n and count(p in sheet.parts where p.ok) == sheet.n",
      "require sheet.group.yes",
    ),
  ).toMatchInlineSnapshot(`
    "function one10(element8, listed9, given20) {
    let t15, t16, t17;
    const c13 = (element8 == null ? element8 : element8["ok"]);
    const c14 = (c13 === true ? 3 : c13 === false ? 0 : 1);
    const c21 = (element8 == null ? element8 : element8["size"]);
    return (c14 === 0 ? 8 : ((t15 = 3) === 0 ? 5 : (t17 = (given20 == null || c21 == null ? 1 : given20 < c21 ? 3 : 0)) === 3 ? 3 : (t15 & ((listed9 & c14))) !== 3 ? 1 : t17 === 0 ? 0 : 1));
    }
    function each11(list12, given20) {
    if (list12 == null) return one10(undefined, 1, given20);
    let worstOne = 8;
    for (let i = 0; i < list12.length; i++) {
    const it = list12[i];
    worstOne = worst(worstOne, one10(it, it === undefined ? 1 : 3, given20));
    }
    return worstOne;
    }
    function one33(element31) {
    const c36 = (element31 == null ? element31 : element31["ok"]);
    return (c36 === true ? 3 : c36 === false ? 0 : 1);
    }
    function count34(list35) {
    if (list35 == null) return -1;
    let sure = 0, open = 0;
    for (let i = 0; i < list35.length; i++) {
    const it = one33(list35[i]);
    if (it === 3) sure++;
    else if (it === 1) open++;
    }
    return (sure << 12) | (sure + open);
    }
    function verdicts42(factsOn, out, subject2) {
    let t7, t23, t24, t25, t26, t27, t29, t30, t37, t38, t39, t40;
    const c18 = subject2 ?? none;
    const c19 = c18["n"];
    const c22 = c18["parts"];
    out[0] = (3 === 0 || (t7 = each11(c22, c19)) === 8 ? 5 : t7);
    const c28 = c18["group"];
    out[1] = ((t23 = 3) === 0 ? 5 : (t25 = (((t37 = (t26 = lengthOf(c18["words"]), t27 = (c28 == null ? c28 : c28["n"]), t26 < 0 || t27 == null ? 1 : most(t26) < t27 ? 3 : least(t26) >= t27 ? 0 : 1)) === 0 ? t37 : t37 & (t29 = c19, t30 = count34(c22), t29 == null || t30 < 0 ? 1 : t29 === most(t30) && t29 === least(t30) ? 3 : t29 < least(t30) || t29 > most(t30) ? 0 : 1)))) === 3 ? 3 : (t23) !== 3 ? 1 : t25 === 0 ? 0 : 1);
    const c41 = (c28 == null ? c28 : c28["yes"]);
    out[2] = ((t38 = 3) === 0 ? 5 : (t40 = (c41 === true ? 3 : c41 === false ? 0 : 1)) === 3 ? 3 : (t38) !== 3 ? 1 : t40 === 0 ? 0 : 1);
    }
    function each51(list52, given55) {
    if (list52 == null) return -1;
    let isOpen47 = false, worstOne = 8;
    for (let i = 0; i < list52.length; i++) {
    const element48 = list52[i];
    if (element48 === undefined) return -1;
    let t53, t56, t57;
    const it = (((t53 = (element48 == null ? element48 : element48["ok"])) === true || t53 !== false && (isOpen47 = true)) ? (((t56 = given55) == null || (t57 = (element48 == null ? element48 : element48["size"])) == null ? (isOpen47 = true) : t56 < t57) ? 3 : 0) : 8);
    if (it < worstOne) worstOne = it;
    if (it === 0 && !isOpen47) return 0;
    }
    return isOpen47 ? -1 : worstOne;
    }
    function count70(list71) {
    if (list71 == null) return -1;
    let isOpen66 = false, sure = 0;
    for (let i = 0; i < list71.length; i++) {
    const element67 = list71[i];
    let t72;
    if (((t72 = (element67 == null ? element67 : element67["ok"])) === true || t72 !== false && (isOpen66 = true))) sure++;
    }
    return isOpen66 ? -1 : (sure << 12) | sure;
    }
    function plain75(factsOn, out, subject2) {
    let isOpen43, t46, t58, t59, t60, t61, t63, t64, t65, t73, t74;
    const c54 = subject2 ?? none;
    out[0] = ((t46 = ((t58 = each51(c54["parts"], c54["n"])) < 0 ? (isOpen43 = true, t58) : t58)) === 8 ? 5 : t46);
    const c62 = c54["group"];
    out[1] = ((((t59 = (t60 = lengthOf(c54["words"]), t61 = (c62 == null ? c62 : c62["n"]), t60 < 0 || t61 == null ? 1 : most(t60) < t61 ? 3 : least(t60) >= t61 ? 0 : 1)) === 3 || t59 !== 0 && (isOpen43 = true)) && ((t63 = (t64 = c54["n"], t65 = ((t73 = count70(c54["parts"])) < 0 ? (isOpen43 = true, t73) : t73), t64 == null || t65 < 0 ? 1 : t64 === most(t65) && t64 === least(t65) ? 3 : t64 < least(t65) || t64 > most(t65) ? 0 : 1)) === 3 || t63 !== 0 && (isOpen43 = true))) ? 3 : 0);
    out[2] = (((t74 = (c62 == null ? c62 : c62["yes"])) === true || t74 !== false && (isOpen43 = true)) ? 3 : 0);
    return isOpen43 !== true;
    }
    let wait77 = 0, pause78 = 1;
    function judge76(factsOn, out, subject2) {
      if (wait77 > 0) wait77--;
      else if (plain75(factsOn, out, subject2)) {
        pause78 = 1;
        return;
      } else {
        wait77 = pause78;
        pause78 = Math.min(2 * pause78, 64);
      }
      verdicts42(factsOn, out, subject2);
    }
    function block1(factsOn, out, subject0) {
    out[3] = 0;
    judge76(factsOn, out, subject0);
    }
    "
  `);
});

const timesIn = (code: string, text: string): number => code.split(text).length - 1;

test("what nobody knows compares with nothing", () => {
  const { make, truth } = residualBuilder();
  const all = [1, null, undefined].map((it, at) => {
    const clause = make("compare", "less", make("value", it), make("value", 2));
    return { at, verdict: make("rule", undefined, truth(3), truth(3), truth(0), clause) };
  });
  const code = emitVerdicts(all, [], [3]).reduce((before, it) => _`${before}${it.code}${it.name}(0, out);\n`, prelude);
  const out = evaluated<() => readonly number[]>(_`const out = [];\n${code}return out;`)();
  const { satisfied, undetermined } = verdictCodes;
  expect(out.slice(0, 3)).toEqual([satisfied, undetermined, undetermined]);
});

test("what all rules of a block say, whatever the document, is filled in", () => {
  expect(codeOf("when 1 > 2\nrequire sheet.yes", "unless 1 < 2\nrequire sheet.sure")).toBe(
    "function block1(factsOn, out, subject0) {\nfillBlock(out, 2, 0, 2, 5);\n}\n",
  );
});

test("what rules of a block ask first is asked once, however many functions it takes", () => {
  const many = Array.from({ length: 66 }, (_rule, at) => `when sheet.yes\nrequire sheet.n > ${at}`);
  expect(["function gate", "function judge"].map((it) => timesIn(codeOf(...many), it))).toEqual([1, 2]);
});

test("a few words are compared one by one, and more are looked up", () => {
  const among = (length: number): string =>
    codeOf(`require sheet.text in [${Array.from({ length }, (_word, at) => `"word ${at}"`).join(", ")}]`);
  expect([6, 7].map((it) => timesIn(among(it), "new Map"))).toEqual([0, 2]);
});

test("a loop that exact code alone can run is written once", () => {
  const code = codeOf("require any p in sheet.parts satisfies (p.ok and service.yes)", "require sheet.n > 1");
  expect(["function some", "function plain"].map((it) => timesIn(code, it))).toEqual([1, 1]);
});

test("what is long is written once where it is computed, and what is short at each place that may be the first to ask", () => {
  const condition = (length: number): string => {
    const words = Array.from({ length }, (_word, at) => `"word ${at}"`).join(", ");
    return `((any p in sheet.parts satisfies p.ok) and sheet.text in [${words}])`;
  };
  const inExactAndPlain = [1, 6].map((length) => {
    const shared = condition(length);
    return timesIn(codeOf(`require ${shared} or sheet.yes`, `forbid ${shared}`), '"word 0"');
  });
  expect(inExactAndPlain).toEqual([4, 2]);
});
