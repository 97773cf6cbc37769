/**
 * What else could judge the same documents: each peer gets the rules in its own language, prepared as its documentation says, and
 * tells the names of those that a document breaks. What a language cannot say is left out, and counted.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holds } from "./conditions.mjs";
import { cedar, cel, dayNumber, jsonata, jsonLogic, jsonRules, jsonSchema, rego, zen } from "./translations.mjs";

const require = createRequire(import.meta.url);

/** A peer that judges one rule at a time. */
const eachOf = (rules, judges) => (document) => {
  const broken = [];
  for (let at = 0; at < judges.length; at++) if (judges[at](document) === true) broken.push(rules[at].name);
  return broken;
};

const without = (kinds) => (rule) => !holds(rule.broken, kinds);
const comparesDays = (it) =>
  (it.kind === "compare" && it.right.type === "date") ||
  [...(Array.isArray(it.of) ? it.of : []), it.body].some((part) => part !== undefined && comparesDays(part));

/** Days as numbers, for languages that compare no texts. */
const isDay = (it) => typeof it === "string" && /^\d{4}-\d\d-\d\d$/.test(it);
function withNumbers(it, keepsNull) {
  if (isDay(it)) return dayNumber(it);
  if (Array.isArray(it)) return it.map((element) => withNumbers(element, keepsNull));
  if (typeof it !== "object" || it === null) return it;
  const entries = Object.entries(it).filter(([, value]) => keepsNull || value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, withNumbers(value, keepsNull)]));
}

const celOf = (plan) => (rules) => {
  const judge = eachOf(
    rules,
    rules.map((it) => plan(cel(it.broken))),
  );
  return (document) => judge({ doc: document });
};

/** `prepare` gives a function from a document to names, or to a promise of them. `can`: the rules that its language can say. */
export const peers = [
  {
    name: "json-logic-engine",
    prepare: async (rules) => {
      const { LogicEngine } = await import("json-logic-engine");
      const engine = new LogicEngine();
      return eachOf(
        rules,
        rules.map((it) => engine.build(jsonLogic(it.broken))),
      );
    },
  },
  {
    name: "json-logic-js",
    prepare: (rules) => {
      const { apply } = require("json-logic-js");
      const logics = rules.map((it) => jsonLogic(it.broken));
      return eachOf(
        rules,
        logics.map((logic) => (document) => apply(logic, document)),
      );
    },
  },
  {
    name: "@open-policy-agent/opa-wasm",
    prepare: async (rules, subject) => {
      const policy = await require("@open-policy-agent/opa-wasm").loadPolicy(wasmOf(rules, subject), { initial: 16 });
      return (document) => policy.evaluate(document)[0].result;
    },
  },
  {
    name: "@cedar-policy/cedar-wasm",
    can: without(["some", "every", "count"]),
    document: (it) => withNumbers(it, false),
    prepare: (rules, subject) => {
      const { preparsePolicySet, statefulIsAuthorized } = require("@cedar-policy/cedar-wasm/nodejs");
      const staticPolicies = { all: "permit(principal, action, resource);" };
      for (const { name, broken } of rules)
        staticPolicies[name] = `forbid(principal, action, resource) when { ${cedar(broken)} };`;
      const parsed = preparsePolicySet(subject, { staticPolicies });
      if (parsed.type !== "success") throw new Error(JSON.stringify(parsed));
      const call = {
        principal: { type: "Provider", id: "p" },
        action: { type: "Action", id: "send" },
        resource: { type: "Document", id: "d" },
        preparsedPolicySetId: subject,
        entities: [],
      };
      return (context) => {
        const said = statefulIsAuthorized({ ...call, context });
        if (said.type !== "success") throw new Error(JSON.stringify(said));
        return said.response.diagnostics.reason.filter((it) => it !== "all");
      };
    },
  },
  {
    name: "@bufbuild/cel",
    prepare: async (rules) => {
      const { celEnv, parse, plan } = await import("@bufbuild/cel");
      const env = celEnv();
      return celOf((text) => plan(env, parse(text)))(rules);
    },
  },
  {
    name: "@marcbachmann/cel-js",
    prepare: async (rules) => celOf((await import("@marcbachmann/cel-js")).parse)(rules),
  },
  {
    name: "cel-js",
    // It reads both sides of `||`, and fails on what is null.
    can: without(["present"]),
    prepare: async (rules) => {
      const { evaluate, parse } = await import("cel-js");
      return celOf((text) => {
        // It splits names that begin with a word of the language.
        const parsed = parse(text.replaceAll(/\.(false_\w+)/g, '["$1"]'));
        if (!parsed.isSuccess) throw new Error(parsed.errors.join("\n"));
        return (context) => evaluate(parsed.cst, context);
      })(rules);
    },
  },
  {
    name: "@gorules/zen-engine",
    document: (it) => withNumbers(it, true),
    prepare: (rules) => {
      const { evaluateExpressionSync } = require("@gorules/zen-engine");
      const expression = `[${rules.map((it) => zen(it.broken)).join(", ")}]`;
      return (document) => {
        const said = evaluateExpressionSync(expression, document);
        return rules.filter((_, at) => said[at]).map((it) => it.name);
      };
    },
  },
  {
    name: "jsonata",
    prepare: (rules) => {
      const asked = rules.map((it) => `${jsonata(it.broken)} ? ${JSON.stringify(it.name)}`);
      const expression = require("jsonata")(`[${asked.join(", ")}]`);
      return async (document) => [...(await expression.evaluate(document))];
    },
  },
  {
    name: "json-rules-engine",
    can: without(["some", "every", "count"]),
    prepare: (rules) => {
      const { Engine } = require("json-rules-engine");
      const engine = new Engine([], { allowUndefinedFacts: true });
      for (const { name, broken } of rules) {
        const conditions = jsonRules(broken);
        engine.addRule({ conditions: conditions.operator ? { all: [conditions] } : conditions, event: { type: name } });
      }
      return async (document) => (await engine.run(document)).events.map((it) => it.type);
    },
  },
  {
    name: "ajv",
    can: (rule) => !holds(rule.broken, ["count"]) && !comparesDays(rule.broken),
    prepare: (rules) => {
      const { Ajv } = require("ajv");
      const ajv = new Ajv({ allErrors: true, strict: false, $data: true, messages: false });
      const validate = ajv.compile({ allOf: rules.map((it) => ({ if: jsonSchema(it.broken), then: false })) });
      return (document) => {
        if (validate(document)) return [];
        const found = validate.errors.filter((it) => it.keyword === "if");
        return found.map((it) => rules[Number(it.schemaPath.split("/")[2])].name);
      };
    },
  },
];

/** Whatever is missing for a peer, as a sentence. */
class Missing extends Error {}

/** Compiled policies carry the runtime of OPA and are not kept: they are made where `opa` is, or taken from `bench/peers/opa`. */
function wasmOf(rules, subject) {
  const kept = join(import.meta.dirname, "opa", `${subject}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const folder = mkdtempSync(join(tmpdir(), "edict-opa-"));
  try {
    writeFileSync(join(folder, "policy.rego"), rego(rules));
    execFileSync("opa", ["build", "-t", "wasm", "-e", "edict/broken", "policy.rego"], { cwd: folder, stdio: "pipe" });
    execFileSync("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: folder, stdio: "pipe" });
    return readFileSync(join(folder, "policy.wasm"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new Missing(`there is neither \`opa\` on the path nor ${kept}: bench/README.md says how it is made`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why a peer cannot be asked here; undefined where that is a fault of ours. */
export function whyMissing(error) {
  if (error instanceof Missing) return error.message;
  if (["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(error.code))
    return "it is not installed: npm install --prefix bench/peers";
  return undefined;
}
