import { Client, fetchExchange, type AnyVariables, type TypedDocumentNode } from "@urql/core";
import { codeOf, sentenceOf } from "../api/errors";

/** Asks as nobody, past the session and the cache: what opens, renews and ends sessions. */
const plain = new Client({ url: "/graphql", preferGetMethod: false, exchanges: [fetchExchange] });

/** No answer of the market, or a refusal of the whole request. */
export class Unanswered extends Error {
  constructor(
    message: string,
    /** True where a later try may go better. */
    readonly passing: boolean,
    readonly code?: string | undefined,
  ) {
    super(message);
  }
}

export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken?: string,
): Promise<Data> {
  const answer = await plain.mutation<Data, Variables>(document, variables, {
    fetchOptions: { headers: accessToken ? { Authorization: `Bearer ${accessToken}` } : {} },
  });
  if (answer.data && !answer.error) return answer.data;
  const passing = !answer.error || Boolean(answer.error.networkError) || later.includes(codeOf(answer.error) ?? "");
  throw new Unanswered(answer.error ? sentenceOf(answer.error) : "The market gave no answer.", passing, codeOf(answer.error));
}

const later = ["CHAIN_UNAVAILABLE", "RATE_LIMITED", "DEADLINE_EXCEEDED", "INTERNAL_SERVER_ERROR", "EXECUTION_FAILED"];
