/** The comments of a new project's files: the one place that spells them. Each entry is a line. */
export const starterEnglish = {
  project: {
    head: "What `edict check` reads in this folder. Flags win over it.",
    ofOneKind: "Files of one kind, here what the service has answered:",
    logs: "Logs of chat completions, as they are:",
    baseline: "Findings that are known and fail no run: `edict check -f baseline=baseline.json` writes the file.",
    failOn: "The least severity that fails a run; left out, every violated rule does.",
    allow: "A run fails (exit 2) as long as something is undetermined. While you gather facts, you may allow that:",
  },
  profile: {
    head: "How your organisation reads what the law leaves open. It is signed and dated, and changes no rule.",
    terms:
      "Words without a figure or a list of their own: until you say how you read them, rules that need them stay open.",
    entry: "An entry looks like this:",
    by: "name and role of who decides",
    because: "why you read it so",
    adopt: "What only recommends or guides, and you bind yourselves to.",
    assumptions: "What you take for granted although no document states it; every result that rests on it says so.",
    severities: "A rule's severity (low, medium, high, critical), by its full name; others are high.",
    notWaivable: "Rules whose breach nobody may waive, by their full names.",
  },
  waivers: "Findings that people let stand for a time. `edict check -f waivers` prints them to be filled in.",
  workflow: {
    head: "GitHub reads this file at the root of a repository only.",
    variable: [
      "EDICT is a variable of your repository: where edict comes from, as `npm install` takes it, such as the",
      "address of a tarball of the version that you use.",
    ] as readonly string[],
    summary: "GitHub takes a mebibyte: of a longer report what the run says of itself.",
    upload: "Code scanning is not there for every repository; what it would show stands in the summary too.",
  },
  hook: "Needs https://pre-commit.com and edict among the packages of this repository: `pre-commit install` sets it up.",
};

/** What a translation of these words has to say. */
export type StarterWording = typeof starterEnglish;
