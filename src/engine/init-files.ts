import type { StarterWording } from "../report/starter-english.ts";

/** `edict.yaml` of a new project. */
export const projectFile = (words: StarterWording["project"], pack: string): string => `# ${words.head}
packs:
  - ${pack}
inputs:
  - service.yaml
  # ${words.ofOneKind}
  # - { files: "responses/*.jsonl", subject: response, service: service.yaml }
  # ${words.logs}
  # - { files: "logs/*.jsonl", from: openai-chat, service: service.yaml }
profile: profile.yaml
waivers: waivers.yaml
# ${words.baseline}
# baseline: baseline.json
# ${words.failOn}
# fail_on: high
# ${words.allow}
# allow: [undetermined]
`;

/** `profile.yaml` of a new project. \`terms\`: full names of the words that the law leaves without a figure. */
export const profileFile = (
  words: StarterWording["profile"],
  terms: readonly string[],
  example: string,
): string => `# ${words.head}
# ${words.terms}
${terms.map((it) => `# - term: ${it}\n`).join("")}# ${words.entry}
#   - term: ${example}
#     value: 24 hours
#     by: ${words.by}
#     on: 2026-01-05
#     from: 2026-01-05
#     until: null
#     because: ${words.because}
interpretations: []
# ${words.adopt}
adopt: []
# ${words.assumptions}
assumptions: []
# ${words.severities}
severities: {}
# ${words.notWaivable}
not_waivable: []
`;

/** `waivers.yaml` of a new project. */
export const waiversFile = (words: StarterWording["waivers"]): string => `# ${words}
waivers: []
`;

/**
 * The workflow of a new project, and of grammar/ci.md. No package of a registry is taken for this one because it has its
 * name: where to get it is for the repository to say.
 */
export const workflowFile = (words: StarterWording["workflow"]): string => `# ${words.head}
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
${words.variable.map((it) => `      # ${it}\n`).join("")}      - name: Install edict
        run: npm install --no-save "\${EDICT:?set the variable EDICT of this repository to where edict comes from}"
        env:
          EDICT: \${{ vars.EDICT }}
      - name: Check
        run: npx --no-install edict check -f github -f sarif=edict.sarif -f markdown=edict.md
      # ${words.summary}
      - name: Summary
        if: always() && hashFiles('edict.md') != ''
        run: if [ "$(wc -c <edict.md)" -lt 1000000 ]; then cat edict.md; else sed '/^## /,$d' edict.md; fi >>"$GITHUB_STEP_SUMMARY"
      # ${words.upload}
      - name: Upload
        if: always() && hashFiles('edict.sarif') != ''
        continue-on-error: true
        uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: edict.sarif, category: edict }
`;

/** `.pre-commit-config.yaml` of a new project. */
export const hookFile = (words: StarterWording["hook"]): string => `# ${words}
repos:
  - repo: local
    hooks:
      - id: edict
        name: edict check
        entry: npx --no-install edict check --quiet
        language: system
        pass_filenames: false
`;
