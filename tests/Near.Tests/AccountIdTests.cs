using Neura.Near;

namespace NeuraNft.Near.Tests;

public sealed class AccountIdTests
{
    [Theory]
    [InlineData("aa")]
    [InlineData("a-b_c.near")]
    [InlineData("100")]
    [InlineData("system")]
    [InlineData("sub.account.bowen.near")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Valid_id_is_parsed_and_kept_as_it_is(string text) => AccountId.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Bob.near")]
    [InlineData("bob..near")]
    [InlineData("-bob.near")]
    [InlineData("bob.near-")]
    [InlineData("bob-.near")]
    [InlineData("bob near")]
    [InlineData("bob.near\n")]
    [InlineData("bob@near")]
    [InlineData("bоb.near")] // a Cyrillic o
    [InlineData("ｂob.near")] // a full-width b
    [InlineData("٣٤.near")] // digits, but not ASCII
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Invalid_id_is_refused(string? text)
    {
        AccountId.TryParse(text, out var account).ShouldBeFalse();
        account.Value.ShouldBe("");
        Should.Throw<NearFormatException>(() => AccountId.Parse(text!));
    }

    [Theory]
    [InlineData("bob.near", AccountKind.Named)]
    [InlineData("bb4dc639b212e075a751685b26bdcea5920a504181ff2910e8549742127092a0", AccountKind.NearImplicit)]
    [InlineData("zb4dc639b212e075a751685b26bdcea5920a504181ff2910e8549742127092a0", AccountKind.Named)]
    [InlineData("0x6174617461746174617461746174617461746174", AccountKind.EthImplicit)]
    [InlineData("0s6174617461746174617461746174617461746174", AccountKind.Deterministic)]
    public void Kind_follows_from_the_text(string text, AccountKind kind)
    {
        AccountId.Parse(text).Kind.ShouldBe(kind);
        AccountId.Parse(text).IsImplicit.ShouldBe(kind == AccountKind.NearImplicit);
    }

    [Theory]
    [InlineData("a.bob.near", "bob.near", true)]
    [InlineData("a.b.bob.near", "bob.near", false)]
    [InlineData("abob.near", "bob.near", false)]
    [InlineData("bob.near", "bob.near", false)]
    public void Sub_account_is_one_level_below(string child, string parent, bool expected) =>
        AccountId.Parse(child).IsSubAccountOf(AccountId.Parse(parent)).ShouldBe(expected);
}
