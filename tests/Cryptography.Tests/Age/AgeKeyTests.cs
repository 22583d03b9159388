using Neura.Cryptography.Age;

namespace NeuraNft.Cryptography.Tests.Age;

public sealed class AgeKeyTests
{
    // The key that CCTV's vectors are for.
    private const string Secret = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";

    [Fact]
    public void Identity_comes_back_from_its_text()
    {
        using var created = AgeIdentity.Create();
        var text = new char[AgeIdentity.TextLength];
        created.WriteText(text);
        using var read = AgeIdentity.Parse(text);
        read.Recipient.ShouldBe(created.Recipient);
        AgeRecipient.Parse(created.Recipient.ToString()).ShouldBe(created.Recipient);
        using var known = AgeIdentity.Parse(Secret);
        known.WriteText(text);
        new string(text).ShouldBe(Secret);
    }

    [Fact]
    public void Text_with_any_character_changed_is_refused()
    {
        using var identity = AgeIdentity.Create();
        foreach (var text in new[] { Secret, identity.Recipient.ToString() })
            for (var i = 0; i < text.Length; i++)
                foreach (var c in "qQpPlL1b -é")
                    if (text[i] != c) IsRefused($"{text[..i]}{c}{text[(i + 1)..]}").ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age1")]
    [InlineData("npub1qurswpc8qurswpc8qurswpc8qurswpc8qurswpc8qurswpc8qursnvjvl7")]
    public void Text_that_is_no_key_is_refused(string text) => IsRefused(text).ShouldBeTrue();

    [Fact]
    public void Text_in_the_other_case_is_refused()
    {
        using var identity = AgeIdentity.Create();
        IsRefused(Secret.ToLowerInvariant()).ShouldBeTrue();
        IsRefused(identity.Recipient.ToString().ToUpperInvariant()).ShouldBeTrue();
    }

    // The point 0 as a recipient: files to it would be open to everyone.
    [Fact]
    public void Recipient_of_low_order_is_refused() => Should.Throw<AgeException>(
        () => AgeRecipient.Parse("age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"))
        .Error.ShouldBe(AgeError.RecipientInvalid);

    [Fact]
    public void Refusal_never_quotes_the_secret() =>
        Should.Throw<AgeException>(() => AgeIdentity.Parse(Secret[..^1] + "9")).Message.ShouldNotContain("EGTZ");

    private static bool IsRefused(string text)
    {
        try
        {
            AgeIdentity.Parse(text).Dispose();
            return false;
        }
        catch (AgeException)
        {
            return !AgeRecipient.TryParse(text, out _);
        }
    }
}
