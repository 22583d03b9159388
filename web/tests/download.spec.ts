import { Decrypter } from "age-encryption";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { changes, form, refuses } from "./forms";
import { expect, test } from "./market";
import { mint, newCollection } from "./own";
import { approve, connect } from "./people";

const model = fileURLToPath(new URL("../../src/InferenceWorker/samples/fashion-mnist/fed-mlp.onnx", import.meta.url));
const outputs = '[{"name":"probs","shape":[1,2],"values":[0.9,0.1]}]';

/** What Debian's age finds in a file; where it is not installed, what its like for browsers finds. */
async function opened(key: string, file: string): Promise<Uint8Array> {
  try {
    return execFileSync("age", ["-d", "-i", key, file], { maxBuffer: 64 << 20 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const decrypter = new Decrypter();
  decrypter.addIdentity(/^AGE-SECRET-KEY-.*$/m.exec(readFileSync(key, "utf8"))?.[0] ?? "");
  return decrypter.decrypt(readFileSync(file));
}

test("A version is uploaded, published, and opens with age for who downloads it", async ({ page }) => {
  const owner = await connect(page, "author");
  await page.goto("/create");
  await newCollection(page, "Kept things");
  const asset = await mint(page, "Clothes once more");
  await page.getByLabel("File", { exact: true }).setInputFiles(model);
  await page.getByRole("button", { name: "Seal and publish" }).click();
  await approve(page);
  await expect(page.getByRole("heading", { name: "Sign a transaction" })).toBeVisible();
  await approve(page);
  await expect(page.getByText("Version 1 is published.")).toBeVisible();

  const sent = changes(page);
  const [input, answer] = ["Test: input", "Test: what it answers"];
  const register = form(page, "Register the model");
  await register.getByLabel(answer).fill(outputs);
  await refuses(register, { [input]: ["", /what the model is asked/] });
  await register.getByLabel(input).fill("Hello");
  await refuses(register, { [answer]: ["", /what it answers/] }, { [answer]: ["nonsense", /JSON list/] });
  expect(sent).toEqual([]);

  const folder = mkdtempSync(join(tmpdir(), "neura-age-"));
  try {
    const [key, file] = [join(folder, "key.txt"), join(folder, "file.age")];
    await page.goto(`${asset}?tab=versions`);
    await page.getByRole("button", { name: "Download version 1" }).click();
    await expect(page.getByText("Register an encryption key first")).toBeVisible();
    await page.goto("/settings");
    await page.getByRole("button", { name: "Make a key", exact: true }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the identity file" }).click();
    const identity = await saving;
    expect(identity.suggestedFilename()).toBe(`neuranft-${owner}.agekey`);
    await identity.saveAs(key);
    await page.getByRole("button", { name: "Sign and register" }).click();
    await approve(page);
    await expect(page.getByText("Registered.")).toBeVisible();

    await page.goto(`${asset}?tab=versions`);
    const loading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download version 1" }).click();
    await (await loading).saveAs(file);
    const sha256 = createHash("sha256").update(await opened(key, file)).digest("hex");
    expect(sha256).toBe(createHash("sha256").update(readFileSync(model)).digest("hex"));
    await expect(page.getByText(/^Saved as/)).toContainText(sha256);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
