using FsCheck;
using FsCheck.Fluent;
using Neura.Messaging;

namespace NeuraNft.Messaging.Tests;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(5000, 300)]
    public void Delay_doubles_up_to_its_limit(int attempt, double seconds) =>
        new RetryPolicy().DelayAfter(attempt, 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Jitter_takes_off_up_to_its_share() =>
        new RetryPolicy { Jitter = 0.5 }.DelayAfter(3, 0.5).ShouldBe(TimeSpan.FromSeconds(3));

    [Fact]
    public void Delay_is_between_the_jittered_and_the_whole_for_any_attempt() => Prop.ForAll(
        Gen.Choose(1, 10_000).ToArbitrary(), Gen.Choose(0, 999_999).ToArbitrary(), (attempt, random) =>
        {
            var policy = new RetryPolicy();
            var delay = policy.DelayAfter(attempt, random / 1e6);
            var whole = policy.DelayAfter(attempt, 0);
            return delay <= whole && delay >= whole / 2 && whole <= policy.Max;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Attempt_zero_is_a_fault() => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy().DelayAfter(0, 0));
}
