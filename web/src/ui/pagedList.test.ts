import type { CombinedError, OperationResult, RequestPolicy } from "@urql/core";
import { describe, expect, it } from "vitest";
import { fromValue, makeSubject, merge as both, never, type Source } from "wonka";
import { PagedList, type Asked, type Page } from "./pagedList";

interface Item {
  readonly id: string;
}
type Answer = OperationResult<Page<Item>>;

const result = (data: Page<Item> | undefined, more: Partial<Answer> = {}) =>
  ({ data, error: undefined, stale: false, hasNext: false, ...more }) as Answer;

/** A server with a list of two a page, whose cursors are the ids that they stand behind. */
class Server {
  asked: string[] = [];
  cache = new Set<string | null>();
  held: { after: string | null; release: () => void }[] = [];
  hold = false;
  private readonly again = makeSubject<Answer>();

  constructor(public items: string[]) {}

  page(after: string | null): Page<Item> {
    const from = after === null ? 0 : this.items.indexOf(after) + 1;
    const ids = this.items.slice(from, from + 2);
    return { nodes: ids.map((id) => ({ id })), pageInfo: { hasNextPage: from + 2 < this.items.length, endCursor: ids.at(-1) ?? null } };
  }

  ask = (after: string | null, policy: RequestPolicy): Source<Answer> => {
    if (policy === "cache-only") return fromValue(result(this.cache.has(after) ? this.page(after) : undefined));
    this.asked.push(after ?? "-");
    const once = makeSubject<Answer>();
    if (this.hold) this.held.push({ after, release: () => once.next(result(this.page(after))) });
    const now = this.hold ? once.source : fromValue(result(this.page(after)));
    return after === null ? both([now, this.again.source]) : both([now, never as Source<Answer>]);
  };

  /** As `refresh()` does: the first page, which is still asked, is answered anew. */
  refresh = (more: Partial<Answer> = {}) => this.again.next(result(more.error ? undefined : this.page(null), more));

  list(more: Partial<Asked<Page<Item>, Item>> = {}) {
    const list = new PagedList<Page<Item>, Item>({ ask: this.ask, pick: (page) => page, identify: (item) => item.id, ...more });
    const leave = list.subscribe(() => undefined);
    return { list, leave, ids: () => list.snapshot().nodes.map((item) => item.id).join("") };
  }
}

describe("a paged list", () => {
  it("grows to its end", () => {
    const { list, ids } = new Server([..."abcde"]).list();
    expect(ids()).toBe("ab");
    list.snapshot().more?.();
    list.snapshot().more?.();
    expect(ids()).toBe("abcde");
    expect(list.snapshot().more).toBeNull();
  });

  it.each([
    ["a new first", [..."xabcde"], "xabc"],
    ["one that is gone", [..."bcde"], "bcde"],
    ["one that moved to the front", [..."dabce"], "dabc"],
    ["a shorter list", ["a"], "a"],
    ["nothing", [], ""],
  ])("reads all shown pages again without holes or doubles: %s", (_, now, shown) => {
    const server = new Server([..."abcde"]);
    const { list, ids } = server.list();
    list.more();
    server.items = now;
    server.refresh();
    expect(ids()).toBe(shown);
    expect(list.snapshot().fetching).toBe(false);
  });

  it("keeps the old pages until all new ones are there", () => {
    const server = new Server([..."abcd"]);
    const { list, ids } = server.list();
    list.more();
    server.items = [..."xabcd"];
    server.hold = true;
    server.refresh();
    expect(ids()).toBe("abcd");
    server.held.at(-1)?.release();
    expect(ids()).toBe("xabc");
  });

  it("drops pages of an earlier round that come late", () => {
    const server = new Server([..."abcd"]);
    const { list, ids } = server.list();
    list.more();
    server.hold = true;
    server.items = [..."xabcd"];
    server.refresh();
    server.items = [..."yabcd"];
    server.refresh();
    for (const { release } of server.held) release();
    expect(ids()).toBe("yabc");
  });

  it("keeps what is shown when it cannot be read again, and tries again", () => {
    const server = new Server([..."abcd"]);
    const { list, ids } = server.list();
    server.refresh({ error: { message: "no network" } as CombinedError });
    expect(ids()).toBe("ab");
    expect(list.snapshot().error?.message).toBe("no network");
    list.retry();
    expect(list.snapshot().error).toBeUndefined();
    expect(ids()).toBe("ab");
  });

  it("shows the answer before until its own is there", () => {
    const first = new Server([..."ab"]).list().list.snapshot();
    const server = new Server([..."cd"]);
    server.hold = true;
    const { list, ids } = server.list({ previous: first });
    expect([ids(), list.snapshot().stale, list.snapshot().fetching]).toEqual(["ab", true, true]);
    server.held[0]?.release();
    expect([ids(), list.snapshot().stale, list.snapshot().fetching]).toEqual(["cd", false, false]);
  });

  it("begins where it was left, from the cache, and asks again", () => {
    const server = new Server([..."abcdef"]);
    server.cache = new Set([null, "b", "d"]);
    server.hold = true;
    const { ids } = server.list({ depth: 3 });
    expect(ids()).toBe("abcdef");
    expect(server.asked).toEqual(["-"]);
    server.items = [..."bcdef"];
    for (let turn = 0; turn < server.held.length; turn++) server.held[turn]?.release();
    expect(ids()).toBe("bcdef");
  });

  it("goes on behind a page that has nothing", () => {
    const server = new Server([..."abc"]);
    const empty = { nodes: [], pageInfo: { hasNextPage: true, endCursor: "b" } };
    const { list, ids } = server.list({ ask: (after, policy) => (after ? server.ask(after, policy) : fromValue(result(empty))) });
    expect([ids(), list.snapshot().more !== null]).toEqual(["", true]);
    list.more();
    expect(ids()).toBe("c");
  });

  it("hears nothing once it is left", () => {
    const server = new Server([..."ab"]);
    const { list, leave, ids } = server.list();
    leave();
    server.items = [..."xy"];
    server.refresh();
    expect(ids()).toBe("ab");
    expect(list.snapshot().error).toBeUndefined();
  });
});
