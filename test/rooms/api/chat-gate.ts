import { createGate, loadPacks } from "../../../src/api/index.ts";

export const packs = loadPacks([], { folder: "examples/chat-service" });

/** The gate of the chat service of the examples, which lets open questions pass. */
export const gate = await createGate({
  packs,
  service: "service.yaml",
  profile: "profile.yaml",
  open: "pass",
  asOf: "2026-11-20",
});

export const user = {
  registered: true,
  agreement_version: "v3",
  age_band: "adult",
  in_mainland: true,
  state: "normal",
};
export const banned = { category: "a1_violence_obscenity", illegal: true, confirmed_by: "Zhou Yan" };
