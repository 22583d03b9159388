using System.Text.Json;

namespace NeuraNft.Domain.Tests;

/// <summary>An amount is a whole number of yoctoNEAR that a u128 holds, and nothing else is one.</summary>
public sealed class AmountTests
{
    private const string Most = "340282366920938463463374607431768211455";

    [Theory, InlineData("0"), InlineData("1"), InlineData(Most)]
    public void Amount_in_range_keeps_its_digits(string text)
    {
        Yocto.Parse(text).ToString().ShouldBe(text);
        JsonSerializer.Serialize(Yocto.Parse(text)).ShouldBe($"\"{text}\"");
        JsonSerializer.Deserialize<Yocto>($"\"{text}\"").ShouldBe(Yocto.Parse(text));
    }

    [Theory, Trait("Abuse", "57")]
    [InlineData("340282366920938463463374607431768211456")]
    [InlineData("999999999999999999999999999999999999999999")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("1e9")]
    [InlineData("01")]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("0x10")]
    [InlineData("١")]
    [InlineData(null)]
    public void What_is_no_amount_is_refused(string? text)
    {
        Yocto.TryParse(text, out var amount).ShouldBeFalse();
        amount.ShouldBe(Yocto.Zero);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Yocto>(JsonSerializer.Serialize(text)));
    }

    [Fact, Trait("Abuse", "57")]
    public void Number_in_json_is_no_amount() => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Yocto>("5"));

    [Fact, Trait("Abuse", "57")]
    public void Sum_past_the_end_throws()
    {
        Should.Throw<OverflowException>(() => Yocto.Parse(Most) + Yocto.Parse("1"));
        Should.Throw<OverflowException>(() => Yocto.Zero - Yocto.Parse("1"));
        Should.Throw<OverflowException>(() => Yocto.Parse(Most) * 2);
    }

    [Theory, Trait("Abuse", "58")]
    [InlineData(Most, 10_000, Most)]
    [InlineData("10001", 250, "250")]
    [InlineData("39", 250, "0")]
    public void Share_is_rounded_down_and_never_overflows(string amount, int points, string share) =>
        Yocto.Parse(amount).Share(points).ShouldBe(Yocto.Parse(share));

    [Fact]
    public void Payouts_are_equal_by_what_they_say_in_any_order()
    {
        var one = new Payouts([KeyValuePair.Create(Sample.Alice, Yocto.Parse("1")), KeyValuePair.Create(Sample.Bob, Yocto.Parse("2"))]);
        var other = new Payouts([KeyValuePair.Create(Sample.Bob, Yocto.Parse("2")), KeyValuePair.Create(Sample.Alice, Yocto.Parse("1"))]);
        one.ShouldBe(other);
        (one.GetHashCode(), one.Total, one.Of(Sample.Bob)).ShouldBe((other.GetHashCode(), Yocto.Parse("3"), Yocto.Parse("2")));
        JsonSerializer.Deserialize<Payouts>(JsonSerializer.Serialize(one)).ShouldBe(one);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Payouts>("""{"Not An Account":"5"}"""));
    }
}
