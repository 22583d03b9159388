import { expect, test } from "./market";
import { connect } from "./people";

test("Activity is told as it happens to who is logged in, and waits while it is held", async ({ page, context }) => {
  await connect(page, "reader");
  await page.goto("/activity");
  const main = page.getByRole("main");
  await expect(main.getByText("Live", { exact: true })).toBeVisible();
  const mine = main.getByRole("link", { name: /^Audit entry / });
  await expect(mine.first()).toBeVisible();
  const before = await mine.first().innerText();

  // Another tab takes the session up: the log has an entry of that, which its own account sees.
  const other = await context.newPage();
  await other.goto("/workers");
  await expect(mine.first()).not.toHaveText(before);

  await main.getByRole("button", { name: "Pause" }).click();
  await expect(main.getByText(/^Paused/)).toBeVisible();
  const held = await mine.first().innerText();
  await other.goto("/log");
  await expect(main.getByText(/^Paused: \d+ new$/)).toBeVisible();
  expect(await mine.first().innerText()).toBe(held);
  await main.getByRole("button", { name: "Go on" }).click();
  await expect(mine.first()).not.toHaveText(held);
  const all = await mine.allInnerTexts();
  expect(new Set(all).size).toBe(all.length);
});
