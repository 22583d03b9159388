using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Embeddings;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.OpenAi;

/// <summary>
/// GET /v1/models: the operator's, and embedding models of the market that the caller has a right in of its own, by the name that
/// /v1/embeddings takes, "contract/token". Others that fit (free for all, or behind a generator) are found by the market's search.
/// </summary>
internal sealed class ModelsEndpoint(
    ChatModels chat, AssetQueries assets, AccessViewQueries access, UseOfAssets uses, ChainClock clock, IOptions<OpenAiOptions> options,
    TimeProvider time, ITextEmbedder? embedder = null)
{
    private readonly long started = time.GetUtcNow().ToUnixTimeSeconds();

    public async Task ListAsync(HttpContext context, Account account)
    {
        var ct = context.RequestAborted;
        var held = await access.UsableAsync(
            account, await clock.NowAsync(ct), AssetEmbedding.Tasks, options.Value.MaxListed, ct);
        var rows = await assets.FindManyAsync([.. held.Select(h => h.Asset)], ct);
        await context.Response.WriteAsJsonAsync(
            new
            {
                @object = "list",
                data = Own().Select(name => Of(name, started, "operator")).Concat(
                    held.Where(h => rows.ContainsKey(h.Asset)).Select(h => Of(rows[h.Asset]))),
            },
            ct);
    }

    public async Task OneAsync(HttpContext context, Account account)
    {
        // A slash within a name comes encoded, and stays so.
        var name = ((string)context.Request.RouteValues["model"]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var ct = context.RequestAborted;
        var model = Own().Contains(name) ? Of(name, started, "operator")
            : ModelName.AssetOf(name) is { } id && StorableText.Is(name) ? await OfAssetAsync(account, id, ct)
            : null;
        await (model is null ? OpenAiError.ModelNotFound.WriteAsync(context) : context.Response.WriteAsJsonAsync(model, ct));
    }

    private IEnumerable<string> Own() => [.. chat.All.Select(m => m.Name), .. embedder is null ? (string[])[] : [embedder.Model]];

    private async Task<object?> OfAssetAsync(Account account, AssetId id, CancellationToken ct)
    {
        if (await assets.FindAsync(id, ct) is not { Burnt: false } row
            || (!AssetEmbedding.Tasks.Contains(row.Task ?? "") && chat.Find(row.BaseModel ?? "") is null)
            || !await uses.MayAsync(account, id, ct))
            return null;
        return Of(row);
    }

    private static object Of(AssetRow row) =>
        Of(ModelName.Of(row.Id), row.MintedAt.ToDateTimeOffset().ToUnixTimeSeconds(), row.Owner.Value);

    private static object Of(string id, long created, string owner) => new { id, @object = "model", created, owned_by = owner };
}
