using System.Globalization;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks.Replay;

/// <summary>A market's log, all streams mixed: ten events an asset, three of them a job's and one a released key.</summary>
internal static class ReplayLog
{
    private const string Contract = "nrc101.benchmark.near";
    private const int Steps = 10;
    private static readonly Account Owner = Account.Parse("owner.benchmark.near");
    private static readonly CollectionId Collection = new(Contract, "1");
    private static readonly BlockTime Start = new(1_790_000_000_000_000_000);

    public static async Task FillAsync(NpgsqlDataSource source, int count, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            COPY mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name) FROM STDIN BINARY
            """,
            ct))
        {
            for (var n = 0; n < count; n++)
            {
                var (stream, version, data, isChain) = Event(n, Math.Max(1, count / Steps));
                await copy.StartRowAsync(ct);
                await copy.WriteAsync((long)n + 1, ct);
                await copy.WriteAsync(new Guid(n, 0, 0, new byte[8]), ct);
                await copy.WriteAsync(stream, NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(version, ct);
                await copy.WriteAsync(
                    JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), JsonSerializerOptions.Web), NpgsqlDbType.Jsonb, ct);
                await copy.WriteAsync(StoredNames.Of(data.GetType()), NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(At(n).ToDateTimeOffset(), NpgsqlDbType.TimestampTz, ct);
                await copy.WriteAsync("Benchmark.Event, Benchmarks", NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(isChain ? Headers(n) : "{}", NpgsqlDbType.Jsonb, ct);
                await copy.WriteAsync(isChain ? "chain:testnet" : Holder(n).Value, NpgsqlDbType.Varchar, ct);
            }

            await copy.CompleteAsync(ct);
        }

        foreach (var sql in new[] { $"UPDATE es_head SET position = {count}", "VACUUM ANALYZE mt_events", "CHECKPOINT" })
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static (string Stream, long Version, object Data, bool IsChain) Event(int n, int assets)
    {
        var (number, step) = (n % assets, n / assets);
        var (asset, holder) = (new AssetId(Contract, $"1:{number}"), Holder(n));
        var job = new Guid(number, 7, 7, new byte[8]);
        var key = StreamKeys.Asset(asset);
        var version = new AssetVersion(1, "bafkreiweights" + number, new string('a', 64), 938_013, new string('b', 64), Start);
        return step switch
        {
            0 => (key, 1, new AssetEvent.AssetMinted(
                asset, Collection, AssetKind.Model, $"Model {number}", Owner, Owner,
                new AssetMetadata(
                    "ipfs://image", "fasttext", "ipfs://data", null, null, "Tells 176 languages apart", "text-classification", "MIT",
                    new Tags("language", "text")),
                AccessLevel.None, AccessLevel.None, Royalty.None, version, At(n)), true),
            1 or 3 or 4 => (key, step + 1, new AssetEvent.AccessSet(
                asset, holder, AccessLevel.UseModel, null, Owner, At(n), GrantOrigin.Grant), true),
            2 => (key, 3, new AssetEvent.VersionPublished(asset, version with { Number = 2 }, Owner), true),
            5 => (StreamKeys.Inference(job), 1, new InferenceEvent.InferenceRequested(
                job, asset, holder, "text", "\"Guten Tag\"", AccessLevel.UseModel, new ModelReference(version.Cid, version.Sha256, 2), null,
                At(n)), false),
            6 => (StreamKeys.Inference(job), 2, new InferenceEvent.InferenceStarted(job, "worker-1", 1), false),
            7 => (StreamKeys.Inference(job), 3, new InferenceEvent.InferenceFailed(job, "SHAPE_MISMATCH", "Input text: too long."), false),
            8 => (key, 6, new AssetEvent.MetadataUpdated(
                asset, $"Model {number} of many", new AssetMetadata(null, null, null, null, null, null, null, "MIT", new Tags()), Owner),
                true),
            _ => (StreamKeys.Keys(asset), step - Steps + 2, new KeyEvent.KeyReleased(
                asset, 1, 1, holder, KeyPurpose.Inference, "age1qqqq",
                new KeyDecision(AccessLevel.UseModel, AccessLevel.UseModel, "grant", 1, 0, At(n), 7), "worker-1", job, 1, null), false),
        };
    }

    private static Account Holder(int n) => Account.Parse($"holder-{n % 50_000}.benchmark.near");

    private static BlockTime At(int n) => new(Start.Nanoseconds + (ulong)n * 10_000_000);

    private static string Headers(int n) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"network":"testnet","block_height":"{{n}}","block_hash":"FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E",
        "block_time":"{{At(n).Nanoseconds}}","receipt_id":"receipt{{n}}","log_index":"0","tx_hash":"transaction{{n}}",
        "predecessor":"owner.benchmark.near","signer":"relayer.benchmark.near"}
        """);
}
