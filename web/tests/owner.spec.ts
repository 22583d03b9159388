import { expect, test } from "./market";
import { mint, newCollection } from "./own";
import { approve, connect } from "./people";

test("An owner changes what an asset and a collection say, approves an account, and hands the collection over", async ({ page }) => {
  const keeper = await connect(page, "keeper");
  const friend = keeper.replace(/^keeper-[^-]+/, "sova");
  await page.goto("/create");
  await newCollection(page, "Kept things");
  const asset = await mint(page, "A kept thing");

  await page.goto(`${asset}?tab=manage`);
  const words = page.locator("section", { has: page.getByRole("heading", { name: "Description" }) });
  await words.getByRole("textbox", { name: "Licence" }).fill("x".repeat(65));
  await words.getByRole("button", { name: "Change the description" }).click();
  await expect(words.locator(".wrong")).toContainText("At most 64 bytes");
  await words.getByRole("textbox", { name: "Licence" }).fill("CC0-1.0");
  await words.getByRole("textbox", { name: "Tuned with" }).fill("https://data.example/tuning");
  await words.getByRole("button", { name: "Change the description" }).click();
  await approve(page);
  await expect(words.getByText("Changed.")).toBeVisible();

  const approvals = page.locator("section", { has: page.getByRole("heading", { name: "Who may transfer it for you" }) });
  await approvals.getByRole("textbox", { name: "Account" }).fill(friend);
  await approvals.getByRole("button", { name: "Approve the account" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve the account" }).click();
  await approve(page);
  const end = approvals.getByRole("button", { name: `End the approval of ${friend}` });
  await end.click();
  await page.getByRole("dialog").getByRole("button", { name: /^End the approval/ }).click();
  await approve(page);
  await expect(approvals).toContainText("Nobody.");
  await page.getByRole("tab", { name: "Overview" }).click();
  await expect(page.getByRole("tabpanel")).toContainText("https://data.example/tuning");
  await page.getByRole("tab", { name: "Access" }).click();
  await expect(page.getByRole("columnheader", { name: "Since" })).toBeVisible();

  await page.goto("/profile?tab=collections");
  await page.getByRole("link", { name: "Kept things" }).click();
  const change = page.getByRole("region", { name: "Change it" });
  await change.getByRole("button", { name: "Change the collection" }).click();
  await expect(change.getByRole("alert")).toHaveText("Nothing is changed yet.");
  await change.getByRole("textbox", { name: "Description" }).fill("What is kept, stays.");
  await change.getByRole("button", { name: "Change the collection" }).click();
  await approve(page);
  await expect(page.getByRole("main").getByText("What is kept, stays.").first()).toBeVisible();
  const hand = page.getByRole("region", { name: "Hand it over" });
  await hand.getByRole("textbox", { name: "To" }).fill(friend);
  await hand.getByRole("button", { name: "Hand the collection over" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand the collection over" }).click();
  await approve(page);
  await expect(hand).toBeHidden();
  await expect(page.getByRole("region", { name: "About it" })).toContainText("sova");
});
