import { tagsOf } from "../../create/tags";
import type { DescribedFragment } from "./describe.generated";

/** What an asset says of itself, as it is typed. */
export const typed = (of: DescribedFragment) => ({
  description: of.description ?? "", task: of.task ?? "", license: of.license ?? "", tags: of.tags.join(", "),
  baseModel: of.baseModel ?? "", image: of.image ?? "", data: of.data ?? "", rag: of.rag ?? "", fineTuneData: of.fineTuneData ?? "",
});

export type Typed = ReturnType<typeof typed>;

export const given = (text: string) => text.trim() || null;

const names = (texts: Typed) => Object.keys(texts) as (keyof Typed)[];

/** As the chain has it once it was sent. */
export const tidy = (texts: Typed): Typed => {
  const all = { ...texts };
  for (const name of names(texts)) all[name] = texts[name].trim();
  return { ...all, tags: tagsOf(texts.tags).join(", ") };
};

/** Whether it says what neither was read here before nor was sent from here. */
export const isNews = (now: Typed, known: readonly Typed[]) =>
  !known.some((texts) => names(now).every((name) => texts[name] === now[name]));
