import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runNeeds } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { buildSheets } from "../../../src/report/model/sheet-report.ts";
import { sheetDocument } from "../../../src/report/render/word/sheet-document.ts";
import { sheetPage } from "../../../src/report/render/html/sheet-page.ts";
import { htmlReport } from "../../../src/report/render/html/report-page.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, runExample, service } from "./tiny.ts";
import { documentOf, partOf } from "./word-read.ts";

const hans = locales["zh-Hans"];
const options = { ...plain, locale: hans, width: 1000 };
const named = "小禾助手（xiaohe）；版本：4.2；提供者：杭州青禾示例科技有限公司；统一社会信用代码：91330100MA0000AB0G";
const law = "《生成式人工智能服务管理暂行办法》";

test("a report says on top whose service it is, by which law and on which day, in words of its language", () => {
  const report = buildReport(runExample(), hans);
  const page = htmlReport(report, options);
  const banner = page.slice(page.indexOf("<header"), page.indexOf("<h1>"));
  for (const it of [named, law, "判断日 2026-11-20"]) expect(banner).toContain(it);
  expect(page).toMatch(/<title>[^<]*小禾助手[^<]*<\/title>/);
  const document = documentOf(report, hans);
  const head = document.slice(0, document.indexOf("Heading1"));
  for (const it of [`Edict 报告：${law}`, named, "判断日 2026-11-20"]) expect(head).toContain(it);
  expect(textReport(report, options)).toContain(`检查对象  ${named}`);
  expect(textReport(buildReport(runExample()), plain)).toContain(
    "about     小禾助手 (xiaohe); Version: 4.2; Provider's legal name:",
  );
});

test("so does a sheet, over what each person signs", () => {
  const host = hostWith({ "service.yaml": service });
  const report = buildSheets(runNeeds({ ...nothing, inputs: ["service.yaml"], packs: ["/tiny"] }, host), [], hans);
  expect(report.people).toHaveLength(2);
  const document = partOf(sheetDocument(report, options), "word/document.xml");
  for (const it of [sheetPage(report, options), document])
    for (const told of ["聊天（chat）", "《小法》；判断日 2026-06-30"]) expect(it.split(told)).toHaveLength(3);
});

test("what nobody states, or a placeholder stands for, names nothing: the id is left", () => {
  const servicesOf = (text: string): unknown =>
    buildReport(runNeeds({ ...nothing, inputs: ["a.yaml"], packs: ["/tiny"] }, hostWith({ "a.yaml": text })).report)
      .settings.services;
  const bare = [{ subject: "service", id: "chat", names: [] }];
  expect(servicesOf(service.replace("聊天", "TBD"))).toEqual(bare);
  expect(servicesOf(service.replace("聊天", "null"))).toEqual(bare);
  expect(servicesOf(service)).toMatchObject([{ names: [{ path: "service.name", shown: "聊天" }] }]);
  expect(servicesOf("kind: incident\nvocabulary: genai@1\nfacts_on: 2026-06-30\nincident: { id: i1 }\n")).toEqual([]);
});
