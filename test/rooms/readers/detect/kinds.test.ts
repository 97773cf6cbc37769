import { expect, test } from "vitest";
import { detectPersonalData } from "../../../../src/readers/detect/detect.ts";
import { withCodeCheck, withIdCheck, withLuhn } from "./numbers.ts";

/** What is found in a text: kind and, in the original, the words. */
const found = (text: string): readonly string[] =>
  detectPersonalData(text).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);

const valid: readonly (readonly [text: string, ...found: readonly string[]])[] = [
  // Identity cards.
  ["110101199003077715", "resident_id 110101199003077715"],
  [`号${withIdCheck("44030519880229" + "001")}。`, `resident_id ${withIdCheck("44030519880229001")}`],
  ["11010519491231002X", "resident_id 11010519491231002X"],
  ["11010519491231002x，", "resident_id 11010519491231002x"],
  ["110101 19900307 7715", "resident_id 110101 19900307 7715"],
  ["110101-19900307-7715", "resident_id 110101-19900307-7715"],
  [`姓名+${withIdCheck("93184019900101123")}`, `resident_id ${withIdCheck("93184019900101123")}`],
  [withIdCheck("81000019900101123"), `resident_id ${withIdCheck("81000019900101123")}`],
  // Codes of organisations.
  ["91330100MA2KQT0X1G", "social_credit_code 91330100MA2KQT0X1G"],
  [withCodeCheck("92110105MA00ABCD0"), `social_credit_code ${withCodeCheck("92110105MA00ABCD0")}`],
  ["代码：91330100-MA2KQT0X1G", "social_credit_code 91330100-MA2KQT0X1G"],
  // Cards.
  ["卡号6222020000000000018", "bank_card 6222020000000000018"],
  ["6222 0200 0000 0000 018", "bank_card 6222 0200 0000 0000 018"],
  ["4111-1111-1111-1111", "bank_card 4111-1111-1111-1111"],
  ["3782 822463 10005", "bank_card 3782 822463 10005"],
  [withLuhn("955880000000000000"), `bank_card ${withLuhn("955880000000000000")}`],
  // Telephones.
  ["13800000000", "phone_number 13800000000"],
  ["请拨138-0000-0000。", "phone_number 138-0000-0000"],
  ["138 0000 0000", "phone_number 138 0000 0000"],
  ["+86 138 0000 0000", "phone_number +86 138 0000 0000"],
  ["+86-138-0000-0000", "phone_number +86-138-0000-0000"],
  ["008613800000000", "phone_number 008613800000000"],
  ["8613800000000", "phone_number 8613800000000"],
  ["（+86）13800000000", "phone_number 13800000000"],
  ["010-88880000", "phone_number 010-88880000"],
  ["0571 8888 0000", "phone_number 0571 8888 0000"],
  ["(021)68880000", "phone_number (021)68880000"],
  ["（0571）8888000", "phone_number （0571）8888000"],
  ["0755-26880000-8001", "phone_number 0755-26880000-8001"],
  ["+86 10 88880000", "phone_number +86 10 88880000"],
  ["13800000000,13900000000", "phone_number 13800000000", "phone_number 13900000000"],
  ["13800000000 转 100 元", "phone_number 13800000000"],
  ["13800000000 100", "phone_number 13800000000"],
  // Passports.
  ["护照E12345678", "passport E12345678"],
  ["G12345678、EA1234567", "passport G12345678", "passport EA1234567"],
  ["DE1234567 SE1234567 PE1234567", "passport DE1234567", "passport SE1234567", "passport PE1234567"],
  ["H12345678 K12345678 MA1234567", "passport H12345678", "passport K12345678", "passport MA1234567"],
  ["Ｅ１２３４５６７８", "passport Ｅ１２３４５６７８"],
  // E-mail.
  ["li.na@example.com", "mail_address li.na@example.com"],
  ["发到li_na+a@mail.example.com.cn。", "mail_address li_na+a@mail.example.com.cn"],
  ["请发到a@b.com谢谢", "mail_address a@b.com"],
  ["a@例子.中国请回复", "mail_address a@例子.中国"],
  ["a@xn--fsqu00a.xn--fiqs8s", "mail_address a@xn--fsqu00a.xn--fiqs8s"],
  ["Write to a@b.com.", "mail_address a@b.com"],
  ["ａ＠ｂ．ｃｏｍ", "mail_address ａ＠ｂ．ｃｏｍ"],
  ["<a@b.cn>;<c@d.cn>", "mail_address a@b.cn", "mail_address c@d.cn"],
  ["13800000000@example.cn 13900000000", "mail_address 13800000000@example.cn", "phone_number 13900000000"],
  // What shows nothing, inside and around.
  ["\u200b138\u200b0000\ufeff0000\u200d", "phone_number 138\u200b0000\ufeff0000"],
  ["１３８　００００　００００", "phone_number １３８　００００　００００"],
  ["138–0000–0000", "phone_number 138–0000–0000"],
];

test.each(valid)("%j holds it", (text, ...expected) => {
  expect(found(text)).toEqual(expected);
});

const silent: readonly (readonly [text: string, why: string])[] = [
  ["110101199003077716", "the check digit is another"],
  [withIdCheck("11010119900230771"), "there is no 30 February"],
  [withIdCheck("44030519890229001"), "1989 was no leap year"],
  [withIdCheck("11010117900307771"), "nobody is that old"],
  [withIdCheck("99010119900307771"), "there is no such region"],
  ["1101011990030777150", "nineteen digits"],
  ["A110101199003077715", "a letter before it"],
  ["110101900307771", "fifteen digits have no check digit"],
  ["110101-19900307 7715", "two kinds of separators"],
  ["91330100MA2KQT0X1H", "the check digit is another"],
  ["91330100MA2KQTOX1G", "O is no letter of the code"],
  ["6222020000000000019", "the check digit is another"],
  ["1111111111111117", "no issuer begins so"],
  [withLuhn("62220200000000"), "fifteen digits are too few for this issuer"],
  ["0.6222020000000000018", "an amount"],
  ["4111 1111 1111 1111 2026", "a part of a longer series"],
  ["1 4111 1111 1111 1111", "a part of a longer series"],
  ["138000000001", "twelve digits"],
  ["12800000000", "no mobile number begins so"],
  ["+13800000000", "a number of another country"],
  ["13800000000.50", "an amount"],
  ["1.13800000000", "an amount"],
  ["138-0000-0000-1", "a part of a longer number"],
  ["SN13800000000", "a letter before it"],
  ["88880000", "no area code"],
  ["01088880000", "the area code is not set apart"],
  ["400-888-0000", "a number of a service"],
  ["2026-11-12", "a date"],
  ["E1234567", "a digit too few"],
  ["E123456789", "a digit too many"],
  ["EI1234567", "I is not used"],
  ["e12345678", "a small letter"],
  ["SKU-E12345678", "a part of a longer code"],
  ["E12345678-01", "a part of a longer code"],
  ["A12345678", "no passport begins so"],
  ["a@b", "no top-level domain"],
  ["@example.com", "no name"],
  ["a..b@example.com", "two dots"],
  ["a@-b.com", "a hyphen begins the domain"],
  ["a@b.c1", "no top-level domain"],
  ["张三@所有人", "no domain"],
  [`${"a".repeat(65)}@example.com`, "the name is too long"],
  ["a@@example.com", "two signs"],
  ["2026@11.12", "a score, a date"],
];

test.each(silent)("%j holds nothing: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("a number is of one kind: an identity card is no bank card, and a code of digits alone is no identity card", () => {
  const both = Array.from({ length: 1000 }, (_, at) => withIdCheck(`62010219900101${String(at).padStart(3, "0")}`));
  expect(both.some((it) => withLuhn(it.slice(0, -1)) === it)).toBe(true);
  expect(new Set(both.flatMap((it) => detectPersonalData(it).map(({ kind }) => kind)))).toEqual(
    new Set(["resident_id"]),
  );
  const code = withCodeCheck("91100000710925032");
  expect(found(code)).toEqual([`social_credit_code ${code}`]);
});
