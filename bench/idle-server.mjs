/** `edict serve` whose gate looks at nothing and says the same of all: what is left of a call without it. `node bench/idle-server.mjs PORT` */
import { bundle } from "./own-packs.mjs";

const { serve, locales } = await import(
  bundle(['export { serve } from "./src/cli/serve/server.ts";', 'export { locales } from "./src/base/locale.ts";'])
);

const said = { decision: "pass", word: "clear", rules: [], contradicted: [], problems: [], supposed: {} };
const loaded = { gate: { response: () => said, missing: [] }, packs: [] };
const settings = {
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  isLoopback: true,
  mostBytes: 1_000_000,
  seconds: 2,
  perSecond: 1_000_000,
};
await serve(settings, loaded, () => loaded, { openApi: {}, locale: locales.en });
