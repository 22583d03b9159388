import { expect, type Page } from "@playwright/test";

/** Makes an account on the development chain by clicking, and is logged in with it; gives its account id. `asked`: when the wallet asks. */
export async function connect(page: Page, name: string, asked = async () => {}): Promise<string> {
  await page.goto("/wallet");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(`${name}-${Date.now().toString(36)}`);
  await page.getByRole("button", { name: /^Make / }).click();
  await asked();
  await approve(page);
  const account = page.locator("button.account");
  await expect(account).toBeVisible();
  // Connected, the page goes back to where one came from.
  await expect(page).not.toHaveURL(/\/wallet/);
  return (await account.getAttribute("title")) ?? (await account.innerText());
}

/** Says yes in the wallet's dialog. */
export async function approve(page: Page) {
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
}

/** Opens an asset from the market by its name, however many came after it. */
export async function open(page: Page, name: string, tab: string) {
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}
