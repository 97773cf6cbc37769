/** Loaded with `--require`: writes the processor seconds of its process to file descriptor 3. */
const { writeSync } = require("node:fs");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1e6));
});
