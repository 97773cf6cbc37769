import { test } from "vitest";
import { expectOne } from "./expect-row.ts";
import { isOfDocuments, rows } from "./rows.ts";

test.each(rows.filter((it) => !isOfDocuments(it)))("$reader: $is", (row) => {
  expectOne(row.answer(), row);
});
