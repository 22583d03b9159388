namespace Neura.Near.Blocks;

/// <summary>Who asks a bucket.</summary>
/// <param name="KeyId">Access key id.</param>
/// <param name="SecretKey">Secret access key; never written anywhere by this library.</param>
/// <param name="Region">Region of the bucket: near-lake's are in `eu-central-1`.</param>
public sealed record AwsCredentials(string KeyId, string SecretKey, string Region)
{
    /// <summary>Token of temporary credentials; null for lasting ones.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The asker pays for the transfer. Default true: near-lake's buckets answer 403 otherwise.</summary>
    public bool RequesterPays { get; init; } = true;

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"{KeyId} in {Region}";
}
