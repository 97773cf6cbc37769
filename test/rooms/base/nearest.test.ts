import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../../src/base/nearest.ts";

test("one slip for each three letters, at most three", () => {
  expect(nearest("proivder", ["user", "provider"])).toBe("provider");
  expect(nearest("servce", ["server", "service"])).toBe("service");
  expect(nearest("lable", ["label", "table"])).toBe("label");
  expect(nearest("recieved_att", ["received_at"])).toBe("received_at");
  expect(nearest("a", ["b"])).toBeUndefined();
  expect(nearest("on", ["off"])).toBeUndefined();
  expect(nearest("abcdefghijkl", ["zzzzefghijkl"])).toBeUndefined();
  expect(nearest("提供着", ["使用者", "提供者"])).toBe("提供者");
  expect(nearest("x", [])).toBeUndefined();
});

test("a word is nearest to itself, and of equals the first is taken", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (word, others) => {
      expect(nearest(word, [...others, word])).toBe(word);
    }),
  );
  expect(nearest("cat", ["bat", "hat"])).toBe("bat");
});
