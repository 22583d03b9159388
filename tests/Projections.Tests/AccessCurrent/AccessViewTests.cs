using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.Holdings;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AccessCurrent;

/// <summary>Positions: 1 mint, 2 grant to bob until 50, 3 grant to carol, 4 cap, 5 and 6 transfer to dave.</summary>
public sealed class AccessViewTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static readonly AssetId Nothing = new(Contract, "9:9");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AccessViewQueries View => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(
        new TestLog()
            .OnChain(At(1), Alice, Minted())
            .OnChain(At(10), Alice, Granted(Bob, AccessLevel.UseModel, At(50)))
            .OnChain(At(20), Alice, Granted(Carol, AccessLevel.EditData))
            .OnChain(At(30), Alice, new MaxLevelSet(Asset, AccessLevel.Resale, Alice))
            .OnChain(At(60), Alice, TransferredTo(Dave)).Events,
        2, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(5, AccessLevel.None, AccessDenial.NotGranted, null, null, null)]
    [InlineData(10, AccessLevel.UseModel, null, 2, null, null)]
    [InlineData(49, AccessLevel.UseModel, null, 2, null, null)]
    [InlineData(50, AccessLevel.None, AccessDenial.Expired, null, null, null)]
    [InlineData(60, AccessLevel.None, AccessDenial.Lapsed, null, 6, null)]
    public async Task Access_of_bob_is_explained_at(ulong at, AccessLevel level, AccessDenial? denial, int? given, int? ended,
        int? capped) =>
        await ShouldBeAsync(Bob, at, level, denial, given, ended, capped);

    [Theory]
    [InlineData(29, AccessLevel.EditData, null, 3, null, null)]
    [InlineData(30, AccessLevel.Resale, AccessDenial.Capped, 3, null, 4)]
    [InlineData(70, AccessLevel.None, AccessDenial.Lapsed, null, 6, null)]
    public async Task Access_of_carol_is_explained_at(ulong at, AccessLevel level, AccessDenial? denial, int? given, int? ended,
        int? capped) =>
        await ShouldBeAsync(Carol, at, level, denial, given, ended, capped);

    [Theory]
    [InlineData(1, AccessLevel.AbsoluteOwnership, null, 1, null)]
    [InlineData(59, AccessLevel.AbsoluteOwnership, null, 1, null)]
    [InlineData(60, AccessLevel.None, AccessDenial.Lapsed, null, 5)]
    public async Task Access_of_a_former_owner_is_explained_at(ulong at, AccessLevel level, AccessDenial? denial, int? given, int? ended) =>
        await ShouldBeAsync(Alice, at, level, denial, given, ended, null);

    [Fact]
    public async Task Asset_that_was_not_yet_minted_gives_no_answer()
    {
        (await View.ExplainAsync(Asset, Alice, At(0), Ct)).ShouldBeNull();
        (await View.ExplainAsync(Nothing, Alice, At(100), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Many_are_explained_at_once()
    {
        var many = await View.ExplainManyAsync([(Asset, Dave), (Asset, Bob), (Nothing, Bob), (Asset, Dave)], At(100), Ct);
        many.Count.ShouldBe(2);
        many[(Asset, Dave)].Decision.Source.ShouldBe(AccessSource.Owner);
        many[(Asset, Bob)].Decision.Denial.ShouldBe(AccessDenial.Lapsed);
    }

    [Fact]
    public async Task Holders_have_their_level_since_it_was_given_or_a_cap_let_them()
    {
        await models.BuildAsync(
            new TestLog()
                .OnChain(At(1), Alice, Minted())
                .OnChain(At(10), Alice, Granted(Bob, AccessLevel.UseModel))
                .OnChain(At(20), Alice, Granted(Carol, AccessLevel.EditData))
                .OnChain(At(30), Alice, new MaxLevelSet(Asset, AccessLevel.Resale, Alice))
                .OnChain(At(40), Alice, Granted(Dave, AccessLevel.EditData))
                .OnChain(At(50), Alice, new MaxLevelSet(Asset, AccessLevel.EditData, Alice))
                .OnChain(At(60), Alice, new MaxLevelSet(Asset, AccessLevel.AbsoluteOwnership, Alice)).Events,
            3, Ct);
        (await View.ListAsync(Asset, At(70), null, 10, Ct)).Items.Select(h => (h.Account, h.Since)).ShouldBe(
            [(Alice, At(1)), (Bob, At(10)), (Carol, At(50)), (Dave, At(50))]);
        (await new RightsQueries(models.Source).ListAsync(Carol, At(70), null, 10, Ct)).Items.Single().Since.ShouldBe(At(50));
    }

    [Fact]
    public async Task Holders_whose_level_the_past_does_not_know_yet_have_it_since_nobody_says_when()
    {
        await models.BuildAsync(
            new TestLog()
                .OnChain(At(1), Alice, Minted())
                .OnChain(At(10), Alice, Granted(Bob, AccessLevel.UseModel))
                .OnChain(At(20), Alice, Granted(Carol, AccessLevel.EditData))
                .OnChain(At(30), Alice, new MaxLevelSet(Asset, AccessLevel.Resale, Alice)).Events,
            3, Ct);
        // access_history is behind: it has not seen the cap of 30.
        await using var behind = models.Source.CreateCommand("""
            delete from access_history where kind = 'cap' and closed_position is null and opened_position > 1;
            update access_history set until_time = null, closed_position = null, closed_event = null, closed_reason = null
            where kind = 'cap'
            """);
        await behind.ExecuteNonQueryAsync(Ct);
        (await View.ListAsync(Asset, At(70), null, 10, Ct)).Items.Select(h => (h.Account, h.Level, h.Since)).ShouldBe(
            [(Alice, AccessLevel.AbsoluteOwnership, At(1)), (Bob, AccessLevel.UseModel, At(10)), (Carol, AccessLevel.Resale, null)]);
        (await new RightsQueries(models.Source).ListAsync(Carol, At(70), null, 10, Ct)).Items.Single().Since.ShouldBeNull();
    }

    [Fact]
    public async Task Holders_are_listed_by_account_and_page()
    {
        await models.BuildAsync(
            new TestLog()
                .OnChain(At(1), Alice, Minted())
                .OnChain(At(2), Alice, Granted(Bob, AccessLevel.EditData), Granted(Carol, AccessLevel.UseModel, At(5)))
                .OnChain(At(3), Alice, Granted(Dave, AccessLevel.UseModel), new AccessRevoked(Asset, Dave, Alice)).Events,
            10, Ct);
        var first = await View.ListAsync(Asset, At(4), null, 2, Ct);
        first.Items.Select(h => (h.Account, h.Level, h.Source, h.Position)).ShouldBe(
            [(Alice, AccessLevel.AbsoluteOwnership, "owner", 1L), (Bob, AccessLevel.EditData, "grant", 2L)]);
        first.HasMore.ShouldBeTrue();
        (await View.ListAsync(Asset, At(4), Bob, 2, Ct)).Items.Single().Account.ShouldBe(Carol);
        (await View.ListAsync(Asset, At(5), Bob, 2, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Models_of_a_task_are_listed_for_whoever_has_a_right_of_its_own_now()
    {
        var other = new AssetId(Contract, "1:8");
        await models.BuildAsync(
            new TestLog()
                .OnChain(At(1), Alice, Minted(), Minted() with { Asset = other, Metadata = Minted().Metadata with { Task = "other" } })
                .OnChain(At(2), Alice, Granted(Bob, AccessLevel.UseModel), Granted(Bob, AccessLevel.UseModel) with { Asset = other })
                .OnChain(At(3), Alice, Granted(Carol, AccessLevel.UseModel, At(5)), Granted(Dave, AccessLevel.UseModel))
                .OnChain(At(4), Alice, new AccessRevoked(Asset, Dave, Alice)).Events,
            10, Ct);
        string[] tasks = [Minted().Metadata.Task!];
        foreach (var (account, at, count) in new[] { (Alice, 6, 1), (Bob, 6, 1), (Carol, 4, 1), (Carol, 6, 0), (Dave, 6, 0) })
            (await View.UsableAsync(account, At((ulong)at), tasks, 10, Ct)).Count.ShouldBe(count, $"{account} at {at}");
        (await View.UsableAsync(Bob, At(6), [.. tasks, "other"], 10, Ct)).Select(h => h.Asset).ShouldBe([Asset, other]);
        (await View.UsableAsync(Bob, At(6), [.. tasks, "other"], 1, Ct)).Single().Asset.ShouldBe(Asset);
    }

    [Fact]
    public async Task Account_sees_what_it_holds()
    {
        (await View.HeldByAsync(Dave, At(100), null, 10, Ct)).Items.Single().Level.ShouldBe(AccessLevel.AbsoluteOwnership);
        (await View.HeldByAsync(Bob, At(100), null, 10, Ct)).Items.ShouldBeEmpty();
        (await View.HeldByAsync(Dave, At(100), Asset, 10, Ct)).Items.ShouldBeEmpty();
    }

    private async Task ShouldBeAsync(
        Account account, ulong at, AccessLevel level, AccessDenial? denial, int? given, int? ended, int? capped)
    {
        var answer = (await View.ExplainAsync(Asset, account, At(at), Ct)).ShouldNotBeNull();
        (answer.Decision.Level, answer.Decision.Denial).ShouldBe((level, denial));
        ((int?)answer.GivenBy?.Position, (int?)answer.EndedBy?.Position, (int?)answer.CappedBy?.Position).ShouldBe((given, ended, capped));
    }
}
