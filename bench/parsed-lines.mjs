/** `node bench/parsed-lines.mjs LOG`: reads a log and does no more with each line than `JSON.parse`; prints how many lines are JSON, and the microseconds of the processor that parsing alone took a line. */
import { createReadStream } from "node:fs";

const [log] = process.argv.slice(2);
let [lines, sound] = [0, 0];
let parsing = 0;
let rest = Buffer.alloc(0);

function parsed(text) {
  try {
    JSON.parse(text);
    return 1;
  } catch {
    return 0;
  }
}

for await (const chunk of createReadStream(log, { highWaterMark: 1 << 20 })) {
  const bytes = Buffer.concat([rest, chunk]);
  const texts = [];
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    texts.push(bytes.toString("utf8", from, end));
    from = end + 1;
  }
  const { user, system } = process.cpuUsage();
  for (const it of texts) sound += parsed(it);
  const used = process.cpuUsage({ user, system });
  parsing += used.user + used.system;
  lines += texts.length;
  rest = bytes.subarray(from);
}
console.log(JSON.stringify({ lines, sound, parse_us_per_line: parsing / lines }));
