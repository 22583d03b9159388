export type Block =
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

const item = /^\s*(?:[-*•]|(\d+)[.)])\s+/;

/** A generated text cut into what can be shown apart. Whatever is not understood is text. */
export function blocks(text: string): Block[] {
  const found: Block[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const fence = /^\s*(```+|~~~+)\s*([\w+#.-]*)/.exec(line);
    if (fence) {
      const end = lines.findIndex((l, n) => n > at && l.trim().startsWith(fence[1] ?? "```"));
      const last = end < 0 ? lines.length : end;
      found.push({ kind: "code", language: fence[2] ?? "", text: lines.slice(at + 1, last).join("\n") });
      at = last + 1;
    } else if (!line.trim()) at++;
    else if (/^#{1,6}\s+\S/.test(line)) {
      found.push({ kind: "heading", text: line.replace(/^#+\s+/, "") });
      at++;
    } else if (item.test(line)) {
      const begin = at;
      while (at < lines.length && item.test(lines[at] ?? "")) at++;
      const items = lines.slice(begin, at);
      found.push({ kind: "list", ordered: item.exec(line)?.[1] !== undefined, items: items.map((l) => l.replace(item, "")) });
    } else {
      const begin = at;
      while (at < lines.length && (at === begin || isText(lines[at] ?? ""))) at++;
      found.push({ kind: "text", text: lines.slice(begin, at).join("\n") });
    }
  }
  return found;
}

const isText = (line: string) => line.trim() !== "" && !/^\s*(```|~~~)/.test(line) && !/^#{1,6}\s+\S/.test(line) && !item.test(line);

export type Run =
  | { readonly kind: "plain" | "code" | "strong"; readonly text: string }
  | { readonly kind: "cite"; readonly number: number };

/** A line cut into plain text, `code`, **strong** and citations such as [1]. */
export function runs(text: string): Run[] {
  const found: Run[] = [];
  let done = 0;
  const plain = (to: number) => { if (to > done) found.push({ kind: "plain", text: text.slice(done, to) }); };
  for (const match of text.matchAll(/`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[(\d{1,2})\]/g)) {
    plain(match.index);
    const [whole, code, strong, number] = match;
    if (code !== undefined) found.push({ kind: "code", text: code });
    else if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else found.push({ kind: "cite", number: Number(number) });
    done = match.index + whole.length;
  }
  plain(text.length);
  return found;
}
