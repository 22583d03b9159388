using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Transactions;

public sealed class ContractCodesTests
{
    public static TheoryData<AssetRefusal, string> Codes => new()
    {
        { new AssetRefusal.NotMinted(), "E_NO_SUCH_ASSET" },
        { new AssetRefusal.Burnt(), "E_NO_SUCH_ASSET" },
        { new AssetRefusal.AlreadyMinted(Asset), "E_BAD_INPUT" },
        { new AssetRefusal.NoSuchCollection(), "E_NO_SUCH_COLLECTION" },
        { new AssetRefusal.NotMinter(Bob), "E_NOT_MINTER" },
        { new AssetRefusal.NotOwner(Bob), "E_NOT_OWNER" },
        { new AssetRefusal.LevelTooLow(AccessLevel.EditData, AccessLevel.None), "E_LEVEL_TOO_LOW" },
        { new AssetRefusal.OverMaxLevel(AccessLevel.EditData, AccessLevel.Resale), "E_OVER_MAX_LEVEL" },
        { new AssetRefusal.ExpiryInPast(At(0), At(1)), "E_EXPIRED" },
        { new AssetRefusal.SelfTransfer(Alice), "E_SELF_TRANSFER" },
        { new AssetRefusal.OwnerHoldsAll(Alice), "E_BAD_INPUT" },
        { new AssetRefusal.NotForTheContract(), "E_BAD_INPUT" },
        { new AssetRefusal.RoyaltyTooHigh(Royalty.None), "E_ROYALTY" },
        { new AssetRefusal.NameUnfit(200), "E_BAD_INPUT" },
        { new AssetRefusal.TooManyVersions(1000), "E_TOO_MANY_VERSIONS" },
        { new AssetRefusal.DefaultTooHigh(AccessLevel.AbsoluteOwnership), "E_BAD_INPUT" },
        { new AssetRefusal.AsksUnfit(25), "E_BAD_INPUT" },
        { new AssetRefusal.PaidRight(Bob, GrantOrigin.Lease), "E_PAID_RIGHT" },
        { new AssetRefusal.NoRight(Bob), "E_NO_RIGHT" },
        { new AssetRefusal.NothingToPass(), "E_BAD_INPUT" },
        { new AssetRefusal.WouldLose(Bob), "E_WOULD_LOSE" },
        { new AssetRefusal.CapBelowPaid(AccessLevel.Resale), "E_WOULD_LOSE" },
        { new AssetRefusal.Leased(At(1)), "E_LEASED" },
        { new AssetRefusal.ShutOut(Bob), "E_SHUT_OUT" },
        { new AssetRefusal.NotForLease(AccessLevel.Resale), "E_NO_LEASE" },
        { new AssetRefusal.LeaseTooLong(12), "E_LEASE_TOO_LONG" },
        { new AssetRefusal.PriceChanged(Domain.Yocto.Zero, Domain.Yocto.Parse("1")), "E_PRICE_CHANGED" },
        { new AssetRefusal.TermsUnfit(), "E_BAD_INPUT" },
        { new AssetRefusal.PriceUnfit(Domain.Yocto.Zero), "E_INVALID_AMOUNT" },
        { new AssetRefusal.NoSuchRequest(Bob), "E_NO_SUCH_REQUEST" },
        { new AssetRefusal.HasAccess(AccessLevel.Resale), "E_BAD_INPUT" },
        { new AssetRefusal.MessageUnfit(512), "E_BAD_INPUT" },
        { new AssetRefusal.NotApproved(Bob), "E_NOT_APPROVED" },
        { new AssetRefusal.TooManyApprovals(20), "E_TOO_MANY_APPROVALS" },
    };

    [Theory, MemberData(nameof(Codes), DisableDiscoveryEnumeration = true)]
    public void Refusal_has_the_contracts_own_code(AssetRefusal refusal, string code)
    {
        var shown = ContractCodes.Of(refusal);
        shown.Code.ShouldBe(code);
        shown.Reason.ShouldEndWith(".");
    }

    [Fact]
    public void Every_refusal_of_the_domain_is_covered()
    {
        var all = typeof(AssetRefusal).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(AssetRefusal))).Select(t => t.Name);
        Codes.Select(row => row.Data.Item1.GetType().Name).ShouldBe(all, ignoreOrder: true);
    }
}
