/** `edict.yaml` of a new project. */
export const projectFile = (pack: string): string => `# What \`edict check\` reads in this folder. Flags win over it.
packs:
  - ${pack}
inputs:
  - service.yaml
  # Files of one kind, here what the service has answered:
  # - { files: "responses/*.jsonl", subject: response, service: service.yaml }
  # Logs of chat completions, as they are:
  # - { files: "logs/*.jsonl", from: openai-chat, service: service.yaml }
profile: profile.yaml
waivers: waivers.yaml
# Findings that are known and fail no run: \`edict check -f baseline=baseline.json\` writes the file.
# baseline: baseline.json
# The least severity that fails a run; left out, every violated rule does.
# fail_on: high
# A run fails (exit 2) as long as something is undetermined. While you gather facts, you may allow that:
# allow: [undetermined]
`;

/** `profile.yaml` of a new project. \`terms\`: full names of the words that the law leaves without a figure. */
export const profileFile = (
  terms: readonly string[],
  example: string,
): string => `# How your organisation reads what the law leaves open. It is signed and dated, and changes no rule.
# Words without a figure or a list of their own: until you say how you read them, rules that need them stay open.
${terms.map((it) => `# - term: ${it}\n`).join("")}# An entry looks like this:
#   - term: ${example}
#     value: 24 hours
#     by: name and role of who decides
#     on: 2026-01-05
#     from: 2026-01-05
#     until: null
#     because: why you read it so
interpretations: []
# What only recommends or guides, and you bind yourselves to.
adopt: []
# What you take for granted although no document states it; every result that rests on it says so.
assumptions: []
# A rule's severity (low, medium, high, critical), by its full name; others are high.
severities: {}
# Rules whose breach nobody may waive, by their full names.
not_waivable: []
`;

/** `waivers.yaml` of a new project. */
export const waiversFile = `# Findings that people let stand for a time. \`edict check -f waivers\` prints them to be filled in.
waivers: []
`;

/**
 * The workflow of a new project, and of grammar/ci.md. No package of a registry is taken for this one because it has its
 * name: where to get it is for the repository to say.
 */
export const workflowFile = `# GitHub reads this file at the root of a repository only.
name: edict
on:
  push: { branches: [main] }
  pull_request:
permissions:
  contents: read
  security-events: write
  actions: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      # EDICT is a variable of your repository: where edict comes from, as \`npm install\` takes it, such as the
      # address of a tarball of the version that you use.
      - name: Install edict
        run: npm install --no-save "\${EDICT:?set the variable EDICT of this repository to where edict comes from}"
        env:
          EDICT: \${{ vars.EDICT }}
      - name: Check
        run: npx --no-install edict check -f github -f sarif=edict.sarif -f markdown=edict.md
      # GitHub takes a mebibyte: of a longer report what the run says of itself.
      - name: Summary
        if: always() && hashFiles('edict.md') != ''
        run: if [ "$(wc -c <edict.md)" -lt 1000000 ]; then cat edict.md; else sed '/^## /,$d' edict.md; fi >>"$GITHUB_STEP_SUMMARY"
      # Code scanning is not there for every repository; what it would show stands in the summary too.
      - name: Upload
        if: always() && hashFiles('edict.sarif') != ''
        continue-on-error: true
        uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: edict.sarif, category: edict }
`;

/** `.pre-commit-config.yaml` of a new project. */
export const hookFile = `# Needs https://pre-commit.com and edict among the packages of this repository: \`pre-commit install\` sets it up.
repos:
  - repo: local
    hooks:
      - id: edict
        name: edict check
        entry: npx --no-install edict check --quiet
        language: system
        pass_filenames: false
`;
