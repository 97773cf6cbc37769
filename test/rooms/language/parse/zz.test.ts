import { test } from "vitest";
import { parse } from "../../../../src/language/parse/parse.ts";
test("x", () => {
  const make = (n: number) => Array.from({length: n}, (_, i) => `  rule lawful_base_model_${i}: provider must "use base models that have a lawful source" {
    quote    "使用具有合法來源的數據和基礎模型"
    on       service
    for each model in service.models where model.origin != own
    require  model.licence is present or model.filing_number is present
    remedy   "Record the model's licence."
  }
`).join("");
  for (const n of [100, 1000, 10000, 10000]) {
    const text = "article 1 {\n" + make(n) + "}\n";
    const t = performance.now();
    const r = parse({ path: "p", text });
    console.log(n, text.length, performance.now() - t, r.diagnostics.length);
  }
  for (const [n, s] of Object.entries({ parens: "(".repeat(100000), closed: "(".repeat(180)+"a"+")".repeat(180), lists: "[".repeat(5000), nots: "not ".repeat(100000)+"a", sums: "a" + " + a".repeat(100000), ands: "a" + " and a or b".repeat(100000), imp: "a" + " implies b".repeat(100000), q: "any x in xs satisfies ".repeat(100000), ifs: "if a then b else ".repeat(100000), junk: "} ) ".repeat(100000), open: "article 1 { ".repeat(20000), q2: '" '.repeat(50000), q3: "「".repeat(50000), dots: ". ".repeat(50000), words: "foo ".repeat(50000), wordsnl: "foo { \n".repeat(50000), dots2: "a.".repeat(100000), cmps: "a" + " < b".repeat(100000), block: "all of {".repeat(5000), items: "article 1 { rule x: provider must \"x\" { requir a } }\n".repeat(5000), star: "/* ".repeat(50000), mixed: "a and b or c require ".repeat(5000)})) {
    for (const pre of ["", "rule a: provider must \"x\" { require "]) {
    const t = performance.now();
    try { const r = parse({ path: "p", text: pre + s });
    console.log(n, Math.round(performance.now() - t), r.diagnostics.length, r.diagnostics.slice(0, 3).map((d) => d.code)); } catch (e) { console.log(n, pre, "THROWS", String(e).slice(0,200), Math.round(performance.now() - t)); }
    }
  }
}, 300000);
