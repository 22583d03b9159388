using Neura.ContentStore;
using Npgsql;

namespace NeuraNft.Application.Content.Providers;

/// <summary>What is to be done at providers. An intent is there until it is done; any number of processes work it off.</summary>
public sealed class ProviderIntents(NpgsqlDataSource db)
{
    /// <summary>Once for each content, act and cause.</summary>
    public static NpgsqlBatchCommand Add(
        string provider, ProviderAct act, string cid, string sha256, long size, string owner, long cause) => UploadRows.Sql(
        """
        insert into provider_intent (provider, act, cid, sha256, size, owner, cause) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (provider, cid, act, cause) do nothing
        """,
        provider, Name(act), cid, sha256, size, owner, cause);

    /// <summary>The next that is due, held for a while. Of one content the oldest comes first, also where it is not due.</summary>
    public async Task<ProviderIntent?> LeaseAsync(
        string provider, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            update provider_intent set leased_until = $2 + $3, attempts = attempts + 1
             where id = (
                select i.id from provider_intent i
                 where i.provider = $1 and i.due_at <= $2 and (i.leased_until is null or i.leased_until <= $2)
                   and not exists (
                    select from provider_intent o where o.provider = i.provider and o.cid = i.cid and o.id < i.id)
                 order by i.due_at, i.id limit 1 for update skip locked)
            returning id, provider, act, cid, sha256, size, owner, attempts, created_at
            """);
        foreach (var value in (object[])[provider, now, lease])
            command.Parameters.Add(new() { Value = value });
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        return await r.ReadAsync(cancellationToken)
            ? new ProviderIntent(
                r.GetInt64(0), r.GetString(1), Enum.Parse<ProviderAct>(r.GetString(2), ignoreCase: true), Cid.Parse(r.GetString(3)),
                r.GetString(4), r.GetInt64(5), r.GetString(6), r.GetInt32(7), r.GetFieldValue<DateTimeOffset>(8))
            : null;
    }

    public Task RetryAsync(ProviderIntent intent, DateTimeOffset due, string code, string error, CancellationToken cancellationToken) =>
        RunAsync(cancellationToken, UploadRows.Sql(
            "update provider_intent set due_at = $2, leased_until = null, last_code = $3, last_error = $4 where id = $1",
            intent.Id, due, code, error));

    /// <summary>Done: with what is known of the pin from now on.</summary>
    public Task DoneAsync(ProviderIntent intent, NpgsqlBatchCommand? pin, CancellationToken cancellationToken)
    {
        var done = UploadRows.Sql("delete from provider_intent where id = $1", intent.Id);
        return pin is null ? RunAsync(cancellationToken, done) : RunAsync(cancellationToken, pin, done);
    }

    public Task AddAsync(NpgsqlBatchCommand intent, CancellationToken cancellationToken) => RunAsync(cancellationToken, intent);

    /// <summary>Pins of what is kept and neither pinned at a provider nor meant to be: at the start, for a provider that is new.</summary>
    public Task AddMissingAsync(string provider, CancellationToken cancellationToken) => RunAsync(cancellationToken, UploadRows.Sql(
        """
        insert into provider_intent (provider, act, cid, sha256, size, owner, cause)
        select $1, 'pin', k.cid, k.sha256, k.size, k.owner, 0 from kept_content k
         where not exists (select from provider_pin p where p.provider = $1 and p.cid = k.cid)
           and not exists (select from provider_intent i where i.provider = $1 and i.cid = k.cid)
        on conflict (provider, cid, act, cause) do nothing
        """,
        provider));

    /// <summary>How many wait at each provider, and since when the oldest.</summary>
    public async Task<IReadOnlyList<(string Provider, ProviderAct Act, long Count, DateTimeOffset Oldest)>> WaitingAsync(
        CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select provider, act, count(*), min(created_at) from provider_intent group by provider, act order by provider, act");
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<(string, ProviderAct, long, DateTimeOffset)>();
        while (await r.ReadAsync(cancellationToken))
            waiting.Add((
                r.GetString(0), Enum.Parse<ProviderAct>(r.GetString(1), ignoreCase: true), r.GetInt64(2),
                r.GetFieldValue<DateTimeOffset>(3)));
        return waiting;
    }

    internal static string Name(ProviderAct act) => act switch
    {
        ProviderAct.Pin => "pin",
        ProviderAct.Move => "move",
        ProviderAct.Unpin => "unpin",
    };

    private async Task RunAsync(CancellationToken cancellationToken, params IEnumerable<NpgsqlBatchCommand> commands)
    {
        await using var batch = db.CreateBatch();
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
