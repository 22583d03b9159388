import { createRequire } from "node:module";
import type axe from "axe-core";
import { expect, test } from "./market";
import { connect } from "./people";
import { places } from "./places";

const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

for (const [who, scheme, width] of [["a visitor", "light", 1280], ["an account", "dark", 1280], ["a visitor", "light", 360]] as const)
  test(`Every page is accessible and fits: ${who}, ${scheme}, ${width} px`, async ({ browser, request, baseURL }) => {
    // The content-security policy keeps foreign scripts out, the checker's too: this context alone is told to look away.
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ baseURL: baseURL ?? "", bypassCSP: true, colorScheme: scheme, viewport });
    const page = await context.newPage();
    test.setTimeout(600_000);
    if (who === "an account") await connect(page, "ally");
    const wrong: string[] = [];
    for (const [name, path] of Object.entries(await places(request))) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
      await expect(page.getByRole("status", { name: /^Loading/ }), name).toHaveCount(0);
      await page.addScriptTag({ path: script });
      const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      wrong.push(...found.violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) wrong.push(`${name} is ${overflow} px wider than ${width} px`);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });
