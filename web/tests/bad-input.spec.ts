import { expect, test } from "./market";
import { connect, open } from "./people";

test("Bad input is told at its field, and nothing typed is lost", async ({ page }) => {
  await page.goto("/wallet");
  await page.getByRole("textbox", { name: "Name" }).fill("No such name!");
  await page.getByRole("button", { name: /^Make / }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("No such name!");

  await connect(page, "clumsy");
  await open(page, "Words to vectors", "Buy and sell");
  const offer = page.locator("form", { has: page.getByRole("button", { name: "Offer", exact: true }) });
  await offer.getByRole("textbox", { name: "Amount in NEAR" }).fill("1e3");
  await offer.getByRole("button", { name: "Offer", exact: true }).click();
  await expect(offer.locator(".wrong").first()).toBeVisible();
  await expect(offer.getByRole("textbox", { name: "Amount in NEAR" })).toHaveValue("1e3");

  await page.goto("/log/access");
  await page.getByRole("textbox", { name: "Asset" }).fill("nonsense");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("alert")).toContainText("slash");

  for (const path of ["/log/99999999999999999999", "/log/abc", "/nowhere", "/asset/nobody.near/1"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
