import { expect, test } from "./market";

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
