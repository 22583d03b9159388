using System.Text.Json;
using System.Text.RegularExpressions;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("ok")]
    [InlineData("alice.near")]
    [InlineData("a-b_c.d1")]
    [InlineData("98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de")]
    public void Account_of_the_nep_rules_is_accepted(string text) => Account.Parse(text).Value.ShouldBe(text);

    [Fact]
    public void Account_is_accepted_as_the_pattern_of_the_rules_says()
    {
        var (pattern, random, accepted) = (new Regex(@"\A(?:[a-z0-9]+[-_.])*[a-z0-9]+\z"), new Random(3), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => "ab09zZ-_.. \nä"[random.Next(i % 2 == 0 ? 9 : 13)])]);
            var isOne = text.Length >= 2 && pattern.IsMatch(text);
            Account.TryParse(text, out _).ShouldBe(isOne, text);
            accepted += isOne ? 1 : 0;
        }
        accepted.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Alice.near")]
    [InlineData("a..b")]
    [InlineData("a-_b")]
    [InlineData(".near")]
    [InlineData("near.")]
    [InlineData("alice.near\n")]
    [InlineData("alice/near")]
    [InlineData("ällice.near")]
    [InlineData("98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de0")]
    public void Account_against_the_rules_is_refused(string? text)
    {
        Account.TryParse(text, out var account).ShouldBeFalse();
        account.ShouldBeNull();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Holder>(JsonSerializer.Serialize(new { Account = text ?? "" })));
    }

    [Fact]
    public void Block_time_keeps_nanoseconds_through_json()
    {
        var time = new BlockTime(1_790_000_000_123_456_789);
        JsonSerializer.Serialize(time).ShouldBe("\"1790000000123456789\"");
        JsonSerializer.Deserialize<BlockTime>(JsonSerializer.Serialize(time)).ShouldBe(time);
    }

    [Theory]
    [InlineData("\"-1\"")]
    [InlineData("\"1e9\"")]
    [InlineData("\"18446744073709551616\"")]
    [InlineData("\"\"")]
    public void Block_time_that_is_no_count_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<BlockTime>(json));

    [Fact]
    public void Block_time_and_clock_time_agree()
    {
        var time = new DateTimeOffset(2026, 11, 21, 4, 5, 6, TimeSpan.Zero).AddTicks(7);
        BlockTime.From(time).ToDateTimeOffset().ShouldBe(time);
        new BlockTime(ulong.MaxValue).ToDateTimeOffset().Year.ShouldBe(2554);
        Should.Throw<OverflowException>(() => BlockTime.From(DateTimeOffset.UnixEpoch.AddTicks(-1)));
    }

    [Fact]
    public void Royalty_is_equal_by_its_shares_in_any_order()
    {
        var one = new Royalty([KeyValuePair.Create(Sample.Alice, 1), KeyValuePair.Create(Sample.Bob, 2)]);
        var other = new Royalty([KeyValuePair.Create(Sample.Bob, 2), KeyValuePair.Create(Sample.Alice, 1)]);
        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.ShouldNotBe(Royalty.None);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Royalty>("""{"Not An Account":5}"""));
    }

    [Fact]
    public void Tags_that_are_null_in_json_are_none() => JsonSerializer.Deserialize<Tags>("null").ShouldBe(Tags.None);

    [Fact]
    public void Stream_keys_are_as_the_store_knows_them()
    {
        StreamKeys.Asset(Sample.Asset).ShouldBe("asset/nrc101.test.near/1:7");
        StreamKeys.Collection(Sample.Collection).ShouldBe("collection/nrc101.test.near/1");
        StreamKeys.Inference(Sample.Job).ShouldBe("inference/01981f0e-5a7c-7a60-8b1e-3f2d9c4b5a60");
        StreamKeys.Account("testnet", Sample.Bob).ShouldBe("account/testnet/bob.test.near");
    }

    private sealed record Holder(Account Account);
}
