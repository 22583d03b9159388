import { expect, type Locator, type Page } from "@playwright/test";

/** What is typed into a field, and what its sentence says then. */
type Typed = readonly [typed: string, says: RegExp];

/** Each round fills fields by their labels and sends the form; what is wrong with each is told at it. */
export type Round = Readonly<Record<string, Typed>>;

/** A form by its button, where two are named so also by the heading that it stands under. */
export function form(page: Page, button: string | RegExp, under?: string): Locator {
  const within = under ? page.locator("section", { has: page.getByRole("heading", { name: under, exact: true }) }) : page;
  const named = page.getByRole("button", { name: button, ...(typeof button === "string" && { exact: true }) });
  return within.locator("form", { has: named });
}

/** Sends bad input, round by round: a sentence at its field, the focus on the first of them, and what was typed is still there. */
export async function refuses(of: Locator, ...rounds: readonly Round[]) {
  for (const round of rounds) {
    const labels = Object.keys(round);
    const control = (label: string) => of.getByLabel(label, { exact: true });
    for (const label of labels) await type(control(label), round[label]?.[0] ?? "");
    await of.locator("button[type=submit]").click();
    for (const label of labels) {
      const [typed, says] = round[label] ?? ["", /^$/];
      await expect(control(label), label).toHaveAttribute("aria-invalid", "true");
      await expect(control(label), label).toHaveAccessibleDescription(says);
      if ((await control(label).getAttribute("type")) !== "datetime-local") await expect(control(label), label).toHaveValue(typed);
    }
    await expect(of.locator("[aria-invalid=true]").first()).toBeFocused();
  }
}

/** A day and a time take all of theirs at once, or, half typed, key by key. */
async function type(control: Locator, text: string) {
  if ((await control.getAttribute("type")) !== "datetime-local" || /T|^$/.test(text)) return control.fill(text);
  await control.fill("");
  await control.pressSequentially(text);
}

/** A time so many minutes from now, as a `datetime-local` control holds it. */
export function minutesAhead(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What the page sends that changes anything: the names of mutations, and uploads. A session that takes itself up is none of it. */
export function changes(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "GET") return;
    const { pathname } = new URL(request.url());
    const query: unknown = pathname === "/graphql" ? request.postDataJSON()?.query : undefined;
    const name = typeof query === "string" ? /^\s*mutation\s+(\w+)/.exec(query)?.[1] : `${request.method()} ${pathname}`;
    if (name && name !== "RefreshSession") sent.push(name);
  });
  return sent;
}
