/** The server of `edict serve` without Edict: Hono on Node.js, whose handler takes what it is sent and answers nothing. `node bench/empty-server.mjs PORT` */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const app = new Hono();
app.get("/readyz", (context) => context.text("ready\n"));
app.post("*", async (context) => {
  await context.req.arrayBuffer();
  return context.json({});
});
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: "127.0.0.1" });
