import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import {
  dayIn,
  isDenial,
  isQuantity,
  isUnsure,
  memberOf,
  namingField,
  readAnswer,
  yesOrNoIn,
} from "../../../src/vocabulary/read-answer.ts";
import type { EnumType, Field, RecordType, Type } from "../../../src/vocabulary/type.ts";

const of = (kind: "boolean" | "number" | "string" | "date" | "datetime" | "duration" | "document"): Type => ({ kind });
const listOf = (element: Type, key?: string): Type => ({ kind: "list", element, key });
const fieldOf = (type: Type): Field => ({
  type,
  required: false,
  nullable: true,
  event: false,
  title: undefined,
  ask: undefined,
});
const groupOf = (fields: Readonly<Record<string, Type>>): RecordType => ({
  kind: "record",
  fields: new Map(Object.entries(fields).map(([name, type]) => [name, fieldOf(type)])),
});

const sent: EnumType = {
  kind: "enum",
  members: ["text", "image", "audio_video"],
  words: new Map([
    ["text", { en: "text, or words", zh: "文字" }],
    ["image", { en: "pictures", zh: "圖片、照片" }],
  ]),
};
/** What one of them is called has a word in it that else stands between two. */
const pair: EnumType = {
  kind: "enum",
  members: ["text", "image", "both"],
  words: new Map([["both", { en: "text and image", zh: "圖文" }]]),
};
const access: EnumType = { kind: "enum", members: ["none", "prohibited"] };
const banned: EnumType = { kind: "enum", members: ["banned", "forbidden"] };

test.each<readonly [type: Type, answers: Readonly<Record<string, unknown>>]>([
  [
    of("boolean"),
    {
      yes: true,
      " Y.": true,
      是的: true,
      no: false,
      沒有: false,
      "not yet": false,
      maybe: "maybe",
      无: null,
      "'no'": "no",
    },
  ],
  [
    of("date"),
    {
      "2026年3月1日": "2026-03-01",
      none: null,
      "not yet": null,
      尚未: null,
      soon: "soon",
      "{ from: 2026-01-01 }": { from: "2026-01-01" },
    },
  ],
  [of("datetime"), { "2026/3/1": "2026/3/1", "not yet": null, 没有: null }],
  [of("duration"), { "24小時": "24 hours", "2 days": "2 days", 两天: "两天", none: null }],
  [
    of("number"),
    {
      "5": 5,
      "-0.25": -0.25,
      "12.5": 12.5,
      "1,000": "1,000",
      "5 people": "5 people",
      "about 5": "about 5",
      "1.": "1.",
      "--5": "--5",
      ".5": ".5",
      "[5]": [5],
      "n: [5]": "n: [5]",
      none: null,
    },
  ],
  [
    of("string"),
    {
      " a  b ": "a  b",
      "5": "5",
      yes: "yes",
      "not yet": "not yet",
      none: null,
      '"none"': "none",
      "'it''s'": "it's",
      '"a': '"a',
      "'a'\n---\n'b'": "'a'\n---\n'b'",
      "'a'\n---\n{": "'a'\n---\n{",
      "[a]": "[a]",
      'a "b"': 'a "b"',
      'label: "AI"': 'label: "AI"',
    },
  ],
  [of("document"), { "'ledger'": "ledger", "[a]": "[a]", "2026/3/1": "2026/3/1" }],
  [
    sent,
    {
      Text: "text",
      "文字。": "text",
      "TEXT, OR WORDS": "text",
      "audio video": "audio_video",
      pictures: "image",
      "'text'": "text",
      "[text]": "[text]",
      smell: "smell",
      none: null,
    },
  ],
  [access, { none: "none", forbidden: "prohibited", 不允許: "prohibited", allowed: "allowed" }],
  [banned, { banned: "banned", "not allowed": "not allowed" }],
  [
    listOf(of("string")),
    {
      "a, b、c；": ["a", "b", "c"],
      a: ["a"],
      ", a,,": ["a"],
      "a , b ,": ["a", "b"],
      none: [],
      "not yet": ["not yet"],
      "[a, 'b, c']": ["a", "b, c"],
      "{ at_least: [a] }": { at_least: ["a"] },
      '"a", b': ['"a"', "b"],
      '"a"': ['"a"'],
      "x [a]": ["x [a]"],
      "a and b": ["a and b"],
      "{ a: 1, a: 2 }": ["{ a: 1", "a: 2 }"],
    },
  ],
  [listOf(of("date")), { "2026/3/1, 2026/4/2": ["2026-03-01", "2026-04-02"] }],
  [
    listOf(sent),
    {
      "text, or words, image": ["text", "image"],
      "照片、audio video, text": ["照片", "audio_video", "text"],
      "image, text, or words": ["image", "text"],
      "文字和 audio video": ["text", "audio_video"],
      "text AND image": ["text", "image"],
      "text and smell": ["text and smell"],
      "文字，以及圖片": ["text", "以及圖片"],
      smell: ["smell"],
      none: [],
    },
  ],
  [listOf(pair), { "text and image": ["both"], "image AND text": ["image", "text"] }],
  [listOf(access), { none: ["none"], "forbidden, none": ["prohibited", "none"] }],
  [listOf(groupOf({ name: of("string"), kind: sent })), { "a, b": [{ name: "a" }, { name: "b" }] }],
  [
    listOf(groupOf({ name: of("string"), kind: sent }), "kind"),
    { "文字, image": [{ kind: "text" }, { kind: "image" }], none: [] },
  ],
  [listOf(groupOf({})), { a: [] }],
  [groupOf({ name: of("string") }), { "{ name: a }": { name: "a" }, a: "a" }],
])("what is meant for %j is what is said", (type, answers) => {
  const read = Object.keys(answers).map((it) => [it, toPlain(readAnswer(it, { type }))]);
  expect(Object.fromEntries(read)).toEqual(answers);
});

test("yes and no are told in English and Chinese, and nothing else is either", () => {
  const said = { true: true, "YES!": true, "有。": true, 對: true, false: false, N: false, 不是: false, 並非: false };
  expect(Object.fromEntries(Object.keys(said).map((it) => [it, yesOrNoIn(it)]))).toEqual(said);
  expect(["", "!", "ok", "禁止", "无", "yes no"].map(yesOrNoIn)).toEqual(Array.from({ length: 6 }));
});

test("a day is read where its year, month and day stand in this order, and is not looked for within words", () => {
  const days = ["2026-3-1", "2026.03.01", "2026 年 3 月 1 號", "２０２６年３月１日", "2026年3月1"];
  expect(days.map(dayIn)).toEqual(days.map(() => "2026-03-01"));
  expect(dayIn("2026/12/31")).toBe("2026-12-31");
  const none = ["026/3/1", "12026/3/1", "2026/3/1 at noon", "2026/123/1", "2026/3/123", "2026//1", "3/1/2026", ""];
  expect(none.map(dayIn)).toEqual(none.map(() => undefined));
});

test("a word names a member by its name or by what people call it, and only one", () => {
  expect(["image", "IMAGE", "圖片、照片", "图片、照片。", "Audio Video"].map((it) => memberOf(it, sent))).toEqual([
    "image",
    "image",
    "image",
    "image",
    "audio_video",
  ]);
  expect([memberOf("audiovideo", sent), memberOf("forbidden", sent), memberOf("text", undefined)]).toEqual(
    Array.from({ length: 3 }),
  );
  expect([memberOf("不得", access), memberOf("不得", banned), memberOf("banned", banned)]).toEqual([
    "prohibited",
    undefined,
    "banned",
  ]);
  const closed: EnumType = {
    kind: "enum",
    members: ["closed", "open"],
    words: new Map([["closed", { en: "forbidden", zh: "關閉" }]]),
  };
  expect(["banned", "不得", "open"].map((it) => memberOf(it, closed))).toEqual(["closed", "closed", "open"]);
  const group = groupOf({ a: of("string"), b: of("string") });
  expect([namingField(group, "b"), namingField(group, undefined), namingField(groupOf({}), undefined)]).toEqual([
    "b",
    "a",
    "",
  ]);
});

test("who does not know says so, unless the fact can be that", () => {
  const unsure = ["not sure", " Don’t know. ", "不知道。", "待確認", "unknown", "不詳"];
  expect(unsure.map((it) => isUnsure(it, of("string")))).toEqual(unsure.map(() => true));
  expect(["sure", "no", "I do not know everything"].map((it) => isUnsure(it, of("string")))).toEqual([
    false,
    false,
    false,
  ]);
  const known: EnumType = { kind: "enum", members: ["known", "unknown"] };
  expect([known, listOf(known)].map((type) => isUnsure(" unknown ", type))).toEqual([false, false]);
  expect([isUnsure("not sure", known), isUnsure("unknown", sent)]).toEqual([true, true]);
});

test("an answer that begins by denying is a denial; a name that begins so is not", () => {
  const denials = [
    "No complaints page",
    "none: we have no page",
    " Not yet, but soon",
    "沒有投诉入口",
    "尚無",
    "暂未设立",
    "还没",
    "no-one",
  ];
  expect(denials.map(isDenial)).toEqual(denials.map(() => true));
  const others = ["No. 5 Harbour Road", "Nobody", "Nonesuch Ltd", "no", "We have no page", "并没有"];
  expect(others.map(isDenial)).toEqual(others.map(() => false));
});

test("a quantity has commas between its thousands and nothing else", () => {
  const quantities = ["40,000", " 1,234,567 ", "1,000.25", "1,000.", "４０,０００"];
  expect(quantities.map(isQuantity)).toEqual(quantities.map(() => true));
  const others = ["12377", "1,00", "1234,567", "v1,000", "1,000 users", "1,000.x", ",000"];
  expect(others.map(isQuantity)).toEqual(others.map(() => false));
});

test("people call text 文字, too", () => {
  const modality: EnumType = {
    kind: "enum",
    members: ["text", "image"],
    words: new Map([
      ["text", { en: "text", zh: "文本" }],
      ["image", { en: "image", zh: "圖片" }],
    ]),
  };
  expect(toPlain(readAnswer("文字、图像", { type: listOf(modality) }))).toEqual(["text", "image"]);
});
