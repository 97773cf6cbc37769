import { readFileSync } from "node:fs";
import { test } from "vitest";
import { product } from "../laws/product.ts";
import { compiled, judged } from "../laws/run.ts";
import { judge } from "./judge.ts";
import { askedOf } from "./situation.ts";
import { difference, ofOracle, ofProduct } from "./summary.ts";
import type { PlainSituation, PlainDocument } from "../laws/plain.ts";

const evidence = [{ id: "paper", kind: "document", collectedOn: "2025-01-01", expiresOn: undefined }, { id: "stale", kind: "document", collectedOn: "2025-01-01", expiresOn: "2025-10-15" }];
const doc = (subject: string, subjects: any, more: any = {}): PlainDocument => ({ name: subject, subject, subjects, factsOn: undefined, attestations: [], evidence, ...more });
const none = { interpretations: [], memberships: [], adoptions: [], assumptions: [] };
const rules = (text: string) => "article 1 {\nparagraph 1 {\n" + text.split("\n").filter((l) => l.trim()).map((l, i) => /^\s*(rule|define|open|standard|parameter|exemption|article|paragraph|item|}|policy)/.test(l) ? l : `rule q${i}: provider must "a" { quote "乙丙" on ${l.startsWith("@") ? l.slice(1) : "service " + l} }`).join("\n") + "\n} }";

test("probe", async () => {
  const { probes } = await import("/tmp/probes.ts");
  const isDecl = (l: string) => /^\s*(rule|define|open|standard|parameter|exemption|article|paragraph|item|}|policy)/.test(l);
  const packsOf = (text: string) => [{ id: "t", inForce: { from: "2020-01-01", until: undefined }, rank: "rules", needs: [], text: "first" as const, files: [{ path: "t.edict", text: rules(text) }] }];
  for (const [name, whole, documents, settings] of probes as any) {
    const every = whole.split("\n").filter((l: string) => l.trim());
    const decls = every.filter(isDecl);
    const text = every.filter((l: string) => {
      if (isDecl(l)) return true;
      try { compiled(product, packsOf([...decls, l].join("\n"))); return true; } catch (e) { console.log("dropped", l, "\n      ", String(e).split("\n")[0]); return false; }
    }).join("\n");
    const files = [{ path: "t.edict", text: rules(text) }];
    const packs = [{ id: "t", inForce: { from: "2020-01-01", until: undefined }, rank: "rules", needs: [], text: "first" as const, files }];
    for (const [i, ds] of documents.entries()) {
      const it: PlainSituation = { packs, documents: ds.map((d: any) => doc(...(d as [any, any, any]))), service: 0, judgesService: true, settings: { asOf: "2025-10-15", lawOf: undefined, party: "provider", ...none, ...settings } };
      try {
        const { texts, documents: all, service, settings: st } = askedOf(it);
        const p = ofProduct(judged(product, compiled(product, it.packs), it));
        const o = ofOracle(judge(texts, all, service, st), all);
        const lines = text.split("\n").filter((l: string) => l.trim());
        const found = difference(p, o);
        console.log(`${name} ${i}: ${found ?? "agree"}`);
        if (process.env["SHOW"]) console.log(p.filter((l) => / on document/.test(l)).map((l) => { const m = /t\.q(\d+)/.exec(l); return l + (m ? "   <- " + lines[Number(m[1])] : ""); }).join("\n"));
        else if (found) for (const m of new Set([...found.matchAll(/t\.q(\d+)/g)].map((m) => Number(m[1])))) console.log("   ", m, lines[m]);
      } catch (e) { console.log(name, i, String(e).slice(0, 1500)); }
    }
  }
});
