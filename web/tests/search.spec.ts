import { expect, test } from "./market";

test("Search keeps what it asks for in the address, and the way back undoes it", async ({ page }) => {
  await page.goto("/");
  const main = page.getByRole("main");
  const count = main.getByRole("status").filter({ hasText: /results?$/ });
  await expect(count).toBeVisible();

  await page.keyboard.press("/");
  const box = main.getByRole("searchbox");
  await expect(box).toBeFocused();
  await box.pressSequentially("langu", { delay: 60 });
  await expect(page).toHaveURL(/\?q=langu$/);
  await expect(main.locator("mark").first()).toBeVisible();

  await main.getByRole("group", { name: "Kind" }).getByRole("checkbox", { name: /^Model/ }).check();
  await expect(page).toHaveURL(/\?q=langu&kind=MODEL$/);
  await main.getByRole("button", { name: "Take off all" }).click();
  await expect(page).toHaveURL(/\?q=langu$/);

  await box.fill("no such thing anywhere");
  await expect(main.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();
  await page.goto("/");
  await expect(count).toHaveText(/^(About )?[1-9][\d,]* results$/);
});

test("Search by an address finds what the address says, and typing is one step of the history", async ({ page }) => {
  await page.goto("/?kind=MODEL&sort=oldest");
  const main = page.getByRole("main");
  await expect(main.getByLabel("Sort")).toHaveValue("oldest");
  await expect(main.getByRole("group", { name: "Kind" }).getByRole("checkbox", { name: /^Model/ })).toBeChecked();
  const box = main.getByRole("searchbox");
  await box.pressSequentially("onnx", { delay: 200 });
  await expect(page).toHaveURL(/q=onnx/);
  await page.goBack();
  await expect(page).toHaveURL(/\?kind=MODEL&sort=oldest$/);
  await expect(box).toHaveValue("");
});

test("Filters open over the page on a phone, and nothing is wider than it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await page.getByRole("button", { name: "Filters" }).click();
  const drawer = page.getByRole("dialog", { name: "Filters" });
  await drawer.getByRole("group", { name: "Kind" }).getByRole("checkbox", { name: /^Model/ }).check();
  await drawer.getByRole("button", { name: /^Show .*results?$/ }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Filters (1)" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
