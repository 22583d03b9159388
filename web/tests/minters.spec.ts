import { changes, form, half, minutesAhead, refuses } from "./forms";
import { expect, test, watch } from "./market";
import { mint, newCollection } from "./own";
import { approve, connect } from "./people";

test("A minter mints, is asked for a right, gives it, and lets everyone use it", async ({ page, browser, baseURL, errors }) => {
  test.setTimeout(600_000);
  const host = await connect(page, "host");
  await page.goto("/create");
  await newCollection(page, "Open house");
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  watch(context, errors);
  const guests = await context.newPage();
  const guest = await connect(guests, "guest");

  await page.goto("/profile?tab=collections");
  await page.getByRole("link", { name: "Open house" }).click();
  await expect(page.getByRole("heading", { name: "Open house", level: 1 })).toBeVisible();
  const collection = page.url();
  const minters = page.getByRole("region", { name: "Who may mint" });
  const setMinter = async (account: string, choice: string) => {
    await minters.getByLabel("Account", { exact: true }).fill(account);
    await minters.getByLabel("May it mint?").selectOption(choice);
    await minters.getByRole("button", { name: "Set it" }).click();
    await approve(page);
  };
  await setMinter(guest, "yes");
  await expect(minters.getByRole("link", { name: guest })).toBeVisible();

  // No page waits until the list of minters knows of it.
  await expect(async () => {
    await guests.goto(collection);
    await expect(guests.getByRole("link", { name: "Mint into it" })).toBeVisible({ timeout: 30_000 });
  }).toPass({ timeout: 180_000 });
  await guests.getByRole("link", { name: "Mint into it" }).click();
  const asset = await mint(guests, "A guest's work");
  await setMinter(guest, "no");
  await expect(minters).toContainText("Nobody but the owner yet");
  await expect(minters.getByRole("link", { name: guest })).toHaveCount(0);
  await guests.goto(collection);
  await expect(guests.getByRole("region", { name: "Who may mint" })).toContainText("Nobody but the owner yet");
  await expect(guests.getByRole("link", { name: "Mint into it" })).toHaveCount(0);

  await page.goto(`${asset}?tab=access`);
  const ask = form(page, "Ask");
  await ask.getByLabel("Level").selectOption("RESALE");
  await ask.getByLabel("Message").fill("For the shop window.");
  await ask.getByRole("button", { name: "Ask" }).click();
  await approve(page);
  await expect(page.getByText("It is not answered yet.")).toBeVisible();

  await guests.goto(`${asset}?tab=manage`);
  const yes = form(guests, "Yes");
  await expect(guests.getByText("For the shop window.")).toBeVisible();
  const sent = changes(guests);
  await refuses(yes, { Until: [minutesAhead(-60), /is over/] }, { Until: [half, /not the whole/] });
  expect(sent).toEqual([]);
  await yes.getByLabel("Until").fill(minutesAhead(60));
  await yes.getByRole("button", { name: "Yes" }).click();
  await approve(guests);
  await expect(guests.getByText("Nobody waits for an answer.")).toBeVisible();

  // What the guest gave is there for the host without a click, who cannot pass it on to just anyone.
  await page.getByRole("tab", { name: "Manage" }).click();
  const own = changes(page);
  await refuses(form(page, "Pass it on"),
    { To: ["", /Type an account/] }, { To: [host, /That is you/] }, { To: [guest, /owner has it/] });
  expect(own).toEqual([]);

  const everyone = form(guests, "Set it", "What everyone may do");
  await everyone.getByLabel("Level").selectOption("USE_MODEL");
  await everyone.getByRole("button", { name: "Set it" }).click();
  await guests.getByRole("dialog").getByRole("button", { name: "Set it" }).click();
  await approve(guests);
  await page.getByRole("tab", { name: "Access" }).click();
  await expect(page.getByText(/^Everyone else: Use/)).toBeVisible();
  await context.close();
});
