using System.Text.Json;
using Neura.Near;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

/// <summary>A call of the NRC-101 contract. Rights move with one yocto, so that only a full-access key can move them.</summary>
public sealed record ContractCall(string Method, string ArgumentsJson, NearToken Deposit, Gas Gas)
{
    // What a grant may cost in storage, refunded where unused: 0.05 NEAR pays for 5,000 bytes.
    private static readonly NearToken Storage = NearToken.FromMillinear(50);
    private static readonly Gas Limit = Gas.FromTeragas(30);

    public static ContractCall SetAccess(AssetCommand.SetAccess c, string token) => new(
        "nrc_set_access",
        JsonSerializer.Serialize(new
        {
            token_id = token,
            account_id = c.Account.Value,
            level = (int)c.Level,
            expires_at = c.ExpiresAt?.Nanoseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }),
        Storage, Limit);

    public static ContractCall RevokeAccess(AssetCommand.RevokeAccess c, string token) => new(
        "nrc_revoke_access", JsonSerializer.Serialize(new { token_id = token, account_id = c.Account.Value }), NearToken.OneYocto, Limit);

    public static ContractCall Transfer(AssetCommand.TransferAsset c, string token) => new(
        "nft_transfer", JsonSerializer.Serialize(new { token_id = token, receiver_id = c.Receiver.Value, memo = c.Memo }),
            NearToken.OneYocto, Limit);
}
