/**
 * A log of answers as JSON lines, each with its request: most are in order, some lack a label, were not scanned or were
 * flagged, and one in 100,000 is broken. The same number of lines is always the same bytes.
 */
import { closeSync, openSync, writeSync } from "node:fs";

/** Numbers from 0 up to a bound, always the same. */
function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % bound;
  };
}

const words = "seeds water light early morning bridge ticket window garden station paper colour question answer".split(
  " ",
);
const looked = ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others", "a5_service_needs"];

function line(index, next) {
  if (index % 100_000 === 99_999) return `{"kind": "response", "response": {"id": "r-${index}"`;
  const text = Array.from({ length: 20 + next(60) }, () => words[next(words.length)]).join(" ");
  const second = String(next(60)).padStart(2, "0");
  const at = `2026-11-${String(1 + next(20)).padStart(2, "0")}T09:${second}:${second}+08:00`;
  const isScanned = next(10) > 0;
  const finding = {
    category: "a1_violence_obscenity",
    score: (50 + next(50)) / 100,
    source: { name: "output-gate", version: "5.3" },
  };
  return JSON.stringify({
    kind: "response",
    response: {
      id: `r-${index}`,
      request_id: `q-${index}`,
      at,
      model: "harbour-chat",
      modality: "text",
      text,
      finish: "stop",
      refused: false,
      exported: false,
      ...(isScanned
        ? {
            findings: next(50) === 0 ? [finding] : [],
            scanned_by: [{ name: "output-gate", version: "5.3", looked_for: looked }],
          }
        : {}),
      labels: {
        explicit:
          next(20) === 0
            ? []
            : [{ text: "AI generated", elements: { ai: true, generation: true }, placements: ["end"] }],
        implicit: { present: true },
      },
      sent: true,
    },
    request: {
      id: `q-${index}`,
      at,
      modality: "text",
      messages: [{ role: "user", text: text.slice(0, 60) }],
      user: {
        id_hash: `u-${next(5000)}`,
        registered: true,
        agreement_version: "2026-03",
        age_band: "adult",
        state: "normal",
        in_mainland: true,
      },
      collected: ["account", "display language"],
      outcome: "served",
    },
  });
}

/** Writes so many lines to a file. */
export function writeLines(path, count) {
  const file = openSync(path, "w");
  const next = numbers(7);
  for (let index = 0; index < count;) {
    const some = [];
    for (; some.length < 1000 && index < count; index++) some.push(`${line(index, next)}\n`);
    writeSync(file, some.join(""));
  }
  closeSync(file);
}
