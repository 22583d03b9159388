import type { ApiScope } from "../../api/schema.generated";

/** What each scope of a key allows. */
export const scopeNames: Readonly<Record<ApiScope, { name: string; may: string }>> = {
  READ: { name: "Read", may: "see what only your account sees" },
  INFER: { name: "Run models", may: "ask for runs, and pay for them from your balance" },
  EMBED: { name: "Embed", may: "turn texts into vectors (/v1/embeddings)" },
  GENERATE: { name: "Generate", may: "have texts generated and keep chats (/v1/chat/completions)" },
  UPLOAD: { name: "Upload", may: "upload content" },
  DOWNLOAD: { name: "Download", may: "download content and be given its keys" },
  PREPARE: { name: "Prepare", may: "have transactions prepared; signing them stays your wallet's" },
};

export const scopes = Object.keys(scopeNames) as ApiScope[];
