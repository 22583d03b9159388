import type { AccessLevel } from "../../api/schema.generated";
import { inOrder } from "../../ui/Level";
import { assetPath, collectionPath } from "../../ui/paths";
import { sentences } from "./sentences";

export type Piece =
  | { readonly form: "plain" | "text" | "account" | "near"; readonly value: string }
  | { readonly form: "level"; readonly value: AccessLevel }
  | { readonly form: "instant"; readonly value: string };

/** How a right came about other than by a plain grant. */
const bought = ["lease", "resale", "purchase"];

function piece(form: string, value: unknown): Piece | null {
  if (value === null || value === undefined || typeof value === "object") return null;
  const text = String(value);
  switch (form) {
    case "level": {
      const level = inOrder[Number(text)];
      return level ? { form, value: level } : null;
    }
    case "origin": return bought.includes(text) ? { form: "plain", value: text } : null;
    case "answer": return { form: "plain", value: value ? "yes" : "no" };
    case "near": return /^\d+$/.test(text) ? { form, value: text } : null;
    case "nanos": {
      const at = new Date(Number(text) / 1e6);
      return Number.isNaN(at.getTime()) ? null : { form: "instant", value: at.toISOString() };
    }
    default: return { form: form === "account" ? "account" : "text", value: text };
  }
}

/** The pieces of a template; null where one of its members is missing. */
function filled(template: string, summary: Readonly<Record<string, unknown>>): readonly Piece[] | null {
  const pieces: Piece[] = [];
  for (const part of template.split(/(\{\w+:\w+\})/)) {
    const [, form, member] = /^\{(\w+):(\w+)\}$/.exec(part) ?? [];
    if (form && member) {
      const found = piece(form, summary[member]);
      if (!found) return null;
      pieces.push(found);
    } else if (part) pieces.push({ form: "plain", value: part });
  }
  return pieces;
}

/** An event in words; one that this page does not know, or that lacks what its sentence names, by its stored name. */
export function tell(kind: string, summary: unknown): readonly Piece[] {
  const members = (typeof summary === "object" && summary !== null ? summary : {}) as Readonly<Record<string, unknown>>;
  const sentence = Object.hasOwn(sentences, kind) ? (sentences[kind] ?? "") : "";
  const known = typeof sentence === "string" ? sentence : sentence(members);
  const pieces: Piece[] = [];
  for (const part of known.split(/(\[[^\]]*\])/).filter((text) => text)) {
    const optional = part.startsWith("[");
    const these = filled(optional ? part.slice(1, -1) : part, members);
    if (these) pieces.push(...these);
    else if (!optional) return [{ form: "plain", value: named(kind) }];
  }
  return pieces.length > 0 ? pieces : [{ form: "plain", value: named(kind) }];
}

/** An event's stored name in words, without its version. */
export const named = (kind: string): string => kind.replace(/_v\d+$/, "").replaceAll("_", " ");

/** Where to look at what an event is about; null where there is no page for it. */
export function placeOf(entityType: string, entityId: string): string | null {
  const [contract, id, ...rest] = entityId.split("/");
  if (!contract || !id || rest.length > 0) return null;
  switch (entityType) {
    case "asset":
    case "content":
    case "model": return /^\d+:\d+$/.test(id) ? assetPath({ contract, tokenId: id }) : null;
    case "collection": return collectionPath({ contract, collectionId: id });
    default: return null;
  }
}
