import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { writeFileSync } from "node:fs";
import { machine } from "../../../src/api/machine.ts";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { servedTo } from "../../../src/cli/mcp.ts";
import { openServer } from "../../../src/cli/mcp/server.ts";
import { now, policy, service, pack } from "../report/tiny.ts";

/** A project that is judged by a pack of its own, with cases. */
export const project: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(pack).map(([path, text]) => [path.slice(1), text])),
  "edict.yaml": "packs: [tiny]\ninputs: [service.yaml]\n",
  "service.yaml": service,
  "tiny/cases/basics.yaml": `- case: no version
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: satisfied }

- case: no version at all
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: violated }
`,
  "tiny/cases/bases/chat.yaml": service,
};

export const policyFile = policy;

/** What a client of the protocol sees of a project's folder. */
export interface Assistant {
  readonly client: Client;
  readonly call: (tool: string, given?: object) => Promise<Answer>;
  /** What went wrong on the server's side. */
  readonly failures: readonly unknown[];
}

export interface Answer {
  /** The line that is ours. */
  readonly said: string;
  readonly isError: boolean;
  readonly report: Readonly<Record<string, unknown>>;
  readonly exitCode: unknown;
  readonly whole: CallToolResult;
}

/** The protocol's own client, connected to what `edict mcp` serves. */
export async function assistantIn(
  folder: string,
  options: { write?: boolean; locale?: Locale } = {},
): Promise<Assistant> {
  const own = machine(folder);
  const failures: unknown[] = [];
  const save = (path: string, text: string): boolean => {
    writeFileSync(own.host.resolve(path), text);
    return true;
  };
  const world = {
    ...own,
    locale: options.locale ?? locales.en,
    now: () => now,
    save: options.write ? save : undefined,
  };
  const server = openServer(servedTo(world, (error) => failures.push(error)));
  const [ofServer, ofClient] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "test", version: "1" });
  await Promise.all([server.connect(ofServer), client.connect(ofClient)]);
  return { client, call: (tool, given) => call(client, tool, given), failures };
}

/** Calls a tool; that the data stand in the text too is looked at each time. */
export async function call(client: Client, tool: string, given: object = {}): Promise<Answer> {
  const whole = (await client.callTool({ name: tool, arguments: { ...given } })) as CallToolResult;
  const [first, second] = whole.content;
  const said = first?.type === "text" ? first.text : "";
  const data = whole.structuredContent ?? {};
  if (second?.type === "text" && second.text !== JSON.stringify(data)) throw new Error("the text says something else");
  const { report = {}, exit_code: exitCode } = data as { report?: Answer["report"]; exit_code?: number };
  return { said, isError: whole.isError === true, report, exitCode, whole };
}
