import { textProblem } from "../../wallet/checks";

/** Words between commas, each once. */
export const tagsOf = (text: string): string[] => [...new Set(text.split(",").map((tag) => tag.trim()).filter(Boolean))];

export function tagsProblem(text: string): string | undefined {
  const tags = tagsOf(text);
  if (tags.length > 10) return `At most 10 tags; these are ${tags.length}.`;
  return tags.map((tag) => textProblem(tag, 32) && `"${tag}" is longer than 32 bytes.`).find(Boolean);
}
