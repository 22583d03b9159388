using System.Globalization;
using System.Text;
using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>A block with its shards, rendered as an indexer's message.</summary>
internal sealed record SimulatedBlock(ulong Height, CryptoHash Hash, SimulatedBlock? Previous, ulong Time)
{
    public const int Shards = 4;

    /// <summary>Neither contiguous nor in order, as on the real chain.</summary>
    private static readonly int[] Order = [8, 2, 11, 5];

    /// <summary>By shard, in the order of their ids; null where the shard's chunk is missing.</summary>
    public required IReadOnlyList<IReadOnlyList<SimulatedReceipt>?> Receipts { get; init; }

    /// <summary>Where a chunk is missing, whether the message repeats the older one or has none.</summary>
    public bool RepeatsChunks { get; init; }

    public static int ShardId(int shard) => Order.Order().ElementAt(shard);

    public byte[] ToMessage()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteBlock(json);
            json.WriteStartArray("shards");
            foreach (var id in Order)
                WriteShard(json, id, Receipts[Array.IndexOf([.. Order.Order()], id)]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private void WriteBlock(Utf8JsonWriter json)
    {
        json.WriteStartObject("block");
        json.WriteStartObject("header");
        json.WriteNumber("height", Height);
        json.WriteString("hash", Hash.ToString());
        json.WriteString("prev_hash", (Previous?.Hash ?? TestChain.HashOf("genesis")).ToString());
        if (Previous is not null)
            json.WriteNumber("prev_height", Previous.Height);
        json.WriteString("timestamp_nanosec", Time.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteStartArray("chunks");
        for (var shard = 0; shard < Shards; shard++)
        {
            json.WriteStartObject();
            json.WriteNumber("shard_id", ShardId(shard));
            json.WriteNumber("height_included", Receipts[shard] is null ? Height - 1 : Height);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteShard(Utf8JsonWriter json, int id, IReadOnlyList<SimulatedReceipt>? receipts)
    {
        json.WriteStartObject();
        json.WriteNumber("shard_id", id);
        if (receipts is null && !RepeatsChunks)
        {
            json.WriteNull("chunk");
        }
        else
        {
            json.WriteStartObject("chunk");
            json.WriteStartObject("header");
            json.WriteNumber("height_included", receipts is null ? Height - 1 : Height);
            json.WriteEndObject();
            json.WriteStartArray("transactions");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteStartArray("receipt_execution_outcomes");
        foreach (var receipt in receipts ?? [])
            WriteOutcome(json, receipt);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteOutcome(Utf8JsonWriter json, SimulatedReceipt receipt)
    {
        var logs = string.Join(',', receipt.Logs.Select(log => JsonSerializer.Serialize(log)));
        var status = receipt.IsFailed ? """{"Failure":{"ActionError":{"index":0,"kind":"x"}}}""" : """{"SuccessValue":""}""";
        var (method, arguments) = receipt.Call ?? ("act", "{}");
        json.WriteRawValue($$$$"""
            {"execution_outcome":{"block_hash":"{{{{Hash}}}}","id":"{{{{receipt.Id}}}}",
              "outcome":{"executor_id":"{{{{receipt.Executor}}}}","status":{{{{status}}}},"logs":[{{{{logs}}}}]}},
             "receipt":{"receipt_id":"{{{{receipt.Id}}}}","predecessor_id":"{{{{receipt.Predecessor}}}}","receipt":{"Action":{
              "signer_id":"relayer.sim","actions":[{"FunctionCall":{"method_name":"{{{{method}}}}","gas":1,"deposit":"0",
              "args":"{{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(arguments))}}}}"}}]}}},
             "tx_hash":"{{{{receipt.Id}}}}"}
            """);
    }
}
