import { expect, type Page } from "@playwright/test";
import { approve } from "./people";

/** Fills the form of a new collection, which lets those mint whom its owner names; `asked` sees the wallet's dialog. */
export async function newCollection(page: Page, name: string, asked?: () => Promise<void>) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Description", { exact: true }).fill("");
  await page.getByLabel("Who may mint into it").selectOption("ALLOW_LIST");
  await page.getByRole("button", { name: "Make the collection" }).click();
  await asked?.();
  await approve(page);
  await expect(page.getByRole("heading", { name: `A new asset in ${name}` })).toBeVisible();
}

/** Mints a model by the form that is there; gives the path of its page. */
export async function mint(page: Page, name: string): Promise<string> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Mint it" }).click();
  await approve(page);
  await expect(page.getByRole("heading", { name: "Content" })).toBeVisible();
  const link = page.getByRole("link", { name, exact: true });
  await expect(link).toBeVisible();
  return (await link.getAttribute("href")) ?? "";
}
