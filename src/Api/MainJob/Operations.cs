namespace NeuraNft.Api.MainJob;

/// <summary>The GraphQL documents that the main job sends; a frontend may copy them.</summary>
internal static class Operations
{
    public const string Asset = """
        query Asset($contract: AccountId!, $token: String!, $account: AccountId!) {
          asset(contract: $contract, tokenId: $token) {
            id name owner
            version { number cid }
            access(account: $account) { level source expiresAt denial }
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

    /// <summary>Every prepare… mutation has the same shape.</summary>
    public static string Prepare(string field) => $$"""
        mutation Prepare($input: {{char.ToUpperInvariant(field[0])}}{{field[1..]}}Input!) {
          {{field}}(input: $input) {
            transaction { borsh hash }
            errors { __typename ... on Error { message } ... on ContractRefusedError { code } ... on NotRelayedError { code } }
          }
        }
        """;

    public const string Listings = """
        query Listings($asset: ID!, $openOnly: Boolean!) {
          listings(where: { assetId: $asset, openOnly: $openOnly }) { nodes { number price status seller assets { id } } }
        }
        """;

    public const string Sales = """
        query Sales($asset: ID!) {
          sales(where: { assetId: $asset }) { nodes { number kind price fee seller buyer payouts { account amount } position } }
        }
        """;

    public const string SubmitTransaction = """
        mutation SubmitTransaction($input: SubmitTransactionInput!) {
          submitTransaction(input: $input) { transactionHash errors { __typename ... on Error { message } } }
        }
        """;

    public const string RegisterModel = """
        mutation RegisterModel($input: RegisterModelInput!) {
          registerModel(input: $input) {
            testJobId
            errors { __typename ... on Error { message } ... on ModelUnfitError { code } ... on ModelTestInvalidError { code } }
          }
        }
        """;

    public const string Model = """
        query Model($contract: AccountId!, $token: String!) {
          asset(contract: $contract, tokenId: $token) {
            version { model { task parameterCount operators { name count } test { state message largestError } } }
          }
        }
        """;

    public const string RequestInference = """
        mutation RequestInference($input: RequestInferenceInput!) {
          requestInference(input: $input) {
            job { id }
            receipt { position }
            errors {
              __typename ... on Error { message } ... on AccessDeniedError { required actual denial } ... on ModelNotOfferedError { code }
            }
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
