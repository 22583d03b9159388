using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using Npgsql;

namespace NeuraNft.Api.Search.Semantic;

/// <summary>Embeds what is minted or changed, one node at a time, and keeps this node's index up to date with what any wrote.</summary>
internal sealed partial class EmbeddingFiller(
    ITextEmbedder embedder, AssetEmbeddings embeddings, SemanticIndex index, IOptions<SemanticSearchOptions> options, TimeProvider time,
    ILogger<EmbeddingFiller> log) : BackgroundService
{
    private const int Page = 128;
    private const int ReadAhead = 4096;

    private long seen;

    /// <summary>Vectors of another model, or of other dimensions, are made anew.</summary>
    private string Model => $"{embedder.Model}/{embedder.Dimensions}";

    /// <summary>All that there is to do now. Not for two callers at once.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        while (await embeddings.FillAsync(Model, Page, EmbedAsync, ct))
        {
        }
        while (await embeddings.ChangedAsync(Model, seen, ReadAhead, ct) is { Count: > 0 } changed)
        {
            foreach (var (asset, vector, _) in changed)
                index.Set(asset, UnitVectors.FromStored(vector));
            seen = changed[^1].Change;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Pause, time);
        do
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or EmbeddingException)
            {
                Failed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<byte[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken ct) =>
        [.. (await embedder.EmbedAsync(texts, ct)).Select(v => UnitVectors.Stored(UnitVectors.ToBytes(v)))];

    [LoggerMessage(7001, LogLevel.Warning, "Assets are not embedded at present; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}
