import { changes, form, half, minutesAhead, refuses } from "./forms";
import { expect, test } from "./market";
import { approve, connect } from "./people";
import { mint, newCollection } from "./own";

const noAccount = /no NEAR account/;

test("Bad input of an owner is told at its field, and nothing is sent", async ({ page }) => {
  const owner = await connect(page, "maker");
  const sent = changes(page);

  await page.goto("/create");
  const make = form(page, "Make the collection");
  await make.getByRole("button", { name: "Another share" }).click();
  await refuses(make,
    { Name: ["", /needed/], Description: ["x".repeat(2049), /2048 bytes/], Account: ["", /Type an account/], Percent: ["", /0\.01 to 50/] },
    { Name: ["ä".repeat(65), /128 bytes/], Account: ["Nobody!", noAccount], Percent: ["51", /0\.01 to 50/] });
  expect(sent).toEqual([]);
  await make.getByRole("button", { name: "Remove share 1" }).click();
  await newCollection(page, "Small things");

  const fresh = form(page, "Mint it");
  await fresh.getByRole("button", { name: "Another share" }).click();
  sent.length = 0;
  await refuses(fresh,
    {
      Name: ["", /needed/], Description: ["x".repeat(2049), /2048 bytes/], Task: ["t".repeat(65), /64 bytes/],
      Licence: ["l".repeat(65), /64 bytes/], Tags: ["a,b,c,d,e,f,g,h,i,j,k", /At most 10/], "Base model": ["b".repeat(257), /256 bytes/],
      Account: ["a..b", noAccount], Percent: ["1e1", /0\.01 to 50/],
    },
    { Name: ["n".repeat(129), /128 bytes/], Tags: [`ok,${"x".repeat(33)}`, /longer than 32/], Percent: ["0.001", /0\.01 to 50/] });
  expect(sent).toEqual([]);
  await page.reload();
  const asset = await mint(page, "Scales of grey");

  sent.length = 0;
  const file = page.getByLabel("File", { exact: true });
  await file.setInputFiles({ name: "nothing.onnx", mimeType: "application/octet-stream", buffer: Buffer.alloc(0) });
  await expect(file).toHaveAttribute("aria-invalid", "true");
  await expect(file).toHaveAccessibleDescription(/empty/);

  await page.goto(`${asset}?tab=deals`);
  const [amount, until] = ["Price in NEAR", "Until"];
  await refuses(form(page, "Offer for sale"),
    { [amount]: ["", /Type an amount/], [until]: [minutesAhead(-60), /is over/] },
    { [amount]: ["1e3", /no amount/], [until]: [half, /not the whole/] }, { [amount]: ["0", /above 0/] });
  await refuses(form(page, "Start"),
    {
      "Lowest price in NEAR": ["", /Type an amount/], "Smallest step in NEAR": ["0", /above 0/], Ends: ["", /Choose a day/],
      "Extension in minutes": ["1441", /0 to 1440/],
    },
    {
      "Lowest price in NEAR": ["-1", /no amount/], Ends: [minutesAhead(31 * 24 * 60), /30 days/],
      "Extension in minutes": ["1e1", /0 to 1440/],
    });

  await page.getByRole("tab", { name: "Lease" }).click();
  await refuses(form(page, "Offer for lease"),
    { "Price a period, in NEAR": ["", /Type an amount/], "A period lasts": ["0", /1 to 366/], "Most periods at once": ["367", /1 to 366/] },
    { "Price a period, in NEAR": ["1000000001", /At most 1.000.000.000 NEAR/], "A period lasts": ["x", /1 to 366/] });

  await page.getByRole("tab", { name: "Manage" }).click();
  await refuses(form(page, "Give it"),
    { Account: ["", /Type an account/], [until]: [minutesAhead(-1), /is over/] },
    { Account: [owner, /every right/], [until]: [half, /not the whole/] });
  await page.getByRole("button", { name: "Another share" }).click();
  await refuses(form(page, "Set the royalty"),
    { Account: ["A", noAccount], Percent: ["0", /0\.01 to 50/] }, { Percent: ["2.345", /0\.01 to 50/] });
  const link = ["l".repeat(513), /512 bytes/] as const;
  await refuses(form(page, "Change the description"),
    {
      Description: ["x".repeat(2049), /2048 bytes/], Task: ["t".repeat(65), /64 bytes/], Licence: ["l".repeat(65), /64 bytes/],
      Tags: ["a,b,c,d,e,f,g,h,i,j,k", /At most 10/], "Base model": ["b".repeat(257), /256 bytes/], Picture: link, Data: link,
      "Looked up in": link, "Tuned with": link,
    });
  await refuses(form(page, "Approve the account"), { Account: ["", /Type an account/] }, { Account: [owner, /already/] });
  await refuses(form(page, "Rename"), { "New name": ["", /needed/] }, { "New name": ["ü".repeat(65), /128 bytes/] });
  await refuses(form(page, "Set the price"),
    { "New price in NEAR": ["", /Type an amount/] }, { "New price in NEAR": ["-1", /no amount/] });
  await refuses(form(page, "Set the quota"), { "An hour": ["1.5", /whole number/], "A day": ["1e3", /whole number/] });
  await refuses(form(page, "Mint it", "Mint a replica"),
    { Name: ["", /needed/], "Into collection number": ["", /whole number/] },
    { Name: ["n".repeat(129), /128 bytes/], "Into collection number": ["one", /whole/] });
  await refuses(form(page, "Hand it over"),
    { To: ["", /Type an account/], Note: ["n".repeat(257), /256 bytes/] }, { To: [owner, /yours already/] });
  await refuses(form(page, "Burn it"), { "Type its name": ["", /not its name/] }, { "Type its name": ["Another", /not its name/] });
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("link", { name: "Small things" }).click();
  await refuses(form(page, "Set it"), { Account: ["", /Type an account/] }, { Account: [owner, /already/] }, { Account: ["x", noAccount] });
  await refuses(form(page, "Change the collection"),
    { Name: ["", /needed/], Description: ["x".repeat(2049), /2048/], "Context, in tokens": ["1e3", /whole number/], Picture: link },
    {
      "Meant for": ["m".repeat(65), /64 bytes/], "Base model": ["b".repeat(257), /256 bytes/],
      "Context, in tokens": ["0", /whole number/],
    });
  await refuses(form(page, "Hand the collection over"), { To: ["", /Type an account/] }, { To: [owner, /yours already/] });
  expect(sent).toEqual([]);

  // For sale until tomorrow, which a new price leaves as it is.
  await page.goto(`${asset}?tab=deals`);
  const sell = form(page, "Offer for sale");
  await sell.getByLabel(amount, { exact: true }).fill("3");
  await sell.getByLabel(until, { exact: true }).fill(minutesAhead(24 * 60));
  await sell.getByRole("button", { name: "Offer for sale" }).click();
  await approve(page);
  await refuses(form(page, "Register"), { "Deposit in NEAR": ["", /Type an amount/] }, { "Deposit in NEAR": ["0", /above 0/] });
  await form(page, "Register").getByLabel("Deposit in NEAR").fill("0.1");
  await form(page, "Register").getByRole("button").click();
  await approve(page);
  await expect(page.getByText("Registered.")).toBeVisible();
  await sell.getByRole("button", { name: "Offer for sale" }).click();
  await approve(page);
  const listing = page.locator("section", { has: page.getByRole("heading", { name: "For sale at 3 NEAR" }) });
  await expect(listing).toContainText("Until");
  sent.length = 0;
  await refuses(form(page, "Change"),
    { "New price in NEAR": ["", /Type an amount/], [until]: [minutesAhead(-60), /is over/] },
    { "New price in NEAR": ["1e3", /no amount/] });
  expect(sent).toEqual([]);
  await page.reload();
  const change = form(page, "Change");
  const end = await change.getByLabel(until, { exact: true }).inputValue();
  expect(end).not.toBe("");
  await change.getByLabel("New price in NEAR").fill("4");
  await change.getByRole("button", { name: "Change" }).click();
  await approve(page);
  await expect(page.getByRole("heading", { name: "For sale at 4 NEAR" })).toBeVisible();
  await page.reload();
  await expect(form(page, "Change").getByLabel(until, { exact: true })).toHaveValue(end);
});
