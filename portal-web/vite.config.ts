import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { finishing } from "./build/finishing.ts";

export default defineConfig({
  plugins: [react(), finishing({ budgetBytes: 170_000 })],
  build: {
    // Embedded browsers of messengers lag years behind: Chromium 100 and Safari 15.4 are the oldest we serve.
    target: ["chrome100", "safari15.4", "firefox100"],
    cssTarget: ["chrome100", "safari15.4", "firefox100"],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { portal: resolve("index.html"), console: resolve("console/index.html") } },
  },
  server: { proxy: { "/api": "http://localhost:8080", "/login": "http://localhost:8080" } },
  test: { include: ["test/**/*.test.ts"] },
});
