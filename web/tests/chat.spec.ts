import { expect, test } from "./market";
import { connect } from "./people";

test("An answer is stopped and keeps what came, and a citation shows its passage", async ({ page }) => {
  await connect(page, "talker");
  await page.goto("/chat");
  await page.getByRole("textbox", { name: "About" }).fill("Leases");
  await page.getByRole("button", { name: "Begin" }).click();
  const ask = async (question: string) => {
    await page.getByRole("textbox", { name: "Your question" }).fill(question);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
  };
  const said = page.getByRole("region", { name: "What was said" });
  await ask("Go on for ever");
  await expect(said).toContainText("and on and on");
  await said.getByRole("button", { name: "Stop" }).click();
  await expect(said).toContainText("You stopped it. What had come counts");
  await expect(said).toContainText("You asked: Go on for ever and on");

  await page.getByText(/^Documents/).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Terms");
  await page.getByRole("textbox", { name: "Text" }).fill("A lease of a model ends after ten days.");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Documents (1)")).toBeVisible();
  await ask("When does the lease of a model end?");
  await said.getByText("1 passage was shown to the model").click();
  await expect(said.locator("blockquote")).toHaveText("A lease of a model ends after ten days.");
});
