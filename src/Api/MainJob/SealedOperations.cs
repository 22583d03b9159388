namespace NeuraNft.Api.MainJob;

/// <summary>The GraphQL documents about encrypted content that the main job sends; a frontend may copy them.</summary>
internal static class SealedOperations
{
    public const string Upload = """
        query Upload($id: UUID!, $asset: ID!, $version: Int!) {
          upload(id: $id) {
            state
            content { cid sha256 size saltedCommitment }
            sealStatement(assetId: $asset, version: $version) { message nonce recipient }
          }
        }
        """;

    public const string Seal = """
        mutation Seal($input: SealAssetInput!) {
          sealAsset(input: $input) { receipt { position } errors { __typename ... on Error { message } } }
        }
        """;

    public const string OpenKeyRegistration = """
        mutation OpenKeyRegistration($input: OpenKeyRegistrationInput!) {
          openKeyRegistration(input: $input) {
            statement { message nonce recipient }
            errors { __typename ... on Error { message } }
          }
        }
        """;

    public const string RegisterKey = """
        mutation RegisterKey($input: RegisterEncryptionKeyInput!) {
          registerEncryptionKey(input: $input) { recipient errors { __typename ... on Error { message } } }
        }
        """;

    public const string Download = """
        mutation Download($input: RequestDownloadInput!) {
          requestDownload(input: $input) {
            download { version link header cid sha256 size plaintextSha256 saltedCommitment }
            errors { __typename ... on Error { message } ... on DownloadDeniedError { required actual denial } }
          }
        }
        """;
}
