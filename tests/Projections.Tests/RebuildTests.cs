using static NeuraNft.Projections.Tests.Market;

namespace NeuraNft.Projections.Tests;

/// <summary>Rows depend on the log alone: not on how it was paged, nor on what was applied twice.</summary>
public sealed class RebuildTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuild_gives_byte_equal_rows_whatever_the_page()
    {
        await models.BuildAsync(Events(), 1, Ct);
        var one = await models.DigestAsync(Ct);
        foreach (var size in new[] { 2, 3, 5, 8, 1000 })
        {
            await models.BuildAsync(Events(), size, Ct);
            (await models.DigestAsync(Ct)).ShouldBe(one, $"pages of {size}");
        }
    }

    [Fact]
    public async Task Events_applied_again_change_nothing()
    {
        await models.BuildAsync(Events(), 1000, Ct);
        var once = await models.DigestAsync(Ct);
        await models.ApplyAsync(Events(), 4, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(once);
    }

    [Fact]
    public async Task Events_in_two_halves_with_an_overlap_give_the_same()
    {
        await models.BuildAsync(Events(), 1000, Ct);
        var once = await models.DigestAsync(Ct);
        await models.EmptyAsync(Ct);
        await models.ApplyAsync([.. Events().Take(20)], 7, Ct);
        await models.ApplyAsync([.. Events().Skip(12)], 7, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(once);
    }
}
