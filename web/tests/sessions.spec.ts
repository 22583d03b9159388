import { expect, test, watch } from "./market";
import { approve, connect } from "./people";

test("A session that is ended elsewhere is logged out", async ({ page, browser, baseURL, context, errors }) => {
  await connect(page, "twice");
  const other = await browser.newContext({ baseURL: baseURL ?? "", storageState: await context.storageState() });
  await context.clearCookies();
  watch(other, errors);
  const there = await other.newPage();
  const sessions = (of: typeof page) => of.getByRole("region", { name: "Your open sessions" });
  // No page waits until the lists of sessions know of a log-in.
  await expect(async () => {
    await there.goto("/settings");
    await expect(sessions(there).getByText("This one")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });

  await page.goto("/wallet");
  await page.getByRole("button", { name: /^Connect/ }).click();
  await approve(page);
  await expect(page.locator("button.account")).toBeVisible();
  await expect(async () => {
    await page.goto("/settings");
    await expect(sessions(page).getByText("This one")).toBeVisible({ timeout: 5_000 });
    await expect(sessions(page).getByRole("button", { name: /^End/ })).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await sessions(page).getByRole("button", { name: /^End/ }).click();
  await expect(sessions(page).getByRole("button", { name: /^End/ })).toHaveCount(0);
  await expect(sessions(page).getByText("This one")).toBeVisible();

  await there.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Chat" }).click();
  await expect(there.getByText("Connect your account to chat")).toBeVisible();
  await there.goto("/settings");
  await expect(there.getByText("Connect your account to see its settings")).toBeVisible();
  await other.close();
  // The browser notes the refusal of what has ended by its status.
  errors.splice(0, errors.length, ...errors.filter((e) => !/\/chat: Failed to load resource: .* 401/.test(e)));
});
