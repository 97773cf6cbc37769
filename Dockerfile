# An image in which nothing but edict runs: no shell, no npm, no root. grammar/install.md says how to use it.
FROM node:22-bookworm-slim AS build
WORKDIR /edict
COPY package.json package-lock.json tsconfig.json build.mjs LICENSE ./
COPY tools tools
COPY grammar/schema grammar/schema
COPY policies policies
COPY examples examples
COPY src src
RUN npm ci --ignore-scripts && npm run build && npm prune --omit=dev --ignore-scripts

FROM gcr.io/distroless/nodejs22-debian12:nonroot
COPY --from=build /edict/package.json /edict/LICENSE /edict/
COPY --from=build /edict/node_modules /edict/node_modules
COPY --from=build /edict/grammar /edict/grammar
COPY --from=build /edict/policies /edict/policies
COPY --from=build /edict/dist /edict/dist
USER nonroot
WORKDIR /work
ENTRYPOINT ["/nodejs/bin/node", "/edict/dist/cli.cjs"]
