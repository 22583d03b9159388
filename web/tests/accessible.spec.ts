import type { Page } from "@playwright/test";
import { createRequire } from "node:module";
import type axe from "axe-core";
import { expect, test, watch } from "./market";
import { mint, newCollection } from "./own";
import { connect, open } from "./people";
import { places } from "./places";

const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const contrast = "color-contrast";

/** Dark has other colours, and nothing else; narrow has the same colours in another place. */
const looks = [
  [1280, "light", {}],
  [1280, "dark", { runOnly: [contrast] }],
  [360, "light", { rules: { [contrast]: { enabled: false } } }],
] as const;

/** Pages that say the same to a visitor and to an account. */
const same = ["asset-lineage", "asset-history", "asset-statistics", "graph", "statistics", "audit", "audit-instant", "audit-entry"];

/** What is wrong with what is on the screen, wide and narrow, light and dark. */
async function look(page: Page, name: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  await page.addScriptTag({ path: script });
  for (const [width, scheme, options] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const found = await page.evaluate(
      (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, { ...asked, resultTypes: ["violations"] }),
      options as axe.RunOptions,
    );
    const at = `${name}, ${width} px, ${scheme}`;
    wrong.push(...found.violations.map((v) => `${at}: ${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) wrong.push(`${at}: ${overflow} px too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return wrong;
}

async function lookAt(page: Page, name: string, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ }), name).toHaveCount(0);
  return look(page, name);
}

for (const who of ["a visitor", "an account"])
  test(`Every page is accessible and fits, wide and narrow, light and dark: ${who}`, async ({ browser, request, baseURL, errors }) => {
    test.setTimeout(1_200_000);
    // The content-security policy keeps foreign scripts out, the checker's too: this context alone is told to look away.
    const context = await browser.newContext({ baseURL: baseURL ?? "", bypassCSP: true });
    watch(context, errors);
    const page = await context.newPage();
    const wrong: string[] = [];
    if (who === "an account") wrong.push(...(await owner(page)));
    for (const [name, path] of Object.entries(await places(request)))
      if (who === "a visitor" || !same.includes(name)) wrong.push(...(await lookAt(page, name, path)));
    expect(wrong).toEqual([]);
    await context.close();
  });

/** Somebody mints an asset of his own: what only an owner sees, and every dialog on the way. */
async function owner(page: Page): Promise<readonly string[]> {
  const wrong: string[] = [];
  const dialog = page.getByRole("dialog");
  const asked = async (name: string) => {
    await expect(dialog).toBeVisible();
    wrong.push(...(await look(page, name)));
  };
  await connect(page, "ally", () => asked("dialog to sign a statement"));
  await page.goto("/chat");
  await page.getByRole("textbox", { name: "About" }).fill("What goes");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await asked("dialog to delete a talk");
  await page.goto("/create");
  await newCollection(page, "Seen by everybody", () => asked("dialog to sign a transaction"));
  const asset = await mint(page, "Heard by everybody");
  await expect(page.getByRole("heading", { level: 1, name: "Content" })).toBeFocused();
  wrong.push(...(await look(page, "content")));
  await page.goto(`${asset}?tab=manage`);
  await expect(page.getByRole("heading", { name: "Hand it over" })).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  wrong.push(...(await look(page, "manage")));
  const hand = page.locator("section", { has: page.getByRole("heading", { name: "Hand it over" }) });
  await hand.getByRole("textbox", { name: "To" }).fill("sova.near");
  await hand.getByRole("button", { name: "Hand it over" }).click();
  await asked("dialog to confirm");
  return wrong;
}

test("Dialogs of visitors are accessible; the heading of a new page has the focus; one draws with keys", async (
  { browser, baseURL, errors },
) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", bypassCSP: true });
  watch(context, errors);
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeFocused();

  await page.setViewportSize({ width: 360, height: 900 });
  await page.goto("/");
  await page.getByRole("button", { name: /^Filters/ }).click();
  await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
  expect(await look(page, "filters")).toEqual([]);

  await open(page, "Clothing at a glance", "Try it");
  await expect(page.getByRole("heading", { level: 1, name: "Clothing at a glance" })).toBeVisible();
  await page.getByRole("application", { name: /^Drawing area/ }).focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByText("Pen up, 64 % from the left, 50 % from the top")).toBeAttached();
  await expect(page.getByRole("img", { name: "As it is sent" })).toBeVisible();
  await context.close();
});
