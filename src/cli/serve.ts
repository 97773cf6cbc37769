import type { Command } from "commander";
import { gateOf, type GateError } from "../api/gate.ts";
import { loadPacks } from "../api/packs.ts";
import { invariant } from "../base/invariant.ts";
import type { Message } from "../base/message.ts";
import { runVocabulary } from "../engine/index.ts";
import type { OpenPolicy } from "../report/model/gate-answer.ts";
import { editorSchema } from "../report/render/editor-schema.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome, type VerbOutcome } from "./environment.ts";
import { addToList, namedVocabulary, packFlag } from "./judging-flags.ts";
import { serveMessages, usageMessages } from "./messages.ts";
import type { LoadedGate, ServerSettings } from "./serve/server.ts";
import { showError } from "./usage-errors.ts";
import { addCommonFlags, choiceOf, usageError, wholeNumber, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly service: string;
  readonly profile: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly vocabulary: readonly string[] | undefined;
  readonly party: string | undefined;
  readonly asOf: string | undefined;
  readonly detect: boolean | undefined;
  readonly open: OpenPolicy;
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

const example = `
Example:
  edict serve --service service.yaml --open hold --port 8080
  curl -s localhost:8080/v1/gate/request -H 'content-type: application/json' \\
    -d '{ "request": { "id": "q-1" } }'

Calls: POST /v1/gate/request, /v1/gate/response, /v1/check; GET /healthz,
/readyz, /metrics, /openapi.json. SIGHUP reads packs, service and profile anew;
SIGTERM stops when all calls are answered. Logs are JSON lines on standard
error, without words of users.

Exit code: 0 stopped as told, 4 packs, service or profile have mistakes,
64 misuse, 69 it cannot listen there, 70 a bug.`;

export const serveVerb: Verb = {
  name: "serve",
  define: (command: Command) =>
    addCommonFlags(
      command
        .summary("answer over HTTP what may be generated and sent")
        .description(
          "Serves the gate to programs in any language: of each request whether it may be served, of each answer whether it may be sent.",
        )
        .requiredOption("--service <FILE>", "the service whose requests and answers these are")
        .requiredOption("--open <WHAT>", "what becomes of an open question: hold or pass", choiceOf(["hold", "pass"]))
        .option("--as-of <DATE>", "the day of judgement; default that of each call")
        .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
        .option(...packFlag)
        .option("--vocabulary <DIR>", namedVocabulary, addToList)
        .option("--party <PARTY>", "whose duties count; default: as the packs say")
        .option("--detect", "first look for personal data, and add it to the findings of documents that were scanned")
        .option("--port <N>", "the port; 0 takes a free one", wholeNumber(0, 65_535), 8080)
        .option("--host <ADDRESS>", "the address; beyond loopback it needs --token-file or --tls-ca", "127.0.0.1")
        .option("--token-file <FILE>", "a file with the token that calls bear: `Authorization: Bearer TOKEN`")
        .option("--tls-cert <FILE>", "the certificate of the server, in PEM")
        .option("--tls-key <FILE>", "its key")
        .option("--tls-ca <FILE>", "who signs the certificates that clients have to show")
        .option("--max-body <BYTES>", "the largest body of a call", wholeNumber(1, 10_000_000), 1_000_000)
        .option(
          "--timeout <SECONDS>",
          "for a call to arrive, and for open ones when it stops",
          wholeNumber(1, 3600),
          10,
        )
        .option("--rate <N>", "calls a second that are taken from one address", wholeNumber(1, 1_000_000), 1000),
    ).addHelpText("after", example),

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
  const { lang: locale, service, profile, party, asOf, detect, open, vocabulary: vocabularies } = flags;
  const load = (): LoadedGate => {
    const packs = loadPacks(flags.pack, { vocabularies });
    return { gate: gateOf({ packs, service, profile, party, asOf, detect, open }, locale), packs: packs.packs };
  };
  const told = (code: number, why: readonly Message[]): CommandOutcome =>
    failedOutcome(code, why.map((it) => showError(it, locale, world.width)).join(""));
  let first: LoadedGate;
  try {
    first = load();
  } catch (error) {
    if (!isGateError(error)) throw error;
    return told(
      4,
      error.problems.map(({ message: why }) => serveMessages.mistake({ why })),
    );
  }
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
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return told(69, [serveMessages.notListening({ why: error.message })]);
  }
  return failedOutcome(0, "");
}

const isGateError = (error: unknown): error is GateError => error instanceof Error && error.name === "GateError";
