using NeuraNft.Domain;
using NeuraNft.Projections.RightsBook;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.RightsBook;

public sealed class ApprovalTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approvals_stand_until_they_are_revoked_or_the_asset_goes_to_another()
    {
        var log = new TestLog().OnChain(At(1), Alice, Minted()).OnChain(
            At(2), Alice, new AccountApproved(Asset, Alice, Bob, 1), new AccountApproved(Asset, Alice, Carol, 2),
            new AccountApproved(Asset, Alice, Dave, 3), new ApprovalRevoked(Asset, Alice, Carol));
        await models.BuildAsync(log.Events, 3, Ct);
        (await StandingAsync()).ShouldBe([(Dave, 4), (Bob, 2)]);
        await models.BuildAsync(log.OnChain(At(3), Alice, TransferredTo(Dave)).Events, 3, Ct);
        (await StandingAsync()).ShouldBeEmpty();
    }

    private async Task<IEnumerable<(Account, long)>> StandingAsync() =>
        (await new ApprovalQueries(models.Source).StandingAsync(Asset, Ct)).Select(a => (a.Account, a.Position));
}
