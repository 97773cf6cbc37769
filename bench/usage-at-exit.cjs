/** Loaded with `--require`: writes the processor seconds and the peak of resident memory of its process to file descriptor 3. */
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, JSON.stringify({ cpu_seconds: (userCPUTime + systemCPUTime) / 1e6, peak_rss_mb: maxRSS / 1024 }));
  });
