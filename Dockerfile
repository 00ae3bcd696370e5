# Certifies in a container: see docs/package.md for the commands.
# The base image's version is that of Playwright in package.json: its browser fits exactly (a test holds this).
FROM mcr.microsoft.com/playwright:v1.65.1-noble
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci && npm cache clean --force
COPY . .
# the browser needs its sandbox: start the container with --cap-add=SYS_ADMIN, or Playwright's seccomp profile
RUN chown -R pwuser /app
USER pwuser
ENTRYPOINT ["node", "--import", "tsx", "cli/main.ts"]
CMD ["certify"]
