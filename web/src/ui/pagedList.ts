import type { CombinedError, OperationResult, RequestPolicy } from "@urql/core";
import { pipe, subscribe, type Source, type Subscription } from "wonka";

export interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[] | null;
}

export interface Shown<Data, Node> {
  readonly nodes: readonly Node[];
  /** Of the first page. */
  readonly data: Data | undefined;
  /** Null while there is no further page, or one is on its way. */
  readonly more: (() => void) | null;
  /** Something that is not shown yet is on its way. */
  readonly fetching: boolean;
  /** What is shown answers the question before this one. */
  readonly stale: boolean;
  readonly error: CombinedError | undefined;
}

export interface Asked<Data, Node> {
  readonly ask: (after: string | null, policy: RequestPolicy) => Source<OperationResult<Data>>;
  readonly pick: (data: Data) => Page<Node> | null | undefined;
  readonly identify: (node: Node) => unknown;
  /** How many pages to begin with: as many as there were when this list was left. */
  readonly depth?: number;
  /** What to show until the first answer. */
  readonly previous?: Shown<Data, Node> | undefined;
  readonly onShown?: (depth: number) => void;
}

/** All nodes in order, each once, at its first place. */
function merge<Node>(pages: readonly Page<Node>[], identify: (node: Node) => unknown): readonly Node[] {
  const seen = new Set<unknown>();
  return pages.flatMap((page) => page.nodes ?? []).filter((node) => {
    const identity = identify(node) ?? node;
    return !seen.has(identity) && seen.add(identity);
  });
}

/**
 * A list read page by page. The first page stays asked: whenever it is answered again, after a write or a break, the pages behind it are
 * read again too, each behind the new end of the one before, and all take the old ones' place at once: no holes, and nothing twice.
 */
export class PagedList<Data, Node> {
  private pages: readonly Page<Node>[] = [];
  private data: Data | undefined;
  private error: CombinedError | undefined;
  private wanted: number;
  private stale: boolean;
  private head: Subscription | undefined;
  private tail: Subscription | undefined;
  private turn = 0;
  private following = false;
  private answered = false;
  private readonly listeners = new Set<() => void>();
  private shown: Shown<Data, Node>;

  constructor(private readonly asked: Asked<Data, Node>) {
    this.wanted = asked.depth ?? 1;
    this.stale = asked.previous !== undefined;
    if (this.wanted > 1) this.peek();
    this.shown = this.draw();
  }

  snapshot = () => this.shown;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.start("cache-and-network");
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  more = () => {
    if (this.following || !this.pages.at(-1)?.pageInfo.hasNextPage) return;
    this.wanted = this.pages.length + 1;
    this.follow(this.pages, "network-only");
  };

  retry = () => {
    this.stop();
    this.error = undefined;
    this.answered = this.pages.length > 0;
    this.start("network-only");
    this.tell();
  };

  private start(policy: RequestPolicy) {
    this.head = pipe(this.asked.ask(null, policy), subscribe((result) => this.answer(result)));
  }

  private stop() {
    this.turn++;
    this.following = false;
    this.head?.unsubscribe();
    this.tail?.unsubscribe();
  }

  private answer(result: OperationResult<Data>) {
    const page = result.data && !result.error ? this.asked.pick(result.data) : null;
    this.answered = true;
    this.error = result.error;
    if (result.error || !page) {
      this.turn++;
      this.tail?.unsubscribe();
      this.following = false;
      if (!result.error) this.show([], result.data ?? undefined);
      this.tell();
      return;
    }
    // From the cache, and asked for again already: the answer that follows reads the other pages.
    if (result.stale && this.pages.length > 0 && !this.stale) return;
    this.follow([page], result.stale ? "cache-first" : "network-only", result.data);
  }

  /** Reads behind the last of these pages until there are as many as wanted. */
  private follow(pages: readonly Page<Node>[], policy: RequestPolicy, data: Data | undefined = this.data) {
    const turn = ++this.turn;
    this.tail?.unsubscribe();
    const last = pages.at(-1)?.pageInfo;
    this.following = pages.length < this.wanted && last?.hasNextPage === true && last.endCursor !== null;
    if (!this.following || this.pages.length <= pages.length || this.stale) this.show(pages, data);
    if (!this.following) {
      this.tell();
      return;
    }
    this.tell();
    let settled = false;
    const tail = pipe(
      this.asked.ask(last?.endCursor ?? null, policy),
      subscribe((result) => {
        if (turn !== this.turn || settled) return;
        settled = true;
        const page = result.data && !result.error ? this.asked.pick(result.data) : null;
        if (page) return this.follow([...pages, page], policy, data);
        this.following = false;
        this.error = result.error;
        this.show(pages, data);
        this.tell();
      }),
    );
    if (settled || turn !== this.turn) tail.unsubscribe();
    else this.tail = tail;
  }

  /** What the cache has of the pages that were shown before, so that the way back leads to the same place. */
  private peek() {
    for (let after: string | null = null, more = true; more && this.pages.length < this.wanted;) {
      const found: { page?: Page<Node> | null | undefined; data?: Data } = {};
      pipe(this.asked.ask(after, "cache-only"), subscribe((result) => {
        if (!result.data) return;
        found.data = result.data;
        found.page = this.asked.pick(result.data);
      })).unsubscribe();
      if (!found.page) break;
      this.data ??= found.data;
      this.pages = [...this.pages, found.page];
      after = found.page.pageInfo.endCursor;
      more = found.page.pageInfo.hasNextPage && after !== null;
    }
    if (this.pages.length > 0) [this.stale, this.answered] = [false, true];
  }

  private show(pages: readonly Page<Node>[], data: Data | undefined) {
    [this.pages, this.data, this.stale] = [pages, data, false];
    this.asked.onShown?.(pages.length);
  }

  private tell() {
    this.shown = this.draw();
    for (const listener of this.listeners) listener();
  }

  private draw(): Shown<Data, Node> {
    const { previous } = this.asked;
    if (this.stale && previous) return { ...previous, more: null, fetching: !this.answered, stale: true, error: this.error };
    const canGoOn = !this.following && !this.error && this.pages.at(-1)?.pageInfo.hasNextPage === true;
    return {
      nodes: merge(this.pages, this.asked.identify), data: this.data, more: canGoOn ? () => this.more() : null,
      fetching: !this.answered || (this.following && this.wanted > this.pages.length), stale: false, error: this.error,
    };
  }
}
