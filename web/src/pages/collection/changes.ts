import type { Minting } from "../../api/schema.generated";
import { sharesOf, type Share } from "../../wallet/shares";
import type { CollectionQuery } from "./collection.generated";

type Collection = NonNullable<CollectionQuery["collection"]>;

/** What a collection says, as it is typed. */
export type Texts = Record<"name" | "description" | "kindHint" | "baseModel" | "contextWindow" | "image" | "minting", string>;

export const textsOf = (of: Collection): Texts => ({
  name: of.name,
  description: of.description ?? "",
  kindHint: of.kindHint ?? "",
  baseModel: of.baseModel ?? "",
  contextWindow: of.contextWindow?.toString() ?? "",
  image: of.image ?? "",
  minting: of.minting,
});

/** What is to be changed: null leaves a field, an empty text and a window of 0 clear it; null in all: nothing is. */
export function changes(was: { texts: Texts; shares: readonly Share[] }, now: { texts: Texts; shares: readonly Share[] }) {
  const changed = (name: keyof Texts) => {
    const text = now.texts[name].trim();
    return text === was.texts[name].trim() ? null : text;
  };
  const window = changed("contextWindow");
  const input = {
    name: changed("name"),
    description: changed("description"),
    kindHint: changed("kindHint"),
    baseModel: changed("baseModel"),
    contextWindow: window === null ? null : Number(window || "0"),
    image: changed("image"),
    minting: changed("minting") as Minting | null,
    royalty: JSON.stringify(sharesOf(was.shares)) === JSON.stringify(sharesOf(now.shares)) ? null : sharesOf(now.shares),
  };
  return { input, any: Object.values(input).some((value) => value !== null) };
}
