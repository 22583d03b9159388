import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

/** Real pages on the real market: `tests/stack.ts` starts what ./run.sh starts. NEURANFT_WEB names a market that runs already. */
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./tests/stack.ts",
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [["line"], ["junit", { outputFile: process.env["PLAYWRIGHT_RESULTS"] ?? "test-results/playwright.xml" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
