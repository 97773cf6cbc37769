import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createGate, honoGate } from "edict";
import { Hono } from "hono";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** The model: answers that were recorded. */
const recorded = JSON.parse(read("recorded.json"));

/** The scanner: what it finds banned, and what it looks for. */
const scan = (text) => (text.includes("vile") ? [{ category: "a1_violence_obscenity", illegal: true, confirmed_by: "night shift" }] : []);
const looked_for = ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others", "a5_service_needs"];

const gate = await createGate({
  packs: ["cn.genai_interim_measures"],
  service: {
    facts_on: "2026-11-01",
    service: {
      id: "seedling",
      launched_on: "2024-02-01",
      generates_content: true,
      models: [{ name: "recorded" }],
      modalities: ["text"],
      confusable_kinds: ["simulated_dialogue_or_writing"],
      channels: [{ name: "web", kind: "site", access: "public", mainland: true }],
      labels: { unlabelled_on_request: null },
    },
  },
  open: "pass",
});
// What is open passes: whoever runs this should know how much that is.
console.log(`not decided whatever is asked: ${gate.missing.map((it) => it.what).join(", ") || "nothing"}`);

const label = "(AI-generated)";
const sorry = "I have no answer to that.";

/** The users, by their tokens: Wang Fang has not accepted the agreement yet. */
const known = { registered: true, age_band: "adult", in_mainland: true, state: "normal" };
const users = new Map([
  ["li-lei", { ...known, agreement_version: "v3" }],
  ["wang-fang", { ...known, agreement_version: null }],
]);

/** Who asks. Nobody is guessed: of a user that is not known every question would be open, and what is open passes here. */
const signIn = async (context, next) => {
  const user = users.get(context.req.header("authorization")?.replace(/^Bearer /, ""));
  if (user === undefined) return context.text("sign in first", 401);
  context.set("user", user);
  return next();
};

const app = new Hono();
app.use(
  "/chat",
  signIn,
  honoGate(gate, {
    // The second argument is the context of Hono, with what `signIn` has set.
    request: (words, context) => ({ collected: [], user: context.get("user") }),
    // What `gate.expected` lists: a fact that is left out is open, and what is open passes here.
    response: (text) => ({
      refused: text.startsWith(sorry),
      exported: false,
      labels: { explicit: text.endsWith(label) ? [{ text: label, placements: ["end"] }] : [] },
      findings: scan(text),
      scanned_by: [{ name: "scanner", version: "1", looked_for }],
    }),
    decided: ({ decision, receipt, problems, contradicted }) =>
      console.log(decision, receipt.digest.slice(0, 8), ...problems.map((it) => it.message), ...contradicted),
  }),
);
app.post("/chat", async (context) => {
  const { messages } = await context.req.json();
  const content = `${recorded[messages.at(-1).content] ?? sorry} ${label}`;
  return context.json({
    object: "chat.completion",
    model: "recorded",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
  });
});

const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.argv[2] ?? 3000) }, ({ port }) =>
  console.log(`listening on http://127.0.0.1:${port}`),
);
process.on("SIGTERM", () => server.close());
