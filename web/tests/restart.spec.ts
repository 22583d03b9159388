import type { APIRequestContext, APIResponse, Page as Tab } from "@playwright/test";
import { randomInt } from "node:crypto";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { expect, test, watch } from "./market";
import { connect } from "./people";
import { folder, launch } from "./program";

interface Page {
  readonly nodes: readonly { readonly position: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const away = "The market does not answer.";

test("A market that is killed under open pages: they say so, go on by themselves, and miss nothing", async ({ browser, playwright }) => {
  // Two starts of a whole market, on a machine that may have much else to do; but not longer than an access token holds.
  test.setTimeout(540_000);
  const [data, port] = [await folder(), await freePort()];
  const baseURL = `http://127.0.0.1:${port}`;
  const request = await playwright.request.newContext({ baseURL });
  let market = launch(data, port);
  try {
    await expect(() => answers(request, market)).toPass({ timeout: 200_000 });
    const [mine, theirs] = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })]);
    const broken: string[] = [];
    for (const context of [mine, theirs]) watch(context, broken);

    // A visitor follows what happens; somebody who is logged in fills in a form.
    const visitor = await theirs.newPage();
    const line = told(visitor);
    await visitor.goto("/activity");
    const entries = visitor.getByRole("main").getByRole("link", { name: /^Audit entry / });
    await expect(visitor.getByText("Live", { exact: true })).toBeVisible();
    const writer = await mine.newPage();
    await connect(writer, "writer");
    await writer.goto("/create");
    await writer.getByRole("textbox", { name: "Name", exact: true }).fill("Half a name");
    await writer.getByRole("textbox", { name: "Description" }).fill("And a thought that took a while");
    await expect.poll(() => line.positions.length).toBeGreaterThan(0);

    await market.stop("SIGKILL");
    await expect(visitor.getByText(away)).toBeVisible();
    await expect(visitor.getByText("The connection broke.")).toBeVisible();
    const before = line.positions.length;
    const sockets = line.opened();
    // Who only types hears of it when something is asked: here the network comes back before the market does.
    await writer.getByRole("textbox", { name: "Name", exact: true }).press("End");
    await writer.getByRole("textbox", { name: "Name", exact: true }).pressSequentially(" and");
    await writer.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(writer.getByText(away)).toBeVisible();

    market = launch(data, port);
    await expect(() => answers(request, market)).toPass({ timeout: 200_000 });
    for (const page of [visitor, writer]) await expect(page.getByText(away)).toBeHidden();
    await expect(visitor.getByText("Live", { exact: true })).toBeVisible();

    // What happened meanwhile and since, once each: on the wire, and on the page.
    await expect.poll(() => line.positions.length).toBeGreaterThan(before);
    expect(line.opened()).toBeGreaterThan(sockets);
    const wire = [...line.positions];
    await expect(async () => {
      const all = await log(request, wire[0] ?? "");
      expect(wire).toEqual(all.slice(0, wire.length));
    }).toPass({ timeout: 60_000 });
    await expect(async () => {
      const shown = (await entries.allInnerTexts()).map((text) => text.slice(1)).reverse();
      expect(shown).toContain(wire.at(-1));
      const known = await log(request, shown[0] ?? "");
      expect(shown).toEqual(known.slice(0, shown.length));
    }).toPass({ timeout: 60_000 });

    // What was typed stands, and whoever was logged in still is.
    await expect(writer.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Half a name and");
    await expect(writer.getByRole("textbox", { name: "Description" })).toHaveValue("And a thought that took a while");
    await writer.locator("button.account").click();
    await writer.getByRole("link", { name: "Settings" }).click();
    const keys = writer.getByRole("region", { name: "API keys" });
    await keys.getByRole("textbox", { name: "Name", exact: true }).fill("after the restart");
    await keys.getByRole("button", { name: "Make the key" }).click();
    await expect(keys.getByText("It is shown this once")).toBeVisible();
    // What cannot be loaded without a market is no fault of the page.
    expect(broken.filter((e) => !/ERR_[A-Z_]+$|WebSocket|status of 503/.test(e))).toEqual([]);
    await Promise.all([mine.close(), theirs.close()]);
  } finally {
    await market.stop("SIGKILL");
    await request.dispose();
    await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
});

/** One that the kernel gives to no client, so that it is still free when the market comes back. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (free) return port;
  }
}

async function answers(request: APIRequestContext, market: ReturnType<typeof launch>) {
  const ended = await Promise.race([market.ended.then(() => true), request.get("/health").then((answer) => !answer.ok())]);
  expect(ended, market.said()).toBe(false);
}

/** What the page's sockets are told by `activityAdded`, in their order, and how many sockets there were. */
function told(page: Tab) {
  const positions: string[] = [];
  let sockets = 0;
  page.on("websocket", (socket) => {
    sockets++;
    socket.on("framereceived", ({ payload }) => {
      const { data } = (JSON.parse(String(payload)) as { payload?: { data?: { activityAdded?: { position: string } } } }).payload ?? {};
      if (data?.activityAdded) positions.push(data.activityAdded.position);
    });
  });
  return { positions, opened: () => sockets };
}

/** The positions of all public events from one on, oldest first; none where it is not answered. */
async function log(request: APIRequestContext, from: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: APIResponse = await request.post("/graphql", {
      data: {
        query: "query($after: String) { activity(first: 50, after: $after) { nodes { position } pageInfo { hasNextPage endCursor } } }",
        variables: { after },
      },
    });
    const { data } = (await answer.json().catch(() => ({}))) as { data?: { activity: Page } | null };
    const page = data?.activity;
    if (!page) return [];
    for (const { position } of page.nodes) {
      found.push(position);
      if (position === from) return found.reverse();
    }
    if (!page.pageInfo.hasNextPage) return [];
    after = page.pageInfo.endCursor;
  }
}
