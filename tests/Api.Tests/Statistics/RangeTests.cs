namespace NeuraNft.Api.Tests.Statistics;

/// <summary>Statistics are asked for by the year at most.</summary>
public sealed class RangeTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", null)]
    [InlineData("2024-01-01", "2025-01-01", "RANGE_TOO_LARGE")]
    [InlineData("0001-01-01", "9999-12-31", "RANGE_TOO_LARGE")]
    [InlineData("2024-01-02", "2024-01-01", "INVALID_RANGE")]
    [InlineData("2024-01-01", "2024-01-01", null)]
    public async Task Range_is_bounded_by_name(string from, string to, string? code)
    {
        const string Query = "query M($from: Date!, $to: Date!) { marketStatistics(from: $from, to: $to) { day runs leaseVolume } }";
        (await market.Door.AskAsync(Query, new { from, to }, Ct)).ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task Every_list_of_days_is_bounded()
    {
        using var wallet = await market.LoggedInAsync(Ct);
        const string Query = "{ viewer { revenue(from: \"2020-01-01\", to: \"2024-01-01\") { day } } }";
        (await market.Door.With(wallet.Token!).AskAsync(Query, new { }, Ct)).ErrorCode.ShouldBe("RANGE_TOO_LARGE");
    }
}
