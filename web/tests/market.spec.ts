import { expect, test } from "./market";

test("Market finds by words as one types, by facets, and keeps its state in the address", async ({ page }) => {
  await page.goto("/");
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("langua");
  await expect(results.getByRole("listitem").first()).toContainText(/language/i);
  await expect(results.locator("mark").first()).toBeVisible();
  await expect(page).toHaveURL(/langua/);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("langua");
  await page.getByRole("searchbox").fill("zzzzzzzzzzzzzz");
  await expect(results.getByRole("listitem")).toHaveCount(0);
});

test("Going offline is said, and what was missed is there when the browser is back", async ({ page, context, errors }) => {
  await page.goto("/activity");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Market" }).click();
  await expect(page.getByRole("region", { name: "Results" }).getByRole("listitem").first()).toBeVisible();
  // What cannot be loaded without a network is no fault of the page.
  errors.splice(0, errors.length, ...errors.filter((e) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(e)));
});
