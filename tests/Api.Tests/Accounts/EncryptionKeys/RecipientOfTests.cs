using Neura.Cryptography.Age;
using Neura.Near;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Domain;
using Answered = NeuraNft.Application.Result<
    Neura.Cryptography.Age.AgeRecipient, NeuraNft.Application.Accounts.EncryptionKeys.RecipientRefusal>;

namespace NeuraNft.Api.Tests.Accounts.EncryptionKeys;

/// <summary>Whoever encrypts for an account verifies again what the account signed.</summary>
[Trait("Abuse", "46")]
public sealed class RecipientOfTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private readonly string recipient = AgeIdentity.Create().Recipient.ToString();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recipient_as_it_was_signed_is_given()
    {
        var visitor = await market.VisitAsync(Ct);
        (await RefusalAsync(visitor)).ShouldBeOfType<RecipientRefusal.NoneRegistered>();
        await visitor.RegisteredAsync(recipient, Ct);
        (await AskAsync(visitor)).ShouldBeOfType<Answered.Ok>().Value.ToString().ShouldBe(recipient);
    }

    [Fact]
    [Trait("Abuse", "23")]
    public async Task Row_23_replaced_recipient_is_not_given_though_the_read_model_lags()
    {
        var visitor = await market.VisitAsync(Ct);
        await visitor.RegisteredAsync(AgeIdentity.Create().Recipient.ToString(), Ct);
        await ExecuteAsync("create table lagging as select * from account_recipient where account = $1", visitor);
        await visitor.RegisteredAsync(recipient, Ct);
        await ExecuteAsync(
            "update account_recipient set (recipient, statement) = (select recipient, statement from lagging) where account = $1",
            visitor);
        (await AskAsync(visitor)).ShouldBeOfType<Answered.Ok>().Value.ToString().ShouldBe(recipient);
    }

    /// <summary>By somebody who writes to the database as they like, but has no key of the account.</summary>
    [Theory]
    [InlineData("recipient = $3")]
    [InlineData("recipient = $3, statement = jsonb_set(statement, '{message}', to_jsonb(replace(statement ->> 'message', $4, $3)))")]
    [InlineData("statement = jsonb_set(statement, '{domain}', '\"elsewhere\"')")]
    [InlineData("statement = jsonb_set(statement, '{issuedAt}', '\"2020-01-01T00:00:00Z\"')")]
    [InlineData("statement = jsonb_set(statement, '{signature}', '\"AAAA\"')")]
    [InlineData("statement = jsonb_set(statement, '{nonce}', '\"AAAA\"')")]
    [InlineData("statement = statement - 'publicKey'")]
    [InlineData("statement = '[]'")]
    public async Task Row_46_recipient_that_was_substituted_fails_the_binding(string change)
    {
        var visitor = await market.VisitAsync(Ct);
        await visitor.RegisteredAsync(recipient, Ct);
        await ChangeAsync(visitor, change);
        (await RefusalAsync(visitor)).ShouldBeOfType<RecipientRefusal.BindingBroken>();
    }

    [Fact]
    public async Task Row_46_statement_of_another_account_fails_the_binding()
    {
        var (one, thief) = (await market.VisitAsync(Ct), await market.VisitAsync(Ct));
        await one.RegisteredAsync(recipient, Ct);
        await thief.RegisteredAsync(AgeIdentity.Create().Recipient.ToString(), Ct);
        await ChangeAsync(
            one, $"(recipient, statement) = (select recipient, statement from account_recipient where account = '{thief.Signer.Account}')");
        (await RefusalAsync(one)).ShouldBeOfType<RecipientRefusal.BindingBroken>();
    }

    /// <summary>A statement that is whole in itself, under a key that was never the account's: the chain tells.</summary>
    [Fact]
    public async Task Row_46_statement_under_a_strangers_key_is_refused_by_the_chain()
    {
        var (one, thief) = (await market.VisitAsync(Ct), await market.VisitAsync(Ct));
        await one.RegisteredAsync(recipient, Ct);
        var statement = await one.StatementAsync(recipient, Ct);
        await ChangeAsync(
            one,
            $"""
            statement = statement || jsonb_build_object(
                'message', '{statement.Message}', 'nonce', '{Convert.ToBase64String(statement.Nonce)}',
                'issuedAt', (regexp_match('{statement.Message}', 'Issued (\S+Z),'))[1],
                'publicKey', '{thief.Key.PublicKey}', 'signature', '{statement.Sign(thief.Key)}')
            """);
        (await RefusalAsync(one)).ShouldBe(new RecipientRefusal.KeyRefused(new LoginRefusal.KeyNotOnAccount()));
    }

    [Fact]
    public async Task Key_taken_off_the_account_takes_its_recipient_with_it()
    {
        var (signer, _) = await market.Market.AccountAsync(Ct);
        using var stolen = KeyPair.Generate();
        await AccountKeys.AddAsync(market.Market.Chain, signer, stolen.PublicKey, new AccessKeyPermission.FullAccess(), Ct);
        var thief = await market.LogInAsync(signer, stolen, Ct);
        await thief.RegisteredAsync(recipient, Ct);
        await AccountKeys.DeleteAsync(market.Market.Chain, signer, stolen.PublicKey, Ct);
        (await RefusalAsync(thief)).ShouldBe(new RecipientRefusal.KeyRefused(new LoginRefusal.KeyNotOnAccount()));
    }

    [Fact]
    public async Task Nothing_is_given_while_the_chain_is_down()
    {
        var visitor = await market.VisitAsync(Ct);
        await visitor.RegisteredAsync(recipient, Ct);
        var answer = await market.Deaf.Service<RecipientOf>().HandleAsync(Account.Parse(visitor.Signer.Account.Value), Ct);
        answer.ShouldBeOfType<Answered.Refused>().Refusal.ShouldBeOfType<RecipientRefusal.ChainUnavailable>();
    }

    private async Task<RecipientRefusal> RefusalAsync(Visitor visitor) =>
        (await AskAsync(visitor)).ShouldBeOfType<Answered.Refused>().Refusal;

    private Task<Answered> AskAsync(Visitor visitor) =>
        market.Host.Service<RecipientOf>().HandleAsync(Account.Parse(visitor.Signer.Account.Value), Ct);

    private async Task ChangeAsync(Visitor visitor, string change)
    {
        await using var command = market.Db.CreateCommand(
            $"update account_recipient set {change} where account = $1 and $2 = '' and $3 <> '' and $4 <> ''");
        foreach (var value in (string[])[visitor.Signer.Account.Value, "", AgeIdentity.Create().Recipient.ToString(), recipient])
            command.Parameters.Add(new() { Value = value });
        (await command.ExecuteNonQueryAsync(Ct)).ShouldBe(1);
        await ExecuteAsync(
            """
            update mt_events e set data = e.data || jsonb_build_object('recipient', r.recipient, 'statement', r.statement)
              from account_recipient r
             where r.account = $1 and e.type = 'encryption_key_registered' and e.data ->> 'account' = r.account
            """,
            visitor);
    }

    private async Task ExecuteAsync(string sql, Visitor visitor)
    {
        await using var command = market.Db.CreateCommand(sql);
        command.Parameters.Add(new() { Value = visitor.Signer.Account.Value });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
