using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Collections.CollectionCommand;

namespace NeuraNft.Application.Tests.Histories;

/// <summary>A call of the contract as the domain's command; ids that the contract counts are taken from what it told.</summary>
internal static class ContractCommands
{
    /// <summary>Null: the domain has no command for it; what it does is folded all the same.</summary>
    public static AssetCommand? OfAsset(ContractStep s, Platform platform) => s.Method switch
    {
        "nft_transfer" or "nft_transfer_payout" or "nft_transfer_call" => new TransferAsset(
            s.Caller, s.Account("receiver_id"), null, s.Has("approval_id") ? s.Of("approval_id").GetInt64() : null),
        "nft_approve" => new ApproveAccount(
            s.Caller, s.Account("account_id"), s.Told<AssetEvent.AccountApproved>()?.ApprovalId ?? long.MaxValue),
        "nft_revoke" => new RevokeApproval(s.Caller, s.Account("account_id")),
        "nft_revoke_all" => new RevokeApproval(s.Caller, null),
        "nrc_bump_epoch" => new BumpEpoch(s.Caller),
        "nrc_burn" => new BurnAsset(s.Caller),
        "nrc_publish_version" => new PublishVersion(s.Caller, Version(s)),
        "nrc_update_metadata" => new UpdateMetadata(s.Caller, s.Text("name"), null),
        "nrc_set_royalty" => new SetRoyalty(s.Caller, s.Royalty!),
        "nrc_set_default_level" => new SetDefaultLevel(s.Caller, s.Level()),
        "nrc_set_max_level" => new SetMaxLevel(s.Caller, s.Level()),
        "nrc_set_access" => new SetAccess(s.Caller, s.Account("account_id"), s.Level(), s.Time("expires_at")),
        "nrc_set_access_many" => new SetAccessMany(s.Caller, Asks(s)),
        "nrc_revoke_access" => new RevokeAccess(s.Caller, s.Account("account_id"), s.Origin ?? GrantOrigin.Grant),
        "nrc_resell_access" =>
            new ResellAccess(s.Caller, s.Account("receiver_id"), s.Has("level") ? s.Level() : null, s.Origin),
        "nrc_set_lease_terms" => new SetLeaseTerms(s.Caller, s.Level(), Terms(s)),
        "nrc_lease" =>
            new LeaseAccess(s.Caller, s.Level(), s.Number("periods"), Yocto.Parse(s.Text("expected_price")!), platform),
        "nrc_request_access" => new RequestAccess(s.Caller, s.Level(), s.Text("message")),
        "nrc_answer_request" => new AnswerRequest(
            s.Caller, s.Account("account_id"), s.Level(), s.Time("requested_at")!.Value, s.Yes("approved"), s.Time("expires_at")),
        _ => null,
    };

    public static CollectionCommand? OfCollection(ContractStep s, CollectionState state) => s.Method switch
    {
        "nrc_create_collection" => new CreateCollection(
            s.Caller, s.Told<CollectionEvent.CollectionCreated>()!.Collection,
            new CollectionDetails(s.Text("name")!, null, null, null, null, null, Minting(s), Royalty.None)),
        "nrc_update_collection" => new UpdateCollection(s.Caller, Details(state) with { Name = s.Text("name")!, Minting = Minting(s) }),
        "nrc_transfer_collection" => new TransferCollection(s.Caller, s.Account("new_owner_id")),
        "nrc_set_minter" => new SetMinter(s.Caller, s.Account("account_id"), s.Yes("allowed")),
        _ => null,
    };

    public static MintAsset Mint(ContractStep s, CollectionState collection, AssetState? parent) => new(
        s.Caller, s.Told<AssetEvent.AssetMinted>()?.Asset ?? new AssetId(s.Contract, "0:0"), collection, AssetKind.Model, s.Text("name")!,
        AssetMetadata.Empty, s.Account("owner_id"), s.Level("default_level"), s.Level("max_level"), s.Royalty, null)
    {
        Parent = parent,
    };

    private static CollectionDetails Details(CollectionState state) => state is CollectionState.Created c ? c.Details
        : new CollectionDetails("none", null, null, null, null, null, Domain.Collections.Minting.Owner, Royalty.None);

    private static Minting Minting(ContractStep s) => Enum.Parse<Minting>(s.Text("minting")!.Replace("_", ""), ignoreCase: true);

    private static List<AccessAsk> Asks(ContractStep s) =>
    [
        .. s.Of("grants").EnumerateArray().Select(g => new AccessAsk(
            Account.Parse(g.GetProperty("account_id").GetString()!), (AccessLevel)g.GetProperty("level").GetInt32(),
            g.GetProperty("expires_at").GetString() is { } end ? new BlockTime(ulong.Parse(end)) : null)),
    ];

    private static LeaseTerms? Terms(ContractStep s) => s.Text("price_per_period") is { } price
        ? new(Yocto.Parse(price), new BlockSpan(ulong.Parse(s.Text("period")!)), s.Number("max_periods"))
        : null;

    private static VersionContent Version(ContractStep s)
    {
        var version = s.Of("version");
        return new(
            version.GetProperty("cid").GetString()!, version.GetProperty("sha256").GetString()!, version.GetProperty("size").GetInt64(),
            version.GetProperty("salted_commitment").GetString()!);
    }
}
