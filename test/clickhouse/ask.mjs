// ClickHouse by itself: each line that comes in is a statement, as JSON, and each that goes out its result, or what is wrong.
// In a process of its own, for it does not end well within one of several threads.
import { createInterface } from "node:readline";
import { Session } from "chdb";

const session = new Session();

function ask({ statement, format }) {
  try {
    return { text: session.query(statement, format) };
  } catch (error) {
    return { wrong: String(error.message ?? error) };
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(ask(JSON.parse(line)))}\n`);
session.cleanup();
