import { expect, type Locator, type Page } from "@playwright/test";

/** What is typed into a field, and what its sentence says then. */
type Typed = readonly [typed: string, says: RegExp];

/** Each round fills fields by their labels and sends the form. */
export type Round = Readonly<Record<string, Typed>>;

/** Typed into a day and a time: a day alone. */
export const half = "1231";

/** A form by its button, where two are named so also by the heading that it stands under. */
export function form(page: Page, button: string | RegExp, under?: string): Locator {
  const within = under ? page.locator("section", { has: page.getByRole("heading", { name: under, exact: true }) }) : page;
  const named = page.getByRole("button", { name: button, ...(typeof button === "string" && { exact: true }) });
  return within.locator("form", { has: named });
}

/** Sends bad input, round by round: a sentence at its field, the focus on the first of them, and what was typed is still there. */
export async function refuses(of: Locator, ...rounds: readonly Round[]) {
  for (const round of rounds) {
    const fields = Object.entries(round);
    for (const [label, [typed]] of fields) {
      const control = of.getByLabel(label, { exact: true });
      await control.fill(typed === half ? "" : typed);
      if (typed === half) await control.pressSequentially(typed);
    }
    await of.locator("button[type=submit]").click();
    const told = fields.map(([label, [typed, says]]) => [label, typed === half ? "" : typed, "true", expect.stringMatching(says)]);
    await expect.poll(() => of.evaluate(shown, fields.map(([label]) => label))).toEqual({ told, focused: true });
  }
}

/** Of each field what is typed, whether it is told as wrong, and by which sentence; as assistive technology is given it. */
function shown(of: Element, labels: readonly string[]) {
  const texts = (ids: string | null) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
  const told = labels.map((name) => {
    const label = [...of.querySelectorAll("label")].find(({ textContent }) => textContent === name);
    const control = label?.control as HTMLInputElement | null | undefined;
    return [name, control?.value, control?.getAttribute("aria-invalid"), texts(control?.getAttribute("aria-describedby") ?? null)];
  });
  return { told, focused: of.querySelector("[aria-invalid=true]") === document.activeElement };
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
