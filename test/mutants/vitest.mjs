/** What tests of rooms use of Vitest, for a thread that runs each of them as often as it is asked. */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as spies from "@vitest/spy";
import { format } from "@vitest/pretty-format";
import * as chai from "chai";
import { workerData } from "node:worker_threads";

/** Lines as they are whatever stands before all of them. */
const flat = (text) =>
  text
    .trim()
    .split("\n")
    .map((it) => it.trim())
    .join("\n");

function InlineSnapshots({ Assertion }, { addMethod }) {
  addMethod(Assertion.prototype, "toMatchInlineSnapshot", function (expected) {
    const shown = format(this._obj, { printBasicPrototype: false, escapeString: false });
    new Assertion(flat(shown)).to.equal(flat(expected));
  });
}

for (const it of [JestExtend, JestChaiExpect, JestAsymmetricMatchers, InlineSnapshots]) chai.use(it);
export const expect = chai.expect;
export const vi = spies;

export const test = (name, ...rest) =>
  globalThis.foundTests.add(
    name,
    rest.findLast((it) => typeof it === "function"),
  );
test.each = (rows) => (name, run) => {
  for (const [at, row] of rows.entries()) test(`${name} ${at}`, () => (Array.isArray(row) ? run(...row) : run(row)));
};
/** Tests run again and again, and what they leave goes with the sandbox. */
export const afterAll = () => undefined;
export const inject = (name) => workerData[name];
