import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/**
 * Where words are said: what an invariant says when it is broken, or why code leaves a rule to the reference, nobody reads but who works on
 * it, and messages are the matter of other tests.
 */
const sayings = new Map([
  ["invariant", 1],
  ["island", 0],
  ["message", 0],
  ["messages", 0],
  ["diagnostic", 0],
]);

/** No mutant is planted in words. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words", {
    shouldIgnore({ node, parent }) {
      const from = parent?.type === "CallExpression" ? sayings.get(parent.callee.name) : undefined;
      return from !== undefined && parent.arguments.indexOf(node) >= from ? "words" : undefined;
    },
  }),
];
