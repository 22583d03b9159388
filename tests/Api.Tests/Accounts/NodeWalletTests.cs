using System.Text.Json;
using Neura.Near;
using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Neura.EventStore;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>A wallet of another maker logs in, refreshes and registers an encryption key; the log alone proves the latter.</summary>
public sealed class NodeWalletTests(Market market)
{
    private const string Recipient = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wallet_of_near_api_js_logs_in_refreshes_and_registers_a_key_that_an_auditor_can_verify()
    {
        var (signer, _) = await market.AccountAsync(Ct);
        using var wallet = new NodeWallet();
        await wallet.TellAsync(new { address = market.Address, account = signer.Account.Value, recipient = Recipient }, Ct);
        var key = PublicKey.Parse((await wallet.HearAsync(Ct)).GetProperty("publicKey").GetString()!);
        await AccountKeys.AddAsync(market.Chain, signer, key, new AccessKeyPermission.FullAccess(), Ct);
        await wallet.TellAsync("go", Ct);
        var told = await wallet.HearAsync(Ct);

        told.GetProperty("login").GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("refreshed").GetProperty("accessToken").ValueKind.ShouldBe(JsonValueKind.String);
        told.GetProperty("holds").GetBoolean().ShouldBeTrue("near-api-js checks what the log keeps");
        Position.TryParse(told.GetProperty("registered").GetProperty("receipt").GetProperty("position").GetString(), out var place)
            .ShouldBeTrue();
        var stored = (await market.Service<DocumentStore>().QueryEventsAsync(place.Value - 1, 1, Ct)).Single();
        var registered = stored.Data.ShouldBeOfType<AccountEvent.EncryptionKeyRegistered>();
        registered.Statement.Message.ShouldBe(told.GetProperty("statement").GetProperty("message").GetString());
        registered.Statement.BlockHeight.ShouldBeGreaterThan(0UL);
        var account = Account.Parse(signer.Account.Value);
        registered.Statement.Binds(registered.Network, account, Recipient, "neuranft.local").ShouldBeTrue();
        registered.Statement.Binds(registered.Network, account, Recipient, "elsewhere").ShouldBeFalse();
    }
}
