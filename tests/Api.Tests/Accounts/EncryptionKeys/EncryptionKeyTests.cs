using Neura.Cryptography.Age;
using Neura.Near;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Tests.Accounts.EncryptionKeys;

public sealed class EncryptionKeyTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private readonly string recipient = AgeIdentity.Create().Recipient.ToString();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registered_key_shows_with_what_was_signed_and_a_later_one_takes_its_place()
    {
        var visitor = await market.VisitAsync(Ct);
        var shown = await visitor.RegisteredAsync(recipient, Ct);
        foreach (var part in (string[])[recipient, visitor.Signer.Account.Value, market.Market.Chain.Network, "neuranft.local"])
            shown.GetProperty("message").GetString()!.ShouldContain(part);
        shown.GetProperty("publicKey").GetString().ShouldBe(visitor.Key.PublicKey.ToString());
        await visitor.RegisteredAsync(AgeIdentity.Create().Recipient.ToString(), Ct);
        (await market.LogAsync(visitor.Signer, Ct)).Count(e => e is AccountEvent.EncryptionKeyRegistered).ShouldBe(2);
    }

    [Fact]
    public async Task Registration_sent_again_is_answered_again()
    {
        var (visitor, key) = (await market.VisitAsync(Ct), Guid.NewGuid());
        var statement = await visitor.StatementAsync(recipient, Ct);
        var first = await visitor.RegisterAsync(recipient, statement, visitor.Key, key, Ct);
        first.Refusal.ShouldBeNull();
        var again = await visitor.RegisterAsync(recipient, statement, visitor.Key, key, Ct);
        again.Refusal.ShouldBeNull();
        again.Field.GetProperty("receipt").GetProperty("replayed").GetBoolean().ShouldBeTrue();
        var position = again.Field.GetProperty("receipt").GetProperty("position").GetString().ShouldNotBeNull();
        position.ShouldBe(first.Field.GetProperty("receipt").GetProperty("position").GetString(),
            "who lost the answer reads its write too");
        var other = await visitor.StatementAsync(recipient, Ct);
        (await visitor.RegisterAsync(recipient, other, visitor.Key, key, Ct)).Refusal.ShouldBe("EncryptionKeyConflictError");
    }

    [Fact]
    [Trait("Abuse", "32")]
    public async Task Row_32_statement_answers_once_also_many_times_at_once()
    {
        var visitor = await market.VisitAsync(Ct);
        var statement = await visitor.StatementAsync(recipient, Ct);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => visitor.RegisterAsync(recipient, statement, visitor.Key, Ct)));
        answers.Count(a => a.Refusal is null).ShouldBe(1);
        answers.Count(a => a.Refusal == "StatementUnknownError").ShouldBe(5);
    }

    [Fact]
    [Trait("Abuse", "33")]
    public async Task Row_33_login_does_not_register_and_a_registration_does_not_log_in()
    {
        var visitor = await market.VisitAsync(Ct);
        var login = await Challenge.OpenAsync(visitor.Door, visitor.Signer.Account, Ct);
        (await visitor.RegisterAsync(recipient, login, visitor.Key, Ct)).Refusal.ShouldBe("StatementUnknownError");
        var statement = await visitor.StatementAsync(recipient, Ct);
        (await statement.AnswerAsync(visitor.Key, Ct)).Refusal.ShouldBe("ChallengeUnknownError");
    }

    [Fact]
    [Trait("Abuse", "46")]
    public async Task Row_46_recipient_other_than_the_signed_one_is_refused()
    {
        var visitor = await market.VisitAsync(Ct);
        var statement = await visitor.StatementAsync(recipient, Ct);
        var mine = AgeIdentity.Create().Recipient.ToString();
        (await visitor.RegisterAsync(mine, statement, visitor.Key, Ct)).Refusal.ShouldBe("StatementSignatureError");
    }

    [Fact]
    [Trait("Abuse", "35")]
    public async Task Row_35_key_of_another_account_does_not_register()
    {
        var visitor = await market.VisitAsync(Ct);
        var statement = await visitor.StatementAsync(recipient, Ct);
        using var foreign = KeyPair.Generate();
        (await visitor.RegisterAsync(recipient, statement, foreign, Ct)).Refusal.ShouldBe("SignerNotOnAccountError");
    }

    /// <summary>Points of low order (RFC 7748, 6.1), a value not below 2^255 - 19, a set top bit, and what is no recipient.</summary>
    [Theory]
    [InlineData("age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z")]
    [InlineData("age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya")]
    [InlineData("age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9")]
    [InlineData("age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz9ts6wm9s8")]
    [InlineData("age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m")]
    [InlineData("age17mlllllllllllllllllllllllllllllllllllllllllllllllalsxajvgg")]
    [InlineData("age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqyr3apl")]
    [InlineData("AGE1PYQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ8R66X")]
    [InlineData("age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq8r66y")]
    [InlineData("")]
    [Trait("Abuse", "37")]
    public async Task Row_37_recipient_of_low_order_or_in_a_second_text_is_refused(string text) =>
        (await (await market.VisitAsync(Ct)).OpenKeyAsync(text, Ct)).Refusal.ShouldBe("RecipientInvalidError");

    [Fact]
    public async Task Recipient_just_below_the_prime_is_taken() =>
        (await (await market.VisitAsync(Ct)).OpenKeyAsync("age1a0lllllllllllllllllllllllllllllllllllllllllllllllals8ppj25", Ct)).Refusal
            .ShouldBeNull();
}
