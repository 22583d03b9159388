using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <summary>`view_access_key`.</summary>
public sealed record AccessKeyView(ulong Nonce, AccessKeyPermission Permission, ulong BlockHeight, CryptoHash BlockHash)
{
    /// <summary>The key may sign anything.</summary>
    [JsonIgnore]
    public bool IsFullAccess => Permission is AccessKeyPermission.FullAccess;
}

/// <summary>`view_access_key_list`.</summary>
public sealed record AccessKeyList(IReadOnlyList<AccessKeyEntry> Keys, ulong BlockHeight, CryptoHash BlockHash);

/// <param name="PublicKey">The key as text: an account may have kinds of key that this library does not know.</param>
/// <param name="AccessKey">Nonce and permission.</param>
public sealed record AccessKeyEntry(string PublicKey, AccessKey AccessKey);
