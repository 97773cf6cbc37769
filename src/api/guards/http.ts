import type { Facts } from "../gate-pieces.ts";
import { parsePlainJson } from "../../base/plain-json.ts";
import type { Gate } from "../gate.ts";
import { parsed } from "./beside.ts";
import {
  checkGuard,
  guardCall,
  isRecord,
  messagesIn,
  withBody,
  type GateRefusal,
  type GuardedCall,
  type GuardOptions,
  type WholeAnswer,
} from "./chat.ts";
import { answersOf, completionIn, isAllRead, readChunk } from "./openai.ts";

/** What is used of a context of Hono, and what a service asks of one to see who asks. */
interface HonoContext {
  readonly req: { readonly raw: Request; readonly header: (name: string) => string | undefined };
  res: Response;
  // As a method, since keys of variables that an app declares are fewer.
  get(key: string): unknown;
}

/**
 * A middleware of Hono for routes that take `{ messages }` and answer with a chat completion, as JSON or as events. A request that does
 * not pass reaches no handler; an answer is held until it is whole and passes. In their place the client gets a refusal, with 403. The
 * functions of `options` are given the context, with what a middleware before this one has set in it, as in
 * `app.use("/chat", signIn, honoGate(gate, { request: (words, context) => ({ user: context.get("user") }) }))`.
 */
export function honoGate<Context extends HonoContext = HonoContext>(gate: Gate, options: GuardOptions<Context> = {}) {
  checkGuard(options);
  return async (context: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    try {
      const { raw } = context.req;
      const text = await raw.clone().text();
      const body = parsed(text);
      if (body === undefined && text.trim() !== "" && isJson(raw.headers)) return replaced(context, 400, noJson);
      const call = await guardCall(gate, messagesOf(body), options, context);
      await next();
      const { status, headers } = context.res;
      if (status >= 400) return undefined;
      const type = headers.get("content-type");
      const bytes = await context.res.clone().arrayBuffer();
      await finish(call, wordsIn(bytes, type, headers.get("content-encoding")), type);
      return undefined;
    } catch (error) {
      return replaced(context, 403, refusalIn(error));
    }
  };
}

function replaced(context: HonoContext, status: number, problem: string): Response {
  context.res = new Response(problem, { status, headers: { "content-type": problemType } });
  return context.res;
}

/** A request that says that it is JSON, and is not, is not read, as `express.json()` does not read it. */
const noJson = JSON.stringify({ title: "Bad Request", status: 400, detail: "the body is not JSON" });

const isJsonType = (type: unknown): boolean => typeof type === "string" && /[/+]json\b/i.test(type);
const isJson = (headers: Headers): boolean => isJsonType(headers.get("content-type"));

/** What is used of a call of Express, whose body `express.json()` has read, and what a service asks of one. */
interface ExpressRequest {
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

interface ExpressResponse {
  statusCode: number;
  readonly headersSent: boolean;
  write: (...words: never[]) => boolean;
  end: (...words: never[]) => unknown;
  getHeader: (name: string) => unknown;
  setHeader: (name: string, value: string) => unknown;
  removeHeader: (name: string) => void;
  destroy: () => unknown;
}

/**
 * A middleware of Express, behind `express.json()`; as `honoGate`, and the functions of `options` are given the request. A JSON request
 * whose body nobody has read yet is passed on as a `TypeError`: its words would be judged as none.
 */
export function expressGate<Request extends ExpressRequest = ExpressRequest>(
  gate: Gate,
  options: GuardOptions<Request> = {},
) {
  checkGuard(options);
  return async (request: Request, response: ExpressResponse, next: (error?: unknown) => void): Promise<void> => {
    const { write, end } = response;
    const given = (): void => void Object.assign(response, { write, end });
    const refuse = (error: unknown): void => {
      given();
      // Headers that have gone promise another answer.
      if (response.headersSent) response.destroy();
      else for (const it of ["content-length", "etag", "content-encoding"]) response.removeHeader(it);
      if (!isRefusal(error)) return next(error);
      if (response.headersSent) return;
      response.statusCode = 403;
      response.setHeader("content-type", problemType);
      Reflect.apply(end, response, [refusalIn(error)]);
    };
    let call: GuardedCall;
    try {
      if (request.body === undefined && isJsonType(request.headers["content-type"]))
        throw new TypeError("`expressGate` stands behind `express.json()`, which reads the words that it judges");
      call = await guardCall(gate, messagesOf(request.body), options, request);
    } catch (error) {
      return refuse(error);
    }
    const held: Uint8Array[] = [];
    /** Holds what is written, in its encoding if it is a text. */
    const hold = (it: unknown, encoding: unknown): void => {
      if (typeof it === "string") held.push(Buffer.from(it, isEncoding(encoding) ? encoding : "utf8"));
      else if (it instanceof Uint8Array) held.push(it);
    };
    const judged = async (done: readonly unknown[]): Promise<void> => {
      const body = joined(held);
      try {
        const type = response.getHeader("content-type");
        const words = () => wordsIn(body, type, response.getHeader("content-encoding"));
        if (response.statusCode < 400) await finish(call, words(), type);
        given();
        Reflect.apply(end, response, [body, ...done]);
      } catch (error) {
        refuse(error);
      }
    };
    Object.assign(response, {
      write: (...words: readonly unknown[]) => {
        hold(words[0], words[1]);
        // Whoever waits for it to be taken goes on.
        for (const it of words.filter(isCallback)) queueMicrotask(it);
        return true;
      },
      end: (...words: readonly unknown[]) => {
        hold(words[0], words[1]);
        void judged(words.filter(isCallback));
        return response;
      },
    });
    next();
  };
}

const problemType = "application/problem+json";

const isRefusal = (error: unknown): error is GateRefusal => error instanceof Error && error.name === "GateRefusal";

/** What a client is told of a refusal. Throws what is none. */
function refusalIn(error: unknown): string {
  if (!isRefusal(error)) throw error;
  const { decision, rules, problems } = error.answer;
  // Clients of OpenAI show `error.message`.
  const told = { message: error.message };
  return JSON.stringify({ title: "Forbidden", status: 403, decision, rules, problems, error: told });
}

/** The words of a body, in their encoding. Throws where they are compressed: nobody would see what they say. */
function wordsIn(body: ArrayBuffer | Uint8Array, type: unknown, encoding: unknown): string {
  // A header may be a list.
  const packed = [encoding].flat().filter((it) => typeof it === "string" && !/^(identity)?$/i.test(it)) as string[];
  if (packed.length > 0)
    throw new TypeError(
      `a body in \`${packed.join()}\` cannot be judged: what compresses answers stands before the gate, as in \`app.use(compress(), gate)\``,
    );
  const [, charset = "utf-8"] = /charset\s*=\s*"?([^\s";]+)/i.exec(String(type)) ?? [];
  return new TextDecoder(charset).decode(body);
}

const messagesOf = (body: unknown) => messagesIn(isRecord(body) ? body["messages"] : undefined);

/**
 * Judges a whole answer: a completion or the events of one, choice by choice, or plain words. What says more than is read of it is judged by its whole
 * body, too.
 */
async function finish(call: GuardedCall, body: string, type: unknown): Promise<void> {
  const judged = async (answers: readonly WholeAnswer[], isAll: boolean, facts: Facts): Promise<void> => {
    const all = answers.map((it) => (isAll ? it : withBody(it, body)));
    await call.finish(all, facts);
  };
  const whole = parsed(body);
  if (isRecord(whole)) {
    const { answers, model } = completionIn(whole);
    const { choices } = whole;
    const isAll = isPlain(body) && Array.isArray(choices) && choices.length > 0 && isAllRead(whole, "message");
    return judged(answers, isAll, { model });
  }
  const lines = body.split(/\r\n|\r|\n/).filter((it) => it.trim() !== "");
  // Only a client that is told of events skips other lines than those of data.
  const field = String(type).startsWith("text/event-stream") ? /^(?:data|event|id|retry)?:/ : /^data:/;
  const data = lines.filter((it) => it.startsWith("data:")).map((it) => it.slice("data:".length).trim());
  const said = data.filter((it) => it !== "[DONE]");
  const events = said.map(parsed);
  const isEvents = lines.every((it) => field.test(it));
  const isAll = isEvents && events.length > 0 && said.every(isPlain) && events.every((it) => isAllRead(it, "delta"));
  const answers = answersOf(events.flatMap(readChunk));
  // Words do not say why they end.
  await judged(isEvents ? answers : answers.map((it) => ({ ...it, finish: undefined })), isAll, {});
}

const isCallback = (it: unknown): it is () => void => typeof it === "function";

const isEncoding = (it: unknown): it is BufferEncoding => typeof it === "string" && Buffer.isEncoding(it);

/** Whether JSON.parse hides nothing of a text, such as the first of two fields of one name. */
const isPlain = (text: string): boolean => parsePlainJson(text) !== undefined;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  parts.reduce((at, it) => {
    all.set(it, at);
    return at + it.length;
  }, 0);
  return all;
}
