using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Benchmarks.Ingest;

/// <summary>Blocks full of events into the log, beside plain appends of as many equal events in transactions of the same size.</summary>
internal sealed class EventRates(DocumentStore store, NpgsqlDataSource db)
{
    private const string Contract = "nrc101.near";
    private const int Rounds = 3, Blocks = 40, Receipts = 10, TokensEach = 50, BatchBlocks = 4;
    private static readonly Account Alice = Account.Parse("alice.near"), Bob = Account.Parse("bob.near");
    private int round;

    public async Task RunAsync(CancellationToken ct)
    {
        var (ingested, plain) = (new List<double>(), new List<double>());
        await IngestAsync(ct);
        for (var i = 0; i < Rounds; i++)
        {
            plain.Add(await AppendAsync(ct));
            ingested.Add(await IngestAsync(ct));
        }
        Console.WriteLine(
            $"events from blocks: {Median(ingested):0}/s; plain appends {Median(plain):0}/s; "
            + $"ratio {Median(ingested) / Median(plain):0.00}");
    }

    private async Task<double> IngestAsync(CancellationToken ct)
    {
        using var metrics = new ChainMetrics();
        var options = new ChainOptions { Network = $"events-{++round}", Contract = Contract };
        var ingestion = new BlockIngestion(store, db, Options.Create(options), metrics);
        var blocks = Enumerable.Range(1, Blocks).Select(Block).ToArray();
        var group = (await ingestion.GroupsAsync(ct))[0];
        var clock = Stopwatch.StartNew();
        foreach (var batch in blocks.Chunk(BatchBlocks))
            group = await ingestion.TakeAsync(batch, group, ct);
        return Blocks * Receipts * TokensEach / clock.Elapsed.TotalSeconds;
    }

    private async Task<double> AppendAsync(CancellationToken ct)
    {
        round++;
        var clock = Stopwatch.StartNew();
        for (var batch = 0; batch < Blocks / BatchBlocks; batch++)
        {
            var session = store.LightweightSession(EventMetadata.None);
            for (var i = 0; i < BatchBlocks * Receipts * TokensEach; i++)
            {
                var id = new AssetId(Contract, $"{round}:{batch * BatchBlocks * Receipts * TokensEach + i}");
                session.Events.Append(
                    StreamKeys.Asset(id), ExpectedVersion.Any, new AssetEvent.AssetTransferred(id, Alice, Bob, null, null));
            }
            await session.SaveChangesAsync(ct);
        }
        return Blocks * Receipts * TokensEach / clock.Elapsed.TotalSeconds;
    }

    private NearBlock Block(int number) => new(
        (ulong)number, HashOf($"block {round} {number}"), HashOf($"block {round} {number - 1}"), null, (ulong)number,
        [.. Enumerable.Range(0, Receipts).Select(receipt => Receipt(number, receipt))]);

    private ExecutedReceipt Receipt(int block, int receipt)
    {
        var tokens = Enumerable.Range(0, TokensEach).Select(
            t => string.Create(CultureInfo.InvariantCulture, $"\"{round}:{((block * Receipts) + receipt) * TokensEach + t}\""));
        var log = $$"""
            EVENT_JSON:{"standard":"nep171","version":"1.0.0","event":"nft_transfer","data":[
            {"old_owner_id":"alice.near","new_owner_id":"bob.near","token_ids":[{{string.Join(',', tokens)}}]}]}
            """;
        return new ExecutedReceipt(
            HashOf($"receipt {round} {block} {receipt}"), AccountId.Parse(Contract), AccountId.Parse("alice.near"),
            AccountId.Parse("alice.near"), null, ReceiptStatus.Success, [log], []);
    }

    private static CryptoHash HashOf(string name) => CryptoHash.OfSha256(Encoding.UTF8.GetBytes(name));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
