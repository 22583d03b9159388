using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Neura.Near;

namespace NeuraNft.Near.Tests;

public sealed class NearTokenTests
{
    private static readonly Arbitrary<UInt128> s_amounts =
        ArbMap.Default.ArbFor<(ulong High, ulong Low)>().Generator.Select(p => new UInt128(p.High, p.Low)).ToArbitrary();

    [Fact]
    public void Every_amount_survives_both_text_forms() => Check.QuickThrowOnFailure(Prop.ForAll(s_amounts, amount =>
    {
        var token = new NearToken(amount);
        return NearToken.Parse(token.ToYoctoString()) == token && NearToken.ParseNear(token.ToNearString()) == token;
    }));

    [Theory]
    [InlineData("5.3", "5300000000000000000000000")]
    [InlineData("0.000000000000000000000001", "1")]
    [InlineData("000.5", "500000000000000000000000")]
    [InlineData("0", "0")]
    [InlineData("340282366920938.463463374607431768211455", "340282366920938463463374607431768211455")]
    public void Near_is_read_exactly(string near, string yocto) => NearToken.ParseNear(near).ToYoctoString().ShouldBe(yocto);

    [Theory]
    [Trait("Abuse", "57")]
    [InlineData("340282366920938463463374607431768211456")] // 2^128
    [InlineData("999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("0x10")]
    [InlineData("١٢")]
    [InlineData("")]
    [InlineData(null)]
    public void Amount_that_is_no_u128_is_refused(string? yocto)
    {
        NearToken.TryParse(yocto, out _).ShouldBeFalse();
        Should.Throw<NearFormatException>(() => NearToken.Parse(yocto!));
    }

    [Theory]
    [InlineData("340282366920938.463463374607431768211456")]
    [InlineData("0.0000000000000000000000001")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("-5")]
    [InlineData("5 NEAR")]
    public void Near_amount_that_is_none_is_refused(string near) => Should.Throw<NearFormatException>(() => NearToken.ParseNear(near));

    [Fact]
    public void Arithmetic_never_wraps()
    {
        var max = new NearToken(UInt128.MaxValue);
        Should.Throw<OverflowException>(() => max + NearToken.OneYocto);
        Should.Throw<OverflowException>(() => NearToken.Zero - NearToken.OneYocto);
        Should.Throw<OverflowException>(() => max * 2);
        Should.Throw<OverflowException>(() => Gas.FromTeragas(ulong.MaxValue));
    }

    [Fact]
    public void Text_names_the_unit() =>
        NearToken.FromMillinear(1500).ToString().ShouldBe("1.5 NEAR", CultureInfo.InvariantCulture.Name);

    [Fact]
    public void Near_to_yocto_vectors_of_near_api_js_hold()
    {
        foreach (var pair in NearData.Json("vectors/near-api-js.json").GetProperty("near_to_yocto").EnumerateArray())
            NearToken.ParseNear(pair[0].GetString()!).ToYoctoString().ShouldBe(pair[1].GetString());
    }
}
