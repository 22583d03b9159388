using Microsoft.Extensions.Options;
using Neura.Near;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Tests.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Tests.Accounts;

/// <summary>What opens, refreshes and closes sessions, on a chain where every key is on every account.</summary>
internal sealed class SessionParts : IDisposable
{
    public const string Network = "testnet";

    private static readonly string AnyKey =
        $$"""{"nonce":1,"permission":"FullAccess","block_height":1,"block_hash":"{{TestChain.HashOf("block 1")}}"}""";

    private readonly StubRpc rpc = new((_, _, _) => AnyKey);
    private readonly KeyPair key = KeyPair.Generate();
    private readonly OpenSession open;
    private readonly RefreshSession refresh;

    public SessionParts(MarketFixture market)
    {
        var options = Options.Create(new LoginOptions { RefreshGrace = TimeSpan.FromMinutes(1) });
        var chain = Options.Create(new ChainOptions { Network = Network });
        Table = new SessionTable(market.Db);
        Ended = new EndedCredentials(market.Db, options, TimeProvider.System);
        open = new OpenSession(Table, market.Store, Ended, options, chain, TimeProvider.System);
        refresh = new RefreshSession(
            Table, new ApiKeyTable(market.Db), new KeyOwnership(rpc.Client(new Uri("http://node.test"))), market.Store, Ended,
            new ServerSecret(new byte[32]), options, TimeProvider.System);
        LogOut = new LogOut(Table, market.Store, Ended, options, chain, TimeProvider.System);
    }

    public SessionTable Table { get; }

    public EndedCredentials Ended { get; }

    public LogOut LogOut { get; }

    public Task<GrantedSession> OpenAsync(Account account) => open.HandleAsync(account, key.PublicKey, MarketFixture.Ct);

    public Task<Result<GrantedSession, RefreshRefusal>> RefreshAsync(RefreshToken token) =>
        refresh.HandleAsync(token.Reveal(), MarketFixture.Ct);

    public void Dispose()
    {
        key.Dispose();
        rpc.Dispose();
    }
}
