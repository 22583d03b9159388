using NeuraNft.Domain.Accounts;

namespace NeuraNft.Domain.Tests;

public sealed class SessionFamilyTests
{
    private static readonly DateTimeOffset Issued = new(2026, 9, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly SessionFamily Fifth = new(5, Issued, Issued.AddDays(7), End: null);

    [Theory]
    [InlineData(5, 0, RefreshVerdict.Rotate)]
    [InlineData(5, 100_000, RefreshVerdict.Rotate)]
    [InlineData(4, 0, RefreshVerdict.AnswerAgain)]
    [InlineData(4, 9.999, RefreshVerdict.AnswerAgain)]
    [InlineData(4, 10, RefreshVerdict.Reused)]
    [InlineData(3, 0, RefreshVerdict.Reused)]
    [InlineData(0, 1, RefreshVerdict.Reused)]
    [InlineData(5, 604_800, RefreshVerdict.Expired)]
    [InlineData(4, 604_800, RefreshVerdict.Reused)]
    public void Token_is_judged_by_its_generation_and_time(int generation, double seconds, RefreshVerdict verdict) =>
        Fifth.Judge(generation, Grace, Issued.AddSeconds(seconds)).ShouldBe(verdict);

    [Fact]
    public void Closed_session_stays_closed_and_one_generation_alone_is_ever_rotated()
    {
        var closed = Fifth with { End = SessionEnd.LoggedOut };
        for (var generation = 0; generation <= 5; generation++)
            for (var seconds = 0; seconds < 700_000; seconds += 499)
            {
                closed.Judge(generation, Grace, Issued.AddSeconds(seconds)).ShouldBe(RefreshVerdict.Closed);
                if (generation < 5)
                    Fifth.Judge(generation, Grace, Issued.AddSeconds(seconds)).ShouldNotBe(RefreshVerdict.Rotate);
            }
    }
}
