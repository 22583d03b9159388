import { pieces, type Range } from "./highlights";

/** Text with the words that were looked for marked. It is text in every case: never markup. */
export const Highlighted = ({ text, ranges }: { text: string; ranges: readonly Range[] }) =>
  pieces(text, ranges).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text));
