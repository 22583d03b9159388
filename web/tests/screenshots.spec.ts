import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./market";
import { connect } from "./people";
import { places } from "./places";

const folder = process.env["SCREENSHOTS"] && fileURLToPath(new URL("../../docs/screenshots", import.meta.url));

// Pictures for the documentation, made on purpose: npm run screenshots.
for (const scheme of ["light", "dark"] as const)
  test(`Screenshots, ${scheme}`, async ({ browser, request, baseURL }) => {
    test.skip(!folder, "npm run screenshots makes them");
    const context = await browser.newContext({ baseURL: baseURL ?? "", colorScheme: scheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await connect(page, `ada-${scheme}`);
    for (const [name, path] of Object.entries(await places(request))) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
      await expect(page.getByRole("status", { name: /^Loading/ }), name).toHaveCount(0);
      await page.waitForTimeout(1500); // What moves has come to rest.
      await page.screenshot({ path: join(folder || "", `${name}-${scheme}.jpg`), type: "jpeg", quality: 78 });
    }
    await context.close();
  });
