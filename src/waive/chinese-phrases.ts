import { phrasebook } from "../base/phrasebook.ts";

/** Why a waiver is for nothing. */
export const said = phrasebook({
  "no duty is called `{}`": "沒有名為 `{}` 的義務",
  "`{}` says nothing under `{}`": "`{}` 沒有指紋為 `{}` 的結果",
  "it reads no file `{}`": "沒有讀取文件 `{}`",
  "`{}` says nothing of `{}`": "`{}` 沒有關於 `{}` 的結果",
  "`{}` finds no `{}` in `{}`": "`{1}` 在 `{3}` 中沒有關於 `{2}` 的結果",
});
