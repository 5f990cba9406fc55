import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/helpers/global-setup.ts",
    // Much of the time goes by in servers and databases that the tests start.
    maxWorkers: 3,
    // Files share the modules of their worker, which take a second to load; so no file may mock a module.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
