import { defineConfig } from "vitest/config";

/** The whole product in a real browser; started by ./test, or by `./run -- npm run journey --prefix portal-web`. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    setupFiles: ["e2e/stack/setup.ts"],
    // One browser for all files, and people stay logged in from one to the next.
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 100 } },
  },
});
