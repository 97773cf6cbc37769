import { messages, type Message } from "../base/message.ts";

/** Why a log cannot be read, where nothing is wrong with what the machine does. */
export interface UnreadableLog extends Error {
  readonly unreadable: Message;
}

export const isUnreadableLog = (error: unknown): error is UnreadableLog =>
  error instanceof Error && "unreadable" in error;

/** An error that says why a log cannot be read. */
export const unreadable = (why: Message): UnreadableLog => Object.assign(new Error(why.code), { unreadable: why });

/** That a log cannot be read, in words. */
export const unreadableLog = (path: string, { unreadable: why }: UnreadableLog): Message =>
  whyUnreadable.told({ path, why });

export const whyUnreadable = messages("cli/unreadable-log", {
  told: { en: "`{path}` cannot be read: {why}", zh: "無法讀取 `{path}`：{why}" },
  noDuckDb: {
    en: "DuckDB reads Parquet, and is not installed: `npm install @duckdb/node-api` beside Edict",
    zh: "Parquet 由 DuckDB 讀取，而它沒有安裝：請在 Edict 旁 `npm install @duckdb/node-api`",
  },
  zstd: {
    en: "Node.js {version} does not unpack Zstandard, which 22.15 does: `zstdcat FILE | edict check - --stream`",
    zh: "`Node.js` {version} 不能解壓 Zstandard（22.15 起可以）：請用 `zstdcat FILE | edict check - --stream`",
  },
  behind: { en: "data that is not {format} follows its end", zh: "末尾之後還有不屬於 {format} 格式的內容" },
  texts: {
    en: "its cells are texts, and a map says which facts they are: `--columns columns.yaml`",
    zh: "其單元格都是文字，須由對應表說明各列是哪些事實：`--columns columns.yaml`",
  },
  unnamed: { en: "it has no line with the names of its columns", zh: "其中沒有寫明各列名稱的一行" },
  twice: { en: "two of its columns are called `{column}`", zh: "有兩列都名為 `{column}`" },
  notText: { en: "it is not UTF-8", zh: "它不是 UTF-8 文本" },
  parted: {
    en: "its first line is one name, `{name}`: cells are parted by commas, and in `.tsv` by tabs",
    zh: "第一行只有一個名稱 `{name}`：單元格以逗號分隔，`.tsv` 則以制表符分隔",
  },
  uneven: {
    en: "line {line} has {count, plural, one {# cell} other {# cells}}, and the first another number",
    zh: "第 {line} 行有 {count} 個單元格，與第一行不同",
  },
  quote: {
    en: 'at line {line} a quote is not closed, or stands within a cell; a cell with quotes is written `"he said ""yes"""`',
    zh: '第 {line} 行的引號沒有閉合，或者出現在單元格之中；含有引號的單元格寫作 `"他說""是"""`',
  },
  long: { en: "line {line} is longer than {megabytes} MB", zh: "第 {line} 行超過 {megabytes} MB" },
  pattern: {
    en: "DuckDB reads `{path}` as a pattern of file names: rename the file",
    zh: "DuckDB 把 `{path}` 當作名稱的模式：請改用其他文件名",
  },
  lost: { en: "only {read} of its {all} rows were read", zh: "{all} 行中只讀取了 {read} 行" },
  broken: { en: "{why}", zh: "{why}" },
  columns: {
    en: "no document can hold {columns}; cast {count, plural, one {it} other {them}}, moments to TIMESTAMPTZ{offset}",
    zh: "文檔不能容納 {columns}；請轉換類型，時刻轉為 TIMESTAMPTZ{offset}{count, plural, other {}}",
  },
  offset: {
    en: ", or write in the map the `offset` of {columns}: `+00:00` if DuckDB read JSON with offsets, as it converts to UTC",
    zh: "，或者在對應表中寫明 {columns} 的 `offset`：如果由 DuckDB 從帶時差的 JSON 讀入，則為 `+00:00`，因為它會換算成 UTC",
  },
  column: { en: "`{column}` ({type})", zh: "`{column}`（{type}）" },
});
