import { changes, form, half, minutesAhead, refuses } from "./forms";
import { expect, test } from "./market";
import { connect, open } from "./people";

const noAccount = /no NEAR account/;

test("Bad input of a visitor is told at its field, and nothing is asked by it", async ({ page }) => {
  const sent = changes(page);
  await page.goto("/wallet");
  await refuses(form(page, /^Make /),
    { Name: ["", /2 to 32/] }, { Name: ["No such name!", /Small letters/] }, { Name: ["a".repeat(33), /2 to 32/] });

  await page.goto("/activity");
  await refuses(form(page, "Show"), { Account: ["Not An Account", noAccount] }, { Account: ["a..b", noAccount] });
  await expect(page).toHaveURL(/\/activity$/);

  await page.goto("/log/access");
  await refuses(form(page, "Show"), { Asset: ["", /slash/] }, { Asset: ["nonsense", /slash/] }, { Asset: ["a b/c", /slash/] });
  await expect(page).toHaveURL(/\/access$/);

  await open(page, "Words to vectors", "Access");
  await refuses(form(page, "Explain"), { Account: ["", /Type an account/] }, { Account: ["Alice", noAccount] });
  const asset = new URL(page.url()).pathname.replace("/asset/", "");
  await page.goto(`/log/access?asset=${asset}`);
  const why = "Why could this account do what it could?";
  await refuses(form(page, "Explain"), { [why]: ["", /Type an account/] }, { [why]: ["x".repeat(65), noAccount] });
  await expect(page).not.toHaveURL(/account=/);

  await page.goto("/");
  await page.getByRole("main").getByRole("searchbox").fill(`%_\\"' ${"x".repeat(300)}`);
  await expect(page.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();

  for (const path of ["/log/99999999999999999999", "/log/abc", "/nowhere", "/asset/nobody.near/1"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(sent).toEqual([]);
});

test("Bad input of an account is told at its field, and nothing is sent", async ({ page, errors }) => {
  const account = await connect(page, "clumsy");
  await page.goto("/wallet");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill(/^clumsy-[a-z\d]+/.exec(account)?.[0] ?? "");
  await page.getByRole("button", { name: /^Make clumsy/ }).click();
  await expect(name).toHaveAccessibleDescription(/of this name already/);
  const sent = changes(page);

  await open(page, "Words to vectors", "Buy and sell");
  const later = minutesAhead(60);
  await refuses(form(page, "Offer"),
    { "Amount in NEAR": ["", /Type an amount/], Until: ["", /Choose a day/] },
    { "Amount in NEAR": ["1e3", /no amount/], Until: [minutesAhead(-60), /is over/] },
    { "Amount in NEAR": ["-1", /no amount/], Until: [half, /not the whole/] },
    { "Amount in NEAR": [`0.${"1".repeat(25)}`, /no amount/] }, { "Amount in NEAR": ["0", /above 0/] });
  await form(page, "Offer").getByLabel("Until", { exact: true }).fill(later);
  await refuses(form(page, "Bid"),
    { "Your bid in NEAR": ["", /Type an amount/] }, { "Your bid in NEAR": ["0.000001", /At least 5 NEAR/] },
    { "Your bid in NEAR": ["five", /no amount/] });

  await page.getByRole("tab", { name: "Access" }).click();
  await refuses(form(page, "Ask"), { Message: ["ä".repeat(257), /512 bytes/] });

  await page.getByRole("tab", { name: "Try it" }).click();
  await refuses(form(page, "Run"), { Text: ["", /Type a text/] }, { Text: ["  \n ", /Type a text/] });
  await refuses(form(page, /^Compare/), { "One text": ["", /Type a text/], Another: ["", /Type a text/] });
  await page.getByLabel("Raw tensors").check();
  await refuses(form(page, "Run"), { Tensors: ["", /Type the tensors/] }, { Tensors: ["nonsense", /JSON/] },
    { Tensors: ['[{"name":"x"}]', /no name that the model knows/] });

  await open(page, "Clothing at a glance", "Try it");
  const run = form(page, "Run");
  await run.getByRole("button", { name: "Run" }).click();
  await expect(run.getByRole("alert")).toContainText("Draw something");
  await page.getByRole("radio", { name: "From a file" }).check();
  const picture = run.getByLabel("Picture", { exact: true });
  await run.getByRole("button", { name: "Run" }).click();
  await expect(picture).toHaveAccessibleDescription(/Choose a picture/);
  await picture.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await expect(picture).toHaveAccessibleDescription(/cannot read notes.txt/);
  await expect(picture).toHaveAttribute("aria-invalid", "true");

  await open(page, "Is somebody speaking?", "Lease");
  const periods = "How many periods";
  await refuses(form(page, "Lease now"),
    { [periods]: ["", /1 to 30/] }, { [periods]: ["0", /1 to 30/] }, { [periods]: ["31", /1 to 30/] }, { [periods]: ["1e1", /1 to 30/] },
    { [periods]: ["1.5", /1 to 30/] });
  await page.getByRole("tab", { name: "Try it" }).click();
  const recording = page.getByLabel("Recording", { exact: true });
  await recording.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no sound") });
  await expect(recording).toHaveAccessibleDescription(/cannot decode/);

  await page.goto("/profile?tab=money");
  const amount = "Amount in NEAR";
  await refuses(form(page, "Ask for it"),
    { [amount]: ["", /Type an amount/] }, { [amount]: ["1e3", /no amount/] }, { [amount]: ["0", /above 0/] },
    { [amount]: ["1000000", /At most [\d.]+ NEAR/] });

  const [paid, hash] = ["Amount in NEAR to pay in", "Hash of the transaction"];
  await refuses(form(page, "Pay it in"), { [paid]: ["", /Type an amount/] }, { [paid]: ["0", /above 0/] });
  await page.getByText("I have paid already").click();
  await refuses(form(page, "Add it"), { [hash]: ["", /no hash/] }, { [hash]: ["0".repeat(44), /no hash/] });

  await page.goto("/settings");
  await refuses(form(page, "Make the key"),
    { Name: ["", /1 to 64/], Days: ["0", /1 to 366/] }, { Name: ["k".repeat(65), /1 to 64/], Days: ["1e2", /1 to 366/] },
    { Days: ["367", /1 to 366/] });
  const key = form(page, "Make the key");
  await key.getByRole("checkbox", { name: /^Read/ }).uncheck();
  await key.getByRole("button", { name: "Make the key" }).click();
  await expect(key.getByRole("checkbox", { name: /^Read/ })).toHaveAccessibleDescription(/at least one/);
  await refuses(form(page, "Erase my data"),
    { "Your account, once more": ["", /to confirm/] }, { "Your account, once more": ["somebody.near", /to confirm/] });

  await page.goto("/chat");
  await refuses(form(page, "Begin"), { About: ["a".repeat(201), /200 characters/] });
  expect(sent).toEqual([]);
  await page.getByLabel("About").fill("");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { name: "New talk" })).toHaveCount(2);
  sent.length = 0;
  await refuses(form(page, "Ask"), { "Your question": ["", /Type a question/] }, { "Your question": [" \n ", /Type a question/] });
  await page.getByText(/^Documents/).click();
  await refuses(form(page, "Add"), { Title: ["", /1 to 200/], Text: ["", /Type a text/] }, { Title: ["t".repeat(201), /1 to 200/] });
  const document = page.getByLabel("From a file");
  await document.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]) });
  await expect(document).toHaveAccessibleDescription(/a.png is no text/);
  expect(sent).toEqual([]);
  // The browser notes the refusal of a name by its status.
  errors.splice(0, errors.length, ...errors.filter((e) => !/\/wallet: Failed to load resource: .* 409/.test(e)));
});
