import type { Readable, Writable } from "node:stream";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  JSONRPCMessageSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type CallToolResult,
} from "@modelcontextprotocol/sdk/types.js";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import type { Tool } from "./calls.ts";

/** What is served; all words are handed in, so that this file, which is bundled by itself, has none of ours. */
export interface Served {
  readonly version: string;
  readonly tools: readonly Tool[];
  /** The ids of the laws that are listed as resources. */
  readonly laws: () => readonly string[];
  readonly says: {
    readonly instructions: string;
    readonly data: string;
    readonly law: string;
    readonly unknownTool: string;
    readonly noResource: string;
    readonly noMessage: string;
    readonly bug: string;
    readonly invalid: (why: string) => string;
    readonly tooMuch: (length: number, most: number) => string;
    readonly tooLong: (most: number) => string;
  };
  /** Told of what went wrong on our side. */
  readonly failed: (error: unknown) => void;
}

/** Of a result: its report stands in it twice, as data and as text. */
const mostResult = 3_000_000;
/** Of a message. */
const mostBytes = 10_000_000;

const outputSchema = {
  type: "object",
  required: ["notice", "exit_code", "report"],
  properties: { notice: { type: "string" }, exit_code: { type: "integer" }, report: { type: "object" } },
} as const;

const lawUri = "edict:law/";

/** A server of the Model Context Protocol that has these tools, and the law's text as resources. */
export function openServer(served: Served): Server {
  const { version, tools, laws, says, failed } = served;
  const server = new Server(
    { name: "edict", version },
    { capabilities: { tools: {}, resources: {} }, instructions: says.instructions },
  );
  const validators = new AjvJsonSchemaValidator();
  const byName = new Map(tools.map((it) => [it.name, { ...it, validate: validators.getValidator(it.inputSchema) }]));
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, inputSchema, writes }) => ({
      name,
      description,
      inputSchema,
      outputSchema,
      annotations: { readOnlyHint: !writes, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const tool = byName.get(params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, says.unknownTool);
    const given = params.arguments ?? {};
    const { valid, errorMessage } = tool.validate(given);
    if (!valid) return refusal(says.invalid(errorMessage));
    // What was said in the meantime is read first: a call may be cancelled while others are answered.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const result = guarded(() => tool.call(given), says.bug, failed);
    if ("refused" in result) return refusal(result.refused);
    const { said, report, exitCode } = result;
    const data = { notice: says.data, exit_code: exitCode, report };
    const json = JSON.stringify(data);
    if (json.length > mostResult) return refusal(says.tooMuch(json.length, mostResult));
    return {
      content: [
        { type: "text", text: said },
        { type: "text", text: json, annotations: { audience: ["assistant"] }, _meta: { "edict/words": "data" } },
      ],
      structuredContent: data,
    };
  });
  const law = byName.get("law");
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: laws().map((id) => ({
      uri: lawUri + id,
      name: id,
      description: says.law,
      mimeType: "application/json",
    })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      { uriTemplate: `${lawUri}{pack}/{place}`, name: "law", description: says.law, mimeType: "application/json" },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const [pack = "", place, ...rest] = uri.startsWith(lawUri) ? uri.slice(lawUri.length).split("/").map(decoded) : [];
    const given = place === undefined ? { pack } : { pack, place };
    const isAsked = pack !== "" && rest.length === 0 && law !== undefined;
    const result = isAsked ? guarded(() => law.call(given), says.bug, failed) : { refused: says.noResource };
    if ("refused" in result) throw new McpError(ErrorCode.InvalidParams, result.refused);
    if (result.exitCode !== 0) throw new McpError(ErrorCode.InvalidParams, says.noResource);
    return { contents: [{ uri, mimeType: "application/json", text: JSON.stringify(result.report) }] };
  });
  server.onerror = failed;
  return server;
}

const refusal = (text: string): CallToolResult => ({ content: [{ type: "text", text }], isError: true });

function guarded<T>(call: () => T, bug: string, failed: Served["failed"]): T {
  try {
    return call();
  } catch (error) {
    failed(error);
    throw new McpError(ErrorCode.InternalError, bug);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Serves until the input ends. */
export async function serveLines(served: Served, input: Readable, output: Writable): Promise<void> {
  const server = openServer(served);
  const ended = new Promise<void>((resolve) => (server.onclose = resolve));
  await server.connect(lineTransport(input, output, served.says));
  await ended;
}

/**
 * A message a line. What is no message, or is too long, is answered as JSON-RPC tells and passed over; the protocol's own transport
 * would be silent, or end.
 */
function lineTransport(input: Readable, output: Writable, says: Served["says"]): Transport {
  const write = (message: object): Promise<void> =>
    new Promise((resolve) => void output.write(`${JSON.stringify(message)}\n`, () => resolve()));
  const refuse = (code: ErrorCode, message: string): void =>
    void write({ jsonrpc: "2.0", id: null, error: { code, message } });
  /** What is not answered yet; the input may end before. */
  const unanswered = new Set<unknown>();
  let hasEnded = false;
  let parts: Buffer[] = [];
  let length = 0;
  const closeAtEnd = (): void => {
    if (hasEnded && unanswered.size === 0) void transport.close();
  };
  const take = (line: Buffer): void => {
    const text = line.toString("utf8").trim();
    if (text === "") return;
    const read = messageIn(text);
    if (!read) return refuse(ErrorCode.ParseError, says.noMessage);
    if ("method" in read && "id" in read) unanswered.add(read.id);
    if ("method" in read && read.method === "notifications/cancelled") unanswered.delete(read.params?.["requestId"]);
    transport.onmessage?.(read);
  };
  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  };
  const endLine = (): void => {
    const [line, isTooLong] = [Buffer.concat(parts), length > mostBytes];
    parts = [];
    length = 0;
    if (isTooLong) refuse(ErrorCode.InvalidRequest, says.tooLong(mostBytes));
    else take(line);
  };
  const onData = (chunk: Buffer): void => {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      endLine();
      from = at + 1;
    }
    add(chunk.subarray(from));
  };
  const transport: Transport = {
    start: () => {
      input.on("data", onData);
      input.once("end", () => {
        hasEnded = true;
        closeAtEnd();
      });
      output.once("error", () => void transport.close());
      return Promise.resolve();
    },
    send: async (message) => {
      await write(message);
      if (!("method" in message)) unanswered.delete(message.id);
      closeAtEnd();
    },
    close: () => {
      input.off("data", onData);
      input.pause();
      transport.onclose?.();
      return Promise.resolve();
    },
  };
  return transport;
}

function messageIn(text: string) {
  try {
    return JSONRPCMessageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
