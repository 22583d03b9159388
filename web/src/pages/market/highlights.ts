export interface Range {
  readonly start: number;
  readonly length: number;
}

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in pieces, marked and not, in order; ranges that overlap, are turned round or reach beyond do no harm. */
export function pieces(text: string, ranges: readonly Range[]): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const { start, length } of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(start + length, text.length);
    if (to <= from) continue;
    if (from > at) result.push({ text: text.slice(at, from), marked: false });
    result.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at), marked: false });
  return result;
}
