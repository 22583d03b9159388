import type { CombinedError } from "@urql/core";

/** The stable code of the first error, where the API gave one. */
export function codeOf(error: CombinedError | undefined): string | undefined {
  const code = error?.graphQLErrors[0]?.extensions["code"];
  return typeof code === "string" ? code : undefined;
}

/** A sentence for people. */
export function sentenceOf(error: CombinedError): string {
  if (error.networkError) return "The market does not answer. Try again in a moment.";
  switch (codeOf(error)) {
    case "AUTH_NOT_AUTHENTICATED":
      return "Connect your account first.";
    case "AUTH_NOT_AUTHORIZED":
      return "Your account may not see this.";
    case "RATE_LIMITED":
      return "Too much at once. Wait a moment, then try again.";
    default:
      return error.graphQLErrors[0]?.message ?? "That went wrong.";
  }
}
