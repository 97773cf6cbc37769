import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatDay } from "../../../src/base/civil-date.ts";
import type { Host } from "../../../src/base/host.ts";
import { checkWithReceipt } from "../../../src/engine/lock/receipt.ts";
import { runVerify } from "../../../src/engine/lock/verify.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { jsonText } from "../../../src/report/render/json.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";

const read = (name: string): string => readFileSync(`examples/chat-service/${name}`, "utf8");
const documents = { "responses.yaml": read("responses.yaml"), "service.yaml": read("service.yaml") };
const profile = { "profile.yaml": read("profile.yaml") };
const head = "packs: [cn.genai_interim_measures]\nprofile: profile.yaml\n";
const ofEntry = `${head}inputs: [{ files: responses.yaml, service: service.yaml }]\n`;
const ofProject = `${head}inputs: [responses.yaml]\nservice: service.yaml\n`;
const request = { ...nothing, inputs: ["/"] };

const project = (text: string, more: Readonly<Record<string, string>> = {}): Host =>
  hostWith({ ...documents, ...profile, "edict.yaml": text, ...more });

test("a receipt holds the service that an entry of edict.yaml names, and says when it has changed", () => {
  const { receipt } = checkWithReceipt(request, project(ofEntry));
  if (!receipt) throw new Error("the example is judged");
  expect(receipt.inputs.map((it) => it.path)).toEqual(["responses.yaml", "service.yaml"]);
  const verify = (service: string): readonly (readonly [string, string])[] => {
    const host = project(ofEntry, { "receipt.json": jsonText(receipt), "service.yaml": service });
    const asked = { ...request, receipt: "/receipt.json", service: undefined, now, library: "policies" };
    return runVerify(asked, host).changed.map((it) => [it.kind, it.name]);
  };
  expect(verify(documents["service.yaml"])).toEqual([]);
  expect(verify(`# later\n${documents["service.yaml"]}`)).toEqual([["input", "service.yaml"]]);
});

test("a timeline has the days of the service that an entry of edict.yaml names", () => {
  const daysOf = (text: string): readonly string[] => {
    const { timeline } = runTimeline({ ...request, firstDay: "2023-01-01", lastDay: "2027-12-31" }, project(text));
    return (timeline?.dates ?? []).map((it) => formatDay(it.day));
  };
  expect(daysOf(ofEntry)).toContain("2027-10-23");
  expect(daysOf(ofEntry)).toEqual(daysOf(ofProject));
});
