import { setImmediate as endOfTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { jsonLog, writtenByTurn } from "../../../src/cli/serve/log.ts";

/** What a server logs comes in its order, whole, and no later than its turn ends. */

test("the lines of a turn are written together, in their order", async () => {
  const written: string[] = [];
  const lines = writtenByTurn((text) => written.push(text));
  const log = jsonLog(lines.add, () => 0);
  log("listening", { port: 1 });
  log("request", { status: 200 });
  expect(written).toEqual([]);
  await endOfTurn();
  expect(written).toEqual([
    '{"time":"1970-01-01T00:00:00.000Z","event":"listening","port":1}\n{"time":"1970-01-01T00:00:00.000Z","event":"request","status":200}\n',
  ]);
  log("stopped", {});
  await endOfTurn();
  expect(written.slice(1)).toEqual(['{"time":"1970-01-01T00:00:00.000Z","event":"stopped"}\n']);
});

test("what is left is written at once where a process ends, and not again", async () => {
  const written: string[] = [];
  const lines = writtenByTurn((text) => written.push(text));
  lines.add("a\n");
  lines.flush();
  lines.flush();
  expect(written).toEqual(["a\n"]);
  await endOfTurn();
  expect(written).toEqual(["a\n"]);
});
