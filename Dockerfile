# Certifies in a container: docker build -t conformance . && docker run --rm --env-file .env -v "$PWD/reports:/app/reports" conformance
# The base image's version is that of Playwright in package.json: its browser fits exactly (a test holds this).
FROM mcr.microsoft.com/playwright:v1.65.1-noble
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci && npm cache clean --force
COPY . .
# the browser keeps its sandbox: give the container --cap-add=SYS_ADMIN or Playwright's seccomp profile
RUN chown -R pwuser /app
USER pwuser
ENTRYPOINT ["node", "--import", "tsx", "cli/main.ts"]
CMD ["certify"]
