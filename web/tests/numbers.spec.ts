import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "./market";

// Figures for docs/benchmarks.md, made on purpose: npm run numbers. Nothing is asserted of time.
test("Numbers of the market page", async ({ browser, baseURL }) => {
  test.skip(!process.env["NUMBERS"], "npm run numbers measures them");
  const paints: number[] = [];
  let scripts = 0;
  for (let round = 0; round < 7; round++) {
    const context = await browser.newContext({ baseURL: baseURL ?? "" });
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on("response", (r) => /\.js$/.test(new URL(r.url()).pathname) && loaded.push(new URL(r.url()).pathname));
    await page.goto("/");
    await expect(page.getByRole("region", { name: "Results" }).getByRole("listitem").first()).toBeVisible();
    paints.push(await largestPaint(page));
    const dist = fileURLToPath(new URL("../dist", import.meta.url));
    scripts = (await Promise.all(loaded.map((path) => readFile(`${dist}${path}.gz`)))).reduce((sum, file) => sum + file.length, 0);
    await context.close();
  }
  const page = await browser.newPage({ baseURL: baseURL ?? "" });
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Results" }).getByRole("listitem").first()).toBeVisible();
  const typed = await typing(page);
  const interactions = await clicking(page);
  console.log(`script of the first load  ${(scripts / 1000).toFixed(1)} kB gzip`);
  console.log(`largest contentful paint  median ${at(paints, 0.5)} ms, worst ${at(paints, 1)} ms of ${paints.length} cold loads`);
  console.log(`keystroke to results      p50 ${at(typed, 0.5)} ms, p95 ${at(typed, 0.95)} ms of ${typed.length} keystrokes`);
  const count = `${interactions.length} over 16 ms`;
  console.log(`interaction to next paint p98 ${at(interactions, 0.98)} ms, worst ${at(interactions, 1)} ms of ${count}`);
  await page.close();
});

const at = (values: readonly number[], share: number) =>
  Math.round([...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0);

const largestPaint = (page: Page) =>
  page.evaluate(
    () => new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
        type: "largest-contentful-paint", buffered: true,
      });
    }),
  );

/** From the key's event to the first change of the results that it brought. */
async function typing(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.evaluate(() => {
    const state = { pressed: 0, shown: 0 };
    Object.assign(window, { typing: state });
    document.addEventListener("keydown", () => Object.assign(state, { pressed: performance.now(), shown: 0 }), true);
    const results = document.querySelector(".results");
    if (results)
      new MutationObserver(() => requestAnimationFrame(() => (state.shown ||= performance.now()))).observe(results, {
        childList: true, subtree: true, characterData: true,
      });
  });
  for (const word of ["vision", "speech", "language", "robust", "small", "translate", "detect", "graph"]) {
    await page.getByRole("searchbox").fill("");
    await page.waitForTimeout(700);
    for (const key of word) {
      await page.keyboard.press(key);
      await page.waitForTimeout(700);
      const { pressed, shown } = await page.evaluate(
        () => (window as unknown as { typing: { pressed: number; shown: number } }).typing,
      );
      if (shown > 0) times.push(shown - pressed);
    }
  }
  return times;
}

async function clicking(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const slow: number[] = [];
    Object.assign(window, { slow });
    // Those that the web vital "interaction to next paint" counts: clicks, taps and keys.
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) if ("interactionId" in e && e.interactionId) slow.push(e.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.getByRole("searchbox").fill("");
  for (const box of await page.getByRole("checkbox").all()) {
    await box.click();
    await page.waitForTimeout(300);
    await box.click();
    await page.waitForTimeout(300);
  }
  return page.evaluate(() => (window as unknown as { slow: number[] }).slow);
}
