using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Embeddings;
using NeuraNft.Application.Generation;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.OpenAi;

/// <summary>What clients of OpenAI's API ask: they work by changing a URL and a key.</summary>
internal static class OpenAiEndpoints
{
    public static IServiceCollection AddOpenAi(this IServiceCollection services)
    {
        services.AddOptions<OpenAiOptions>().BindConfiguration(OpenAiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OpenAiTurns>().AddSingleton<AssetEmbedding>();
        return services.AddSingleton<EmbeddingsEndpoint>().AddSingleton<CompletionsEndpoint>().AddSingleton<ModelsEndpoint>();
    }

    public static void MapOpenAi(this WebApplication app)
    {
        Map(app, "POST", "/embeddings", ApiScopes.Embed, app.Services.GetRequiredService<EmbeddingsEndpoint>().HandleAsync);
        Map(app, "POST", "/chat/completions", ApiScopes.Generate, app.Services.GetRequiredService<CompletionsEndpoint>().HandleAsync);
        var models = app.Services.GetRequiredService<ModelsEndpoint>();
        Map(app, "GET", "/models", ApiScopes.Embed | ApiScopes.Generate, models.ListAsync);
        Map(app, "GET", "/models/{**model}", ApiScopes.Embed | ApiScopes.Generate, models.OneAsync);
        app.Map(OpenAiError.Prefix + "/{**rest}", context =>
            new OpenAiError(404, "unknown_url", "There is no such address, or not for this method.").WriteAsync(context));
    }

    private static void Map(
        WebApplication app, string method, string path, ApiScopes anyOf, Func<HttpContext, Account, Task> handle) =>
        app.MapMethods(OpenAiError.Prefix + path, [method], async (HttpContext context) =>
        {
            try
            {
                await handle(context, Caller(context.User, anyOf));
            }
            catch (Exception failure) when (ErrorOf(failure) is { } error && !context.Response.HasStarted)
            {
                if (error.Status is 429 or 503)
                    context.Response.Headers.RetryAfter = "2";
                await error.WriteAsync(context);
            }
        });

    private static Account Caller(ClaimsPrincipal user, ApiScopes anyOf)
    {
        var account = user.AnyAccount() ?? throw new OpenAiException(OpenAiError.NoKey);
        return Enum.GetValues<ApiScopes>().Any(s => s != ApiScopes.None && anyOf.HasFlag(s) && user.May(s))
            ? account
            : throw new OpenAiException(OpenAiError.NoScope(
                anyOf.ToString().ToUpperInvariant().Replace(", ", " or ", StringComparison.Ordinal)));
    }

    /// <returns>Null for a bug, which the host answers.</returns>
    internal static OpenAiError? ErrorOf(Exception failure) => failure switch
    {
        OpenAiException refused => refused.Error,
        ChainBehindException => OpenAiError.ChainBehind,
        GenerationException { Code: GenerationException.Busy } busy => new(429, Code(busy), busy.Message, "rate_limit_error"),
        GenerationException { Code: GenerationException.Slow } slow => new(504, Code(slow), slow.Message, "server_error"),
        GenerationException other => new(502, Code(other), other.Message, "server_error"),
        EmbeddingException => new(502, "embedding_failed", "The embedding model failed.", "server_error"),
        _ => null,
    };

    private static string Code(GenerationException failure) => failure.Code.ToLowerInvariant();
}
