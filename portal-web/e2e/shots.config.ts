import { defineConfig } from "vitest/config";

/** `./run -- npm run shots --prefix portal-web`: pictures of the main pages, into e2e/shots. */
export default defineConfig({ test: { include: ["e2e/shots.ts"], maxWorkers: 1, testTimeout: 300_000 } });
