import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** What an invariant says when it is broken, nobody reads but who has broken it: no mutant is planted there. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words-of-invariants", {
    shouldIgnore({ node, parent }) {
      const isCalled = parent?.type === "CallExpression" && parent.callee.name === "invariant";
      return isCalled && node === parent.arguments[1] ? "words of an invariant" : undefined;
    },
  }),
];
