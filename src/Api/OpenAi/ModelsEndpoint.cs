using NeuraNft.Application.Inferences;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Embeddings;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.OpenAi;

/// <summary>
/// GET /v1/models: the operator's. Assets are found by the market's search; each that fits answers by its name here, "contract/token".
/// </summary>
internal sealed class ModelsEndpoint(
    ChatModels chat, AssetQueries assets, UseOfAssets uses, TimeProvider time, ITextEmbedder? embedder = null)
{
    private readonly long started = time.GetUtcNow().ToUnixTimeSeconds();

    public Task ListAsync(HttpContext context, Account account) => context.Response.WriteAsJsonAsync(
        new { @object = "list", data = Own().Select(name => Of(name, started, "operator")) }, context.RequestAborted);

    public async Task OneAsync(HttpContext context, Account account)
    {
        // A slash within a name comes encoded, and stays so.
        var name = ((string)context.Request.RouteValues["model"]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var ct = context.RequestAborted;
        var model = Own().Contains(name) ? Of(name, started, "operator")
            : ModelName.AssetOf(name) is { } id && StorableText.Is(name) ? await OfAssetAsync(account, id, name, ct)
            : null;
        await (model is null ? OpenAiError.ModelNotFound.WriteAsync(context) : context.Response.WriteAsJsonAsync(model, ct));
    }

    private IEnumerable<string> Own() => [.. chat.All.Select(m => m.Name), .. embedder is null ? (string[])[] : [embedder.Model]];

    private async Task<object?> OfAssetAsync(Account account, AssetId id, string name, CancellationToken ct)
    {
        if (await assets.FindAsync(id, ct) is not { Burnt: false } row
            || (!AssetEmbedding.Tasks.Contains(row.Task ?? "") && chat.Find(row.BaseModel ?? "") is null)
            || !await uses.MayAsync(account, id, ct))
            return null;
        return Of(name, row.MintedAt.ToDateTimeOffset().ToUnixTimeSeconds(), row.Owner.Value);
    }

    private static object Of(string id, long created, string owner) => new { id, @object = "model", created, owned_by = owner };
}
