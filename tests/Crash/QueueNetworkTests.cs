using Neura.Messaging;
using NeuraNft.Crash.Faults;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>The queue behind the same bad network: every message takes effect, and once.</summary>
public sealed class QueueNetworkTests(ServerFixture server)
{
    private const int Producers = 3, Workers = 3, Each = 150;
    private static readonly Fault[] Faults = [Fault.Reset, Fault.Silent, Fault.SlowClose];
    private static readonly TimeSpan LeaseTakes = TimeSpan.FromSeconds(3);

    // A session that fell silent within its transaction holds the message's row, which all others skip, until the server ends it.
    private const string EndsSilentTransactions = ";Options=-c idle_in_transaction_session_timeout=2000";

    [Fact]
    public async Task Queue_on_a_bad_network_delivers_every_message_and_lets_each_take_effect_once()
    {
        var dice = Dice();
        var database = await server.NewDatabaseAsync(Ct);
        await using var direct = NpgsqlDataSource.Create(database);
        await using (var create = direct.CreateCommand("CREATE TABLE effect (id text, at bigint GENERATED ALWAYS AS IDENTITY)"))
            await create.ExecuteNonQueryAsync(Ct);
        await using var proxy = new FaultProxy(new NpgsqlConnectionStringBuilder(database).Port);
        await using var source = NpgsqlDataSource.Create(proxy.Through(database) + EndsSilentTransactions);
        var options = new PostgresQueueOptions { MaxAttempts = 1000, PollEvery = TimeSpan.FromMilliseconds(200) };
        await using var queue = new PostgresQueue(source, "crash", options, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var working = Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(queue, source, stop.Token), Ct)).ToList();
        var producing = Enumerable.Range(0, Producers).Select(i => Task.Run(() => ProduceAsync(queue, i), Ct)).ToList();

        var struck = 0;
        for (var i = 0; i < Times(15, 150); i++)
        {
            await Task.Delay(dice.Next(50, 300), Ct);
            proxy.Latency = TimeSpan.FromMilliseconds(dice.Next(0, 5));
            struck += proxy.Strike(Faults[dice.Next(Faults.Length)], () => dice.Next(2) == 0);
        }

        proxy.Latency = TimeSpan.Zero;
        var again = (await Task.WhenAll(producing).WaitAsync(Eventually.Patience, Ct)).Sum();
        await Eventually.IsTrueAsync(
            async () => await ScalarAsync(direct, "SELECT count(*) FROM queue_message") == 0, "the queue to be empty", Ct);
        await stop.StopAsync();
        await Task.WhenAll(working).WaitAsync(Eventually.Patience, Ct);
        (await ScalarAsync(direct, "SELECT count(*) FROM effect")).ShouldBe(Producers * Each);
        (await ScalarAsync(direct, "SELECT count(DISTINCT id) FROM effect")).ShouldBe(Producers * Each);
        (await ScalarAsync(direct, "SELECT count(*) FROM queue_parked")).ShouldBe(0);
        Print($"{struck} connections struck, {Producers * Each} messages, {again} enqueued again, 0 lost, 0 doubled");
    }

    /// <summary>How often it had to enqueue again.</summary>
    private static async Task<int> ProduceAsync(PostgresQueue queue, int producer)
    {
        var again = 0;
        for (var i = 0; i < Each;)
        {
            try
            {
                await queue.EnqueueAsync(new QueueMessage($"{producer}/{i}", "{}"), Ct);
                i++;
                await Task.Delay(10, Ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                again++;
            }
        }

        return again;
    }

    private static async Task WorkAsync(PostgresQueue queue, NpgsqlDataSource source, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (var lease in await queue.LeaseAsync(4, LeaseTakes, stop)) await HandleAsync(queue, source, lease, stop);
                await queue.WaitAsync(stop);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever the broken connection made of it. The lease ends by itself.
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }
    }

    /// <summary>The effect and the end of its message commit together, or neither does.</summary>
    private static async Task HandleAsync(PostgresQueue queue, NpgsqlDataSource source, QueueLease lease, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var effect = new NpgsqlCommand("INSERT INTO effect (id) VALUES ($1)", connection, transaction);
        effect.Parameters.Add(new NpgsqlParameter { Value = lease.Id });
        await effect.ExecuteNonQueryAsync(ct);
        if (await queue.CompleteAsync(connection, transaction, [lease], ct) == 1) await transaction.CommitAsync(ct);
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
