using Neura.EventStore;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Accounts;

/// <summary>Connections die between any two statements; rows and log agree all the same, and clients that ask again go on.</summary>
public sealed class SessionKillTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const int Sessions = 6;
    private const int Refreshes = 25;

    // Fewer say nothing: the sessions are refreshed until so many connections died.
    private const int Kills = 11;

    private int killed;

    [Fact]
    public async Task Killed_connections_leave_rows_and_log_agreed_and_no_session_lost()
    {
        using var parts = new SessionParts(market);
        using var over = new CancellationTokenSource();
        var killing = KillAsync(over.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Sessions).Select(i => LiveAsync(parts, killing, endsIt: i % 2 == 0)));
        }
        finally
        {
            await over.CancelAsync();
            await killing;
        }

        var log = await market.Store.FetchStreamAsync(StreamKeys.Account(SessionParts.Network, Alice), 1, MarketFixture.Ct);
        var bySession = log.Select(e => (AccountEvent)e.Data).GroupBy(SessionOf).ToDictionary(g => g.Key, g => g.ToList());
        (await market.CountAsync("select count(*) from login_session")).ShouldBe(bySession.Count);
        foreach (var (session, events) in bySession)
            await AgreesAsync(session, events);
    }

    /// <summary>One client: refreshes, twice at once as two tabs would, asks again where the answer was lost, and logs out.</summary>
    private async Task LiveAsync(SessionParts parts, Task killing, bool endsIt)
    {
        var granted = await PersistAsync(() => parts.OpenAsync(Alice));
        for (var i = 0; i < Refreshes || (Volatile.Read(ref killed) < Kills && !killing.IsCompleted); i++)
        {
            var token = granted.RefreshToken;
            var both = await Task.WhenAll(PersistAsync(() => parts.RefreshAsync(token)), PersistAsync(() => parts.RefreshAsync(token)));
            var tokens = both.Select(b => b.ShouldBeOfType<Result<GrantedSession, RefreshRefusal>.Ok>().Value).ToList();
            tokens[0].RefreshToken.Reveal().ShouldBe(tokens[1].RefreshToken.Reveal());
            granted = tokens[0];
        }
        if (!endsIt)
            return;
        var end = new LogOut.Command(Alice, Guid.NewGuid(), granted.Session.Id);
        await PersistAsync(() => parts.LogOut.HandleAsync(end, MarketFixture.Ct));
        (await PersistAsync(() => parts.RefreshAsync(granted.RefreshToken))).ShouldBe(
            new Result<GrantedSession, RefreshRefusal>.Refused(new RefreshRefusal.SessionEnded()));
    }

    private static async Task<T> PersistAsync<T>(Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is NpgsqlException or EventStoreUnavailableException && attempt < 200)
            {
                await Task.Delay(5, MarketFixture.Ct);
            }
    }

    private async Task KillAsync(CancellationToken over)
    {
        await using var own = NpgsqlDataSource.Create(market.ConnectionString);
        while (!over.IsCancellationRequested)
        {
            await using var command = own.CreateCommand("""
                select count(pg_terminate_backend(pid)) from (
                    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                    order by random() limit 1) victims
                """);
            var now = await PersistAsync(async () => (long)(await command.ExecuteScalarAsync(MarketFixture.Ct))!);
            Volatile.Write(ref killed, killed + (int)now);
            await Task.Delay(Random.Shared.Next(1, 20), MarketFixture.Ct);
        }
    }

    private async Task AgreesAsync(Guid session, List<AccountEvent> events)
    {
        var refreshed = events.OfType<AccountEvent.SessionRefreshed>().Select(e => e.Generation).ToList();
        refreshed.ShouldBe(Enumerable.Range(1, refreshed.Count), "each generation once, in order");
        (await market.CountAsync("select generation from login_session where session = $1", session)).ShouldBe(refreshed.Count);
        (await market.CountAsync("select count(*) from refresh_token where session = $1", session)).ShouldBe(refreshed.Count + 1);
        var closed = events.OfType<AccountEvent.SessionClosed>().ToList();
        closed.Count.ShouldBeLessThanOrEqualTo(1);
        closed.ShouldAllBe(e => e.Reason == SessionEnd.LoggedOut, "no session was taken for a copied one");
        (await market.CountAsync("select count(*) from login_session where session = $1 and closed_at is not null", session))
            .ShouldBe(closed.Count);
    }

    private static Guid SessionOf(AccountEvent @event) => @event switch
    {
        AccountEvent.SessionOpened e => e.Session,
        AccountEvent.SessionRefreshed e => e.Session,
        AccountEvent.SessionClosed e => e.Session,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
