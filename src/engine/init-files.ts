import type { Message } from "../base/message.ts";
import { hook, profile, project, waivers, workflow } from "./starter.ts";

type Say = (it: Message) => string;

/** `edict.yaml` of a new project. */
export const projectFile = (say: Say, pack: string): string => `# ${say(project.head())}
packs:
  - ${pack}
inputs:
  - service.yaml
  # ${say(project.ofOneKind())}
  # - { files: "responses/*.jsonl", subject: response, service: service.yaml }
  # ${say(project.logs())}
  # - { files: "logs/*.jsonl", from: openai-chat, service: service.yaml }
profile: profile.yaml
waivers: waivers.yaml
# ${say(project.baseline())}
# baseline: baseline.json
# ${say(project.failOn())}
# fail_on: high
# ${say(project.allow())}
# allow: [undetermined]
`;

/** `profile.yaml` of a new project. \`terms\`: full names of the words that the law leaves without a figure. */
export const profileFile = (say: Say, terms: readonly string[], example: string): string => `# ${say(profile.head())}
# ${say(profile.terms())}
${terms.map((it) => `# - term: ${it}\n`).join("")}# ${say(profile.entry())}
#   - term: ${example}
#     value: 24 hours
#     by: ${say(profile.by())}
#     on: 2026-01-05
#     from: 2026-01-05
#     until: null
#     because: ${say(profile.because())}
interpretations: []
# ${say(profile.adopt())}
adopt: []
# ${say(profile.assumptions())}
assumptions: []
# ${say(profile.severities())}
severities: {}
# ${say(profile.notWaivable())}
not_waivable: []
`;

/** `waivers.yaml` of a new project. */
export const waiversFile = (say: Say): string => `# ${say(waivers())}
waivers: []
`;

/**
 * The workflow of a new project, and of grammar/ci.md. No package of a registry is taken for this one because it has its
 * name: where to get it is for the repository to say.
 */
export const workflowFile = (say: Say): string => `# ${say(workflow.head())}
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
${say(workflow.variable())
  .split("\n")
  .map((it) => `      # ${it}\n`)
  .join("")}      - name: Install edict
        run: npm install --no-save "\${EDICT:?set the variable EDICT of this repository to where edict comes from}"
        env:
          EDICT: \${{ vars.EDICT }}
      - name: Check
        run: npx --no-install edict check -f github -f sarif=edict.sarif -f markdown=edict.md
      # ${say(workflow.summary())}
      - name: Summary
        if: always() && hashFiles('edict.md') != ''
        run: if [ "$(wc -c <edict.md)" -lt 1000000 ]; then cat edict.md; else sed '/^## /,$d' edict.md; fi >>"$GITHUB_STEP_SUMMARY"
      # ${say(workflow.upload())}
      - name: Upload
        if: always() && hashFiles('edict.sarif') != ''
        continue-on-error: true
        uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: edict.sarif, category: edict }
`;

/** `.pre-commit-config.yaml` of a new project. */
export const hookFile = (say: Say): string => `# ${say(hook())}
repos:
  - repo: local
    hooks:
      - id: edict
        name: edict check
        entry: npx --no-install edict check --quiet
        language: system
        pass_filenames: false
`;
