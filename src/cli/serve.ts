import { gateOf, isMisuse, type GateError } from "../api/gate.ts";
import { loadPacks } from "../api/packs.ts";
import { invariant } from "../base/invariant.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import { projectAroundGate, runVocabulary } from "../engine/index.ts";
import type { OpenWord } from "../report/model/gate-answer.ts";
import { labels } from "../report/messages/labels.ts";
import { editorSchema } from "../report/render/editor-schema.ts";
import { noted } from "../report/view/text-layout.ts";
import {
  clearHeapEarly,
  failedOutcome,
  type CommandEnvironment,
  type CommandOutcome,
  type VerbOutcome,
} from "./environment.ts";
import { addExample } from "./help.ts";
import { addToList, judgingHelp, packFlag } from "./judging-flags.ts";
import { serveMessages, usageMessages } from "./messages.ts";
import type { LoadedGate } from "./serve/metrics.ts";
import type { ServerSettings } from "./serve/server.ts";
import { invalidValue, repeatable, showError } from "./usage-errors.ts";
import {
  addCommonFlags,
  choiceOf,
  showTroubles,
  stderrLayout,
  usageError,
  wholeNumber,
  type CommonFlags,
  type Verb,
} from "./verb.ts";

interface Flags extends CommonFlags {
  readonly service: string;
  readonly profile: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly vocabulary: readonly string[] | undefined;
  readonly party: string | undefined;
  readonly asOf: string | undefined;
  readonly detect: boolean | undefined;
  readonly open: OpenWord;
  readonly openRule: Readonly<Record<string, OpenWord>> | undefined;
  readonly host: string;
  readonly port: number;
  readonly tokenFile: string | undefined;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly tlsCa: string | undefined;
  readonly maxBody: number;
  readonly timeout: number;
  readonly rate: number;
}

const example = [
  "edict serve --service service.yaml --open hold --port 8080",
  "curl -s localhost:8080/v1/gate/request -H 'content-type: application/json' \\",
  `  -d '{ "request": { "id": "q-1" } }'`,
];

const help = messages("cli/help/serve", {
  summary: {
    en: "answer over HTTP what may be generated and sent",
    zh: "通過 HTTP 回答什麼可以生成、什麼可以發送",
  },
  description: {
    en: "Serves the gate to programs in any language: of each request whether it may be served, of each answer whether it may be sent.",
    zh: "向任何語言的程序提供門禁：每個請求是否可以受理，每個回答是否可以發送。",
  },
  service: { en: "the service whose requests and answers these are", zh: "這些請求和回答所屬的服務" },
  open: { en: "what happens to an open question: {words}", zh: "未定時如何處理，暫扣或者放行：{words}" },
  openRule: {
    en: "the same for one rule, by its full name; may be repeated",
    zh: "某一條規則未定時如何處理，寫規則的全名；可重複",
  },
  asOf: { en: "the day of judgement; default that of each call", zh: "判斷日；默認為每次調用的日期" },
  port: { en: "the port; 0 takes a free one", zh: "端口；0 為任一空閒端口" },
  host: {
    en: "the address; beyond loopback it needs --token-file or --tls-ca",
    zh: "地址；不是本機地址時，須使用 `--token-file` 或者 `--tls-ca`",
  },
  tokenFile: {
    en: "a file with the token that calls bear: `Authorization: Bearer TOKEN`",
    zh: "存有令牌的文件，調用時寫 `Authorization: Bearer TOKEN`",
  },
  tlsCert: { en: "the certificate of the server, in PEM", zh: "服務器的證書，PEM 格式" },
  tlsKey: { en: "its key", zh: "該證書的私鑰" },
  tlsCa: {
    en: "who signs the certificates that clients have to show",
    zh: "簽發客戶端證書的機構；客戶端須出示證書",
  },
  maxBody: { en: "the largest body of a call", zh: "請求體的最大字節數" },
  timeout: {
    en: "for a call to arrive, and for open ones when it stops",
    zh: "接收一次調用的時限，以及停止時等待未完成調用的時限，以秒計",
  },
  rate: { en: "calls a second that are taken from one address", zh: "每個地址每秒最多調用的次數" },
  calls: {
    en: "Calls: POST /v1/gate/request, /v1/gate/response, /v1/check;\nGET /v1/gate/missing (what cannot be decided, whatever is asked),\n/v1/gate/expected (what requests and answers have to state), /healthz, /readyz,\n/metrics, /openapi.json. SIGHUP reloads packs, service and profile;\nSIGTERM stops when all calls are answered. Logs are JSON lines on standard\nerror, without words of users.",
    zh: "調用：POST `/v1/gate/request`、`/v1/gate/response`、`/v1/check`；\nGET `/v1/gate/missing`（無論問什麼都不能判斷的內容）、\n`/v1/gate/expected`（請求和回答應當寫明的內容）、\n`/healthz`、`/readyz`、`/metrics`、`/openapi.json`。\nSIGHUP 重新載入規則包、服務和配置；SIGTERM 處理完全部調用後停止。\n日誌為 JSON 行，寫到標準錯誤，不含用戶的文字。",
  },
  exits: {
    en: "Exit code: 0 stopped as told, 4 packs, service or profile have mistakes,\n64 misuse, 69 it cannot listen on that port, 70 a bug.",
    zh: "退出碼：0 按要求停止；4 規則包、服務或者配置有錯誤；64 用法有誤；\n69 不能在該處監聽；70 程序缺陷。",
  },
});

const openPolicies = ["hold", "pass"] as const;
const openWord = choiceOf(openPolicies);

/** Reads `RULE=WHAT`, which may be given several times. */
const addOpenRule = repeatable(
  (text: string, before: Readonly<Record<string, OpenWord>> | undefined): Readonly<Record<string, OpenWord>> => {
    const at = text.lastIndexOf("=");
    const rule = text.slice(0, at);
    if (at < 1 || (before && Object.hasOwn(before, rule))) throw invalidValue(usageMessages.noOpenRule());
    return { ...before, [rule]: openWord(text.slice(at + 1)) };
  },
);

export const serveVerb: Verb = {
  name: "serve",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .requiredOption("--service <FILE>", say(help.service()))
      .requiredOption("--open <WHAT>", say(help.open({ words: listOf(openPolicies, "or") })), openWord)
      .option("--open-rule <RULE=WHAT>", say(help.openRule()), addOpenRule)
      .option("--as-of <DATE>", say(help.asOf()))
      .option("--profile <FILE>", say(judgingHelp.profile()))
      .option(...packFlag(say))
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
      .option("--party <PARTY>", say(judgingHelp.party()))
      .option("--detect", say(judgingHelp.detect()))
      .option("--port <N>", say(help.port()), wholeNumber(0, 65_535), 8080)
      .option("--host <ADDRESS>", say(help.host()), "127.0.0.1")
      .option("--token-file <FILE>", say(help.tokenFile()))
      .option("--tls-cert <FILE>", say(help.tlsCert()))
      .option("--tls-key <FILE>", say(help.tlsKey()))
      .option("--tls-ca <FILE>", say(help.tlsCa()))
      .option("--max-body <BYTES>", say(help.maxBody()), wholeNumber(1, 10_000_000), 1_000_000)
      .option("--timeout <SECONDS>", say(help.timeout()), wholeNumber(1, 3600), 10)
      .option("--rate <N>", say(help.rate()), wholeNumber(1, 1_000_000), 1000);
    return addExample(addCommonFlags(command, say), say, example, help.calls(), help.exits());
  },

  run: (command, world): VerbOutcome => {
    const flags = command.opts<Flags>();
    const settings = settingsOf(flags, world);
    if ("code" in settings) return usageError("serve", settings, flags, world);
    return { streamed: () => serving(flags, settings, world) };
  },
};

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|::1)$/.test(host);

/** Where it listens and whom it hears; or what is wrong with that. */
function settingsOf(flags: Flags, { host: files }: Pick<CommandEnvironment, "host">): ServerSettings | Message {
  const { host, port, tokenFile, tlsCert, tlsKey, tlsCa, maxBody, timeout, rate } = flags;
  for (const file of [tokenFile, tlsCert, tlsKey, tlsCa])
    if (file !== undefined && !files.isFile(file)) return usageMessages.noFile({ file });
  if ((tlsCert === undefined) !== (tlsKey === undefined) || (tlsCa !== undefined && tlsCert === undefined))
    return usageMessages.tlsPair();
  const token = tokenFile === undefined ? undefined : (files.readText(tokenFile) ?? "").trim();
  if (token !== undefined && token.length < 16) return usageMessages.shortToken({ file: tokenFile ?? "" });
  if (!isLoopback(host) && token === undefined && tlsCa === undefined) return usageMessages.openToAll({ host });
  const tls = tlsCert !== undefined && tlsKey !== undefined ? { cert: tlsCert, key: tlsKey, ca: tlsCa } : undefined;
  const limits = { mostBytes: maxBody, seconds: timeout, perSecond: rate };
  return { host, port, token, tls, isLoopback: isLoopback(host), ...limits };
}

async function serving(flags: Flags, settings: ServerSettings, world: CommandEnvironment): Promise<CommandOutcome> {
  const { lang: locale, service, profile, party, asOf, detect, vocabulary: vocabularies } = flags;
  const open = flags.openRule ? { default: flags.open, rules: flags.openRule } : flags.open;
  const load = (): LoadedGate => {
    const packs = loadPacks(flags.pack, { vocabularies });
    return { gate: gateOf({ packs, service, profile, party, asOf, detect, open }, locale), packs: packs.packs };
  };
  const around = projectAroundGate({ packs: flags.pack ?? [], service, profile, party, asOf }, world.host);
  if (around.problems.length + around.troubles.length > 0)
    return failedOutcome(around.troubles.length > 0 ? 64 : 4, showTroubles(around, flags, world));
  let first: LoadedGate;
  try {
    first = load();
  } catch (error) {
    if (!isGateError(error)) throw error;
    const layout = stderrLayout(flags, world);
    const mistakes = error.problems.map(
      ({ message: why, help }) =>
        showError(serveMessages.mistake({ why }), locale, world.width) +
        noted(labels.help(), help, layout, "  ")
          .map((it) => `${it}\n`)
          .join(""),
    );
    return failedOutcome(isMisuse(error) ? 64 : 4, mistakes.join(""));
  }
  clearHeapEarly();
  // The server and what it needs are loaded where something is served.
  const { serve } = await import("./serve/server.ts");
  const { openApi } = await import("./serve/open-api.ts");
  const { vocabularies: all } = runVocabulary([], vocabularies ?? [], world.library, world.host);
  const published = (name: string): object => {
    const text = world.host.readText(`${world.library}/../grammar/schema/${name}.schema.json`);
    invariant(text !== undefined, "schemas are shipped");
    return JSON.parse(text) as object;
  };
  const facts = Object.fromEntries(all.map((it) => [it.header.id.replace("@", "-"), editorSchema(it)]));
  try {
    await serve(settings, first, load, { openApi: openApi(published("gate-1"), published("report-1"), facts), locale });
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    const address = `${settings.host}:${settings.port}`;
    const why = serveMessages.notListening({ address, why: String(error.code) });
    return failedOutcome(69, showError(why, locale, world.width));
  }
  return failedOutcome(0, "");
}

const isGateError = (error: unknown): error is GateError => error instanceof Error && error.name === "GateError";
