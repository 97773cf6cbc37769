import type { Code } from "ajv";

/** Generated code as a function; `h`: what it asks of the engine. */
export function evaluated<T>(body: Code): T {
  // oxlint-disable-next-line typescript/no-implied-eval -- generated code is what this room is for; all of it is made of quoted parts
  return new Function("h", `"use strict";\n${String(body)}`) as T;
}
