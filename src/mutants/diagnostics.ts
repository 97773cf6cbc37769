import { diagnostic } from "../base/diagnostic.ts";

/** A fault that was planted, and every case of the pack comes to what it came to before. */
export const survivor = diagnostic("mutants/survivor", 1, {
  en: "no case notices {change, select, gone {that `{was}` is gone} other {`{becomes}` where `{was}` stands}}",
  zh: "沒有用例發現{change, select, gone {缺少 `{was}`} other { `{was}` 被寫成 `{becomes}`}}",
  help: {
    en: "wanted: {kind, select, comparison {a case whose verdict hangs on this comparison; of an order, one with both sides equal} figure {a case with exactly this figure, and one just beyond it} date {a case on exactly this day, and one on the day beside it} connective {a case in which one of the parts holds and another does not} negation {a case whose verdict hangs on whether this holds} member {a case with this one, and no other of the list} clause {a case in which only this makes the difference} kind {a case in which the condition holds, and one in which it does not}}; what changes with it: {rules}{more, plural, =0 {} other { and # more}}. Where no case can show it, list it in `survivors.yaml` with the reason: `{row}`",
    zh: "需要：{kind, select, comparison {結果取決於這一比較的用例；比較大小的，兩邊相等的用例} figure {恰好為該數值的用例，以及剛好超過的用例} date {恰好在這一日的用例，以及相鄰一日的用例} connective {一部分成立而另一部分不成立的用例} negation {結果取決於此處是否成立的用例} member {只有這一項、沒有列表其他項的用例} clause {只有此處起作用的用例} kind {條件成立的用例，以及不成立的用例}}；隨之改變的有：{rules}{more, plural, =0 {} other {等，另有 # 個}}。確實無法用用例表明的，連同理由列入 `survivors.yaml`：`{row}`",
  },
});

/** An entry of `survivors.yaml` for what does not survive. */
export const staleSurvivor = diagnostic("mutants/stale-survivor", "error", {
  en: "{why, select, gone {nothing in `{of}` can be changed so{near}} noticed {a case notices this change} same {this change leaves every rule what it means} broken {with this change the pack does not compile} twice {this change is listed already}}",
  zh: "{why, select, gone {`{of}` 中沒有可以這樣改的內容{near}} noticed {已有用例發現這一改動} same {這一改動不改變任何規則的含義} broken {這樣改後規則包不能編譯} twice {這一改動已經列出}}",
  help: {
    en: "{why, select, gone {write the words as the finding has them, or take the entry out} other {take the entry out}}",
    zh: "{why, select, gone {照發現中的文字書寫，或者刪去該項} other {刪去該項}}",
  },
});

/** Where cases fail already, it says nothing that they fail with a fault. */
export const failingCases = diagnostic("mutants/failing-cases", 1, {
  en: "faults are planted only where every case passes, and of {pack} {failing, plural, one {# case fails} other {# cases fail}}",
  zh: "只有用例全部通過時才植入錯誤，而 {pack} 有 {failing} 個用例未通過",
  help: { en: "run `edict test` first", zh: "先運行 `edict test`" },
});
