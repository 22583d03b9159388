namespace NeuraNft.Api.MainJob;

/// <summary>The GraphQL documents that the main job sends; a frontend may copy them.</summary>
internal static class Operations
{
    public const string Asset = """
        query Asset($contract: AccountId!, $token: String!, $account: AccountId!) {
          asset(contract: $contract, tokenId: $token) {
            id name owner
            version { number cid }
            access(account: $account) { level source denial }
          }
        }
        """;

    public const string OpenLogin = """
        mutation OpenLogin($input: OpenLoginInput!) {
          openLogin(input: $input) { message nonce recipient expiresAt }
        }
        """;

    public const string LogIn = """
        mutation LogIn($input: LogInInput!) {
          logIn(input: $input) { accessToken expiresAt errors { __typename ... on Error { message } } }
        }
        """;

    public const string PrepareSetAccess = """
        mutation PrepareSetAccess($input: PrepareSetAccessInput!) {
          prepareSetAccess(input: $input) { transaction { borsh hash } errors { __typename ... on Error { message } } }
        }
        """;

    public const string PrepareTransfer = """
        mutation PrepareTransfer($input: PrepareTransferInput!) {
          prepareTransfer(input: $input) { transaction { borsh hash } errors { __typename ... on Error { message } } }
        }
        """;

    public const string SubmitTransaction = """
        mutation SubmitTransaction($input: SubmitTransactionInput!) {
          submitTransaction(input: $input) { transactionHash errors { __typename ... on Error { message } } }
        }
        """;

    public const string RequestInference = """
        mutation RequestInference($input: RequestInferenceInput!) {
          requestInference(input: $input) {
            job { id }
            receipt { position }
            errors { __typename ... on Error { message } ... on AccessDeniedError { required actual denial } }
          }
        }
        """;

    public const string Job = """
        query Job($id: UUID!) {
          inferenceJob(id: $id) { status output executionProvider worker durationMicroseconds failureCode }
        }
        """;

    public const string History = """
        query History($contract: AccountId!, $token: String!) {
          asset(contract: $contract, tokenId: $token) {
            activity(first: 50) { nodes { position kind actor at blockHeight summary } }
          }
        }
        """;
}
