using System.Globalization;
using System.Text.Json;
using Neura.Near;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

/// <summary>A call of the NRC-101 contract. Rights move with one yocto, so that only a full-access key can move them.</summary>
public sealed record ContractCall(string Method, string ArgumentsJson, NearToken Deposit, Gas Gas)
{
    // What a record may cost in storage, refunded where unused: 0.05 NEAR pays for 5,000 bytes.
    internal static readonly NearToken Storage = NearToken.FromMillinear(50);

    // Of what says much of itself: 0.1 NEAR pays for 10,000 bytes.
    internal static readonly NearToken Texts = NearToken.FromMillinear(100);
    internal static readonly Gas Limit = Gas.FromTeragas(30);

    // A lease pays out in transfers of its own and hears how they went; an approval is told to another contract.
    internal static readonly Gas ManyReceipts = Gas.FromTeragas(200);

    public static ContractCall SetAccess(AssetCommand.SetAccess c, string token) => Stored(
        "nrc_set_access",
        new { token_id = token, account_id = c.Account.Value, level = (int)c.Level, expires_at = Text(c.ExpiresAt) });

    public static ContractCall SetAccessMany(AssetCommand.SetAccessMany c, string token) => Stored(
        "nrc_set_access_many",
        new
        {
            token_id = token,
            grants = c.Asks.Select(a => new { account_id = a.Account.Value, level = (int)a.Level, expires_at = Text(a.ExpiresAt) }),
        });

    public static ContractCall RevokeAccess(AssetCommand.RevokeAccess c, string token) => OneYocto(
        "nrc_revoke_access", new { token_id = token, account_id = c.Account.Value, origin = Text(c.Origin) });

    public static ContractCall Transfer(AssetCommand.TransferAsset c, string token) => OneYocto(
        "nft_transfer", new { token_id = token, receiver_id = c.Receiver.Value, approval_id = c.ApprovalId, memo = c.Memo });

    public static ContractCall Approve(AssetCommand.ApproveAccount c, string token, string? message) => Stored(
        "nft_approve", new { token_id = token, account_id = c.Account.Value, msg = message }) with
    {
        Gas = message is null ? Limit : ManyReceipts,
    };

    public static ContractCall RevokeApproval(AssetCommand.RevokeApproval c, string token) => c.Account is { } account
        ? OneYocto("nft_revoke", new { token_id = token, account_id = account.Value })
        : OneYocto("nft_revoke_all", new { token_id = token });

    public static ContractCall Resell(AssetCommand.ResellAccess c, string token) => Stored(
        "nrc_resell_access",
        new { token_id = token, receiver_id = c.Receiver.Value, level = (int?)c.Level, origin = c.Origin is { } o ? Text(o) : null });

    public static ContractCall SetLeaseTerms(AssetCommand.SetLeaseTerms c, string token) => Stored(
        "nrc_set_lease_terms",
        new
        {
            token_id = token,
            level = (int)c.Level,
            price_per_period = c.Terms?.PricePerPeriod.ToString(),
            period = c.Terms?.Period.Nanoseconds.ToString(CultureInfo.InvariantCulture),
            max_periods = c.Terms?.MaxPeriods,
        });

    /// <summary>The price and what the right's record costs; what is too much comes back.</summary>
    public static ContractCall Lease(AssetCommand.LeaseAccess c, string token) => Stored(
        "nrc_lease",
        new
        {
            token_id = token,
            level = (int)c.Level,
            periods = c.Periods,
            expected_price = c.ExpectedPrice.ToString(),
            least_expires_at = Text(c.LeastExpiresAt),
        }) with
    {
        Deposit = NearToken.Parse(c.ExpectedPrice.ToString()) + Storage,
        Gas = ManyReceipts,
    };

    public static ContractCall SetRoyalty(AssetCommand.SetRoyalty c, string token) => Stored(
        "nrc_set_royalty", new { token_id = token, royalty = c.Royalty });

    public static ContractCall Publish(AssetCommand.PublishVersion c, string token) => Stored(
        "nrc_publish_version",
        new
        {
            token_id = token,
            version = new
            {
                cid = c.Version.Cid, sha256 = c.Version.Sha256, size = c.Version.Size, salted_commitment = c.Version.SaltedCommitment,
            },
        });

    public static ContractCall Request(AssetCommand.RequestAccess c, string token) => Stored(
        "nrc_request_access", new { token_id = token, level = (int)c.Level, message = c.Message });

    public static ContractCall Answer(AssetCommand.AnswerRequest c, string token) => Stored(
        "nrc_answer_request",
        new
        {
            token_id = token,
            account_id = c.Account.Value,
            level = (int)c.Level,
            requested_at = Text(c.RequestedAt),
            approved = c.Approve,
            expires_at = Text(c.ExpiresAt),
        });

    public static ContractCall Replicate(AssetCommand.MintAsset c, string parent) => Stored(
        "nrc_create_replica",
        new
        {
            parent_id = parent,
            collection_id = c.Asset.TokenId.Split(':')[0],
            kind = JsonSerializer.SerializeToElement(c.Kind),
            name = c.Name,
            owner_id = c.Owner.Value,
        });

    public static ContractCall Mint(AssetCommand.MintAsset c) => Stored(
        "nrc_mint",
        new
        {
            collection_id = c.Asset.TokenId.Split(':')[0],
            kind = JsonSerializer.SerializeToElement(c.Kind),
            name = c.Name,
            metadata = Json(c.Metadata),
            owner_id = c.Owner.Value,
            default_level = (int)c.DefaultLevel,
            max_level = (int)c.MaxLevel,
            royalty = c.Royalty,
        }) with
    {
        Deposit = Texts,
    };

    public static ContractCall UpdateMetadata(AssetCommand.UpdateMetadata c, string token) => Stored(
        "nrc_update_metadata", new { token_id = token, name = c.Name, metadata = c.Metadata is { } m ? Json(m) : null }) with
    {
        Deposit = Texts,
    };

    public static ContractCall SetDefaultLevel(AssetCommand.SetDefaultLevel c, string token) =>
        OneYocto("nrc_set_default_level", new { token_id = token, level = (int)c.Level });

    public static ContractCall SetMaxLevel(AssetCommand.SetMaxLevel c, string token) =>
        OneYocto("nrc_set_max_level", new { token_id = token, level = (int)c.Level });

    public static ContractCall Burn(string token) => OneYocto("nrc_burn", new { token_id = token });

    public static ContractCall BumpEpoch(string token) => OneYocto("nrc_bump_epoch", new { token_id = token });

    internal static ContractCall Stored(string method, object arguments) =>
        new(method, JsonSerializer.Serialize(arguments), Storage, Limit);

    internal static ContractCall OneYocto(string method, object arguments) =>
        new(method, JsonSerializer.Serialize(arguments), NearToken.OneYocto, Limit);

    private static object Json(AssetMetadata m) => new
    {
        image = m.Image,
        base_model = m.BaseModel,
        data = m.Data,
        rag = m.Rag,
        fine_tune_data = m.FineTuneData,
        description = m.Description,
        task = m.Task,
        license = m.License,
        tags = m.Tags.Values,
    };

    private static string? Text(BlockTime? time) => time?.Nanoseconds.ToString(CultureInfo.InvariantCulture);

    private static string? Text(GrantOrigin origin) => JsonSerializer.SerializeToElement(origin).GetString();
}
