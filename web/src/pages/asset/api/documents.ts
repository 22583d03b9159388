export const lookUp =
  "query Asset($contract: AccountId!, $token: String!) { asset(contract: $contract, tokenId: $token) " +
  "{ id name owner price version { number cid } } }";

export const run =
  "mutation Run($input: RequestInferenceInput!) { requestInference(input: $input) " +
  "{ job { id } errors { __typename ... on Error { message } } } }";

export const job = "query Job($id: UUID!) { inferenceJob(id: $id) { status output failureMessage } }";

export const keyLine = "NEURANFT_KEY: an API key with the scopes INFER and READ, from this market's settings.";

/** Where a snippet is for: this market, this asset. */
export interface Target {
  readonly origin: string;
  readonly id: string;
  readonly contract: string;
  readonly tokenId: string;
  readonly version: number | null;
  /** Of a run, in yoctoNEAR; "0": free. */
  readonly price: string;
}
