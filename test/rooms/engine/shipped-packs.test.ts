import { expect, test } from "vitest";
import { invariant } from "../../../src/base/invariant.ts";
import { runCheck } from "../../../src/engine/index.ts";
import { loadNamedPacks } from "../../../src/engine/library.ts";
import type { Pack } from "../../../src/pack/pack.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { jsonReport } from "../../../src/report/render/json.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { plain } from "../report/plain.ts";
import { nothing } from "../report/tiny.ts";
import { disk, law, libraryWith, packsOf, prepared, preparedIn } from "./shipped-packs.ts";

test("every shipped law of China names the two later instruments, unless it is one, and whom they bind", () => {
  const later: readonly (readonly [string, unknown])[] = [
    [
      "cn.anthropomorphic_measures",
      expect.stringMatching(/^cn\.anthropomorphic_measures: providers of services that simulate a natural person/),
    ],
    [
      "cn.minors_information_classes",
      expect.stringMatching(/^cn\.minors_information_classes: algorithm and generative AI services/),
    ],
  ];
  const packs = packsOf(libraryWith(prepared), "alone").filter((it) => it.manifest.id.startsWith("cn."));
  const others = (it: Pack): readonly string[] => it.manifest.notCovered.map((one) => `${one.id}: ${one.binds}`);
  expect(packs.length).toBeGreaterThan(10);
  for (const pack of packs)
    expect([pack.manifest.id, others(pack)]).toEqual([
      pack.manifest.id,
      expect.arrayContaining(later.filter(([id]) => id !== pack.manifest.id).map(([, told]) => told)),
    ]);
});

test("every shipped pack says in both languages how it knows its rank", () => {
  for (const { manifest } of packsOf(libraryWith(prepared), "alone"))
    expect([manifest.id, manifest.rankKnownBy]).toEqual([
      manifest.id,
      { en: expect.stringMatching(/\.$/) as unknown, zh: expect.stringMatching(/。$/) as unknown },
    ]);
});

/** Texts of the state, of the European Union, or of the committee that wrote the document. */
const officialHosts = /^(?:www\.cac|www|openstd\.samr)\.gov\.cn$|^eur-lex\.europa\.eu$|^www\.tc260\.org\.cn$/;

test("every shipped pack says where its official text is, but for one whose address only one file gave", () => {
  const packs = packsOf(libraryWith(prepared), "alone").map((it) => it.manifest);
  const without = packs.filter((it) => it.officialText === undefined).map((it) => it.id);
  expect(without).toEqual(["cn.gb_t_45674"]);
  const addresses = packs.flatMap((it) => it.officialText ?? []);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((it) => !it.startsWith("https://") || !officialHosts.test(new URL(it).host))).toEqual([]);
});

test("the Interim Measures name every law of China that is unverified as a whole, and judges only where it is named", () => {
  const packs = packsOf(libraryWith(prepared), "alone").filter((it) => it.manifest.id.startsWith("cn."));
  const unverified = packs.filter((it) => {
    const rules = it.checked.rules.filter(({ declaration }) => ["must", "must-not"].includes(declaration.modal));
    return rules.every((rule) => rule.unverified.length > 0);
  });
  const measures = packs.find((it) => it.manifest.id === "cn.genai_interim_measures");
  expect(measures?.manifest.notCovered.map((it) => it.id).toSorted()).toEqual(
    unverified.map((it) => it.manifest.id).toSorted(),
  );
});

test("a pack whose files were edited, and what needs it, are compiled afresh; the others are not", () => {
  const file = `${law}/article-05.edict`;
  const text = disk.readText(file);
  invariant(text !== undefined, "the file is there");
  const [host, library] = libraryWith(prepared, { [file]: `${text}\n// edited\n` });
  const before = preparedIn([host, library]);
  expect(before).not.toContain(host.resolve(`/opt/edict/${law}`));
  const isPrepared = ({ checked }: Pack): boolean =>
    before.some((it) => library.compiled(it)?.compiled()?.sound === checked);
  const packs = packsOf([host, library], "together");
  const afresh = packs.filter((it) => !isPrepared(it));
  const needing = packs.filter(({ manifest }) => manifest.needs.some((it) => it.id === "cn.labelling_measures"));
  expect(needing.length).toBeGreaterThan(0);
  expect(afresh.map((it) => it.manifest.id)).toEqual(
    expect.arrayContaining(["cn.labelling_measures", ...needing.map((it) => it.manifest.id)]),
  );
  expect(afresh.length).toBeLessThan(packs.length);
});

test("of a draft its `pack.yaml` alone is prepared, as it is compiled where its folder is named", () => {
  const [host, library] = libraryWith(prepared);
  const folder = host.resolve("/opt/edict/policies/cn/genai-interim-measures/draft-2023-04-11");
  const before = library.compiled(folder);
  expect([before?.version.manifest.inForce, before?.version.folder, before?.compiled()]).toEqual([
    "never",
    folder,
    undefined,
  ]);
  const { packs, problems } = loadNamedPacks(host, library, [folder], "alone");
  expect([packs.map((it) => it.manifest.inForce), problems]).toEqual([["never"], []]);
});

test("what is prepared has the paths of where its library stands, whichever pack is read first", () => {
  for (const at of ["/opt/edict", "/srv/edict"]) {
    const [host, { packs, compiled }] = libraryWith(prepared, {}, at);
    const folders = [...packs.values()].flat().toReversed();
    const read = folders.flatMap((it) => compiled(host.resolve(it))?.compiled() ?? []);
    const paths = read.flatMap(({ sound }) => sound.rules.map((it) => it.file.source.path));
    expect(read.length).toBeGreaterThan(10);
    expect(paths.filter((it) => !it.startsWith(`${host.relative(at)}/policies/`))).toEqual([]);
  }
});

test("what a short report says is said without reading what policies are written in; JSON reads it", () => {
  const [host, library] = libraryWith(prepared.slice());
  const loaded = loadNamedPacks(host, library, ["cn.genai_interim_measures"]);
  const packs = [...loaded.packs, ...loaded.needed];
  const isRead = ({ checked }: Pack): boolean => Object.getOwnPropertyDescriptor(checked, "files")?.get === undefined;
  const asked = { ...nothing, packs: ["cn.genai_interim_measures"], inputs: ["examples/chat-service/service.yaml"] };
  const report = buildReport(runCheck(asked, host, { library, loaded }));
  expect(textReport(report, { ...plain, full: false })).toContain("rules examined are violated");
  expect(packs.filter(isRead)).toEqual([]);
  expect(jsonReport(report)).toContain("said");
  expect(packs.filter(isRead).map((it) => it.manifest.id)).toContain("cn.genai_interim_measures");
});

test("a shipped pack with a policy that nothing reads is not taken as it was prepared", () => {
  const [host, library] = libraryWith(prepared, { [`${law}/cases/article-99.edict`]: "" });
  const { packs, problems } = loadNamedPacks(host, library, ["cn.labelling_measures"], "alone");
  expect([packs, problems.map((it) => it.code)]).toEqual([[], ["pack/unread-policy"]]);
});

test("what another engine prepared, and what is no such file, is left alone", () => {
  const sources = new TextEncoder().encode("sources ");
  const at = prepared.findIndex((_, start) => sources.every((byte, offset) => prepared[start + offset] === byte));
  const other = prepared.with(at, 83);
  expect(at).toBeGreaterThan(0);
  for (const bytes of [other, prepared.slice(0, 1000), new Uint8Array([1, 2, 3])])
    expect(preparedIn(libraryWith(bytes))).toEqual([]);
});
