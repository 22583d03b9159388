import { expect, test } from "./market";
import { approve, connect } from "./people";

test("Money is paid in, and credited once", async ({ page }) => {
  await connect(page, "payer");
  const balance = page.getByRole("region", { name: "Balance for runs" });
  // The market credits a newcomer on its own time, and no page waits for that.
  await expect(async () => {
    await page.goto("/profile?tab=money");
    await expect(balance).toContainText("10 NEAR", { timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  const amount = balance.getByRole("textbox", { name: "Amount in NEAR to pay in" });
  await amount.fill("1e3");
  await balance.getByRole("button", { name: "Pay it in" }).click();
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await amount.fill("2.5");
  await balance.getByRole("button", { name: "Pay it in" }).click();
  await expect(page.getByRole("dialog")).toContainText("2.5 NEAR");
  await approve(page);
  await expect(balance).toContainText("Added to your balance: 2.5 NEAR");
  await expect(balance).toContainText("12.5 NEAR");
});
