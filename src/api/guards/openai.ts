import type { Gate } from "../gate.ts";
import {
  checkGuard,
  finishOf,
  guardCall,
  isRecord,
  messagesIn,
  textIn,
  type GuardOptions,
  type PieceRead,
} from "./chat.ts";

/** What is used of the client of `openai`. */
interface ChatClient {
  readonly chat: { readonly completions: { readonly create: (...words: never[]) => unknown } };
}

/** The parameters of a call of it. */
type Asked<C extends ChatClient> = Parameters<C["chat"]["completions"]["create"]>[0];

/**
 * A client of `openai` whose chat completions, whole or in pieces, pass the gate before the caller sees them: a request that does not
 * pass is not sent, and a refusal is thrown. All else of the client is as it was. The functions of `options` are given the parameters
 * of the call; a client for each user may be guarded, too, as that costs nothing.
 *
 * @example
 * const client = guardOpenAi(new OpenAI(), gate, { request: (words, { user }) => ({ user: users.get(user) }) });
 */
export function guardOpenAi<C extends ChatClient>(client: C, gate: Gate, options: GuardOptions<Asked<C>> = {}): C {
  checkGuard(options);
  const { completions } = client.chat;
  const create = async (asked: Asked<C>, ...more: readonly unknown[]): Promise<unknown> => {
    const call = await guardCall(gate, messagesIn(isRecord(asked) ? asked["messages"] : undefined), options, asked);
    const answer: unknown = await Reflect.apply(completions.create, completions, [asked, ...more]);
    if (isIterable(answer)) return call.pieces(answer, readChunk, {});
    const { text, model, reason } = completionIn(answer);
    await call.finish(text, { model, ...finishOf(reason) });
    return answer;
  };
  return replaced(client, "chat", replaced(client.chat, "completions", replaced(completions, "create", create)));
}

const isIterable = (it: unknown): it is AsyncIterable<unknown> => isRecord(it) && Symbol.asyncIterator in it;

/** What a completion says, in all its choices. */
export function completionIn(answer: unknown): {
  readonly text: string;
  readonly model: string | undefined;
  readonly reason: unknown;
} {
  const choices = choicesIn(answer);
  const model = isRecord(answer) && typeof answer["model"] === "string" ? answer["model"] : undefined;
  return { text: wordsIn(choices, "message"), model, reason: choices[0]?.["finish_reason"] };
}

/** What a chunk of a completion adds. */
export function readChunk(chunk: unknown): PieceRead {
  const choices = choicesIn(chunk);
  const reason = choices.find((it) => typeof it["finish_reason"] === "string")?.["finish_reason"];
  return { text: wordsIn(choices, "delta"), finish: typeof reason === "string" ? reason : undefined };
}

function wordsIn(choices: readonly Readonly<Record<string, unknown>>[], key: "message" | "delta"): string {
  const said = choices.map((it) => it[key]).filter(isRecord);
  return said.map((it) => textIn(it["content"]) + textIn(it["refusal"])).join("");
}

function choicesIn(answer: unknown): readonly Readonly<Record<string, unknown>>[] {
  const choices = isRecord(answer) ? answer["choices"] : undefined;
  return Array.isArray(choices) ? choices.filter(isRecord) : [];
}

/** The fields whose words are read, and those that hold none. */
const known = {
  completion: ["id", "object", "created", "model", "system_fingerprint", "service_tier", "usage", "choices"],
  choice: ["index", "finish_reason", "message", "delta"],
  message: ["role", "content", "refusal"],
  part: ["type", "text"],
};

/** Whether a completion, or a chunk of one, says no more than is read of it: no calls of tools, no reasoning, no other fields. */
export function isAllRead(answer: unknown, key: "message" | "delta"): boolean {
  if (!hasOnly(answer, known.completion) || !Array.isArray(answer["choices"])) return false;
  return answer["choices"].every((choice: unknown) => {
    if (!hasOnly(choice, known.choice) || !isEmpty(choice[key === "message" ? "delta" : "message"])) return false;
    const said = choice[key];
    return hasOnly(said, known.message) && isReadText(said["content"]) && isReadText(said["refusal"]);
  });
}

function isReadText(it: unknown): boolean {
  if (typeof it === "string" || isEmpty(it)) return true;
  return Array.isArray(it) && it.every((part) => hasOnly(part, known.part) && typeof part["text"] === "string");
}

const isEmpty = (it: unknown): boolean =>
  it === undefined || it === null || it === "" || (isRecord(it) && Object.keys(it).length === 0);

/** Whether a record has these fields, and others only without a value. */
const hasOnly = (it: unknown, keys: readonly string[]): it is Readonly<Record<string, unknown>> =>
  isRecord(it) && Object.entries(it).every(([key, value]) => keys.includes(key) || isEmpty(value));

/** An object with another value in the place of one; its own methods see itself. */
function replaced<T extends object>(of: T, name: string, value: unknown): T {
  return new Proxy(of, {
    get: (target, key) => {
      if (key === name) return value;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === "function" ? (found.bind(target) as unknown) : found;
    },
  });
}
