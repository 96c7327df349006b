import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { wording } from "./wording_plugin.ts";

const server = process.env["GLASSBAY_SERVER"] ?? "http://127.0.0.1:8600";

export default defineConfig({
  base: "/",
  plugins: [svelte(), wording()],
  define: { __DISPLAY_VERSION__: JSON.stringify(process.env["DISPLAY_VERSION"] ?? "") },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "chrome109",
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": { target: server, ws: true } },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node", css: true, setupFiles: ["src/shared/limits_for_tests.ts"] },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
});
