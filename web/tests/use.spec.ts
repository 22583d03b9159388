import { fileURLToPath } from "node:url";
import { expect, test } from "./market";
import { connect, open } from "./people";

const boot = fileURLToPath(new URL("../../src/InferenceWorker/samples/fashion-mnist/ankle-boot.png", import.meta.url));

test("A picture from a file is named, and the run is counted", async ({ page }) => {
  await connect(page, "looker");
  await open(page, "Clothing at a glance", "Try it");
  await page.getByRole("radio", { name: "From a file" }).check();
  await page.getByLabel("Picture", { exact: true }).setInputFiles(boot);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("Run time");
  await expect(answer.getByRole("table")).toContainText("Ankle boot");
  const runs = page.getByRole("region", { name: "Your runs" });
  await expect(runs).toContainText("completed");
  await expect(runs).toContainText("free");

  await page.getByRole("tab", { name: "Statistics" }).click();
  await page.getByText("As a table").first().click();
  await expect(page.getByRole("table", { name: /^Runs/ })).toBeVisible();
});

test("A network is a list too, and its nodes are told", async ({ page }) => {
  await open(page, "Which language is this?", "Overview");
  await page.getByRole("link", { name: "Its network" }).click();
  await page.getByRole("tab", { name: "List" }).click();
  await page.getByRole("button", { name: "Gemm #0" }).click();
  await expect(page.getByRole("region", { name: "Gemm #0" })).toContainText("74,520");
});
